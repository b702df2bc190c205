/* sources sha256:32fcfd1ffa9f7e37100db5823eeb724129e30683bc5addc6da85be863ca35bdb */
(() => {
"use strict";
const { ZERO, all, find, floored, fraction, make, own, plus, sayer, share, standing, summary, times } = window.coursewright;

var LEAST = 10;
function disclosable(sizes) {
  let shown2 = sizes.map((size) => size === 0 || size >= LEAST), hidden = sizes.filter((_, n) => !shown2[n]);
  return { shown: shown2, total: hidden.length === 0 || hidden.length > 1 && sum(hidden) >= LEAST };
}
function report(all2) {
  let courses = [...grouped(all2, ({ course }) => course.id)].map(([id, held]) => ofCourse(id, held)), sizes = [...grouped(all2, ({ course }) => course.id).values()].map((held) => held.length), everyone = courses.every(({ partly }) => !partly) && disclosable(sizes).total && all2.length >= LEAST;
  return { courses, people: everyone ? all2.length : null };
}
function ofCourse(id, held) {
  let byVersion = [...grouped(held, ({ course }) => course.version)], { shown: shown2, total } = disclosable(byVersion.map(([, some]) => some.length)), counted = total ? held : byVersion.filter((_, n) => shown2[n]).flatMap(([, some]) => some), title = held[held.length - 1].course.title, versions = byVersion.
  map(([version, some], n) => ({ version, people: shown2[n] ? some.length : null }));
  if (counted.length < LEAST)
    return { id, title, people: null, passed: null, score: null, versions: [], partly: !1, objectives: [], items: [] };
  let passed = counted.filter(({ standing: standing2 }) => standing2.success === "passed").length, items = rows2(counted.flatMap((one) => one.items));
  return {
    id,
    title,
    people: counted.length,
    passed: disclosable([passed, counted.length - passed]).shown.every(Boolean) ? passed : null,
    score: mean(counted.flatMap(({ standing: standing2 }) => standing2.score ? [standing2.score] : [])),
    versions: versions.length > 1 ? versions : [],
    partly: !total,
    objectives: objectivesMayShow(counted) ? rows2(counted.flatMap((one) => one.objectives)) : [],
    items
  };
}
function objectivesMayShow(counted) {
  let sizes = [...grouped(counted.flatMap(({ items }) => items), ({ id }) => id).values()].map((some) => some.length);
  return disclosable(sizes).total;
}
function rows2(entries2) {
  return [...grouped(entries2, ({ id }) => id)].map(([id, some]) => ({ id, mean: mean(some.map(({ share: share2 }) => share2)) }));
}
function mean(shares) {
  let people = shares.length;
  if (people < LEAST) return null;
  let whole2 = shares.reduce((so, [n, d]) => plus(so, rounded(fraction(n, d))), ZERO), share2 = times(whole2, fraction(1, people)), [low, high] = wilson(share2.n / share2.d, people);
  return { people, percent: floored(share2, 100, 0), low: Math.floor(low * 100), high: Math.ceil(high * 100) };
}
function rounded({ n, d }) {
  return fraction(Math.round(n / d * 1e6), 1e6);
}
function wilson(share2, people) {
  let middle = (share2 + 3.8415999999999997 / (2 * people)) / (1 + 3.8415999999999997 / people), half = 1.96 * Math.sqrt(share2 * (1 - share2) / people + 1.96 * 1.96 / (4 * people * people)) / (1 + 1.96 * 1.96 / people);
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}
function grouped(all2, by) {
  let out = new Map();
  for (let one of all2) {
    let key = by(one), some = out.get(key);
    some ? some.push(one) : out.set(key, [one]);
  }
  return out;
}
function sum(numbers) {
  return numbers.reduce((so, one) => so + one, 0);
}
function csv(lines2) {
  let cell = (text) => {
    let safe = /^[=+\-@\t\r]/.test(text) ? "'" + text : text;
    return /[",\r\n]/.test(safe) ? '"' + safe.replace(/"/g, '""') + '"' : safe;
  };
  return lines2.map((line) => line.map(cell).join(",") + `\r
`).join("");
}

function constants(count, power) {
  let primes = [];
  for (let n = 2; primes.length < count; n++) primes.every((prime) => n % prime) && primes.push(n);
  return primes.map((prime) => prime ** power % 1 * 4294967296 | 0);
}
var START = constants(8, 1 / 2), ROUNDS = constants(64, 1 / 3);
function sha256(text) {
  let bytes = padded(new TextEncoder().encode(text)), state = START;
  for (let at = 0; at < bytes.byteLength; at += 64) state = block(state, new DataView(bytes.buffer, at, 64));
  return state.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}
function padded(message) {
  let out = new Uint8Array(message.length + 72 >> 6 << 6);
  out.set(message), out[message.length] = 128;
  let tail = new DataView(out.buffer);
  return tail.setUint32(out.length - 8, Math.floor(message.length * 8 / 4294967296)), tail.setUint32(out.length - 4, message.length * 8 % 4294967296), out;
}
var turned = (word, by) => word >>> by | word << 32 - by;
function block(before, words) {
  let w = [];
  for (let t = 0; t < 64; t++)
    if (t < 16) w.push(words.getInt32(t * 4));
    else {
      let [two, fifteen] = [w[t - 2], w[t - 15]], small1 = turned(two, 17) ^ turned(two, 19) ^ two >>> 10, small0 = turned(fifteen, 7) ^ turned(fifteen, 18) ^ fifteen >>> 3;
      w.push(small1 + w[t - 7] + small0 + w[t - 16] | 0);
    }
  let [a, b, c, d, e, f, g, h] = before;
  for (let t = 0; t < 64; t++) {
    let one = h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + (e & f ^ ~e & g) + ROUNDS[t] + w[t], two = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + (a & b ^ a & c ^ b & c);
    [h, g, f, e, d, c, b, a] = [g, f, e, d + one | 0, c, b, a, one + two | 0];
  }
  return [a, b, c, d, e, f, g, h].map((word, n) => word + before[n] | 0);
}

var FORMAT = "coursewright-results", VERSION = 1;
function digest(content) {
  return "sha256:" + sha256(canonical(content));
}
function canonical(value) {
  if (Array.isArray(value)) return "[" + value.map(canonical).join(",") + "]";
  if (typeof value != "object" || value === null) return JSON.stringify(value);
  let table2 = value;
  return "{" + Object.keys(table2).sort().map((name) => JSON.stringify(name) + ":" + canonical(table2[name])).join(",") + "}";
}

var MOST_BYTES = 1e6, MOST_ENTRIES = 2e4, MOST_CHARACTERS = 500;
function readResults(text) {
  let found;
  try {
    found = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return "broken";
  }
  if (!isTable(found) || found.format !== FORMAT) return "foreign";
  if (found.version !== VERSION) return "version";
  if (!hasShape(found)) return "shape";
  let { digest: claimed, ...content } = found;
  return digest(content) === claimed ? found : "changed";
}
function hasShape(found) {
  let { course, standing: standing2 } = found;
  return isTable(course) && isTable(standing2) && [found.exported, found.digest, course.id, course.title, course.version, course.language].every(isWord) && (!("name" in found) || isWord(found.name)) && typeof standing2.completion == "boolean" && ["passed", "failed", "unknown"].includes(standing2.success) &&
  isShareOrNull(standing2.score) && isList(found.lessons, isWord) && isList(found.activities, isActivity) && isList(found.objectives, (one) => isTable(one) && isWord(one.id) && isShare(one.share)) && isList(found.items, (one) => isTable(one) && isWord(one.id) && isWord(one.activity) && isShare(one.share));
}
function isActivity(one) {
  return isTable(one) && isWord(one.id) && isWord(one.sort) && typeof one.complete == "boolean" && typeof one.succeeded == "boolean" && isShareOrNull(one.score) && Number.isSafeInteger(one.attempts) && one.attempts >= 0;
}
var isTable = (value) => typeof value == "object" && value !== null && !Array.isArray(value), isWord = (value) => typeof value == "string" && value.length <= MOST_CHARACTERS, isList = (value, fits) => Array.isArray(value) && value.length <= MOST_ENTRIES && value.every(fits), isShareOrNull = (value) => value ===
null || isShare(value);
function isShare(value) {
  if (!Array.isArray(value) || value.length !== 2 || !value.every(Number.isSafeInteger)) return !1;
  let [n, d] = value;
  return n >= 0 && n <= d && d > 0;
}

function download(name, type, text) {
  let address = URL.createObjectURL(new Blob([text], { type: type + ";charset=utf-8" })), link = make("a", { href: address, download: name, hidden: !0 });
  document.body.append(link), link.click(), link.remove(), setTimeout(() => URL.revokeObjectURL(address), 1e4);
}
function isoDay(day) {
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

var MOST_FILES = 5e3;
function mount(element) {
  let data = JSON.parse(find("script", element).textContent), say = sayer(data.strings), input = find("input[type=file]", element), held = [], passed = [], show = () => {
    find(".summary", element).textContent = say("collect-summary", { counted: held.length, passed: passed.length });
    let list = find(".passed", element);
    list.hidden = passed.length === 0, find("ul", list).replaceChildren(...passed.map(({ file, why }) => make("li", {}, say(`collect-${why}`, { file })))), find(".report", element).replaceChildren(...held.length ? shown(held, data, say) : []);
    for (let button of all("button", element)) button.hidden = held.length === 0;
  };
  input.addEventListener("change", async () => {
    let files = [...input.files ?? []];
    (await Promise.all(files.map((file, n) => reading(file, held.length + n)))).forEach((one, n) => {
      let file = files[n].name;
      typeof one == "string" ? passed.push({ file, why: one }) : { held, passed } = taken(held, passed, one, file);
    }), input.value = "", show();
  }), find(".save", element).addEventListener(
    "click",
    () => download(`results-${isoDay(new Date())}.csv`, "text/csv", "\uFEFF" + csv(lines(held, data, say)))
  ), find(".print", element).addEventListener("click", () => window.print()), find(".forget", element).addEventListener("click", () => {
    held = [], passed = [], show(), input.focus();
  }), find(".gather", element).hidden = !1;
}
async function reading(file, before) {
  if (before >= MOST_FILES) return "many";
  if (file.size > MOST_BYTES) return "large";
  try {
    return readResults(await file.text());
  } catch {
    return "unreadable";
  }
}
function taken(held, passed, one, file) {
  if (held.some(({ digest: digest2 }) => digest2 === one.digest)) return { held, passed: [...passed, { file, why: "twice" }] };
  let who = (results) => JSON.stringify([results.course.id, results.name?.normalize("NFKC").toLowerCase()]), other = one.name ? held.find((before) => before.name && who(before) === who(one)) : void 0;
  return other ? { held: other.exported > one.exported ? held : held.map((before) => before === other ? one : before), passed: [...passed, { file, why: "older" }] } : { held: [...held, one], passed };
}
function shown(held, data, say) {
  let { courses, people } = report(held), whole2 = people === null ? say("collect-people-hidden") : say("collect-people", { count: people });
  return [make("p", { class: "everyone" }, whole2), ...courses.map((one) => section(one, data, say))];
}
function section(one, data, say) {
  let heading = make("h2", {}, one.title);
  if (one.people === null) return make("section", {}, heading, make("p", {}, say("collect-hidden", { least: LEAST })));
  let course = own(data.courses, one.id), facts = [
    say("collect-people", { count: one.people }),
    one.passed === null ? say("collect-passed-hidden") : say("collect-passed", { passed: one.passed, people: one.people }),
    say("collect-score", { mean: told(one.score, say) }),
    ...one.versions.map(({ version, people }) => say("collect-of-version", { version, people: people ?? say("collect-few") })),
    ...one.partly ? [say("collect-partly")] : [],
    ...course ? [] : [say("collect-unknown")]
  ], named = (id, names = {}) => own(names, id) ?? id;
  return make(
    "section",
    {},
    heading,
    make("ul", {}, ...facts.map((fact) => make("li", {}, fact))),
    one.objectives.length ? table(say("collect-objectives"), one.objectives, (id) => named(id, course?.objectives), say) : make("p", {}, say("collect-objectives-hidden")),
    table(say("collect-items"), one.items, (id) => named(id, course?.items), say)
  );
}
function table(title, rows3, named, say) {
  if (!rows3.length) return null;
  let head = ["collect-what", "collect-count", "collect-mean"].map((key) => make("th", { scope: "col" }, say(key))), body = rows3.map(
    ({ id, mean: mean2 }) => make(
      "tr",
      {},
      make("th", { scope: "row" }, named(id)),
      make("td", {}, mean2 ? String(mean2.people) : say("collect-few")),
      make("td", {}, told(mean2, say))
    )
  ), held = make("table", {}, make("caption", {}, title), make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...body));
  return make("div", { class: "table", role: "group", "aria-label": title, tabindex: 0 }, held);
}
function told(mean2, say) {
  return mean2 ? say("collect-interval", { percent: mean2.percent, low: mean2.low, high: mean2.high }) : say("collect-few");
}
function lines(held, data, say) {
  let cells = (mean2) => mean2 ? [String(mean2.people), mean2.percent, String(mean2.low), String(mean2.high)] : [say("collect-few"), "", "", ""], out = [["course", "what", "id", "text", "people", "percent", "low", "high"]];
  for (let one of report(held).courses) {
    let names = own(data.courses, one.id), few = say("collect-few");
    if (out.push([one.id, "people", "", one.title, String(one.people ?? few), "", "", ""]), one.people !== null) {
      out.push([one.id, "passed", "", "", String(one.passed ?? few), "", "", ""], [one.id, "score", "", "", ...cells(one.score)]);
      for (let { version, people } of one.versions) out.push([one.id, "version", version, "", String(people ?? few), "", "", ""]);
      for (let { id, mean: mean2 } of one.objectives)
        out.push([one.id, "objective", id, own(names?.objectives ?? {}, id) ?? "", ...cells(mean2)]);
      for (let { id, mean: mean2 } of one.items) out.push([one.id, "item", id, own(names?.items ?? {}, id) ?? "", ...cells(mean2)]);
    }
  }
  return out;
}
document.addEventListener("DOMContentLoaded", () => all("main.collector", document).forEach(mount));
Object.assign(window.coursewright ??= {}, { taken });
})();
