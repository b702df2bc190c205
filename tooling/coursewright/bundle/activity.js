/* sources sha256:32fcfd1ffa9f7e37100db5823eeb724129e30683bc5addc6da85be863ca35bdb */
(() => {
"use strict";
const { Card, ZERO, all, assessmentRecord, compare, cut, draw, entries, entry, find, floored, focusOn, follow, fraction, joined, keep, make, most, number, own, plus, progressBar, ratioOf, ratioText, result, rows, sayer, scenarioRecord, share, standing, summary, sure, times, today, verdict, whole } = window.coursewright;

function generator(seed) {
  let state = seed | 0;
  return () => {
    state = state + 1831565813 | 0;
    let mixed = Math.imul(state ^ state >>> 15, state | 1);
    return mixed ^= mixed + Math.imul(mixed ^ mixed >>> 7, mixed | 61), (mixed ^ mixed >>> 14) >>> 0;
  };
}
function below(next, count) {
  return Math.floor(next() * count / 2 ** 32);
}
function shuffled(list, seed) {
  let out = [...list], next = generator(seed);
  for (let at = out.length - 1; at > 0; at--) {
    let other = below(next, at + 1);
    [out[at], out[other]] = [out[other], out[at]];
  }
  return out;
}
function seedOf(seed, part) {
  let hash = seed ^ 2166136261 | 0;
  for (let character of part) hash = Math.imul(hash ^ character.codePointAt(0), 16777619);
  return hash >>> 0;
}
function draw2(assessment, items, seed, kept = []) {
  let pool = assessment.items.filter((id) => own(items, id)), held = kept.filter((id) => own(items, id)).map((id) => groupOf(items, id)), groups = new Set(), drawn = new Set();
  for (let [objective, count] of strata(assessment)) {
    let stratum = pool.filter((id) => objective === null || items[id].objective === objective), old = kept.filter((id) => stratum.includes(id)), missing = count;
    for (let id of [...old, ...shuffled(stratum, seedOf(seed, objective ?? ""))]) {
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
  let all2 = [null, assessment.draw ?? assessment.items.length];
  return assessment.blueprint.length > 0 ? [...assessment.blueprint] : [all2];
}
function groupOf(items, id) {
  let seen = new Set();
  for (let at = id; !seen.has(at); ) {
    seen.add(at);
    let parent = own(items, at)?.variantOf;
    if (parent === void 0) return at;
    at = parent;
  }
  return [...seen].sort()[0];
}

function begin(scenario, variantId = "", seed = 0) {
  let variant = scenario.variants.find((one) => one.id === variantId), starts = Object.keys(scenario.variables).map((name) => [name, scenario.variables[name].start]), node = variant?.start || scenario.start, values = { ...Object.fromEntries(starts), ...variant?.values };
  return { variant: variant?.id ?? "", node, values, visited: [node], once: [], points: 0, evidence: {}, path: [], seed };
}
function nodeOf(scenario, play) {
  return scenario.nodes[play.node];
}
function offered(scenario, play) {
  return ways(scenario, play).filter((choice) => !choice.bypass);
}
function around(scenario, play) {
  return ways(scenario, play).find((choice) => choice.bypass);
}
function rolled(scenario, play) {
  let { die, choices } = nodeOf(scenario, play);
  if (!die) return null;
  let times2 = play.path.filter((step) => step.node === play.node).length, face = below(generator(seedOf(play.seed, `${play.node}/${times2}`)), die) + 1, top = 0, brought = choices.find(({ weight }) => face <= (top += weight ?? 0));
  return brought ? { face, choice: brought.id } : null;
}
function ways(scenario, play) {
  return nodeOf(scenario, play).choices.filter(
    (choice) => !play.once.includes(`${play.node}/${choice.id}`) && (choice.guard === void 0 || holds(choice.guard, play.values, play.visited))
  );
}
function take(scenario, play, choiceId) {
  let choice = ways(scenario, play).find((one) => one.id === choiceId);
  if (!choice) throw new RangeError(`${choiceId} is not offered at ${play.node}`);
  let evidence = { ...play.evidence };
  for (let [objective, amount] of Object.entries(choice.evidence ?? {}))
    evidence[objective] = (own(evidence, objective) ?? 0) + amount;
  let after = choice.effects.reduce((values, effect) => applied(scenario.variables, values, effect), play.values), step = { node: play.node, choice: choice.id, before: play.values, after, points: choice.points };
  return {
    variant: play.variant,
    node: choice.target,
    values: after,
    visited: play.visited.includes(choice.target) ? play.visited : [...play.visited, choice.target],
    once: choice.once ? [...play.once, `${play.node}/${choice.id}`] : play.once,
    points: play.points + choice.points,
    evidence,
    path: [...play.path, step],
    seed: play.seed
  };
}
var trails = new WeakMap();
function replay(scenario, variant, choices, seed = 0) {
  let start = begin(scenario, variant, seed), last = trails.get(scenario), trail = last?.[0].variant === start.variant && last[0].seed === seed ? last : [start];
  trails.set(scenario, trail);
  let at = 0;
  for (let id of choices) {
    let play = trail[at];
    if (trail[at + 1]?.path[at].choice !== id) {
      if (!ways(scenario, play).some((choice) => choice.id === id)) break;
      trail.splice(at + 1, trail.length, take(scenario, play, id));
    }
    at += 1;
  }
  return trail[at];
}
function ended(scenario, play) {
  return nodeOf(scenario, play).outcome !== void 0;
}
function earned(scenario, play) {
  return scenario.max > 0 ? bounded(play.points, scenario.max) : null;
}
function evidenced(scenario, play, objective) {
  let max = own(scenario.evidenceMax, objective) ?? 0;
  return max > 0 ? bounded(own(play.evidence, objective) ?? 0, max) : ZERO;
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
  let [sort, name, amount] = effect, now = values[name], variable = variables[name], next = sort === "+" ? typeof now == "number" ? now + amount : now : amount;
  return next === void 0 || !variable ? values : { ...values, [name]: typeof next == "number" ? saturated(next, variable) : next };
}
function saturated(value, { low = value, high = value }) {
  return Math.min(Math.max(value, low), high);
}

function decision(data, event, before) {
  let play = counted(data, event, before);
  if (!play || event.kind !== "scenario-taken") return;
  let scenario = data.scenarios[event.scenario], open = offered(scenario, play), choice = open.find(({ id }) => id === event.choice);
  if (!choice || nodeOf(scenario, play).die) return;
  let ids = (choices) => choices.map(({ id }) => id), best = Math.max(...open.map(({ points: points2 }) => points2)), leading = open.filter(({ points: points2 }) => points2 === best), { points, evidence = {} } = choice;
  return {
    scenario: event.scenario,
    node: play.node,
    at: play.path.filter((step) => decides(scenario, step)).length + 1,
    choice: choice.id,
    offered: ids(open),
    options: ids(nodeOf(scenario, play).choices.filter(({ bypass }) => !bypass)),
    points,
    best,
    leading: leading.length < open.length ? ids(leading) : [],
    result: points > 0 ? "helped" : points < 0 || best > 0 ? "harmed" : "neutral",
    objectives: Object.keys(evidence)
  };
}
function ending(data, event, after) {
  let play = counted(data, event, after);
  if (!play) return;
  let scenario = data.scenarios[event.scenario];
  if (!ended(scenario, play)) return;
  let share2 = earned(scenario, play);
  return {
    scenario: event.scenario,
    ending: play.node,
    outcome: nodeOf(scenario, play).outcome,
    decisions: play.path.filter((step) => decides(scenario, step)).length,
    share: share2 ? [share2.n, share2.d] : void 0,
    objectives: Object.keys(scenario.evidenceMax).filter((id) => scenario.evidenceMax[id] > 0)
  };
}
function counted(data, event, record) {
  if (event.kind !== "scenario-taken") return;
  let scenario = own(data.scenarios, event.scenario), { variant, path, seed, practice } = scenarioRecord(record, event.scenario);
  return scenario && !practice ? replay(scenario, variant, path, seed) : void 0;
}
function decides({ nodes }, { node, choice }) {
  return !nodes[node].die && !nodes[node].choices.find(({ id }) => id === choice)?.bypass;
}

var STEP = 3, activities = {
  step(data, record, event) {
    if ("assessment" in event) {
      let assessment = own(data.assessments, event.assessment);
      if (!assessment) return record;
      let next2 = ofAssessment(data, assessment, assessmentRecord(record, event.assessment), event);
      return { ...record, assessments: { ...record.assessments, [event.assessment]: next2 } };
    }
    let scenario = own(data.scenarios, event.scenario);
    if (!scenario) return record;
    let next = ofScenario(scenario, scenarioRecord(record, event.scenario), event);
    return { ...record, scenarios: { ...record.scenarios, [event.scenario]: next } };
  },
  saved(data, id, record) {
    let { attempt } = assessmentRecord(record, id);
    if (attempt) return savedAttempt(data, attempt);
    let scenario = own(data.scenarios, id), play = scenarioRecord(record, id);
    return scenario && play.begun ? savedPlay(scenario, play) : [];
  },
  read(data, id, fields) {
    let assessment = own(data.assessments, id);
    if (assessment) return { attempt: readAttempt(fields, assessment, data) };
    let scenario = own(data.scenarios, id);
    return scenario && readPlay(fields, scenario);
  },
  decision,
  ending,
  objectives
};
function ofAssessment(data, assessment, before, event) {
  let running = before.attempt && before.attempt.score === null ? before.attempt : null;
  if (event.kind === "assessment-begun") {
    let usedUp = assessment.attempts !== null && before.attempts >= assessment.attempts;
    if (running || usedUp) return before;
    let items = draw2(assessment, data.items, event.seed);
    return { ...before, attempt: { seed: event.seed, items, answers: {}, score: null } };
  }
  if (!running) return before;
  if (event.kind === "assessment-answered")
    return running.items.includes(event.item) ? { ...before, attempt: { ...running, answers: { ...running.answers, [event.item]: event.answer } } } : before;
  let score = attemptScore(data, running), best = before.best ? most(before.best, score) : score;
  return { attempts: before.attempts + 1, best, attempt: { ...running, score } };
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
      return { ...before, begun: !0, variant, path: [], seed: event.seed ?? 0, practice: !1, skipped: !1 };
    }
    case "scenario-skipped":
      return { ...before, skipped: !0 };
    case "scenario-rewound":
      return { ...before, path: before.path.slice(0, event.to), practice: !0 };
    case "scenario-taken": {
      let play = replay(scenario, before.variant, before.path, before.seed), open = rolled(scenario, play)?.choice ?? event.choice;
      return !before.begun || open !== event.choice || !ways(scenario, play).some(({ id }) => id === open) ? before : atEnding(scenario, { ...before, path: [...before.path, event.choice] });
    }
  }
}
function atEnding(scenario, record) {
  let play = replay(scenario, record.variant, record.path, record.seed);
  if (record.practice || !ended(scenario, play)) return record;
  let now = earned(scenario, play);
  return { ...record, complete: !0, best: now && record.best ? most(record.best, now) : now ?? record.best };
}
function savedAttempt(data, { seed, score, items, answers }) {
  let asked = items.map((id) => entry(data.items[id], own(answers, id)));
  return [whole(seed), ratioText(score), asked.join(",")];
}
function readAttempt(fields, assessment, data) {
  let [seed = "", score = "", body = ""] = fields, drawn = entries(body, data), known = [], answers = {};
  for (let { id, answer } of drawn)
    id === void 0 || !assessment.items.includes(id) || known.includes(id) || (known.push(id), answer !== void 0 && (answers[id] = answer));
  if (!seed || known.length === 0) return null;
  let added = !score && known.length < drawn.length ? draw2(assessment, data.items, number(seed), known).filter((item) => !known.includes(item)) : [];
  return { seed: number(seed), items: [...known, ...added], answers, score: ratioOf(score) };
}
function savedPlay(scenario, { variant, practice, path, seed }) {
  let { node } = begin(scenario, variant), tags = path.map((id) => {
    let choice = scenario.nodes[node].choices.find((one) => one.id === id);
    return node = choice.target, choice.tag;
  });
  return [variant, practice ? "p" : "", tags.join(""), ...hasDice(scenario) ? [whole(seed)] : []];
}
function hasDice(scenario) {
  return Object.values(scenario.nodes).some(({ die }) => die);
}
function readPlay([variant, practice, path, dice = ""], scenario) {
  if (path === void 0) return {};
  let seed = hasDice(scenario) ? number(dice) : 0, play = begin(scenario, variant, seed);
  for (let tag of cut(path, STEP)) {
    let choice = ways(scenario, play).find((one) => one.tag === today(tag, scenario.renamed));
    if (!choice) break;
    play = take(scenario, play, choice.id);
  }
  return { begun: !0, variant: play.variant, path: play.path.map((step) => step.choice), seed, practice: practice === "p" };
}
function objectives(data, record) {
  let sums = {}, add = (objective, part, possible) => {
    let [sum, all2] = own(sums, objective) ?? [ZERO, 0];
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
    let { complete, variant, path, seed, practice } = scenarioRecord(record, id), play = replay(scenario, variant, path, seed);
    if (!(!complete || practice || !ended(scenario, play)))
      for (let [objective, max] of Object.entries(scenario.evidenceMax))
        max > 0 && add(objective, evidenced(scenario, play, objective), max);
  }
  return Object.fromEntries(Object.entries(sums).map(([id, [sum, possible]]) => [id, times(sum, fraction(1, possible))]));
}

var percent = (share2) => floored(share2, 100, 1);
function result2(assessment, attempt, record, data, say) {
  let mastery = { n: assessment.mastery[0], d: assessment.mastery[1] }, enough = (share2) => compare(share2, mastery) >= 0, score = attempt.score, shown = [...new Set(attempt.items.map((id) => data.items[id]?.objective ?? ""))].filter(Boolean).sort().map((id) => [id, attemptScore(data, attempt, (item) => data.
  items[item]?.objective === id)]), weak = shown.filter(([, share2]) => !enough(share2)).map(([id]) => id), lessons = data.course.contents.filter(({ objectives: own2 }) => own2?.some((id) => weak.includes(id))), passed = enough(score), better = record.best && compare(record.best, score) > 0;
  return [
    make(
      "h2",
      { class: passed ? "passed" : "" },
      say(passed ? "attempt-passed" : "attempt-failed", { percent: percent(score), mastery: percent(mastery) })
    ),
    ...better ? [make("p", {}, say("attempt-best", { percent: percent(record.best) }))] : [],
    make("h3", {}, say("attempt-objectives")),
    make("ul", { class: "shares" }, ...shown.map(([id, share2]) => make(
      "li",
      {},
      make("span", {}, data.course.objectives[id] ?? id),
      bar(share2),
      make("span", { class: "share" }, say("attempt-share", { percent: percent(share2) }))
    ))),
    ...lessons.length ? [
      make("h3", {}, say("attempt-revisit")),
      make("ul", {}, ...lessons.map(({ href, title }) => make("li", {}, make("a", { href }, title))))
    ] : []
  ];
}
function bar(share2) {
  let box = { height: 8 };
  return draw(
    "svg",
    { class: "bar-of", viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" },
    draw("rect", { ...box, width: 100, class: "whole" }),
    draw("rect", { ...box, width: 100 * share2.n / share2.d, class: "part" })
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
    this.say = sayer(data.strings), this.start = find(".start", element), this.list = find(".items", element), this.title = find("h2", element), this.heading = this.title.textContent, this.questions = all(".item", this.list).flatMap((e) => this.question(e)), this.back = this.button("attempt-previous",
    () => this.go(this.here - 1), "quiet turn"), this.next = this.button("attempt-next", () => this.go(this.here + 1), "button turn");
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
    let now = this.attempt, running = !!now && now.score === null;
    this.asked = (now?.items ?? []).flatMap((item) => this.questions.filter(({ id }) => id === item)), this.element.dataset.state = running ? "asking" : now ? "done" : "new", this.start.hidden = !!now, this.bar.hidden = !running, this.title.hidden = this.list.hidden = !now, this.title.textContent = running ?
    this.heading : this.say("attempt-review");
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
    let kept = this.attempt?.answers[item], answer = sheet.read() ?? (kept === void 0 ? void 0 : form === "matching" ? {} : []);
    answer !== void 0 && JSON.stringify(answer) !== JSON.stringify(kept) && this.session.dispatch({ kind: "assessment-answered", assessment: this.id, item, answer });
  }
  settleNow(question) {
    let answer = question.card.read();
    if (answer === void 0) return question.card.say(this.say("item-first"));
    this.keep(question), this.settle(question, answer, !1);
  }
  settle(question, answer, reveal) {
    let check = find(".check", question.element), { words, mark } = verdict(question.item, answer, this.say);
    question.card.tell(answer, reveal), question.card.say(words, mark), question.card.lock(!0), check.contains(document.activeElement) && focusOn(find(".verdict", question.element), !1), check.hidden = !0;
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
    asked.forEach(({ element }, n) => element.classList.toggle("current", n === here)), this.back.disabled = here === 0, this.next.hidden = here === asked.length - 1, this.place.textContent = this.say("attempt-progress", { here: here + 1, of: asked.length }), this.progress(), moved && focusOn(find("\
.item-title", asked[here].element));
  }
  progress() {
    let done = this.asked.filter((question) => question.card.read() !== void 0).length;
    this.count.textContent = this.say("attempt-answered", { done, of: this.asked.length }), this.open.replaceChildren();
  }
  /** Before handing in: which questions are still open, and a way to each. */
  ask() {
    let missing = this.asked.filter(({ card: sheet }) => sheet.read() === void 0);
    if (!missing.length) return this.handIn();
    let words = make("p", {}, this.say("attempt-open")), ways2 = missing.map((question) => {
      let click = () => this.go(this.asked.indexOf(question)), name = find(".item-title", question.element).textContent;
      return make("li", {}, make("button", { type: "button", class: "quiet", click }, name));
    });
    this.open.replaceChildren(words, make("ul", {}, ...ways2), this.button("attempt-hand-in-anyway", () => this.handIn())), focusOn(words);
  }
  handIn() {
    for (let question of this.asked) this.keep(question);
    this.session.dispatch({ kind: "assessment-finished", assessment: this.id }), this.render(!0);
  }
  finish(now, moved) {
    let { assessment, data, say } = this, record = assessmentRecord(this.session.record, this.id), again = assessment.attempts !== null && record.attempts >= assessment.attempts ? make("p", {}, say("attempt-none-left")) : this.button("attempt-new", () => this.begin()), words = result2(assessment, now,
    record, data, say);
    this.outcome.replaceChildren(...words, make("div", { class: "actions" }, again)), moved && focusOn(words[0]);
  }
};

var recordView = {
  selector: "main.record",
  mount(element, session, data) {
    let words = find(".result", element).dataset, share2 = (score) => words.score.replace("{percent}", floored(score, 100, 0));
    follow(session, () => {
      let { record } = session;
      rows(element, words, data, record, ({ sort, id }) => {
        let score2 = sort === "lesson" ? null : result(data, record, id).score;
        return score2 ? ", " + share2(score2) : "";
      });
      let { success, score } = session.standing(), told = words[success === "passed" ? "passed" : "notPassed"];
      find(".result .standing", element).textContent = told, find(".score", element).textContent = score ? share2(score) : words.unscored, find(".result .progress", element).replaceChildren(...progressBar(summary(data, record), words.progress));
    }), sure(find(".erase-course button", element), () => {
      session.forget(), keep("coursewright-standing:" + data.course.id, null);
    });
  }
};

joined.push({ views: [assessmentView, recordView], activities });
Object.assign(window.coursewright ??= {}, { around, bar, begin, earned, ended, evidenced, holds, nodeOf, offered, replay, rolled, take, ways });
})();
