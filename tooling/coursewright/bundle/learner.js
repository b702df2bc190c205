/* sources sha256:32fcfd1ffa9f7e37100db5823eeb724129e30683bc5addc6da85be863ca35bdb */
(() => {
"use strict";
function make(name, properties = {}, ...children) {
  return furnish(document.createElement(name), properties, children);
}
function draw(name, properties = {}, ...children) {
  return furnish(document.createElementNS("http://www.w3.org/2000/svg", name), properties, children);
}
function furnish(element, properties, children) {
  for (let [name, value] of Object.entries(properties))
    typeof value == "function" ? element.addEventListener(name, value) : value != null && value !== !1 && element.setAttribute(name, value === !0 ? "" : String(value));
  return element.append(...children.filter((child) => child != null && child !== !1)), element;
}
function find(selector, within) {
  return within.querySelector(selector);
}
function all(selector, within) {
  return [...within.querySelectorAll(selector)];
}
function copied(from) {
  return [...from?.childNodes ?? []].map((node) => {
    let copy = node.cloneNode(!0);
    if (copy instanceof Element) for (let e of [copy, ...copy.querySelectorAll("[id]")]) e.removeAttribute("id");
    return copy;
  });
}
function focusOn(element, scroll = !0) {
  element.tabIndex = -1, element.focus({ preventScroll: !0 }), scroll && element.scrollIntoView({ block: "start" });
}
function sayer(strings) {
  let plurals = new Intl.PluralRules(document.documentElement.lang || "en"), chosen = (key, count) => typeof count == "number" ? strings[`${key}-${plurals.select(count)}`] : void 0;
  return (key, values = {}) => (chosen(key, values.count) ?? strings[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}

function controlsOf(form) {
  return all("input,select,textarea", form);
}
var optionOf = (control) => control.closest(".option").dataset.option;
function readControls(form, item) {
  let controls = controlsOf(form);
  if (["true-false", "choice", "likert"].includes(item.form)) {
    let chosen = controls.filter((control) => control.checked).map(({ value }) => value);
    return chosen.length ? item.form === "choice" ? chosen : chosen[0] : void 0;
  }
  let filled = controls.filter(({ value }) => value.trim());
  if (filled.length)
    return item.form === "matching" ? Object.fromEntries(filled.map((control) => [optionOf(control), control.value])) : item.form === "fill-in" ? controls.map(({ value }) => value) : controls[0].value;
}
function writeControls(form, answer) {
  let values = typeof answer == "object" ? Object.values(answer) : [answer ?? ""];
  controlsOf(form).forEach((control, n) => {
    control instanceof HTMLSelectElement ? control.value = answer?.[optionOf(control)] ?? "" : control.type === "radio" || control.type === "checkbox" ? control.checked = values.includes(control.value) : control.value = values[n] ?? "";
  }), form.dispatchEvent(new Event("shown"));
}

var DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g, SEPARATOR = /\u066b/g, SIDES = /[\u200e\u200f\u061c]/g;
function western(text) {
  return text.replace(DIGITS, (digit) => String(digit.charCodeAt(0) & 15)).replace(SEPARATOR, ",").replace(SIDES, "");
}

function fraction(n, d = 1) {
  let divisor = common(Math.abs(n), Math.abs(d)) * (d < 0 ? -1 : 1);
  return { n: n / divisor, d: d / divisor };
}
var ZERO = { n: 0, d: 1 }, ONE = { n: 1, d: 1 };
function plus(a, b) {
  let shared = common(a.d, b.d);
  return fraction(a.n * (b.d / shared) + b.n * (a.d / shared), a.d * (b.d / shared));
}
function times(a, b) {
  let one = fraction(a.n, b.d), other = fraction(b.n, a.d);
  return { n: one.n * other.n, d: one.d * other.d };
}
function compare(a, b) {
  return Number(BigInt(a.n) * BigInt(b.d) - BigInt(b.n) * BigInt(a.d));
}
function most(a, b) {
  return compare(a, b) < 0 ? b : a;
}
function floored(a, factor, places) {
  let rest = a.n * factor, text = String(Math.floor(rest / a.d));
  rest %= a.d;
  for (let place = 0; place < places && rest > 0; place++)
    rest *= 10, text += (place === 0 ? "." : "") + Math.floor(rest / a.d), rest %= a.d;
  return text.replace(/\.(\d*?)0+$/, (_, kept) => kept ? "." + kept : "");
}
function common(a, b) {
  for (; b > 0; ) [a, b] = [b, a % b];
  return a || 1;
}

function own(table, key) {
  return Object.prototype.hasOwnProperty.call(table, key) ? table[key] : void 0;
}

function share(item, answer) {
  if (answer === void 0) return ZERO;
  switch (item.form) {
    case "true-false":
      return answer === String(item.key) ? ONE : ZERO;
    case "choice":
      return ofChoice(item, listed(answer));
    case "matching":
      return ofPairs(item.pairs ?? {}, paired(answer));
    case "sequencing":
      return ofOrder(item.steps ?? [], listed(answer));
    case "fill-in":
      return ofGaps(item, listed(answer));
    case "numeric":
      return ofNumber(item, answer);
    case "likert":
    case "long-fill-in":
      return ZERO;
  }
}
function ofChoice(item, answer) {
  let keys = new Set(item.keys), chosen = item.options.filter((id) => answer.includes(id)), right = chosen.filter((id) => keys.has(id)).length;
  return fraction(Math.max(0, right - (chosen.length - right)), keys.size || 1);
}
function ofPairs(pairs, answer) {
  let lefts = Object.keys(pairs), right = lefts.filter((left) => own(answer, left) === pairs[left]).length;
  return fraction(right, lefts.length || 1);
}
function ofOrder(steps, answer) {
  let placed = [...new Set(answer)].filter((id) => steps.includes(id));
  if (steps.length < 2) return fraction(placed.length, steps.length || 1);
  let kept = placed.filter((id, at) => at > 0 && steps.indexOf(id) - steps.indexOf(placed[at - 1]) === 1);
  return fraction(kept.length, steps.length - 1);
}
function ofGaps(item, answer) {
  let gaps = item.gaps ?? [], right = gaps.filter((_, at) => gapIsRight(item, at, answer[at] ?? "")).length;
  return fraction(right, gaps.length || 1);
}
function gapIsRight(item, gap, text) {
  return (item.gaps?.[gap]?.answers ?? []).some((pattern) => matches(pattern, text, item.caseMatters === !0));
}
function matches(pattern, text, caseMatters) {
  let typed = folded(text, caseMatters), [first = "", ...others] = folded(pattern, caseMatters).split("*"), last = others.pop();
  if (!typed) return !1;
  if (last === void 0) return typed === first;
  if (!typed.startsWith(first) || !typed.endsWith(last)) return !1;
  let from = first.length;
  for (let piece of others) {
    let found = typed.indexOf(piece, from);
    if (found < 0) return !1;
    from = found + piece.length;
  }
  return from <= typed.length - last.length;
}
var BLANKS = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;
function tidied(text) {
  return text.split(BLANKS).filter(Boolean).join(" ");
}
function folded(text, caseMatters) {
  let tidy = tidied(text.normalize("NFC"));
  return caseMatters ? tidy : tidy.toUpperCase().toLowerCase().replace(/ς/g, "σ");
}
function ofNumber(item, answer) {
  let typed = typeof answer == "string" ? decimal(answer) : null, low = decimal(item.low ?? ""), high = decimal(item.high ?? "");
  return typed && low && high && order(low, typed) <= 0 && order(typed, high) <= 0 ? ONE : ZERO;
}
function decimal(text) {
  let found = /^([+\-\u2212]?)([0-9]*)(?:[.,]([0-9]*))?$/.exec(tidied(western(text)));
  if (!found || !(found[2] || found[3])) return null;
  let whole2 = found[2].replace(/^0+/, ""), part = (found[3] ?? "").replace(/0+$/, "");
  return { sign: found[1] && found[1] !== "+" && whole2 + part ? -1 : 1, whole: whole2, part };
}
function order(a, b) {
  if (a.sign !== b.sign) return a.sign;
  let size = a.whole.length - b.whole.length, [left, right] = [a.whole + "." + a.part, b.whole + "." + b.part];
  return a.sign * (size || (left < right ? -1 : +(left > right)));
}
function listed(answer) {
  return Array.isArray(answer) ? answer : typeof answer == "string" ? [answer] : [];
}
function paired(answer) {
  return typeof answer == "object" && !Array.isArray(answer) ? answer : {};
}

var mark = (at, right, told = [at], word = "off") => ({ at, state: right ? "right" : "other", word: right ? "right" : word, told });
function marks(item, answer, reveal) {
  return item.form === "likert" ? answer ? [{ ...mark(answer, !0), state: "" }] : [] : item.form === "true-false" || item.form === "choice" ? optionMarks(item, answer, reveal) : answer === void 0 || item.form === "long-fill-in" ? [] : item.form === "numeric" ? [mark("1", isRight(item, answer))] : item.
  form === "matching" ? Object.keys(item.pairs).map((left) => mark(left, pairRight(item, answer, left))) : item.form === "sequencing" ? stepMarks(item, answer) : item.gaps.map((gap, n) => {
    let text = answer[n] ?? "", foreseen = gap.foreseen.findIndex((pattern) => matches(pattern, text, !!item.caseMatters));
    return mark(`${n + 1}`, gapIsRight(item, n, text), [`${n + 1}-${foreseen + 1}`, `${n + 1}`]);
  });
}
function optionMarks(item, answer, reveal) {
  let chosen = [].concat(answer ?? []), keys = item.keys ?? [String(item.key)], missed = reveal ? keys.filter((key) => !chosen.includes(key)) : [];
  return [
    ...chosen.map((id) => mark(id, keys.includes(id), [id], "other")),
    ...missed.map((id) => ({ ...mark(id, !0), word: "missed" }))
  ];
}
function stepMarks(item, answer) {
  return answer.slice(1).map((id, n) => {
    let follows = item.steps.indexOf(id) === item.steps.indexOf(answer[n]) + 1;
    return { ...mark(id, follows), word: follows ? "follows" : "stray" };
  });
}
var pairRight = (item, answer, left) => answer[left] === item.pairs[left];
function isRight(item, answer) {
  let part = share(item, answer);
  return part.n === part.d;
}
function verdict(item, answer, say) {
  let told = (mark3, key, values = {}) => ({ words: say(`verdict-${key}`, values), mark: mark3 });
  if (item.form === "likert" || item.form === "long-fill-in") return told(null, "noted");
  if (answer === void 0) return told(null, "none");
  if (isRight(item, answer)) return told("right", "right");
  let given = marks(item, answer, !0), of = given.filter((m) => m.word !== "other").length, found = given.filter((m) => m.word === "right" || m.word === "follows").length;
  if (of < 2) return told("other", "wrong");
  if (!found) return told("other", "nothing", { of });
  let stray = given.length - of, { words, mark: mark2 } = told("partly", item.form === "sequencing" ? "order" : "partly", { found, of });
  return { words: stray ? `${words} ${say("verdict-stray", { stray })}` : words, mark: mark2 };
}

function regions(form) {
  let rows2 = all("[data-region]", form), image = find(".stem img", form);
  if (!rows2.length || !image) return;
  let drawing = draw("svg", { class: "regions", "aria-hidden": "true", preserveAspectRatio: "none" }), frame = make("span", { class: "hotspot" });
  image.replaceWith(frame), frame.append(image, drawing), image.addEventListener("load", sketch), sketch();
  function sketch() {
    let tall = image.naturalWidth ? 100 * image.naturalHeight / image.naturalWidth : 100;
    drawing.setAttribute("viewBox", `0 0 100 ${tall}`), drawing.replaceChildren(...rows2.map((row) => {
      let [shape, ...numbers] = row.dataset.region.split(" "), [x, y, width, height] = numbers.map(Number), down = y * tall / 100, box = find("input", row), place = shape === "circle" ? draw("circle", { cx: x, cy: down, r: width, click: choose }) : draw("rect", { x, y: down, width, height: height * tall /
      100, rx: 1, click: choose });
      function choose() {
        box.click(), box.focus();
      }
      return place;
    })), shown();
  }
  function shown() {
    rows2.forEach((row, n) => drawing.children[n]?.classList.toggle("chosen", find("input", row).checked));
  }
  form.addEventListener("change", shown), form.addEventListener("shown", shown);
}

function arrange(form, say, status) {
  let list = find(".options", form), first = rows2(), moved = !1;
  function rows2() {
    return all(".step", list);
  }
  function button(row, by, key) {
    let words = find("label,.label", row).textContent.trim();
    return make("button", { type: "button", class: `move ${key}`, "aria-label": say(key, { step: words }), click });
    function click(event) {
      let order2 = rows2(), place = order2.indexOf(row) + by;
      order2[place] && (order2[place][by < 0 ? "before" : "after"](row), moved = !0, event.currentTarget.focus(), form.dispatchEvent(new Event("change", { bubbles: !0 })), status.replaceChildren(make("p", {}, say("step-moved", { place: place + 1, of: order2.length }))), ends());
    }
  }
  function ends() {
    rows2().forEach((row, n, { length }) => {
      find(".step-up", row).setAttribute("aria-disabled", String(!n)), find(".step-down", row).setAttribute("aria-disabled", String(n === length - 1));
    });
  }
  list.setAttribute("role", "list");
  for (let row of first)
    row.setAttribute("role", "listitem"), find("label", row)?.removeAttribute("for"), find("input", row).replaceWith(make("span", { class: "moves" }, button(row, -1, "step-up"), button(row, 1, "step-down")));
  return ends(), {
    read: (asItStands) => moved || asItStands ? rows2().map((row) => row.dataset.option) : void 0,
    write: (order2) => {
      moved = !!order2;
      let place = (row) => order2 ? order2.indexOf(row.dataset.option) : first.indexOf(row);
      list.append(...rows2().sort((a, b) => place(a) - place(b))), ends();
    }
  };
}

var Card = class {
  constructor(element, item, words) {
    this.element = element;
    this.item = item;
    this.words = words;
    this.told = [];
    this.form = find("form", element), this.verdict = find(".verdict", element), this.answers = find(".answers", element), this.steps = item.form === "sequencing" ? arrange(this.form, words, this.verdict) : null, this.answers && (this.answers.hidden = !0), regions(this.form);
  }
  /** What is answered so far; `asItStands` takes steps that nobody moved for an answer. */
  read(asItStands = !1) {
    return this.steps ? this.steps.read(asItStands) : readControls(this.form, this.item);
  }
  write(answer) {
    this.steps ? this.steps.write(answer) : writeControls(this.form, answer);
  }
  /** Marks what was chosen and tells why; `reveal` marks what would have been right too. */
  tell(answer, reveal) {
    this.clear();
    for (let mark2 of marks(this.item, answer, reveal)) this.show(mark2);
    if (!this.answers) return;
    let why = find("[data-why]", this.answers);
    why && this.add(make("div", { class: "why" }, ...copied(why)), null, ".actions"), this.answers.hidden = !1;
  }
  /** Takes marks and reasons away. */
  clear() {
    for (let note of this.told.splice(0)) note.remove();
    for (let marked of all("[data-mark]", this.form))
      marked.removeAttribute("data-mark"), marked.removeAttribute("aria-describedby");
    this.verdict.replaceChildren(), this.answers && (this.answers.hidden = !0);
  }
  lock(locked) {
    for (let control of [...controlsOf(this.form), ...all(".move", this.form)]) control.disabled = locked;
  }
  /** Says one sentence beneath the question, with the shape that goes with it. */
  say(words, mark2 = null) {
    this.verdict.replaceChildren(...words ? [make("p", { "data-mark": mark2 }, words)] : []);
  }
  show({ at, state, word, told }) {
    let row = all(".option", this.form).find((one) => one.dataset.option === at), control = row ? find("input,select", row) : controlsOf(this.form)[Number(at) - 1], place = row ?? control?.closest(".field"), id = `${this.element.id}-told-${at}`, reason = told.map((name) => this.answers && find(`[dat\
a-feedback="${name}"]`, this.answers)).find(Boolean), gap = place ? "" : `${this.words("item-gap", { number: at })}: `, words = state && (row || !place) && make("p", { class: `mark ${state}`, id }, gap + this.words(`mark-${word}`));
    if (state) for (let marked of [row, control]) marked?.setAttribute("data-mark", word === "missed" ? word : state);
    words && control?.setAttribute("aria-describedby", id), (words || reason) && this.add(make("div", { class: "told" }, words, ...copied(reason ?? null)), place);
  }
  add(note, place, before = ".verdict") {
    place ? place.append(note) : find(before, this.form).before(note), this.told.push(note);
  }
};

var itemView = {
  selector: ".item",
  mount(element, session, data) {
    let id = element.dataset.item, item = data.items[id];
    !item || element.closest("[data-assessment]") || practice(element, id, item, session, data);
  }
};
function practice(element, id, item, session, data) {
  let say = sayer(data.strings), sheet = new Card(element, item, say), form = find("form", element), check = find(".check", form), open = item.form === "long-fill-in", answers = find(".answers", element), checked = !1;
  function label() {
    check.className = checked ? "check quiet" : "check button", check.textContent = say(checked ? "item-again" : open ? "item-compare" : "item-check");
  }
  function tell(answer) {
    checked = !0, sheet.tell(answer, !1);
    let { words, mark: mark2 } = verdict(item, answer, say);
    sheet.say(mark2 && mark2 !== "right" ? `${words} ${say("verdict-try")}` : words, mark2), open && answers && (answers.open = !0), label();
  }
  function again() {
    checked = !1, sheet.clear(), label();
  }
  form.addEventListener("submit", (event) => {
    if (event.preventDefault(), checked) {
      again(), sheet.write(void 0), find("input,select,textarea,.move", form)?.focus();
      return;
    }
    let answer = sheet.read(!0);
    if (answer === void 0) return sheet.say(say("item-first"));
    tell(answer), item.private || session.dispatch({ kind: "item-answered", item: id, answer }), find("[data-mark] .told, .told", form)?.scrollIntoView({ block: "nearest" });
  }), form.addEventListener("change", () => checked && again()), check.hidden = open && !answers, label();
  let kept = session.record.practice[id];
  kept !== void 0 && !item.private && (sheet.write(kept), tell(kept), sheet.say(""));
}

var noticeView = {
  selector: "main",
  mount(element, session, data) {
    let say = sayer(data.strings), place = make("div", { role: "status", class: "notices" });
    element.prepend(place), session.onNotice((notice) => {
      if (place.replaceChildren(), !notice) return;
      let again = () => {
        notice.retry(), find("h1", element)?.focus();
      };
      place.append(make(
        "div",
        { class: "notice" },
        make("p", {}, say(`notice-${notice.trouble}`)),
        !["review", "over"].includes(notice.trouble) && make("button", { type: "button", class: "quiet", click: again }, say("notice-retry"))
      ));
    });
  }
};

var EMPTY = {
  place: "",
  lessons: [],
  practice: {},
  assessments: {},
  scenarios: {},
  elsewhere: []
}, NO_ATTEMPT = { attempts: 0, best: null, attempt: null }, NOT_PLAYED = {
  complete: !1,
  best: null,
  begun: !1,
  variant: "",
  path: [],
  seed: 0,
  practice: !1,
  skipped: !1
};
function step(data, record, event, activities) {
  switch (event.kind) {
    case "visited":
      return data.course.contents.some(({ id }) => id === event.content) ? { ...record, place: event.content } : record;
    case "lesson-done":
      return record.lessons.includes(event.lesson) ? record : { ...record, lessons: [...record.lessons, event.lesson] };
    case "item-answered":
      return own(data.items, event.item) ? { ...record, practice: { ...record.practice, [event.item]: event.answer } } : record;
    default:
      return activities ? activities.step(data, record, event) : record;
  }
}
function assessmentRecord(record, id) {
  return own(record.assessments, id) ?? NO_ATTEMPT;
}
function scenarioRecord(record, id) {
  return own(record.scenarios, id) ?? NOT_PLAYED;
}

var NOTHING = { complete: !1, succeeded: !1, score: null, open: !0 };
function standing(data, record, host = null) {
  let { weights, required, contents, mastery } = data.course, of = (id) => result(data, record, id), counted = [...Object.keys(weights), ...required], scored = Object.keys(weights).filter((id) => own(data.course.activities, id)?.scored), weighed = (share2) => mean(scored.map((id) => [share2(of(id)),
  weights[id]])), allComplete = counted.every((id) => of(id).complete), score = allComplete && scored.length > 0 ? weighed((one) => one.score ?? ZERO) : null, reachable = weighed((one) => one.open ? ONE : one.score ?? ZERO), requirements = host ? [] : required.map(of), goal = ratio(host ?? mastery),
  lessons = contents.filter((content) => content.sort === "lesson"), passed = allComplete && counted.length > 0 && (score === null || compare(score, goal) >= 0) && requirements.every((one) => one.succeeded), lost = requirements.some((one) => !one.succeeded && !one.open) || score !== null && compare(
  reachable, goal) < 0;
  return {
    completion: allComplete && lessons.every((lesson) => record.lessons.includes(lesson.id)),
    success: passed ? "passed" : allComplete && lost ? "failed" : "unknown",
    score
  };
}
function result(data, record, id) {
  let activity = own(data.course.activities, id);
  if (!activity) return NOTHING;
  if (activity.sort === "assessment") {
    let { attempts, best: best2 } = assessmentRecord(record, id), succeeded = best2 !== null && compare(best2, ratio(activity.mastery ?? [0, 1])) >= 0, open = activity.attempts === void 0 || attempts < activity.attempts;
    return { complete: attempts > 0, succeeded, score: best2, open };
  }
  let { complete, best } = scenarioRecord(record, id), written = activity.alternative ? result(data, record, activity.alternative) : NOTHING;
  return {
    complete: complete || written.complete,
    succeeded: complete || written.succeeded,
    score: best && written.score ? most(best, written.score) : best ?? written.score,
    open: !0
  };
}
function ratio([n, d]) {
  return fraction(n, d);
}
function mean(parts) {
  let weight = parts.reduce((sum, [, part]) => sum + part, 0), total = parts.reduce((sum, [part, factor]) => plus(sum, times(part, fraction(factor))), ZERO);
  return weight > 0 ? times(total, fraction(1, weight)) : ZERO;
}

var traceless = () => document.documentElement.dataset.trace === "none", current = () => traceless() ? null : localStorage;
function shelf() {
  return current();
}
function recall(key) {
  try {
    return shelf()?.getItem(key) ?? null;
  } catch {
    return null;
  }
}
function keep(key, value) {
  try {
    value === null ? shelf()?.removeItem(key) : shelf()?.setItem(key, value);
  } catch {
  }
}

var printPart = {
  selector: "button[data-print]",
  mount(button) {
    let root = document.documentElement;
    button.hidden = !1, button.addEventListener("click", () => {
      let sheet = button.dataset.print ? button.closest(".box") : null;
      sheet?.classList.add("printed"), root.toggleAttribute("data-print-only", sheet !== null), window.print(), sheet?.classList.remove("printed"), root.removeAttribute("data-print-only");
    });
  }
};
function sure(button, erase) {
  let { sure: question = "", done = "" } = button.dataset, asked = !1;
  button.hidden = !1, button.setAttribute("aria-live", "polite"), button.addEventListener("click", () => {
    asked && erase(), button.textContent = asked ? done : question, asked = !asked;
  });
}
function progressBar(summary2, words) {
  let said = words.replace("{done}", String(summary2.done)).replace("{count}", String(summary2.count));
  return [document.createTextNode(said), make("progress", { max: summary2.count, value: summary2.done, "aria-label": said })];
}
var standingPart = {
  selector: "[data-standing]",
  mount(element) {
    let [done, count] = (recall("coursewright-standing:" + element.dataset.standing) ?? "").split("/").map(Number);
    count && (element.hidden = !1, element.replaceChildren(...progressBar({ done, count }, element.dataset.words)));
  }
}, searchPart = {
  selector: ".search-open",
  mount(button) {
    "HTMLDialogElement" in window && (button.hidden = !1, button.addEventListener("click", () => document.head.append(make("script", { src: button.dataset.script })), {
      once: !0
    }));
  }
};

function stateOf(data, record, { sort, id }) {
  return (sort === "lesson" ? record.lessons.includes(id) : result(data, record, id).complete) ? "done" : record.place === id ? "here" : (sort === "assessment" ? assessmentRecord(record, id).attempt : scenarioRecord(record, id).begun) ? "begun" : "open";
}
function summary(data, record) {
  let { contents } = data.course;
  return { done: contents.filter((one) => stateOf(data, record, one) === "done").length, count: contents.length };
}
function follow(session, show) {
  session.onChange(show), show();
}
function linkOf({ id }, within) {
  return find(`[data-step="${CSS.escape(id)}"] a`, within);
}
function rows(element, words, data, record, more = () => "") {
  for (let one of data.course.contents) {
    let row = linkOf(one, element)?.closest("[data-step]");
    if (!row) continue;
    let state = row.dataset.state = stateOf(data, record, one);
    find(".state", row).textContent = (words[state] ?? "") + more(one);
  }
}
var whereView = {
  selector: ".where[data-progress]",
  mount(element, session, data) {
    let now = summary(data, session.record);
    now.done && element.append(progressBar(now, element.dataset.progress)[1]);
  }
}, doneView = {
  selector: "a[data-done]",
  mount(element, session) {
    element.addEventListener("click", () => session.dispatch({ kind: "lesson-done", lesson: element.dataset.done }));
  }
}, leftView = {
  selector: "main",
  mount(_, session, data) {
    data.tracker !== "local" || traceless() || follow(session, () => {
      let { done, count } = summary(data, session.record), begun = done || session.record.place;
      keep("coursewright-standing:" + data.course.id, begun ? `${done}/${count}` : null);
    });
  }
};

function early(field) {
  let [way] = performance.getEntriesByType("navigation");
  return way?.type === "navigate" ? field.value.trim() : "";
}
var reflectionView = {
  selector: ".reflection",
  mount(element, _, data) {
    if (data.tracker === "none") return;
    let field = find("textarea", element), page = element.closest("[data-page]")?.dataset.page ?? data.here, key = ["coursewright-words", data.course.id, page, field.dataset.reflection].join(":"), typed = early(field);
    field.value = [recall(key), typed].filter(Boolean).join(`
`), typed && keep(key, field.value), field.addEventListener("input", () => keep(key, field.value || null)), sure(find(".erase button", element), () => {
      field.value = "", keep(key, null);
    });
  }
};

var PARTS = [searchPart, printPart, standingPart], PAGE_VIEWS = [whereView, doneView, leftView, reflectionView];

function local(course, page = window) {
  let key = "coursewright:" + course, tell = () => {
  }, elsewhere = () => {
  }, unsaved = !1, last = "", read = () => page.localStorage.getItem(key) ?? "", refresh = () => {
    let state = guarded(read, last);
    state !== last && (last = state, elsewhere(state));
  }, shut = () => guarded(() => page.localStorage, null) === null, write = () => {
    let saved = guarded(() => (last ? page.localStorage.setItem(key, last) : page.localStorage.removeItem(key), !0), !1);
    unsaved !== !saved && (unsaved = !saved, tell(saved ? null : { trouble: shut() ? "nowhere" : "refused", retry: write }));
  };
  return {
    open() {
      return last = guarded(read, ""), unsaved = shut(), unsaved && tell({ trouble: "nowhere", retry: write }), page.addEventListener("storage", (event) => {
        (event.key === key || event.key === null) && refresh();
      }), page.addEventListener("pageshow", (event) => {
        event.persisted && refresh();
      }), Promise.resolve({ state: last });
    },
    keep(state) {
      last = state, write();
    },
    onNotice(listener) {
      tell = listener;
    },
    onChangedElsewhere(listener) {
      elsewhere = listener;
    }
  };
}
function guarded(act, otherwise) {
  try {
    return act();
  } catch {
    return otherwise;
  }
}

function none() {
  return {
    open: () => Promise.resolve({ state: "" }),
    keep() {
    },
    onNotice() {
    },
    onChangedElsewhere() {
    }
  };
}

var VERSION = "1", TEXT = 60, NUMBER = 20, TAG = 4, RESERVED = /[;/,.:%\u0000-\u001f\u007f-\u009f]/, UNSAFE = /[\ud800-\udfff\ufffe\uffff]|[^\u0000-\uffff]/u;
function pack(record, data, activities) {
  let { contents, activities: known } = data.course, tagOf = (id) => contents.find((content) => content.id === id)?.tag ?? "", practice2 = Object.entries(record.practice).map(([id, answer]) => entry(data.items[id], answer)), activity = (sort, id, first, best, rest) => {
    let fields = rest === void 0 ? activities?.saved(data, id, record) ?? [] : rest ? [rest] : [];
    return sort + [known[id].tag, first, ratioText(best), ...fields].join("/");
  }, parts = [
    "v" + tagOf(record.place),
    "l" + record.lessons.map(tagOf).join(""),
    "p" + [...practice2, ...record.elsewhere].join(","),
    ...Object.entries(record.assessments).map(([id, one]) => activity("a", id, whole(one.attempts), one.best, one.rest)),
    ...Object.entries(record.scenarios).filter(([, one]) => one.begun || one.complete || one.rest).map(([id, one]) => activity("s", id, one.complete ? "c" : "", one.best, one.rest))
  ];
  return [VERSION, ...parts.filter((part) => part.length > 1)].join(";");
}
function entry(item, answer) {
  if (answer === void 0 || item.private) return item.tag;
  if (item.form === "true-false") return item.tag + (answer === "true" ? "t" : "f");
  if (typeof answer == "string") return item.tag + escaped(answer, item.form === "numeric" ? NUMBER : TEXT);
  if (Array.isArray(answer)) return item.tag + answer.map((one) => escaped(one, TEXT)).join(".");
  let pairs = answer, answered = item.options.filter((left) => own(pairs, left));
  return item.tag + answered.map((left) => left + ":" + pairs[left]).join(".");
}
function unpack(text, data, activities) {
  let [version, ...parts] = text.split(";");
  if (version !== VERSION) return EMPTY;
  let contents = new Map(data.course.contents.map(({ tag, id }) => [tag, id])), record = { ...EMPTY };
  for (let part of parts) {
    let body = part.slice(1);
    if (part[0] === "v" && (record.place = contents.get(today(body, data.course.renamed)) ?? ""), part[0] === "l") {
      let read = cut(body, TAG).flatMap((tag) => contents.get(today(tag, data.course.renamed)) ?? []);
      record.lessons = [...new Set(read)];
    }
    part[0] === "p" && readPractice(body, data, record), (part[0] === "a" || part[0] === "s") && readActivity(body, data, record, activities);
  }
  return record;
}
function readPractice(body, data, record) {
  let elsewhere = [];
  for (let { text, id, answer } of entries(body, data))
    id !== void 0 && answer !== void 0 && (record.practice = { ...record.practice, [id]: answer }), id === void 0 && data.partial && text && elsewhere.push(text);
  record.elsewhere = elsewhere;
}
function readActivity(body, data, record, activities) {
  let [saved = "", first = "", best = "", ...fields] = body.split("/"), tag = today(saved, data.course.renamed), [id, activity] = Object.entries(data.course.activities).find(([, one]) => one.tag === tag) ?? [];
  if (id === void 0) return;
  let read = activities?.read(data, id, fields) ?? { rest: fields.join("/") }, score = ratioOf(best);
  activity?.sort === "assessment" ? record.assessments = { ...record.assessments, [id]: { ...NO_ATTEMPT, attempts: number(first), best: score, ...read } } : record.scenarios = { ...record.scenarios, [id]: { ...NOT_PLAYED, complete: first === "c", best: score, ...read } };
}
function entries(body, { items, course }) {
  let ids = new Map(Object.entries(items).map(([id, item]) => [item.tag, id]));
  return body.split(",").map((saved) => {
    let text = today(saved.slice(0, TAG), course.renamed) + saved.slice(TAG), id = ids.get(text.slice(0, TAG));
    return { text, id, answer: id === void 0 ? void 0 : answerOf(items[id], text.slice(TAG)) };
  });
}
function today(tag, renamed = {}) {
  return own(renamed, tag) ?? tag;
}
function answerOf(item, text) {
  if (text === "") return;
  let known = (id) => item.options.includes(id);
  switch (item.form) {
    case "true-false":
      return text === "t" ? "true" : "false";
    case "likert":
      return known(text) ? text : void 0;
    case "choice":
    case "sequencing":
      return text.split(".").filter(known);
    case "fill-in":
      return text.split(".").map(plain);
    case "numeric":
    case "long-fill-in":
      return plain(text);
    case "matching": {
      let pairs = text.split(".").map((pair) => pair.split(":"));
      return Object.fromEntries(pairs.filter(([left, right]) => known(left) && item.right?.includes(right)));
    }
  }
}
function escaped(text, most2) {
  let out = "";
  for (let character of text) {
    let code = character.charCodeAt(0).toString(16), safe = UNSAFE.test(character) ? "�" : RESERVED.test(character) ? "%" + code.padStart(2, "0") : character;
    if (out.length + safe.length > most2) break;
    out += safe;
  }
  return out;
}
function plain(text) {
  return text.replace(/%([0-9a-f]{2})/g, (_, code) => String.fromCharCode(parseInt(code, 16)));
}
function cut(text, size) {
  return text.match(new RegExp(`.{${size}}`, "g")) ?? [];
}
function whole(count) {
  return count.toString(36);
}
function number(text) {
  return parseInt(text, 36) || 0;
}
function ratioText(one) {
  return one ? whole(one.n) + "." + whole(one.d) : "";
}
function ratioOf(text) {
  let [n, d] = text.split(".").map(number);
  return n !== void 0 && d && n <= d && Number.isSafeInteger(d) ? fraction(n, d) : null;
}

function withAllContents(data) {
  let { activities, contents, elsewhere = "" } = data.course, named = new Map(Object.entries(activities).map(([id, { tag, sort }]) => [tag, { sort, id, tag }])), others = cut(elsewhere, TAG).map((tag) => named.get(tag) ?? { sort: "lesson", id: ":" + tag, tag });
  return { ...data, course: { ...data.course, contents: [...contents, ...others] } };
}

var joined = [];

async function openSession(data, tracker, { activities, reporter }, now = () => performance.now()) {
  let told = new Set(), notice = null;
  tracker.onNotice((news) => {
    notice = news, told.forEach((tell) => tell(news));
  });
  let launch = await tracker.open(), { state } = launch, mastery = otherThan(launch.mastery ?? null, data.course.mastery), listeners = new Set(), replaced = new Set(), read = (text) => unpack(text, data, activities), record = read(state), settle = (next) => {
    record = next, listeners.forEach((listener) => listener(record));
  }, replace = (text) => {
    settle(read(text)), replaced.forEach((shown) => shown());
  };
  tracker.onChangedElsewhere(replace);
  let report = reporter?.({ data, tracker, mastery, activities, now });
  return report?.stands(record), {
    get record() {
      return record;
    },
    dispatch(event, seconds) {
      let before = record, next = step(data, before, event, activities);
      next !== before && (record = next, report?.happened(event, before, next, seconds), report?.stands(next), record === next && tracker.keep(pack(next, data, activities), next.place), record === next && settle(next));
    },
    standing: () => standing(data, record, mastery),
    onChange(changed) {
      return listeners.add(changed), () => listeners.delete(changed);
    },
    onReplaced(shown) {
      replaced.add(shown);
    },
    onNotice(tell) {
      told.add(tell), notice && tell(notice);
    },
    forget() {
      tracker.keep("", ""), replace("");
    }
  };
}
function otherThan(host, own2) {
  let digits = ([n, d]) => Math.floor(n * 1e4 / d);
  return host && digits(host) !== digits(own2) ? host : null;
}

var VIEWS = [noticeView, ...PAGE_VIEWS, itemView];
async function start() {
  for (let part of PARTS) for (let element of all(part.selector, document)) part.mount(element);
  let source = document.getElementById("coursewright-data");
  if (!source) return;
  let data = withAllContents(JSON.parse(source.textContent)), parts = Object.assign({}, ...joined), keeper = parts.tracker ?? (data.tracker === "none" || traceless() ? none : local), session = await openSession(data, keeper(data.course.id), parts);
  for (let view of [...VIEWS, ...joined.flatMap(({ views = [] }) => views)])
    for (let element of all(view.selector, document)) view.mount(element, session, data);
  let visit = (content) => {
    let visited = () => session.dispatch({ kind: "visited", content });
    data.tracker !== "local" || recall("coursewright-trace") || session.record.place ? visited() : document.addEventListener("coursewright-kept", visited, { once: !0 });
  };
  parts.route ? parts.route(session, visit) : visit(data.here);
}
document.addEventListener("DOMContentLoaded", () => {
  start();
});
Object.assign(window.coursewright ??= {}, { Card, ZERO, all, assessmentRecord, compare, copied, cut, draw, entries, entry, find, floored, focusOn, follow, fraction, joined, keep, linkOf, local, make, most, number, own, plus, progressBar, ratioOf, ratioText, recall, result, rows, sayer, scenarioRecord, share, shelf, standing, stateOf, summary, sure, times, today, traceless, verdict, western, whole });
})();
