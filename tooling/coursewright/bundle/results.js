/* sources sha256:32fcfd1ffa9f7e37100db5823eeb724129e30683bc5addc6da85be863ca35bdb */
(() => {
"use strict";
const { all, assessmentRecord, entries, find, floored, follow, joined, make, own, result, share, standing, stateOf, whole, earned, take } = window.coursewright;

var certificateView = {
  selector: "main.certificate",
  mount(element, session, data) {
    let form = find("form", element), name = find("input", form);
    name.addEventListener("input", () => {
      find(".sheet .name", element).textContent = name.value;
    }), form.addEventListener("submit", (event) => {
      event.preventDefault(), window.print();
    });
    let date = new Intl.DateTimeFormat(data.course.language, { dateStyle: "long" });
    find(".sheet .date", element).textContent = date.format(new Date()), follow(session, () => show(element, session, data));
  }
};
function show(element, session, data) {
  let { completion, success } = session.standing(), { weights, required } = data.course, earned2 = Object.keys(weights).length > 0 || required.length > 0 ? success === "passed" : completion;
  find("form", element).hidden = !earned2;
  let sheet = find(".sheet", element);
  sheet.hidden = !earned2;
  for (let one of all(".whole-course", sheet)) one.hidden = !completion;
  left(find(".left", element), session, data, earned2);
  let done = data.course.contents.filter((one) => stateOf(data, session.record, one) === "done").map(({ id }) => id), also = Object.keys(data.course.activities).filter((id) => result(data, session.record, id).complete), known = new Set([...done, ...also]);
  for (let one of all("[data-practised]", sheet))
    one.hidden = !one.dataset.practised.split(" ").some((id) => known.has(id));
  scores(sheet, session, data);
}
function left(section, session, data, earned2) {
  let { record } = session, { open = "", short = "", score: words = "", failed = "", mastery = "" } = section.dataset, { success, score } = session.standing();
  for (let row of all(".parts [data-step]", section)) {
    let id = row.dataset.step, one = result(data, record, id), missed = one.complete && !one.succeeded && data.course.required.includes(id);
    if (row.hidden = earned2 || one.complete && !missed, row.hidden) continue;
    let link = find("a", row), percent = one.score ? floored(one.score, 100, 1) : "0", [before = "", after = ""] = (missed ? short.replace("{percent}", percent) : open).split("{title}");
    row.replaceChildren(before, link, after);
  }
  let unread = data.course.contents.filter((one) => stateOf(data, record, one) !== "done"), rows2 = all(".lessons [data-step]", section);
  for (let row of rows2) row.hidden = !unread.some(({ id }) => id === row.dataset.step);
  find(".lessons", section).hidden = rows2.every((row) => row.hidden), find("h2", section).hidden = earned2;
  let said = find(".score", section), reached = !earned2 && score ? floored(score, 100, 1) : "";
  said.hidden = earned2 || !reached && success !== "failed", said.textContent = (success === "failed" ? failed : words).replace("{percent}", reached).replace("{mastery}", mastery), section.hidden = [...all("[data-step]", section)].every((row) => row.hidden) && said.hidden;
}
function scores(sheet, session, data) {
  let table = find(".scores", sheet);
  if (!table) return;
  let { points = "", share: share2 = "", done = "" } = table.dataset;
  for (let row of all("[data-part]", table)) {
    let { score: score2, complete } = result(data, session.record, row.dataset.part), possible = Number(row.dataset.possible ?? 0), of = (factor, words) => words.replace(/\{points\}|\{percent\}/, floored(score2, factor, 1)).replace("{possible}", String(factor)), told = score2 && (possible ? of(possible,
    points) : of(100, share2));
    find(".earned", row).textContent = told ?? (complete ? done : "–");
  }
  let { score } = session.standing(), whole2 = find(".whole", table);
  whole2.textContent = score ? share2.replace("{percent}", floored(score, 100, 1)) : "–", whole2.closest("tr").hidden = !score;
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

var FORMAT = "coursewright-results", VERSION = 1, ratio = (one) => [one.n, one.d];
function results(data, record, about, name, exported) {
  let { completion, success, score } = standing(data, record), shown = Object.assign({}, ...joined).activities?.objectives(data, record), content = {
    format: FORMAT,
    version: VERSION,
    exported,
    ...name ? { name } : {},
    course: { id: data.course.id, title: about.title, version: about.version, language: data.course.language },
    standing: { completion, success, score: score && ratio(score) },
    lessons: [...record.lessons],
    activities: Object.entries(data.course.activities).map(([id, { sort }]) => {
      let one = result(data, record, id), attempts = sort === "assessment" ? assessmentRecord(record, id).attempts : Number(one.complete);
      return { id, sort, complete: one.complete, succeeded: one.succeeded, score: one.score && ratio(one.score), attempts };
    }),
    objectives: Object.entries(shown ?? {}).map(([id, one]) => ({ id, share: ratio(one) })),
    items: Object.keys(data.assessments).flatMap((activity) => items(data, record, activity))
  };
  return { ...content, digest: digest(content) };
}
function items(data, record, activity) {
  let { attempt } = assessmentRecord(record, activity);
  return attempt?.score ? attempt.items.flatMap((id) => {
    let item = own(data.items, id);
    return item && item.points > 0 ? [{ id, activity, share: ratio(share(item, own(attempt.answers, id))) }] : [];
  }) : [];
}
function digest(content) {
  return "sha256:" + sha256(canonical(content));
}
function canonical(value) {
  if (Array.isArray(value)) return "[" + value.map(canonical).join(",") + "]";
  if (typeof value != "object" || value === null) return JSON.stringify(value);
  let table = value;
  return "{" + Object.keys(table).sort().map((name) => JSON.stringify(name) + ":" + canonical(table[name])).join(",") + "}";
}

function download(name, type, text) {
  let address = URL.createObjectURL(new Blob([text], { type: type + ";charset=utf-8" })), link = make("a", { href: address, download: name, hidden: !0 });
  document.body.append(link), link.click(), link.remove(), setTimeout(() => URL.revokeObjectURL(address), 1e4);
}
function isoDay(day) {
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

var takeAlongView = {
  selector: ".take-along",
  mount(element, session, data) {
    let { title = "", version = "", saved = "" } = element.dataset, name = find("input", element);
    element.hidden = !1, find("form", element).addEventListener("submit", (event) => {
      event.preventDefault();
      let day = isoDay(new Date()), held = results(data, session.record, { title, version }, name.value.trim(), day), file = `results-${data.course.id}-${version}-${day}.json`;
      download(file, "application/json", JSON.stringify(held, null, 1) + `
`), find(".saved", element).textContent = saved.replace("{file}", file);
    });
  }
};

joined.push({ views: [certificateView, takeAlongView] });
})();
