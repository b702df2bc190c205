/** An assessment as attempts: begin, answer, hand in, read the result with its reasons, try again. */

import { optionOrder } from "../player/chance";
import type { Answer, AssessmentData, CourseData, ItemData } from "../player/data";
import { assessmentRecord, type Attempt } from "../player/record";
import type { Session } from "../player/session";
import type { View } from "../player/view";
import { card, type Card } from "./card";
import { all, find, focusOn, make, sayer } from "./elements";
import { verdict } from "./marks";
import { result } from "./result";

export const assessmentView: View = {
  selector: ".assessment",

  mount(element, session, data) {
    const id = element.dataset["assessment"]!;
    const assessment = data.assessments[id];
    if (assessment) attempts(element, id, assessment, session, data);
  },
};

interface Question {
  readonly id: string;
  readonly item: ItemData;
  readonly element: HTMLElement;
  readonly card: Card;
}

function attempts(element: HTMLElement, id: string, assessment: AssessmentData, session: Session, data: CourseData): void {
  const say = sayer(data.strings);
  const start = find(".start", element)!;
  const list = find(".items", element)!;
  const title = find("h2", element)!;
  const heading = title.textContent!;
  const questions = all(".item", list).flatMap((e): Question[] => {
    const item = data.items[e.dataset["item"]!];
    return item ? [{ id: e.dataset["item"]!, item, element: e, card: card(e, item, say) }] : [];
  });
  let asked: Question[] = [];
  let here = 0;

  const button = (key: string, run: () => void, kind = "button") =>
    make("button", { type: "button", class: kind, click: run }, say(key));
  const begin = button("attempt-begin", () => {
    const seed = crypto.getRandomValues(new Uint32Array(1))[0]!;
    session.dispatch({ kind: "assessment-begun", assessment: id, seed });
    render(true);
  });
  const back = button("attempt-previous", () => go(here - 1), "quiet turn");
  const next = button("attempt-next", () => go(here + 1), "button turn");
  const handIn = button("attempt-hand-in", ask, "button hand-in");
  const place = make("p", { class: "place", "aria-live": "polite" });
  const count = make("p", { class: "count" });
  const bar = make("div", { class: "attempt-bar" }, place, count, make("div", { class: "actions" }, back, next, handIn));
  const open = make("div", { class: "unanswered" });
  const outcome = make("div", { class: "result" });
  start.append(make("p", { class: "soft" }, say("attempt-saved")), make("div", { class: "actions" }, begin));
  title.before(outcome);
  element.append(bar, open);

  for (const question of questions) {
    const form = find("form", question.element)!;
    const check = find(".check", form)!;
    check.hidden = assessment.feedbackAtEnd;
    form.addEventListener("change", () => {
      if (assessment.feedbackAtEnd) keep(question);
      progress();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (assessment.feedbackAtEnd) return;
      if (question.card.read() === undefined) return question.card.say(say("item-first"));
      keep(question);
      settle(question, question.card.read(), false);
    });
  }

  const attempt = (): Attempt | null => assessmentRecord(session.record, id).attempt;

  function keep({ id: item, item: { form }, card: sheet }: Question): void {
    const kept = attempt()?.answers[item];
    const answer = sheet.read() ?? (kept === undefined ? undefined : form === "matching" ? {} : []);
    if (answer !== undefined && JSON.stringify(answer) !== JSON.stringify(kept))
      session.dispatch({ kind: "assessment-answered", assessment: id, item, answer });
  }

  function settle(question: Question, answer: Answer | undefined, reveal: boolean): void {
    const check = find(".check", question.element)!;
    question.card.tell(answer, reveal);
    const { words, mark } = verdict(question.item, answer, say);
    question.card.say(words, mark);
    question.card.lock(true);
    if (check.contains(document.activeElement)) focusOn(find(".verdict", question.element)!, false);
    check.hidden = true;
  }

  /** Shows what the record says. `moved` says that the learner asked for it, so that focus goes along. */
  function render(moved: boolean): void {
    const now = attempt();
    const running = !!now && now.score === null;
    asked = (now?.items ?? []).flatMap((item) => questions.filter((question) => question.id === item));
    element.dataset["state"] = running ? "asking" : now ? "done" : "new";
    start.hidden = !!now;
    bar.hidden = !running;
    title.hidden = list.hidden = !now;
    title.textContent = running ? heading : say("attempt-review");
    for (const { element: e } of questions) e.hidden = true;
    asked.forEach((question, n) => {
      show(question, n, now!, !running);
      list.append(question.element);
    });
    open.replaceChildren();
    outcome.replaceChildren();
    if (now && !running) finish(now, moved);
    else if (running) {
      const first = asked.findIndex((question) => question.card.read() === undefined);
      go(Math.max(first, 0), moved);
    }
  }

  function show({ id: item, item: facts, element: e, card: sheet }: Question, n: number, now: Attempt, review: boolean): void {
    e.hidden = false;
    find(".number", e)!.textContent = `${n + 1}. `;
    if (facts.form === "choice" && assessment.shuffleOptions) {
      const rows = all(".option", e);
      for (const option of optionOrder(facts, item, now.seed))
        rows[0]!.parentNode!.append(...rows.filter((row) => row.dataset["option"] === option));
    }
    const answer = now.answers[item];
    sheet.clear();
    sheet.lock(false);
    sheet.write(answer);
    find(".check", e)!.hidden = assessment.feedbackAtEnd;
    if (review || (!assessment.feedbackAtEnd && answer !== undefined))
      settle({ id: item, item: facts, element: e, card: sheet }, answer, review);
  }

  function go(to: number, moved = true): void {
    here = Math.min(Math.max(to, 0), asked.length - 1);
    asked.forEach((question, n) => question.element.classList.toggle("current", n === here));
    back.disabled = here === 0;
    next.hidden = here === asked.length - 1;
    place.textContent = say("attempt-progress", { here: here + 1, of: asked.length });
    progress();
    if (moved) focusOn(find(".item-title", asked[here]!.element)!);
  }

  function progress(): void {
    const done = asked.filter((question) => question.card.read() !== undefined).length;
    count.textContent = say("attempt-answered", { done, of: asked.length });
    open.replaceChildren();
  }

  /** Before handing in: which questions are still open, and a way to each. */
  function ask(): void {
    asked.forEach(keep);
    const missing = asked.filter((question) => question.card.read() === undefined);
    if (!missing.length) return finishAttempt();
    const words = make("p", {}, say("attempt-open"));
    const ways = missing.map((question) => {
      const n = asked.indexOf(question);
      const name = find(".item-title", question.element)!.textContent!;
      return make("li", {}, make("button", { type: "button", class: "quiet", click: () => go(n) }, name));
    });
    open.replaceChildren(words, make("ul", {}, ...ways), button("attempt-hand-in-anyway", finishAttempt));
    focusOn(words);
  }

  function finishAttempt(): void {
    asked.forEach(keep);
    session.dispatch({ kind: "assessment-finished", assessment: id });
    render(true);
  }

  function finish(now: Attempt, moved: boolean): void {
    const record = assessmentRecord(session.record, id);
    const left = assessment.attempts === null ? Infinity : assessment.attempts - record.attempts;
    const again = left > 0 ? button("attempt-new", () => begin.click()) : make("p", {}, say("attempt-none-left"));
    const words = result(assessment, now, record, data, say);
    outcome.replaceChildren(...words, make("div", { class: "actions" }, again));
    if (moved) focusOn(words[0]!);
  }

  render(false);
}
