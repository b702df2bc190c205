/* sources sha256:12c545f532d1216377d4f59f97aa224487150b918861c920f85ed0b4decc6138 */
/* interactions 37787, player 33520, theme 8833, tracking 16959 bytes */
(() => {
"use strict";
function own(table, key) {
  return Object.prototype.hasOwnProperty.call(table, key) ? table[key] : void 0;
}

function generator(seed) {
  let state = seed | 0;
  return () => {
    state = state + 1831565813 | 0;
    let mixed = Math.imul(state ^ state >>> 15, state | 1);
    return mixed ^= mixed + Math.imul(mixed ^ mixed >>> 7, mixed | 61), (mixed ^ mixed >>> 14) >>> 0;
  };
}
function below(next2, count2) {
  return Math.floor(next2() * count2 / 2 ** 32);
}
function shuffled(list, seed) {
  let out = [...list], next2 = generator(seed);
  for (let at = out.length - 1; at > 0; at--) {
    let other = below(next2, at + 1);
    [out[at], out[other]] = [out[other], out[at]];
  }
  return out;
}
function seedOf(seed, part) {
  let hash = seed ^ 2166136261 | 0;
  for (let character2 of part) hash = Math.imul(hash ^ character2.codePointAt(0), 16777619);
  return hash >>> 0;
}
function draw(assessment, items, seed, kept = []) {
  let pool = assessment.items.filter((id) => own(items, id)), held = kept.filter((id) => own(items, id)).map((id) => groupOf(items, id)), groups = new Set(), drawn = new Set();
  for (let [objective, count2] of strata(assessment)) {
    let stratum = pool.filter((id) => objective === null || items[id].objective === objective), old = kept.filter((id) => stratum.includes(id)), missing = count2;
    for (let id of [...old, ...shuffled(stratum, seedOf(seed, objective != null ? objective : ""))]) {
      let group = groupOf(items, id);
      missing <= 0 || groups.has(group) || held.includes(group) && !kept.includes(id) || (groups.add(group), drawn.add(id), missing--);
    }
  }
  return (assessment.shuffleItems ? shuffled(pool, seedOf(seed, "order")) : pool).filter((id) => drawn.has(id));
}
function optionOrder(item, id, seed) {
  return item.fixed ? [...item.options] : shuffled(item.options, seedOf(seed, id));
}
function strata(assessment) {
  var _a;
  let all2 = [null, (_a = assessment.draw) != null ? _a : assessment.items.length];
  return assessment.blueprint.length > 0 ? [...assessment.blueprint] : [all2];
}
function groupOf(items, id) {
  var _a;
  let seen = new Set();
  for (let at = id; !seen.has(at); ) {
    seen.add(at);
    let parent = (_a = own(items, at)) == null ? void 0 : _a.variantOf;
    if (parent === void 0) return at;
    at = parent;
  }
  return [...seen].sort()[0];
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
  let sign = 1, [n, d, m, e] = [a.n, a.d, b.n, b.d];
  for (; ; ) {
    let whole2 = Math.floor(n / d), other = Math.floor(m / e);
    if (whole2 !== other) return sign * (whole2 - other);
    if (n -= whole2 * d, m -= other * e, n === 0 || m === 0) return sign * ((n && 1) - (m && 1));
    [n, d, m, e, sign] = [d, n, e, m, -sign];
  }
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

function begin(scenario, variantId = "") {
  var _a;
  let variant = scenario.variants.find((one) => one.id === variantId), starts = Object.keys(scenario.variables).map((name) => [name, scenario.variables[name].start]), node = (variant == null ? void 0 : variant.start) || scenario.start, values = { ...Object.fromEntries(starts), ...variant == null ? void 0 : variant.values };
  return { variant: (_a = variant == null ? void 0 : variant.id) != null ? _a : "", node, values, visited: [node], once: [], points: 0, evidence: {}, path: [] };
}
function nodeOf(scenario, play) {
  return scenario.nodes[play.node];
}
function offered(scenario, play) {
  return nodeOf(scenario, play).choices.filter(
    (choice) => !play.once.includes(`${play.node}/${choice.id}`) && (choice.guard === void 0 || holds(choice.guard, play.values, play.visited))
  );
}
function take(scenario, play, choiceId) {
  var _a, _b;
  let choice = offered(scenario, play).find((one) => one.id === choiceId);
  if (!choice) throw new RangeError(`${choiceId} is not offered at ${play.node}`);
  let evidence2 = { ...play.evidence };
  for (let [objective, amount] of Object.entries((_a = choice.evidence) != null ? _a : {}))
    evidence2[objective] = ((_b = own(evidence2, objective)) != null ? _b : 0) + amount;
  let after = choice.effects.reduce((values, effect) => applied(scenario.variables, values, effect), play.values), step2 = { node: play.node, choice: choice.id, before: play.values, after, points: choice.points };
  return {
    variant: play.variant,
    node: choice.target,
    values: after,
    visited: play.visited.includes(choice.target) ? play.visited : [...play.visited, choice.target],
    once: choice.once ? [...play.once, `${play.node}/${choice.id}`] : play.once,
    points: play.points + choice.points,
    evidence: evidence2,
    path: [...play.path, step2]
  };
}
function replay(scenario, variant, choices) {
  let play = begin(scenario, variant);
  for (let id of choices) {
    if (!offered(scenario, play).some((choice) => choice.id === id)) break;
    play = take(scenario, play, id);
  }
  return play;
}
function ended(scenario, play) {
  return nodeOf(scenario, play).outcome !== void 0;
}
function earned(scenario, play) {
  return scenario.max > 0 ? bounded(play.points, scenario.max) : null;
}
function evidenced(scenario, play, objective) {
  var _a, _b;
  let max = (_a = own(scenario.evidenceMax, objective)) != null ? _a : 0;
  return max > 0 ? bounded((_b = own(play.evidence, objective)) != null ? _b : 0, max) : ZERO;
}
function bounded(sum, max) {
  return fraction(Math.min(Math.max(sum, 0), max), max);
}
function holds(expr, values, visited) {
  switch (expr[0]) {
    case "name":
    case "value":
      return !!valueOf(expr, values);
    case "visited":
      return visited.includes(expr[1]);
    case "not":
      return !holds(expr[1], values, visited);
    case "and":
      return holds(expr[1], values, visited) && holds(expr[2], values, visited);
    case "or":
      return holds(expr[1], values, visited) || holds(expr[2], values, visited);
    default:
      return compared(expr[0], valueOf(expr[1], values), valueOf(expr[2], values));
  }
}
function valueOf(operand, values) {
  return operand[0] === "name" ? values[operand[1]] : operand[0] === "value" ? operand[1] : !1;
}
function compared(operator, left, right) {
  return operator === "==" ? left === right : operator === "!=" ? left !== right : typeof left != "number" || typeof right != "number" ? !1 : operator === "<" ? left < right : operator === "<=" ? left <= right : operator === ">" ? left > right : left >= right;
}
function applied(variables, values, effect) {
  let [sort, name, amount] = effect, now = values[name], variable = variables[name], next2 = sort === "+" ? typeof now == "number" ? now + amount : now : amount;
  return next2 === void 0 || !variable ? values : { ...values, [name]: typeof next2 == "number" ? saturated(next2, variable) : next2 };
}
function saturated(value2, { low = value2, high = value2 }) {
  return Math.min(Math.max(value2, low), high);
}

function share(item, answer) {
  var _a, _b;
  if (answer === void 0) return ZERO;
  switch (item.form) {
    case "true-false":
      return answer === String(item.key) ? ONE : ZERO;
    case "choice":
      return ofChoice(item, listed(answer));
    case "matching":
      return ofPairs((_a = item.pairs) != null ? _a : {}, paired(answer));
    case "sequencing":
      return ofOrder((_b = item.steps) != null ? _b : [], listed(answer));
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
  var _a;
  let gaps = (_a = item.gaps) != null ? _a : [], right = gaps.filter((_, at) => {
    var _a2;
    return gapIsRight(item, at, (_a2 = answer[at]) != null ? _a2 : "");
  }).length;
  return fraction(right, gaps.length || 1);
}
function gapIsRight(item, gap, text) {
  var _a, _b, _c;
  return ((_c = (_b = (_a = item.gaps) == null ? void 0 : _a[gap]) == null ? void 0 : _b.answers) != null ? _c : []).some((pattern) => matches(pattern, text, item.caseMatters === !0));
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
function folded(text, caseMatters) {
  let tidy = text.normalize("NFC").split(BLANKS).filter(Boolean).join(" ");
  return caseMatters ? tidy : tidy.toUpperCase().toLowerCase().replace(/ς/g, "σ");
}
function ofNumber(item, answer) {
  var _a, _b;
  let typed = typeof answer == "string" ? decimal(answer) : null, low = decimal((_a = item.low) != null ? _a : ""), high = decimal((_b = item.high) != null ? _b : "");
  return typed && low && high && order(low, typed) <= 0 && order(typed, high) <= 0 ? ONE : ZERO;
}
function decimal(text) {
  var _a;
  let found = /^([+\-\u2212]?)([0-9]*)(?:[.,]([0-9]*))?$/.exec(text.split(BLANKS).filter(Boolean).join(" "));
  if (!found || !(found[2] || found[3])) return null;
  let whole2 = found[2].replace(/^0+/, ""), part = ((_a = found[3]) != null ? _a : "").replace(/0+$/, "");
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
  practice: !1,
  skipped: !1
};
function step(data, record, event) {
  switch (event.kind) {
    case "visited":
      return { ...record, place: event.content };
    case "lesson-done":
      return record.lessons.includes(event.lesson) ? record : { ...record, lessons: [...record.lessons, event.lesson] };
    case "item-answered":
      return own(data.items, event.item) ? { ...record, practice: { ...record.practice, [event.item]: event.answer } } : record;
    case "assessment-begun":
    case "assessment-answered":
    case "assessment-finished": {
      let assessment = own(data.assessments, event.assessment);
      if (!assessment) return record;
      let next2 = ofAssessment(data, assessment, assessmentRecord(record, event.assessment), event);
      return { ...record, assessments: { ...record.assessments, [event.assessment]: next2 } };
    }
    default: {
      let scenario = own(data.scenarios, event.scenario);
      if (!scenario) return record;
      let next2 = ofScenario(scenario, scenarioRecord(record, event.scenario), event);
      return { ...record, scenarios: { ...record.scenarios, [event.scenario]: next2 } };
    }
  }
}
function assessmentRecord(record, id) {
  var _a;
  return (_a = own(record.assessments, id)) != null ? _a : NO_ATTEMPT;
}
function scenarioRecord(record, id) {
  var _a;
  return (_a = own(record.scenarios, id)) != null ? _a : NOT_PLAYED;
}
function ofAssessment(data, assessment, before, event) {
  let running = before.attempt && before.attempt.score === null ? before.attempt : null;
  if (event.kind === "assessment-begun") {
    let usedUp = assessment.attempts !== null && before.attempts >= assessment.attempts;
    if (running || usedUp) return before;
    let items = draw(assessment, data.items, event.seed);
    return { ...before, attempt: { seed: event.seed, items, answers: {}, score: null } };
  }
  if (!running) return before;
  if (event.kind === "assessment-answered")
    return running.items.includes(event.item) ? { ...before, attempt: { ...running, answers: { ...running.answers, [event.item]: event.answer } } } : before;
  let score = attemptScore(data, running), best2 = before.best ? most(before.best, score) : score;
  return { attempts: before.attempts + 1, best: best2, attempt: { ...running, score } };
}
function attemptScore(data, attempt, counts = () => !0) {
  let sum = ZERO, possible = 0;
  for (let id of attempt.items.filter(counts)) {
    let item = own(data.items, id);
    item && (sum = plus(sum, times(fraction(item.points), share(item, own(attempt.answers, id)))), possible += item.points);
  }
  return possible > 0 ? times(sum, fraction(1, possible)) : ZERO;
}
function ofScenario(scenario, before, event) {
  switch (event.kind) {
    case "scenario-begun": {
      let { variant } = begin(scenario, event.variant);
      return { ...before, begun: !0, variant, path: [], practice: !1, skipped: !1 };
    }
    case "scenario-skipped":
      return { ...before, skipped: !0 };
    case "scenario-rewound":
      return { ...before, path: before.path.slice(0, event.to), practice: !0 };
    case "scenario-taken": {
      let play = replay(scenario, before.variant, before.path);
      return !before.begun || !offered(scenario, play).some((choice) => choice.id === event.choice) ? before : atEnding(scenario, { ...before, path: [...before.path, event.choice] });
    }
  }
}
function atEnding(scenario, record) {
  let play = replay(scenario, record.variant, record.path);
  if (record.practice || !ended(scenario, play)) return record;
  let now = earned(scenario, play);
  return { ...record, complete: !0, best: now && record.best ? most(record.best, now) : now != null ? now : record.best };
}

function make(name, properties = {}, ...children) {
  return furnish(document.createElement(name), properties, children);
}
function draw2(name, properties = {}, ...children) {
  return furnish(document.createElementNS("http://www.w3.org/2000/svg", name), properties, children);
}
function furnish(element, properties, children) {
  for (let [name, value2] of Object.entries(properties))
    typeof value2 == "function" ? element.addEventListener(name, value2) : value2 != null && value2 !== !1 && element.setAttribute(name, value2 === !0 ? "" : String(value2));
  return element.append(...children.filter((child) => child != null && child !== !1)), element;
}
function find(selector, within) {
  return within.querySelector(selector);
}
function all(selector, within) {
  return [...within.querySelectorAll(selector)];
}
function copied(from) {
  var _a;
  return [...(_a = from == null ? void 0 : from.childNodes) != null ? _a : []].map((node) => {
    let copy = node.cloneNode(!0);
    if (copy instanceof Element) for (let e of [copy, ...copy.querySelectorAll("[id]")]) e.removeAttribute("id");
    return copy;
  });
}
function focusOn(element, scroll = !0) {
  element.tabIndex = -1, element.focus({ preventScroll: !0 }), scroll && element.scrollIntoView({ block: "start" });
}
function sayer(strings) {
  return (key, values = {}) => {
    var _a;
    return ((_a = strings[key]) != null ? _a : key).replace(/\{(\w+)\}/g, (_, name) => {
      var _a2;
      return String((_a2 = values[name]) != null ? _a2 : "");
    });
  };
}

function controlsOf(form) {
  return all("input,select,textarea", form);
}
var optionOf = (control) => control.closest(".option").dataset.option;
function readControls(form, item) {
  let controls = controlsOf(form);
  if (["true-false", "choice", "likert"].includes(item.form)) {
    let chosen = controls.filter((control) => control.checked).map(({ value: value2 }) => value2);
    return chosen.length ? item.form === "choice" ? chosen : chosen[0] : void 0;
  }
  let filled = controls.filter(({ value: value2 }) => value2.trim());
  if (filled.length)
    return item.form === "matching" ? Object.fromEntries(filled.map((control) => [optionOf(control), control.value])) : item.form === "fill-in" ? controls.map(({ value: value2 }) => value2) : controls[0].value;
}
function writeControls(form, answer) {
  let values = typeof answer == "object" ? Object.values(answer) : [answer != null ? answer : ""];
  controlsOf(form).forEach((control, n) => {
    var _a, _b;
    control instanceof HTMLSelectElement ? control.value = (_a = answer == null ? void 0 : answer[optionOf(control)]) != null ? _a : "" : control.type === "radio" || control.type === "checkbox" ? control.checked = values.includes(control.value) : control.value = (_b = values[n]) != null ? _b : "";
  }), form.dispatchEvent(new Event("shown"));
}

var mark = (at, right, told = [at], word = "off") => ({ at, state: right ? "right" : "other", word: right ? "right" : word, told });
function marks(item, answer, reveal) {
  return item.form === "likert" ? answer ? [{ ...mark(answer, !0), state: "" }] : [] : item.form === "true-false" || item.form === "choice" ? optionMarks(item, answer, reveal) : answer === void 0 || item.form === "long-fill-in" ? [] : item.form === "numeric" ? [mark("1", isRight(item, answer))] : item.form === "matching" ? Object.keys(item.pairs).map((left) => mark(left, pairRight(item, answer, left))) : item.form === "sequencing" ? stepMarks(item, answer) : item.gaps.map((gap, n) => {
    var _a;
    let text = (_a = answer[n]) != null ? _a : "", foreseen = gap.foreseen.findIndex((pattern) => matches(pattern, text, !!item.caseMatters));
    return mark(`${n + 1}`, gapIsRight(item, n, text), [`${n + 1}-${foreseen + 1}`, `${n + 1}`]);
  });
}
function optionMarks(item, answer, reveal) {
  var _a;
  let chosen = [].concat(answer != null ? answer : []), keys = (_a = item.keys) != null ? _a : [String(item.key)], missed = reveal ? keys.filter((key) => !chosen.includes(key)) : [];
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
  let drawing = draw2("svg", { class: "regions", "aria-hidden": "true", preserveAspectRatio: "none" }), frame = make("span", { class: "hotspot" });
  image.replaceWith(frame), frame.append(image, drawing), image.addEventListener("load", sketch), sketch();
  function sketch() {
    let tall = image.naturalWidth ? 100 * image.naturalHeight / image.naturalWidth : 100;
    drawing.setAttribute("viewBox", `0 0 100 ${tall}`), drawing.replaceChildren(...rows2.map((row) => {
      let [shape, ...numbers] = row.dataset.region.split(" "), [x, y, width, height] = numbers.map(Number), down = y * tall / 100, box = find("input", row), place = shape === "circle" ? draw2("circle", { cx: x, cy: down, r: width, click: choose }) : draw2("rect", { x, y: down, width, height: height * tall / 100, rx: 1, click: choose });
      function choose() {
        box.click(), box.focus();
      }
      return place;
    })), shown2();
  }
  function shown2() {
    rows2.forEach((row, n) => {
      var _a;
      return (_a = drawing.children[n]) == null ? void 0 : _a.classList.toggle("chosen", find("input", row).checked);
    });
  }
  form.addEventListener("change", shown2), form.addEventListener("shown", shown2);
}

function arrange(form, say, status2) {
  var _a;
  let list = find(".options", form), first = rows2(), moved = !1;
  function rows2() {
    return all(".step", list);
  }
  function button(row, by, key) {
    let words = find("label,.label", row).textContent.trim();
    return make("button", { type: "button", class: `move ${key}`, "aria-label": say(key, { step: words }), click });
    function click(event) {
      let order2 = rows2(), place = order2.indexOf(row) + by;
      order2[place] && (order2[place][by < 0 ? "before" : "after"](row), moved = !0, event.currentTarget.focus(), form.dispatchEvent(new Event("change", { bubbles: !0 })), status2.replaceChildren(make("p", {}, say("step-moved", { place: place + 1, of: order2.length }))), ends());
    }
  }
  function ends() {
    rows2().forEach((row, n, { length }) => {
      find(".step-up", row).setAttribute("aria-disabled", String(!n)), find(".step-down", row).setAttribute("aria-disabled", String(n === length - 1));
    });
  }
  list.setAttribute("role", "list");
  for (let row of first)
    row.setAttribute("role", "listitem"), (_a = find("label", row)) == null || _a.removeAttribute("for"), find("input", row).replaceWith(make("span", { class: "moves" }, button(row, -1, "step-up"), button(row, 1, "step-down")));
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
    let row = all(".option", this.form).find((one) => one.dataset.option === at), control = row ? find("input,select", row) : controlsOf(this.form)[Number(at) - 1], place = row != null ? row : control == null ? void 0 : control.closest(".field"), id = `${this.element.id}-told-${at}`, reason = told.map((name) => this.answers && find(`[data-feedback="${name}"]`, this.answers)).find(Boolean), gap = place ? "" : `${this.words("item-gap", { number: at })}: `, words = state && (row || !place) && make("p", { class: `mark ${state}`, id }, gap + this.words(`mark-${word}`));
    if (state) for (let marked of [row, control]) marked == null || marked.setAttribute("data-mark", word === "missed" ? word : state);
    words && (control == null || control.setAttribute("aria-describedby", id)), (words || reason) && this.add(make("div", { class: "told" }, words, ...copied(reason != null ? reason : null)), place);
  }
  add(note, place, before = ".verdict") {
    place ? place.append(note) : find(before, this.form).before(note), this.told.push(note);
  }
};

var percent = (share3) => floored(share3, 100, 1);
function result(assessment, attempt, record, data, say) {
  let mastery = { n: assessment.mastery[0], d: assessment.mastery[1] }, enough = (share3) => compare(share3, mastery) >= 0, score = attempt.score, shown2 = [...new Set(attempt.items.map((id) => {
    var _a, _b;
    return (_b = (_a = data.items[id]) == null ? void 0 : _a.objective) != null ? _b : "";
  }))].filter(Boolean).sort().map((id) => [id, attemptScore(data, attempt, (item) => {
    var _a;
    return ((_a = data.items[item]) == null ? void 0 : _a.objective) === id;
  })]), weak = shown2.filter(([, share3]) => !enough(share3)).map(([id]) => id), lessons = data.course.contents.filter(({ objectives: own2 }) => own2 == null ? void 0 : own2.some((id) => weak.includes(id))), passed = enough(score), better = record.best && compare(record.best, score) > 0;
  return [
    make(
      "h2",
      { class: passed ? "passed" : "" },
      say(passed ? "attempt-passed" : "attempt-failed", { percent: percent(score), mastery: percent(mastery) })
    ),
    ...better ? [make("p", {}, say("attempt-best", { percent: percent(record.best) }))] : [],
    make("h3", {}, say("attempt-objectives")),
    make("ul", { class: "shares" }, ...shown2.map(([id, share3]) => {
      var _a;
      return make(
        "li",
        {},
        make("span", {}, (_a = data.course.objectives[id]) != null ? _a : id),
        bar(share3),
        make("span", { class: "share" }, say("attempt-share", { percent: percent(share3) }))
      );
    })),
    ...lessons.length ? [
      make("h3", {}, say("attempt-revisit")),
      make("ul", {}, ...lessons.map(({ href, title }) => make("li", {}, make("a", { href }, title))))
    ] : []
  ];
}
function bar(share3) {
  let box = { height: 8 };
  return draw2(
    "svg",
    { class: "bar-of", viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" },
    draw2("rect", { ...box, width: 100, class: "whole" }),
    draw2("rect", { ...box, width: 100 * share3.n / share3.d, class: "part" })
  );
}

var assessmentView = {
  selector: ".assessment",
  mount(element, session, data) {
    let id = element.dataset.assessment, assessment = data.assessments[id];
    if (!assessment) return;
    let attempts = new Attempts(element, id, assessment, session, data);
    attempts.render(!1), session.onReplaced(() => attempts.render(!1));
  }
}, Attempts = class {
  constructor(element, id, assessment, session, data) {
    this.element = element;
    this.id = id;
    this.assessment = assessment;
    this.session = session;
    this.data = data;
    this.asked = [];
    this.here = 0;
    this.place = make("p", { class: "place", "aria-live": "polite" });
    this.count = make("p", { class: "count" });
    this.open = make("div", { class: "unanswered" });
    this.outcome = make("div", { class: "result" });
    this.say = sayer(data.strings), this.start = find(".start", element), this.list = find(".items", element), this.title = find("h2", element), this.heading = this.title.textContent, this.questions = all(".item", this.list).flatMap((e) => this.question(e)), this.back = this.button("attempt-previous", () => this.go(this.here - 1), "quiet turn"), this.next = this.button("attempt-next", () => this.go(this.here + 1), "button turn");
    let handIn = this.button("attempt-hand-in", () => this.ask(), "button hand-in");
    this.bar = make(
      "div",
      { class: "attempt-bar" },
      this.place,
      this.count,
      make("div", { class: "actions" }, this.back, this.next, handIn)
    ), this.start.append(
      make("p", { class: "soft" }, this.say("attempt-saved")),
      make("div", { class: "actions" }, this.button("attempt-begin", () => this.begin()))
    ), this.title.before(this.outcome), element.append(this.bar, this.open);
  }
  /** Shows what the record says. `moved` says that the learner asked for it, so that focus goes along. */
  render(moved) {
    var _a;
    let now = this.attempt, running = !!now && now.score === null;
    this.asked = ((_a = now == null ? void 0 : now.items) != null ? _a : []).flatMap((item) => this.questions.filter(({ id }) => id === item)), this.element.dataset.state = running ? "asking" : now ? "done" : "new", this.start.hidden = !!now, this.bar.hidden = !running, this.title.hidden = this.list.hidden = !now, this.title.textContent = running ? this.heading : this.say("attempt-review");
    for (let { element } of this.questions) element.hidden = !0;
    if (this.asked.forEach((question, n) => this.show(question, n, now, !running)), this.open.replaceChildren(), this.outcome.replaceChildren(), !now) return;
    if (!running) return this.finish(now, moved);
    let first = this.asked.findIndex(({ card: sheet }) => sheet.read() === void 0);
    this.go(Math.max(first, 0), moved);
  }
  get attempt() {
    return assessmentRecord(this.session.record, this.id).attempt;
  }
  button(key, click, kind = "button") {
    return make("button", { type: "button", class: kind, click }, this.say(key));
  }
  question(element) {
    let id = element.dataset.item, item = this.data.items[id];
    if (!item) return [];
    let question = { id, item, element, card: new Card(element, item, this.say) }, form = find("form", element);
    return form.addEventListener("change", () => {
      this.assessment.feedbackAtEnd && this.keep(question), this.progress();
    }), form.addEventListener("submit", (event) => {
      event.preventDefault(), this.assessment.feedbackAtEnd || this.settleNow(question);
    }), [question];
  }
  begin() {
    let seed = crypto.getRandomValues(new Uint32Array(1))[0];
    this.session.dispatch({ kind: "assessment-begun", assessment: this.id, seed }), this.render(!0);
  }
  keep({ id: item, item: { form }, card: sheet }) {
    var _a, _b;
    let kept = (_a = this.attempt) == null ? void 0 : _a.answers[item], answer = (_b = sheet.read()) != null ? _b : kept === void 0 ? void 0 : form === "matching" ? {} : [];
    answer !== void 0 && JSON.stringify(answer) !== JSON.stringify(kept) && this.session.dispatch({ kind: "assessment-answered", assessment: this.id, item, answer });
  }
  settleNow(question) {
    let answer = question.card.read();
    if (answer === void 0) return question.card.say(this.say("item-first"));
    this.keep(question), this.settle(question, answer, !1);
  }
  settle(question, answer, reveal) {
    let check = find(".check", question.element), { words, mark: mark2 } = verdict(question.item, answer, this.say);
    question.card.tell(answer, reveal), question.card.say(words, mark2), question.card.lock(!0), check.contains(document.activeElement) && focusOn(find(".verdict", question.element), !1), check.hidden = !0;
  }
  show(question, n, now, review) {
    let { id, item, element, card: sheet } = question, answer = now.answers[id];
    if (element.hidden = !1, find(".number", element).textContent = `${n + 1}. `, item.form === "choice" && this.assessment.shuffleOptions) {
      let rows2 = all(".option", element);
      for (let option of optionOrder(item, id, now.seed))
        rows2[0].parentNode.append(...rows2.filter((row) => row.dataset.option === option));
    }
    sheet.clear(), sheet.lock(!1), sheet.write(answer), find(".check", element).hidden = this.assessment.feedbackAtEnd, (review || !this.assessment.feedbackAtEnd && answer !== void 0) && this.settle(question, answer, review), this.list.append(element);
  }
  go(to, moved = !0) {
    let { asked } = this, here = this.here = Math.min(Math.max(to, 0), asked.length - 1);
    asked.forEach(({ element }, n) => element.classList.toggle("current", n === here)), this.back.disabled = here === 0, this.next.hidden = here === asked.length - 1, this.place.textContent = this.say("attempt-progress", { here: here + 1, of: asked.length }), this.progress(), moved && focusOn(find(".item-title", asked[here].element));
  }
  progress() {
    let done = this.asked.filter((question) => question.card.read() !== void 0).length;
    this.count.textContent = this.say("attempt-answered", { done, of: this.asked.length }), this.open.replaceChildren();
  }
  /** Before handing in: which questions are still open, and a way to each. */
  ask() {
    let missing = this.asked.filter(({ card: sheet }) => sheet.read() === void 0);
    if (!missing.length) return this.handIn();
    let words = make("p", {}, this.say("attempt-open")), ways = missing.map((question) => {
      let click = () => this.go(this.asked.indexOf(question)), name = find(".item-title", question.element).textContent;
      return make("li", {}, make("button", { type: "button", class: "quiet", click }, name));
    });
    this.open.replaceChildren(words, make("ul", {}, ...ways), this.button("attempt-hand-in-anyway", () => this.handIn())), focusOn(words);
  }
  handIn() {
    for (let question of this.asked) this.keep(question);
    this.session.dispatch({ kind: "assessment-finished", assessment: this.id }), this.render(!0);
  }
  finish(now, moved) {
    let { assessment, data, say } = this, record = assessmentRecord(this.session.record, this.id), again = assessment.attempts !== null && record.attempts >= assessment.attempts ? make("p", {}, say("attempt-none-left")) : this.button("attempt-new", () => this.begin()), words = result(assessment, now, record, data, say);
    this.outcome.replaceChildren(...words, make("div", { class: "actions" }, again)), moved && focusOn(words[0]);
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
    var _a, _b;
    if (event.preventDefault(), checked) {
      again(), sheet.write(void 0), (_a = find("input,select,textarea,.move", form)) == null || _a.focus();
      return;
    }
    let answer = sheet.read(!0);
    if (answer === void 0) return sheet.say(say("item-first"));
    tell(answer), (_b = find("[data-mark] .told, .told", form)) == null || _b.scrollIntoView({ block: "nearest" }), item.private || session.dispatch({ kind: "item-answered", item: id, answer });
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
        var _a;
        notice.retry(), (_a = find("h1", element)) == null || _a.focus();
      };
      place.append(make(
        "div",
        { class: "notice" },
        make("p", {}, say(`notice-${notice.trouble}`)),
        notice.trouble !== "review" && make("button", { type: "button", class: "quiet", click: again }, say("notice-retry"))
      ));
    });
  }
};

function meters(scenario, play, say) {
  var _a, _b;
  let states = [(_b = (_a = play.path[0]) == null ? void 0 : _a.before) != null ? _b : play.values, ...play.path.map((step2) => step2.after)], series = Object.entries(scenario.variables).flatMap(([name, { label, low, high }]) => {
    let values = states.map((state) => state[name]);
    return low === void 0 || high === void 0 || values.every((one) => one === values[0]) ? [] : [{ label, low, high, values }];
  });
  if (!series.length) return [];
  let steps = [say("debrief-start"), ...play.path.map((step2) => scenario.nodes[step2.node].title)], head = (words, scope) => make("th", { scope }, words);
  return [
    make("h3", {}, say("debrief-meters")),
    make("ul", { class: "meters" }, ...series.map((one) => make(
      "li",
      {},
      make("span", { class: "label" }, one.label),
      line(one.values, one.low, one.high),
      make("span", { class: "soft" }, say("debrief-from", { before: one.values[0], after: one.values[one.values.length - 1], of: one.high }))
    ))),
    make(
      "details",
      {},
      make("summary", {}, say("debrief-table")),
      make(
        "div",
        { class: "table", role: "group", tabindex: 0, "aria-label": say("debrief-meters") },
        make(
          "table",
          {},
          make("thead", {}, make("tr", {}, make("td"), ...series.map(({ label }) => head(label, "col")))),
          make("tbody", {}, ...steps.map((title, n) => make(
            "tr",
            {},
            head(title, "row"),
            ...series.map(({ values }) => make("td", {}, String(values[n])))
          )))
        )
      )
    )
  ];
}
function line(values, low, high) {
  let x = (n) => 6 + 228 * n / Math.max(values.length - 1, 1), y = (value2) => 42 - 36 * (value2 - low) / Math.max(high - low, 1), points = values.map((value2, n) => `${x(n)},${y(value2)}`);
  return draw2(
    "svg",
    { viewBox: "0 0 240 48", "aria-hidden": "true" },
    ...[low, high].map((value2) => draw2("line", { x1: 0, x2: 240, y1: y(value2), y2: y(value2), class: "bound" })),
    draw2("polyline", { points: points.join(" ") }),
    ...values.map((value2, n) => draw2("circle", { cx: x(n), cy: y(value2), r: 4 }))
  );
}

function debrief(looking) {
  let { scenario, say, now, earlier, seen, practice: practice2 } = looking, endings = Object.values(scenario.nodes).filter((node) => node.outcome).length, outcome = nodeOf(scenario, now).outcome, sum = Math.min(Math.max(now.points, 0), scenario.max);
  return [
    make("h2", {}, say("debrief")),
    make("p", { class: `outcome ${outcome}` }, say(`outcome-${outcome}`)),
    earned(scenario, now) ? make("p", {}, say("debrief-points", { points: sum, of: scenario.max })) : "",
    make("p", {}, say("debrief-endings", { seen: seen.size, of: endings })),
    practice2 ? make("p", { class: "soft" }, say("debrief-practice")) : "",
    ...earlier ? both(looking, earlier) : [],
    make("h3", {}, say("debrief-path")),
    make("ol", { class: "way" }, ...now.path.map((step2, n) => decision(looking, step2, n))),
    ...meters(scenario, now, say),
    ...evidence(looking)
  ];
}
function decision({ scenario, texts, say, rewind }, step2, n) {
  let { title } = scenario.nodes[step2.node], choice = scenario.nodes[step2.node].choices.find(({ id }) => id === step2.choice), changes = changed(scenario, step2, say), back = make(
    "button",
    { type: "button", class: "quiet", "aria-label": `${say("debrief-rewind")}: ${title}`, click: () => rewind(n) },
    say("debrief-rewind")
  );
  return make(
    "li",
    {},
    make("h4", {}, title),
    make("p", { class: "chosen" }, make("span", { class: "soft" }, say("scenario-chose")), " ", ...texts.choice(step2.node, step2.choice, "words")),
    choice.repair && make("p", { class: "mark right" }, say("debrief-repair")),
    changes.length > 0 && make("ul", { class: "changes" }, ...changes),
    ...texts.choice(step2.node, step2.choice, "reason"),
    make("p", {}, back)
  );
}
function changed(scenario, { before, after }, say) {
  return Object.entries(scenario.variables).flatMap(([name, { label }]) => {
    let [was, is] = [before[name], after[name]];
    if (was === is || !label || label === name) return [];
    let way = typeof was == "number" ? was < is ? "up" : "down" : "";
    return [make("li", { class: way }, say("debrief-change", { label, before: value(was, say), after: value(is, say) }))];
  });
}
function value(of, say) {
  return typeof of == "boolean" ? say(of ? "yes" : "no") : String(of);
}
function evidence({ scenario, data, now, say }) {
  let claimed = Object.entries(scenario.evidenceMax).filter(([, max]) => max > 0);
  return claimed.length ? [
    make("h3", {}, say("debrief-evidence")),
    make("ul", { class: "shares" }, ...claimed.map(([id, max]) => {
      var _a;
      let share3 = evidenced(scenario, now, id);
      return make(
        "li",
        {},
        make("span", {}, (_a = data.course.objectives[id]) != null ? _a : id),
        bar(share3),
        make("span", { class: "share" }, say("debrief-share", { of: max, points: share3.n * max / share3.d }))
      );
    }))
  ] : [];
}
function both(looking, earlier) {
  let { now, say } = looking, same = now.path.findIndex((step2, n) => {
    var _a, _b;
    return step2.choice !== ((_a = earlier.path[n]) == null ? void 0 : _a.choice) || step2.node !== ((_b = earlier.path[n]) == null ? void 0 : _b.node);
  }), from = same < 0 ? now.path.length : same;
  return [
    make("h3", {}, say("debrief-both")),
    make("div", { class: "both" }, column(looking, earlier, from, "debrief-first"), column(looking, now, from, "debrief-now"))
  ];
}
function column({ scenario, texts, say }, play, from, key) {
  let node = nodeOf(scenario, play);
  return make(
    "section",
    {},
    make("h4", {}, say(key)),
    make("ol", { start: from + 1 }, ...play.path.slice(from).map((step2) => make(
      "li",
      {},
      make("span", { class: "soft" }, scenario.nodes[step2.node].title),
      " ",
      ...texts.choice(step2.node, step2.choice, "words")
    ))),
    make("p", { class: `outcome ${node.outcome}` }, say(`outcome-${node.outcome}`)),
    make("p", {}, node.title)
  );
}

var PARTS = { words: ":scope > a", consequence: ".consequence", reason: ".reason" };
function textsOf(nodes) {
  let at = (node) => find(`[data-node="${node}"]`, nodes);
  return {
    node(play, part) {
      let section = at(play.node);
      return copied(section && find(`.${part}`, section)).filter((node) => {
        if (!(node instanceof HTMLElement)) return !0;
        for (let inner of all(".when", node)) shown(inner, play) || inner.remove();
        return shown(node, play);
      });
    },
    choice(node, choice, part) {
      var _a, _b;
      let entry2 = (_a = at(node)) == null ? void 0 : _a.querySelector(`[data-choice="${choice}"]`);
      return copied((_b = entry2 == null ? void 0 : entry2.querySelector(PARTS[part])) != null ? _b : null);
    }
  };
}
function shown(element, play) {
  let condition = element.dataset.when;
  return !condition || holds(JSON.parse(condition), play.values, play.visited);
}

var scenarioView = {
  selector: ".scenario",
  mount(element, session, data) {
    let id = element.dataset.scenario, scenario = data.scenarios[id];
    if (!scenario) return;
    let stage = new Stage(element, id, scenario, session, data);
    stage.render(), session.onReplaced(() => stage.render());
  }
}, Stage = class {
  constructor(element, id, scenario, session, data) {
    this.element = element;
    this.id = id;
    this.scenario = scenario;
    this.session = session;
    this.data = data;
    this.story = make("div", { class: "story" });
    this.aside = make("div", { class: "aside", hidden: !0 });
    this.looking = make("div", { class: "debrief" });
    /** Endings reached while this page was open. */
    this.seen = new Set();
    this.earlier = null;
    var _a;
    let nodes = find(".nodes", element);
    this.say = sayer(data.strings), this.texts = textsOf(nodes), this.start = find(".start", element), this.tools = make(
      "div",
      { class: "tools-of-story" },
      this.button("scenario-pause", "quiet", () => this.pause(!1)),
      this.button("scenario-out", "quiet", () => this.pause(!0))
    ), nodes.remove(), (_a = find(".begin", this.start)) == null || _a.replaceWith(this.beginnings()), this.start.after(this.story, this.tools, this.aside, this.looking);
  }
  /** The story as far as it has been played, told again from its beginning. */
  render() {
    let { begun, variant, path } = this.record;
    this.start.hidden = begun, this.story.hidden = this.tools.hidden = !begun, this.aside.hidden = !0, this.looking.replaceChildren(), this.story.replaceChildren(), begun && (path.forEach((choice, n) => {
      let then = replay(this.scenario, variant, path.slice(0, n));
      this.tell(then), this.answer(then, choice);
    }), this.tell(this.now));
  }
  get record() {
    return scenarioRecord(this.session.record, this.id);
  }
  get now() {
    return replay(this.scenario, this.record.variant, this.record.path);
  }
  button(key, kind, click) {
    return make("button", { type: "button", class: kind, click }, this.say(key));
  }
  beginnings() {
    let { variants } = this.scenario;
    return variants.length ? make("div", {}, find(".begin p", this.start), make("ul", { class: "choices" }, ...variants.map(({ id, label, role }) => make("li", {}, make(
      "button",
      { type: "button", class: "choice", click: () => this.open(id) },
      make("span", { class: "what" }, label),
      role && make("span", { class: "soft" }, role)
    ))))) : make("p", { class: "actions" }, this.button("scenario-begin", "button", () => this.open("")));
  }
  open(variant) {
    this.session.dispatch({ kind: "scenario-begun", scenario: this.id, variant }), this.render(), this.goOn();
  }
  /** One moment: where we are, what is read there, and what one can do. */
  tell(now) {
    let node = nodeOf(this.scenario, now), before = now.path[now.path.length - 1], act = node.act && node.act !== (before && this.scenario.nodes[before.node].act) ? node.act : "";
    this.story.append(make(
      "section",
      { class: "moment" },
      act && make("p", { class: "act" }, act),
      make("h2", {}, node.title),
      make("div", { class: "passage" }, ...this.texts.node(now, "passage")),
      ended(this.scenario, now) ? this.ending(now) : this.choices(now),
      make("div", { class: "consequence", "aria-live": "polite" })
    ));
  }
  choices(now) {
    return make(
      "ul",
      { class: "choices", "aria-label": this.say("scenario-choices") },
      ...offered(this.scenario, now).map(({ id }) => make(
        "li",
        {},
        make(
          "button",
          { type: "button", class: "choice", click: () => this.choose(id) },
          ...this.texts.choice(now.node, id, "words")
        )
      ))
    );
  }
  ending(now) {
    this.seen.add(now.node);
    let outcome = nodeOf(this.scenario, now).outcome;
    return make(
      "div",
      { class: "ending" },
      make("p", { class: `outcome ${outcome}` }, this.say(`outcome-${outcome}`)),
      ...this.texts.node(now, "looking-back"),
      make("p", { class: "actions" }, this.button("scenario-look-back", "button", () => this.lookBack()))
    );
  }
  /** What was chosen and what followed, in the place where the choices stood. */
  answer(then, choice) {
    let moment = this.story.lastElementChild, happens = find(".consequence", moment), part = (name) => this.texts.choice(then.node, choice, name), reason = part("reason"), chosen = make(
      "p",
      { class: "chosen" },
      make("span", { class: "soft" }, this.say("scenario-chose")),
      " ",
      ...part("words")
    );
    return find(".choices", moment).replaceWith(chosen), happens.append(...part("consequence")), reason.length && happens.after(make("details", { class: "reason" }, make("summary", {}, this.say("scenario-why")), ...reason)), chosen;
  }
  choose(choice) {
    let chosen = this.answer(this.now, choice);
    this.session.dispatch({ kind: "scenario-taken", scenario: this.id, choice }), this.tell(this.now), focusOn(find("h2", this.story.lastElementChild), !1), chosen.scrollIntoView({ block: "start" });
  }
  lookBack() {
    let { scenario, data, texts, say, now, earlier, seen, record: { practice: practice2 } } = this, rewind = (to) => this.rewind(to);
    this.story.hidden = this.tools.hidden = !0, this.looking.replaceChildren(
      ...debrief({ scenario, data, texts, say, now, earlier, seen, practice: practice2, rewind }),
      make("p", { class: "actions" }, this.button("scenario-over", "quiet", () => this.over()))
    ), focusOn(find("h2", this.looking));
  }
  rewind(to) {
    this.earlier = this.now, this.session.dispatch({ kind: "scenario-rewound", scenario: this.id, to }), this.render(), this.goOn();
  }
  over() {
    this.earlier = this.now, this.looking.replaceChildren(), this.start.hidden = !1, focusOn(this.start);
  }
  /** The story gives way to a quiet panel until the learner goes on. */
  pause(out) {
    let course = link("a.course-name, .at-home a.home"), help = link('footer a[href*="support"]'), written = this.scenario.alternative && link(".content-note .past a", this.element.closest("main,.page")), skip = () => this.session.dispatch({ kind: "scenario-skipped", scenario: this.id }), to = (href, words, kind = "", click = () => {
    }) => make("a", { class: kind, href, click }, words), { say } = this;
    this.story.hidden = this.tools.hidden = !0, this.aside.hidden = !1;
    let parts = make(
      "div",
      {},
      make("h2", {}, say(out ? "scenario-out" : "scenario-paused")),
      make("p", {}, say(out ? "scenario-out-text" : "scenario-paused-text")),
      make(
        "div",
        { class: "actions" },
        out && !!course && to(course.href, say("scenario-leave"), "button"),
        this.button("scenario-go-on", out ? "quiet" : "button", () => this.goOn())
      ),
      out && !!written && make("p", {}, to(written.href, say("scenario-skip"), "", skip)),
      help && make("p", {}, to(help.href, help.words))
    );
    this.aside.replaceChildren(...parts.childNodes), focusOn(find("h2", this.aside));
  }
  goOn() {
    this.aside.hidden = !0, this.story.hidden = this.tools.hidden = !1, focusOn(find("h2", this.story.lastElementChild));
  }
};
function link(selector, within = document) {
  let found = find(selector, within);
  return found && { href: found.getAttribute("href"), words: found.textContent };
}

var NOTHING = { complete: !1, succeeded: !1, score: null, open: !0 };
function standing(data, record, host = null) {
  let { weights, required, contents, mastery } = data.course, scored = Object.keys(weights).filter((id) => {
    var _a;
    return (_a = own(data.course.activities, id)) == null ? void 0 : _a.scored;
  }), counted = [...new Set([...Object.keys(weights), ...required])].map((id) => result2(data, record, id)), results = scored.map((id) => ({ weight: weights[id], ...result2(data, record, id) })), allComplete = counted.every((one) => one.complete), score = allComplete && scored.length > 0 ? mean(results.map((one) => {
    var _a;
    return [(_a = one.score) != null ? _a : ZERO, one.weight];
  })) : null, reachable = mean(results.map((one) => {
    var _a;
    return [one.open ? ONE : (_a = one.score) != null ? _a : ZERO, one.weight];
  })), requirements = host ? [] : required.map((id) => result2(data, record, id)), goal = ratio(host != null ? host : mastery), lessons = contents.filter((content) => content.sort === "lesson"), passed = allComplete && counted.length > 0 && (score === null || compare(score, goal) >= 0) && requirements.every((one) => one.succeeded), lost = requirements.some((one) => !one.succeeded && !one.open) || score !== null && compare(reachable, goal) < 0, done = contents.filter((content) => isDone(data, record, content.id)).length;
  return {
    completion: allComplete && lessons.every((lesson) => record.lessons.includes(lesson.id)),
    success: passed ? "passed" : allComplete && lost ? "failed" : "unknown",
    score,
    progress: fraction(done, contents.length || 1)
  };
}
function result2(data, record, id) {
  var _a;
  let activity = own(data.course.activities, id);
  if (!activity) return NOTHING;
  if (activity.sort === "assessment") {
    let { attempts, best: best3 } = assessmentRecord(record, id), succeeded = best3 !== null && compare(best3, ratio((_a = activity.mastery) != null ? _a : [0, 1])) >= 0, open = activity.attempts === void 0 || attempts < activity.attempts;
    return { complete: attempts > 0, succeeded, score: best3, open };
  }
  let { complete, best: best2 } = scenarioRecord(record, id), written = activity.alternative ? result2(data, record, activity.alternative) : NOTHING;
  return {
    complete: complete || written.complete,
    succeeded: complete || written.succeeded,
    score: best2 && written.score ? most(best2, written.score) : best2 != null ? best2 : written.score,
    open: !0
  };
}
function isDone(data, record, content) {
  return record.lessons.includes(content) || result2(data, record, content).complete;
}
function objectives(data, record) {
  var _a;
  let sums = {}, add = (objective, part, possible) => {
    var _a2;
    let [sum, all2] = (_a2 = own(sums, objective)) != null ? _a2 : [ZERO, 0];
    sums[objective] = [plus(sum, times(part, fraction(possible))), all2 + possible];
  };
  for (let id of Object.keys(data.assessments)) {
    let { attempt } = assessmentRecord(record, id);
    if (!(!attempt || attempt.score === null))
      for (let itemId of attempt.items) {
        let item = own(data.items, itemId);
        item && item.points > 0 && add(item.objective, share(item, own(attempt.answers, itemId)), item.points);
      }
  }
  for (let [id, scenario] of Object.entries(data.scenarios)) {
    let { complete, variant, path, practice: practice2 } = scenarioRecord(record, id), play = replay(scenario, variant, path);
    if (!(!complete || practice2 || ((_a = scenario.nodes[play.node]) == null ? void 0 : _a.outcome) === void 0))
      for (let [objective, max] of Object.entries(scenario.evidenceMax))
        max > 0 && add(objective, evidenced(scenario, play, objective), max);
  }
  let shown2 = Object.entries(sums).filter(([, [, possible]]) => possible > 0);
  return Object.fromEntries(shown2.map(([id, [sum, possible]]) => [id, times(sum, fraction(1, possible))]));
}
function ratio([n, d]) {
  return fraction(n, d);
}
function mean(parts) {
  let weight = parts.reduce((sum, [, part]) => sum + part, 0), total = parts.reduce((sum, [part, factor]) => plus(sum, times(part, fraction(factor))), ZERO);
  return weight > 0 ? times(total, fraction(1, weight)) : ZERO;
}

var OURS = "coursewright";
function recall(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
function keep(key, value2) {
  try {
    value2 === null ? localStorage.removeItem(key) : localStorage.setItem(key, value2);
  } catch {
  }
}
function forgetAll() {
  try {
    for (let key of Object.keys(localStorage)) key.startsWith(OURS) && localStorage.removeItem(key);
  } catch {
  }
}

var schemePart = {
  selector: ".scheme",
  mount(button) {
    let root = document.documentElement, dark = matchMedia("(prefers-color-scheme: dark)"), now = () => {
      var _a;
      return (_a = root.dataset.scheme) != null ? _a : dark.matches ? "dark" : "light";
    }, label = () => {
      button.firstElementChild.textContent = button.dataset[now() === "dark" ? "toLight" : "toDark"];
    };
    button.addEventListener("click", () => {
      let next2 = now() === "dark" ? "light" : "dark";
      root.dataset.scheme = next2, keep("coursewright-scheme", next2), label();
    }), label(), button.hidden = !1;
  }
}, printPart = {
  selector: "button[data-print]",
  mount(button) {
    let root = document.documentElement;
    button.hidden = !1, button.addEventListener("click", () => {
      let sheet = button.dataset.print ? button.closest(".box") : null;
      sheet == null || sheet.classList.add("printed"), root.toggleAttribute("data-print-only", sheet !== null), window.print(), sheet == null || sheet.classList.remove("printed"), root.removeAttribute("data-print-only");
    });
  }
};
function sure(button, erase) {
  let { sure: question = "", done = "" } = button.dataset, asked = !1;
  button.hidden = !1, button.setAttribute("aria-live", "polite"), button.addEventListener("click", () => {
    asked && erase(), button.textContent = asked ? done : question, asked = !asked;
  });
}
var eraseAllPart = {
  selector: ".erase-all button",
  mount: (button) => sure(button, forgetAll)
};
function progressBar(summary2, words) {
  let said = words.replace("{done}", String(summary2.done)).replace("{count}", String(summary2.count));
  return [document.createTextNode(said), make("progress", { max: summary2.count, value: summary2.done, "aria-label": said })];
}
var standingPart = {
  selector: "[data-standing]",
  mount(element) {
    var _a;
    let [done, count2] = ((_a = recall("coursewright-standing:" + element.dataset.standing)) != null ? _a : "").split("/").map(Number);
    count2 && (element.hidden = !1, element.replaceChildren(...progressBar({ done, count: count2 }, element.dataset.words)));
  }
}, searchPart = {
  selector: ".search-open",
  mount(button) {
    "HTMLDialogElement" in window && (button.hidden = !1, button.addEventListener("click", () => document.head.append(make("script", { src: button.dataset.search + "../search.js" })), {
      once: !0
    }));
  }
};

function stateOf(data, record, { sort, id }) {
  return (sort === "lesson" ? record.lessons.includes(id) : result2(data, record, id).complete) ? "done" : record.place === id ? "here" : (sort === "assessment" ? assessmentRecord(record, id).attempt : scenarioRecord(record, id).begun) ? "begun" : "open";
}
function summary(data, record) {
  let { contents } = data.course;
  return { done: contents.filter((one) => stateOf(data, record, one) === "done").length, count: contents.length };
}
function next(session) {
  let { contents } = session.data.course, at = Math.max(0, contents.findIndex(({ id }) => id === session.record.place));
  return [...contents.slice(at), ...contents.slice(0, at)].find((one) => stateOf(session.data, session.record, one) !== "done");
}
function follow(session, show) {
  session.onChange(show), show();
}
var startView = {
  selector: ".start-here",
  mount(element, session, data) {
    let button = find(".button", element), standing2 = find(".standing", element), { resume = "", again = "", record = "", progress = "" } = element.dataset;
    follow(session, () => {
      var _a;
      let now = summary(data, session.record);
      if (!now.done && !session.record.place) return;
      let step2 = next(session), link2 = step2 && find(`[data-step="${CSS.escape(step2.id)}"] a`, document);
      button.textContent = step2 ? resume.replace("{title}", step2.title) : again, button.href = (_a = link2 == null ? void 0 : link2.getAttribute("href")) != null ? _a : record, standing2.hidden = !1, standing2.replaceChildren(...progressBar(now, progress));
    });
  }
}, outlineView = {
  selector: ".outline",
  mount(element, session, data) {
    follow(session, () => {
      var _a;
      for (let one of data.course.contents) {
        let row = find(`[data-step="${CSS.escape(one.id)}"]`, element);
        if (!row) continue;
        let state = stateOf(data, session.record, one);
        row.dataset.state = state, find(".state", row).textContent = (_a = element.dataset[state]) != null ? _a : "";
      }
    });
  }
}, whereView = {
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
    data.tracker === "local" && follow(session, () => {
      let { done, count: count2 } = summary(data, session.record), begun = done || session.record.place;
      keep("coursewright-standing:" + data.course.id, begun ? `${done}/${count2}` : null);
    });
  }
};

function percent2(score) {
  return String(Math.floor(score.n * 100 / score.d));
}
var recordView = {
  selector: "main.record",
  mount(element, session, data) {
    let words = find(".result", element).dataset, show = () => {
      rows(element, session, data, words);
      let { completion, success, score } = session.standing(), earned2 = find(".earned", element);
      earned2 && (earned2.hidden = !completion);
      let told = words[success === "passed" ? "passed" : "notPassed"];
      find(".result .standing", element).textContent = told;
      let said = score ? words.score.replace("{percent}", percent2(score)) : words.unscored;
      for (let place of all(".score", element)) place.textContent = said;
      find(".result .progress", element).replaceChildren(...progressBar(summary(data, session.record), words.progress));
    };
    session.onChange(show), show(), paper(element, data), sure(find(".erase-course button", element), () => {
      session.forget(), keep("coursewright-standing:" + data.course.id, null);
    });
  }
};
function rows(element, session, data, words) {
  for (let one of data.course.contents) {
    let cell = find(`[data-step="${CSS.escape(one.id)}"] .state`, element);
    if (!cell) continue;
    let state = stateOf(data, session.record, one);
    cell.dataset.state = state, cell.textContent = words[state === "here" ? "begun" : state] + best(session, data, one, words);
  }
  let done = data.course.contents.filter((one) => stateOf(data, session.record, one) === "done");
  find(".practised", element).replaceChildren(...done.map(({ title }) => make("li", {}, title))), find(".nothing", element).hidden = done.length > 0;
}
function best(session, data, { sort, id }, words) {
  let score = sort === "lesson" ? null : result2(data, session.record, id).score;
  return score ? `, ${words.score.replace("{percent}", percent2(score))}` : "";
}
function paper(element, data) {
  let form = find("form", element), name = find("#record-name", form), date = new Intl.DateTimeFormat(data.course.language, { dateStyle: "long" });
  find(".sheet .date", element).textContent = date.format(new Date()), name.addEventListener("input", () => {
    find(".sheet .name", element).textContent = name.value;
  }), find("button", form).hidden = !1, form.addEventListener("submit", (event) => {
    event.preventDefault(), window.print();
  });
}

var reflectionView = {
  selector: ".reflection",
  mount(element, _, data) {
    var _a, _b, _c;
    if (data.tracker === "none") return;
    let field = find("textarea", element), page = (_b = (_a = element.closest("section[data-page]")) == null ? void 0 : _a.dataset.page) != null ? _b : data.here, key = ["coursewright-words", data.course.id, page, field.dataset.reflection].join(":");
    field.value = (_c = recall(key)) != null ? _c : "", field.addEventListener("input", () => keep(key, field.value || null)), sure(find(".erase button", element), () => {
      field.value = "", keep(key, null);
    });
  }
};

var PARTS2 = [schemePart, searchPart, printPart, eraseAllPart, standingPart], PAGE_VIEWS = [
  startView,
  outlineView,
  whereView,
  doneView,
  leftView,
  recordView,
  reflectionView
];

function local(course, page = window) {
  let key = "coursewright:" + course, tell = () => {
  }, elsewhere = () => {
  }, unsaved = !1, last = "", read = () => {
    var _a;
    return (_a = page.localStorage.getItem(key)) != null ? _a : "";
  }, refresh = () => {
    let state = guarded(read, last);
    state !== last && (last = state, elsewhere(state));
  }, write = () => {
    let saved = guarded(() => (last ? page.localStorage.setItem(key, last) : page.localStorage.removeItem(key), !0), !1);
    unsaved !== !saved && (unsaved = !saved, tell(saved ? null : { trouble: "refused", retry: write }));
  };
  return {
    open() {
      return last = guarded(read, ""), page.addEventListener("storage", (event) => {
        (event.key === key || event.key === null) && refresh();
      }), page.addEventListener("pageshow", (event) => {
        event.persisted && refresh();
      }), Promise.resolve({ state: last, mastery: null, review: !1 });
    },
    answered() {
    },
    stands() {
    },
    keep(state) {
      last = state, write();
    },
    close() {
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

function findApi(page) {
  for (let start2 of [page, () => page.opener, () => {
    var _a;
    return (_a = page.top) == null ? void 0 : _a.opener;
  }]) {
    let first = typeof start2 == "function" ? guarded2(start2) : start2, api = first ? upwards(first) : null;
    if (api) return api;
  }
  return null;
}
function upwards(start2) {
  let at = start2;
  for (let hop = 0; hop < 500; hop++) {
    let api = guarded2(() => at.API);
    if (api && guarded2(() => api.LMSInitialize)) return api;
    let above = guarded2(() => at.parent);
    if (!above || above === at) return null;
    at = above;
  }
  return null;
}
var Host = class {
  constructor(api) {
    this.api = api;
  }
  initialize() {
    return this.ask("LMSInitialize", "");
  }
  commit() {
    return this.ask("LMSCommit", "");
  }
  finish() {
    return this.ask("LMSFinish", "");
  }
  set(element, value2) {
    return this.ask("LMSSetValue", element, value2);
  }
  /** Nothing where the host has nothing, refuses or is gone. */
  get(element) {
    var _a;
    return (_a = this.read(element)) != null ? _a : "";
  }
  /** As `get`, but null where the host is gone. */
  read(element) {
    let value2 = this.call("LMSGetValue", element);
    return value2 instanceof Error ? null : value2 == null ? "" : String(value2);
  }
  /** The code of the last error; 0 where the host does not say. */
  error() {
    let code = this.call("LMSGetLastError");
    return code instanceof Error ? 0 : parseInt(String(code), 10) || 0;
  }
  ask(name, ...values) {
    let answer = this.call(name, ...values);
    return answer instanceof Error ? "gone" : String(answer) === "true" || String(answer) === "1" ? "done" : String(answer) === "false" || this.error() !== 0 ? "refused" : "mute";
  }
  call(name, ...values) {
    try {
      return this.api[name](...values);
    } catch (reason) {
      return reason instanceof Error ? reason : new Error(name);
    }
  }
};
function guarded2(look) {
  try {
    return look();
  } catch {
    return;
  }
}

var LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789", DIGITS = "1234567890abcdefghijklmnopqrstuvwxyz", SHORT = 255;
function status({ completion, success, judged }) {
  return success !== "unknown" ? success : completion && !judged ? "completed" : "incomplete";
}
function percent3([n, d], mastery) {
  var _a;
  return floored({ n, d }, 100, Math.max(2, String((_a = mastery == null ? void 0 : mastery[1]) != null ? _a : 1).length - 3));
}
function masteryOf(text) {
  var _a;
  let found = /^\s*(\d{1,3})(?:\.(\d{0,8}))?\s*$/.exec(text);
  if (!found) return null;
  let decimals = (_a = found[2]) != null ? _a : "", mastery = [Number(found[1] + decimals), 100 * 10 ** decimals.length];
  return mastery[0] <= mastery[1] ? mastery : null;
}
function identifier(id) {
  return id.replace(/[^!-~]/g, "_").slice(0, SHORT);
}
function short(text) {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, " ").slice(0, SHORT);
}
function timespan(seconds) {
  let hundredths = Math.min(Math.max(Math.floor(seconds * 100) || 0, 0), 359964e4), minutes = Math.floor(hundredths / 6e3);
  return [two(Math.floor(minutes / 60)), two(minutes % 60), seconded(hundredths % 6e3)].join(":");
}
function timeOfDay(milliseconds) {
  let now = new Date(milliseconds), hundredths = now.getSeconds() * 100 + Math.floor(now.getMilliseconds() / 10);
  return [two(now.getHours()), two(now.getMinutes()), seconded(hundredths)].join(":");
}
function interaction(report2, time) {
  let response = report2.response === void 0 ? "" : feedback(report2, report2.response), pattern = report2.correct === void 0 ? "" : feedback(report2, report2.correct);
  return [
    // SCORM 1.2 RTE 3.4 has no long-fill-in.
    ["type", report2.form === "long-fill-in" ? "fill-in" : report2.form],
    ["time", time],
    ...report2.objective ? [["objectives.0.id", identifier(report2.objective)]] : [],
    ...pattern ? [["correct_responses.0.pattern", pattern]] : [],
    // SCORM 1.2 RTE 3.4, cmi.interactions.n.weighting: -100 to 100.
    ["weighting", String(Math.min(report2.weight, 100))],
    ...response ? [["student_response", response]] : [],
    ["result", result3(report2.share)],
    ["latency", timespan(report2.seconds)]
  ];
}
function result3(share3) {
  return share3 ? share3[0] === 0 ? "wrong" : share3[0] === share3[1] ? "correct" : floored({ n: share3[0], d: share3[1] }, 1, 4) : "neutral";
}
function feedback(report2, answer) {
  let list = Array.isArray(answer) ? answer : [], text = typeof answer == "string" ? answer : "", letters = (ids) => ids.map((id) => character(LETTERS, report2.options, id)).join(",");
  switch (report2.form) {
    case "true-false":
      return text.slice(0, 1);
    case "choice":
    case "sequencing":
      return letters(text ? [text] : list);
    case "likert":
      return letters([text]);
    case "matching":
      return Object.entries(text || Array.isArray(answer) ? {} : answer).map(([left, right]) => character(DIGITS, report2.options, left) + "." + character(LETTERS, report2.right, right)).join(",");
    case "numeric":
      return number(list.length === 0 ? text : list[0] === list[1] ? list[0] : "");
    case "fill-in":
      return short(text || list.join(","));
    case "long-fill-in":
      return short(text);
  }
}
function character(characters, ids, id) {
  var _a;
  return (_a = characters[ids.indexOf(id)]) != null ? _a : "z";
}
function number(text) {
  let typed = text.trim().replace(",", ".").replace(/^\u2212/, "-").replace(/^\+/, "");
  return /^-?(\d+\.?\d*|\.\d+)$/.test(typed) ? short(typed) : "";
}
function two(count2) {
  return String(count2).padStart(2, "0");
}
function seconded(hundredths) {
  return two(Math.floor(hundredths / 100)) + "." + two(hundredths % 100);
}

var STATE = 4096, GATHER = 5e3, NOT_IMPLEMENTED = 401, MANY = 1e3;
function scorm12(page = window, clock = Date.now) {
  return new Scorm12(page, clock);
}
var Scorm12 = class {
  constructor(page, clock) {
    this.page = page;
    this.clock = clock;
    this.host = null;
    this.writes = !1;
    this.finished = !1;
    this.mastery = null;
    /** As the host has them, to the best of what it has said. */
    this.status = "";
    this.raw = "";
    this.objectives = new Map();
    this.nextObjective = -1;
    this.nextInteraction = -1;
    /** What has still to be told. */
    this.state = null;
    this.place = "";
    this.standing = null;
    this.answers = [];
    this.timer = 0;
    /** What the learner has been told, and what went wrong when values were last set and committed. */
    this.told = null;
    this.trouble = null;
    this.uncommitted = null;
    this.tell = () => {
    };
    this.elsewhere = () => {
    };
    /** Whether the host could not say what it keeps: until it has, nothing is written over it. */
    this.unread = !0;
    this.began = clock();
  }
  open() {
    var _a;
    this.connect(), this.page.document.addEventListener("visibilitychange", () => {
      this.page.document.visibilityState === "hidden" && this.commit();
    }), this.page.addEventListener("pagehide", (event) => {
      event.persisted ? this.commit() : this.close();
    });
    let launch = { state: (_a = this.held()) != null ? _a : "", mastery: this.mastery };
    return Promise.resolve({ ...launch, review: this.host !== null && !this.writes });
  }
  answered(answer) {
    this.answers.push(answer), this.save();
  }
  stands(standing2) {
    this.standing = standing2;
    let before = this.status;
    this.save(), this.status !== before && this.commit();
  }
  keep(state, place) {
    this.state = state, this.place = place, this.save();
  }
  close() {
    this.host && (this.save(), this.commit(), this.finished = !0, this.host.finish(), this.host = null);
  }
  onNotice(tell) {
    this.tell = tell;
  }
  onChangedElsewhere(tell) {
    this.elsewhere = tell;
  }
  connect() {
    let api = findApi(this.page);
    if (!api) return this.say("no-host");
    let host = new Host(api), reply = host.initialize();
    if (reply === "gone" || reply === "refused" && !this.answersAnyway(host)) return this.say("gone");
    this.host = host;
    let mode = host.get("cmi.core.lesson_mode");
    this.writes = mode !== "browse" && mode !== "review", this.mastery = masteryOf(host.get("cmi.student_data.mastery_score")), this.status = host.get("cmi.core.lesson_status"), this.raw = host.get("cmi.core.score.raw"), this.writes ? this.begin(host) : this.say("review");
  }
  /** Some hosts, and pages around ours, have initialized already; then the values can be read. */
  answersAnyway(host) {
    return host.get("cmi.core.lesson_status") !== "" && host.error() === 0;
  }
  begin(host) {
    host.set("cmi.core.exit", "suspend"), (this.status === "" || this.status === "not attempted" || this.status === "browsed") && this.write("incomplete"), this.commit();
  }
  /** Tells the host all that it has not been told yet. What it refuses stays for the next time. */
  save() {
    var _a, _b;
    if (!this.host) return this.say((_a = this.told) != null ? _a : "gone");
    this.writes && (this.trouble = null, this.saveState(this.host), this.saveScore(this.host), this.saveObjectives(this.host), this.saveAnswers(this.host), this.say((_b = this.trouble) != null ? _b : this.uncommitted), this.timer || (this.timer = this.page.setTimeout(() => this.commit(), GATHER)));
  }
  /** The state as the host keeps it; null where it cannot be asked. */
  held() {
    let state = this.host ? this.host.read("cmi.suspend_data") : null;
    return this.unread = state === null, state;
  }
  /** A record that the host has acknowledged wins over what was done while it could not be read. */
  adopt() {
    let held = this.held();
    this.unread && (this.trouble = "gone"), held && (this.state = null, this.standing = null, this.answers = [], this.elsewhere(held));
  }
  saveState(host) {
    if (this.unread && this.adopt(), this.state === null || this.unread) return;
    if (this.state.length > STATE) {
      this.trouble = "too-long";
      return;
    }
    let reply = host.set("cmi.suspend_data", this.state), kept = reply === "done" || reply === "mute" && host.get("cmi.suspend_data") === this.state;
    kept && this.place && host.set("cmi.core.lesson_location", short(this.place)), this.settle(kept ? "done" : reply === "mute" ? "gone" : reply), kept && (this.state = null);
  }
  saveScore(host) {
    if (!this.standing) return;
    let { score } = this.standing, raw = score && percent3(score, this.mastery);
    if (raw && (this.raw === "" || Number(raw) > Number(this.raw))) {
      host.set("cmi.core.score.min", "0"), host.set("cmi.core.score.max", "100");
      let reply = host.set("cmi.core.score.raw", raw);
      this.settle(reply), (reply === "done" || reply === "mute") && (this.raw = raw);
    }
    this.write(status(this.standing));
  }
  /** A status never takes back what was reached: nothing follows passed, and only passed follows completed. */
  write(next2) {
    if (!this.host || next2 === this.status || this.status === "passed" || this.status === "completed" && next2 !== "passed") return;
    let reply = this.host.set("cmi.core.lesson_status", next2);
    this.settle(reply), (reply === "done" || reply === "mute") && (this.status = next2);
  }
  saveObjectives(host) {
    if (!this.standing) return;
    let { objectives: objectives2, mastery } = this.standing;
    for (let [id, share3] of Object.entries(objectives2)) {
      let raw = percent3(share3, null), entry2 = this.objective(host, identifier(id));
      if (!entry2 || entry2.told === raw) continue;
      let name = `cmi.objectives.${entry2.at}.`;
      host.set(name + "score.min", "0"), host.set(name + "score.max", "100"), host.set(name + "score.raw", raw), host.set(name + "status", share3[0] * mastery[1] >= mastery[0] * share3[1] ? "passed" : "incomplete"), entry2.told = raw;
    }
  }
  /** The entry of an objective, made where there is none. Objectives need not be supported (SCORM 1.2 RTE 3.4, cmi.objectives). */
  objective(host, id) {
    if (this.nextObjective < 0) {
      if (this.nextObjective = count(host, "cmi.objectives"), this.nextObjective === 1 / 0) return null;
      for (let at = 0; at < this.nextObjective && at < MANY; at++)
        this.objectives.set(host.get(`cmi.objectives.${at}.id`), { at, told: "" });
    }
    let known = this.objectives.get(id);
    if (known || this.nextObjective === 1 / 0) return known != null ? known : null;
    if (!this.named(host, `cmi.objectives.${this.nextObjective}.id`, id))
      return this.nextObjective = 1 / 0, null;
    let made = { at: this.nextObjective++, told: "" };
    return this.objectives.set(id, made), made;
  }
  saveAnswers(host) {
    this.answers.length > 0 && this.nextInteraction < 0 && (this.nextInteraction = count(host, "cmi.interactions"));
    for (let answer of this.answers.splice(0)) {
      if (this.nextInteraction === 1 / 0) return;
      let name = `cmi.interactions.${this.nextInteraction}.`, reply = host.set(name + "id", identifier(answer.id));
      if (reply === "gone" && this.answers.push(answer), reply === "refused" && host.error() === NOT_IMPLEMENTED && (this.nextInteraction = 1 / 0), !(reply !== "done" && reply !== "mute")) {
        this.nextInteraction++;
        for (let [element, value2] of interaction(answer, timeOfDay(this.clock()))) host.set(name + element, value2);
      }
    }
  }
  named(host, element, id) {
    let reply = host.set(element, id);
    return reply === "done" || reply === "mute";
  }
  commit() {
    var _a;
    this.page.clearTimeout(this.timer), this.timer = 0, !(!this.host || !this.writes) && (this.host.set("cmi.core.session_time", timespan((this.clock() - this.began) / 1e3)), this.uncommitted = troubleOf(this.host.commit()), this.say((_a = this.trouble) != null ? _a : this.uncommitted));
  }
  settle(reply) {
    var _a;
    this.trouble = (_a = troubleOf(reply)) != null ? _a : this.trouble;
  }
  /** Tells the learner's side what is wrong now, once, and once that nothing is any more. */
  say(trouble) {
    trouble !== this.told && (this.told = trouble, this.tell(trouble && { trouble, retry: () => this.retry() }));
  }
  retry() {
    !this.host && !this.finished && this.connect(), this.save(), this.commit();
  }
};
function count(host, list) {
  return host.get(list + "._children") === "" && host.error() === NOT_IMPLEMENTED ? 1 / 0 : Math.max(parseInt(host.get(list + "._count"), 10) || 0, 0);
}
function troubleOf(reply) {
  return reply === "refused" || reply === "gone" ? reply : null;
}

function hosted(course, page = window) {
  let host = scorm12(page);
  if (findApi(page)) return host;
  let own2 = local(course, page), alone = !0;
  return {
    ...own2,
    async open() {
      let launch = await host.open(), { state } = await own2.open();
      return state && host.keep(state, ""), { ...launch, state };
    },
    answered: (answer) => host.answered(answer),
    stands: (standing2) => host.stands(standing2),
    keep(state, place) {
      alone && own2.keep(state, place), host.keep(state, place);
    },
    close: () => host.close(),
    onChangedElsewhere(tell) {
      own2.onChangedElsewhere(tell), host.onChangedElsewhere(tell);
    },
    onNotice(tell) {
      host.onNotice((notice) => {
        alone && !notice && own2.keep("", ""), alone && (alone = notice !== null), tell(notice);
      });
    }
  };
}

function none() {
  return {
    open: () => Promise.resolve({ state: "", mastery: null, review: !1 }),
    answered() {
    },
    stands() {
    },
    keep() {
    },
    close() {
    },
    onNotice() {
    },
    onChangedElsewhere() {
    }
  };
}

function route(session, data) {
  let pages = all(".page[data-page]", document);
  if (!pages.length) return visit(data.here);
  let title = document.title;
  function visit(content) {
    data.course.contents.some(({ id }) => id === content) && session.dispatch({ kind: "visited", content });
  }
  function named(id) {
    let target = id ? document.getElementById(id) : null;
    return pages.find((page) => page.dataset.page === id || target && page.contains(target));
  }
  function show(moved) {
    var _a, _b, _c;
    let id = address(), shown2 = moved && id ? pages.find((one) => !one.hidden) : void 0, page = (_c = (_b = (_a = named(id)) != null ? _a : shown2) != null ? _b : named(moved ? "" : session.record.place)) != null ? _c : pages[0], other = page.hidden;
    for (let one of pages) one.hidden = one !== page;
    let heading = find("h1", page);
    if (document.title = page === pages[0] || !heading ? title : `${heading.textContent} · ${title}`, other && visit(page.dataset.page), !moved) return;
    let target = id !== page.dataset.page && document.getElementById(id);
    other && window.scrollTo(0, 0), target && page.contains(target) ? focusOn(target) : heading && focusOn(heading);
  }
  function address() {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return "";
    }
  }
  for (let page of pages) page.hidden = !0;
  window.addEventListener("hashchange", () => show(!0)), show(!1);
}

function report(id, item, answer, seconds) {
  var _a;
  if (item.private) return null;
  let earned2 = share(item, answer);
  return {
    id,
    form: item.form,
    objective: item.objective,
    options: item.options,
    right: (_a = item.right) != null ? _a : [],
    response: answer,
    correct: correct(item),
    share: item.points > 0 ? [earned2.n, earned2.d] : void 0,
    weight: item.points,
    seconds
  };
}
function correct(item) {
  var _a, _b, _c;
  switch (item.form) {
    case "true-false":
      return String(item.key);
    case "choice":
      return item.keys;
    case "matching":
      return item.pairs;
    case "sequencing":
      return item.steps;
    case "fill-in":
      return (_a = item.gaps) == null ? void 0 : _a.map((gap) => {
        var _a2;
        return (_a2 = gap.answers[0]) != null ? _a2 : "";
      });
    case "numeric":
      return [(_b = item.low) != null ? _b : "", (_c = item.high) != null ? _c : ""];
    case "likert":
    case "long-fill-in":
      return;
  }
}

var VERSION = "1", TEXT = 60, NUMBER = 20, TAG = 4, STEP = 3, RESERVED = /[;/,.:%\u0000-\u001f\u007f-\u009f]/, UNSAFE = /[\ud800-\udfff\ufffe\uffff]|[^\u0000-\uffff]/u;
function pack(record, data) {
  let { contents, activities } = data.course, tagOf = (id) => {
    var _a, _b;
    return (_b = (_a = contents.find((content) => content.id === id)) == null ? void 0 : _a.tag) != null ? _b : "";
  }, practice2 = Object.entries(record.practice).map(([id, answer]) => entry(data.items[id], answer)), parts = [
    "v" + tagOf(record.place),
    "l" + record.lessons.map(tagOf).join(""),
    "p" + [...practice2, ...record.elsewhere].join(","),
    ...Object.entries(record.assessments).map(([id, one]) => "a" + activities[id].tag + "/" + ofAssessment2(one, data)),
    ...Object.entries(record.scenarios).filter(([, one]) => one.begun || one.complete || one.rest).map(([id, one]) => "s" + activities[id].tag + "/" + ofScenario2(one, own(data.scenarios, id)))
  ];
  return [VERSION, ...parts.filter((part) => part.length > 1)].join(";");
}
function ofAssessment2({ attempts, best: best2, attempt, rest }, data) {
  let head = whole(attempts) + "/" + share2(best2);
  if (!attempt) return head + (rest ? "/" + rest : "");
  let items = attempt.items.map((id) => entry(data.items[id], own(attempt.answers, id)));
  return [head, whole(attempt.seed), share2(attempt.score), items.join(",")].join("/");
}
function ofScenario2(record, scenario) {
  let head = (record.complete ? "c" : "") + "/" + share2(record.best);
  if (!scenario || !record.begun) return head + (record.rest ? "/" + record.rest : "");
  let node = begin(scenario, record.variant).node, path = record.path.map((id) => {
    let choice = scenario.nodes[node].choices.find((one) => one.id === id);
    return node = choice.target, choice.tag;
  });
  return [head, record.variant, record.practice ? "p" : "", path.join("")].join("/");
}
function entry(item, answer) {
  if (answer === void 0 || item.private) return item.tag;
  if (item.form === "true-false") return item.tag + (answer === "true" ? "t" : "f");
  if (typeof answer == "string") return item.tag + escaped(answer, item.form === "numeric" ? NUMBER : TEXT);
  if (Array.isArray(answer)) return item.tag + answer.map((one) => escaped(one, TEXT)).join(".");
  let pairs = answer, answered = item.options.filter((left) => own(pairs, left));
  return item.tag + answered.map((left) => left + ":" + pairs[left]).join(".");
}
function unpack(text, data) {
  var _a, _b;
  let [version, ...parts] = text.split(";");
  if (version !== VERSION) return EMPTY;
  let items = new Map(Object.entries(data.items).map(([id, item]) => [item.tag, id])), contents = new Map(data.course.contents.map((content) => [content.tag, content])), record = { ...EMPTY, practice: {}, assessments: {}, scenarios: {} };
  for (let part of parts) {
    let body = part.slice(1);
    part[0] === "v" && (record.place = (_b = (_a = contents.get(body)) == null ? void 0 : _a.id) != null ? _b : ""), part[0] === "l" && (record.lessons = cut(body, TAG).flatMap((tag) => {
      var _a2, _b2;
      return (_b2 = (_a2 = contents.get(tag)) == null ? void 0 : _a2.id) != null ? _b2 : [];
    })), part[0] === "p" && readPractice(body, data, items, record), (part[0] === "a" || part[0] === "s") && readActivity(body, data, items, record);
  }
  return record;
}
function readPractice(body, data, items, record) {
  let elsewhere = [];
  for (let text of body.split(",")) {
    let id = items.get(text.slice(0, TAG)), answer = id === void 0 ? void 0 : answerOf(data.items[id], text.slice(TAG));
    id !== void 0 && answer !== void 0 && (record.practice = { ...record.practice, [id]: answer }), id === void 0 && data.partial && text && elsewhere.push(text);
  }
  record.elsewhere = elsewhere;
}
function readActivity(body, data, items, record) {
  var _a;
  let [tag, first = "", best2 = "", ...rest] = body.split("/"), [id, activity] = (_a = Object.entries(data.course.activities).find(([, one]) => one.tag === tag)) != null ? _a : [];
  if (id !== void 0)
    if ((activity == null ? void 0 : activity.sort) === "assessment") {
      let here = own(data.assessments, id) !== void 0, head = { attempts: number2(first), best: shareOf(best2) }, tail = here ? { attempt: readAttempt(rest, id, data, items) } : { attempt: null, rest: rest.join("/") };
      record.assessments = { ...record.assessments, [id]: { ...head, ...tail } };
    } else {
      let scenario = own(data.scenarios, id), head = { ...NOT_PLAYED, complete: first === "c", best: shareOf(best2) }, one = scenario ? { ...head, ...readPlay(rest, scenario) } : { ...head, rest: rest.join("/") };
      record.scenarios = { ...record.scenarios, [id]: one };
    }
}
function readAttempt(fields, id, data, items) {
  let [seed = "", score = "", entries = ""] = fields, assessment = data.assessments[id], drawn = entries.split(","), known = [], answers = {};
  for (let text of drawn) {
    let item = items.get(text.slice(0, TAG));
    if (item === void 0 || !assessment.items.includes(item) || known.includes(item)) continue;
    known.push(item);
    let answer = answerOf(data.items[item], text.slice(TAG));
    answer !== void 0 && (answers[item] = answer);
  }
  if (!seed || known.length === 0) return null;
  let added = !score && known.length < drawn.length ? draw(assessment, data.items, number2(seed), known).filter((item) => !known.includes(item)) : [];
  return { seed: number2(seed), items: [...known, ...added], answers, score: shareOf(score) };
}
function readPlay([variant, practice2, path], scenario) {
  if (path === void 0) return {};
  let play = begin(scenario, variant);
  for (let tag of cut(path, STEP)) {
    let choice = offered(scenario, play).find((one) => one.tag === tag);
    if (!choice) break;
    play = take(scenario, play, choice.id);
  }
  return { begun: !0, variant: play.variant, path: play.path.map((step2) => step2.choice), practice: practice2 === "p" };
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
      return Object.fromEntries(pairs.filter(([left, right]) => {
        var _a;
        return known(left) && ((_a = item.right) == null ? void 0 : _a.includes(right));
      }));
    }
  }
}
function escaped(text, most2) {
  let out = "";
  for (let character2 of text) {
    let code = character2.charCodeAt(0).toString(16), safe = UNSAFE.test(character2) ? "�" : RESERVED.test(character2) ? "%" + code.padStart(2, "0") : character2;
    if (out.length + safe.length > most2) break;
    out += safe;
  }
  return out;
}
function plain(text) {
  return text.replace(/%([0-9a-f]{2})/g, (_, code) => String.fromCharCode(parseInt(code, 16)));
}
function cut(text, size) {
  var _a;
  return (_a = text.match(new RegExp(`.{${size}}`, "g"))) != null ? _a : [];
}
function whole(count2) {
  return count2.toString(36);
}
function number2(text) {
  return parseInt(text, 36) || 0;
}
function share2(one) {
  return one ? whole(one.n) + "." + whole(one.d) : "";
}
function shareOf(text) {
  let [n, d] = text.split(".").map(number2);
  return n !== void 0 && d && n <= d ? fraction(n, d) : null;
}

async function openSession(data, tracker, now = () => performance.now()) {
  let told = new Set(), notice = null;
  tracker.onNotice((news) => {
    notice = news, told.forEach((tell) => tell(news));
  });
  let { state, mastery, review } = await tracker.open(), listeners = new Set(), spent = new Map(), record = unpack(state, data), before = now(), settle = (next2) => {
    record = next2, listeners.forEach((listener) => listener(record));
  }, replaced = new Set(), replace = (text) => {
    settle(unpack(text, data)), replaced.forEach((shown2) => shown2());
  };
  return tracker.onChangedElsewhere(replace), tellStanding(data, record, mastery, tracker), {
    data,
    mastery,
    review,
    get record() {
      return record;
    },
    dispatch(event, seconds) {
      var _a;
      let next2 = step(data, record, event);
      if (next2 === record) return;
      let took = seconds != null ? seconds : (now() - before) / 1e3;
      before = now(), "item" in event && spent.set(event.item, ((_a = spent.get(event.item)) != null ? _a : 0) + took);
      let previous = record;
      record = next2, tellAnswers(data, previous, next2, event, spent, tracker), tellStanding(data, next2, mastery, tracker), tracker.keep(pack(next2, data), next2.place), settle(next2);
    },
    standing: () => standing(data, record, mastery),
    onChange(changed2) {
      return listeners.add(changed2), () => listeners.delete(changed2);
    },
    onReplaced(shown2) {
      replaced.add(shown2);
    },
    onNotice(tell) {
      told.add(tell), notice && tell(notice);
    },
    forget() {
      tracker.keep("", ""), replace("");
    },
    close: () => tracker.close()
  };
}
function tellAnswers(data, before, after, event, spent, tracker) {
  let tell = (id, answer) => {
    var _a;
    let item = own(data.items, id), told = item && report(id, item, answer, (_a = spent.get(id)) != null ? _a : 0);
    spent.delete(id), told && tracker.answered(told);
  };
  if (event.kind === "item-answered" && tell(event.item, event.answer), event.kind !== "assessment-finished") return;
  let { attempts, attempt } = assessmentRecord(after, event.assessment);
  !attempt || attempts === assessmentRecord(before, event.assessment).attempts || attempt.items.forEach((id) => tell(id, own(attempt.answers, id)));
}
function tellStanding(data, record, mastery, tracker) {
  let { completion, success, score } = standing(data, record, mastery), shown2 = Object.entries(objectives(data, record)).map(([id, one]) => [id, [one.n, one.d]]);
  tracker.stands({
    completion,
    success,
    judged: data.course.required.length > 0 || Object.keys(data.course.weights).length > 0,
    score: score && [score.n, score.d],
    objectives: Object.fromEntries(shown2),
    mastery: mastery != null ? mastery : data.course.mastery
  });
}

var VIEWS = [noticeView, ...PAGE_VIEWS, itemView, assessmentView, scenarioView], TRACKERS = {
  local,
  none,
  scorm12: (course) => hosted(course)
};
async function start() {
  for (let part of PARTS2) for (let element of all(part.selector, document)) part.mount(element);
  let source = document.getElementById("coursewright-data");
  if (!source) return;
  let data = JSON.parse(source.textContent), session = await openSession(data, TRACKERS[data.tracker](data.course.id));
  for (let view of VIEWS) for (let element of all(view.selector, document)) view.mount(element, session, data);
  route(session, data);
}
start();
})();
