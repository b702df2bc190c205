/** An assessment as attempts: begin, answer, hand in, read the result with its reasons, try again. */

import { optionOrder } from "../player/chance";
import type { Answer, AssessmentData, CourseData, ItemData } from "../player/data";
import { assessmentRecord, type Attempt } from "../player/record";
import type { Session } from "../player/session";
import type { View } from "../player/view";
import { Card } from "./card";
import { afterFrame, all, find, focusOn, make, type Say, sayer } from "./elements";
import { verdict } from "./marks";
import { result } from "./result";

export const assessmentView: View = {
  selector: ".assessment",

  mount(element, session, data) {
    const id = element.dataset["assessment"]!;
    const assessment = data.assessments[id];
    if (!assessment) return;
    const attempts = new Attempts(element, id, assessment, session, data);
    attempts.render(false);
    session.onReplaced(() => attempts.render(false));
  },
};

interface Question {
  readonly id: string;
  readonly item: ItemData;
  readonly element: HTMLElement;
  readonly card: Card;
}

class Attempts {
  private readonly say: Say;
  private readonly start: HTMLElement;
  private readonly list: HTMLElement;
  private readonly title: HTMLElement;
  private readonly heading: string;
  private readonly questions: Question[];
  private asked: Question[] = [];
  private here = 0;
  private touches = 0;
  private readonly back: HTMLButtonElement;
  private readonly next: HTMLButtonElement;
  private readonly place = make("p", { class: "place", "aria-live": "polite" });
  private readonly count = make("p", { class: "count" });
  private readonly bar: HTMLElement;
  private readonly open = make("div", { class: "unanswered" });
  private readonly outcome = make("div", { class: "result" });

  constructor(
    private readonly element: HTMLElement,
    private readonly id: string,
    private readonly assessment: AssessmentData,
    private readonly session: Session,
    private readonly data: CourseData,
  ) {
    this.say = sayer(data.strings);
    this.start = find(".start", element)!;
    this.list = find(".items", element)!;
    this.title = find("h2", element)!;
    this.heading = this.title.textContent!;
    this.questions = all(".item", this.list).flatMap((e) => this.question(e));
    this.back = this.button("attempt-previous", () => this.turn(this.here - 1), "quiet turn");
    this.next = this.button("attempt-next", () => this.turn(this.here + 1), "button turn");
    const handIn = this.button("attempt-hand-in", () => this.ask(), "button hand-in");
    this.bar = make("div", { class: "attempt-bar" }, this.place, this.count,
      make("div", { class: "actions" }, this.back, this.next, handIn));
    this.start.append(make("p", { class: "soft" }, this.say("attempt-saved")),
      make("div", { class: "actions" }, this.button("attempt-begin", () => this.begin())));
    this.title.before(this.outcome);
    element.append(this.bar, this.open);
  }

  /** Shows what the record says. `moved` says that the learner asked for it, so that focus goes along. */
  render(moved: boolean): void {
    this.touches++;
    const now = this.attempt;
    const running = !!now && now.score === null;
    this.asked = (now?.items ?? []).flatMap((item) => this.questions.filter(({ id }) => id === item));
    this.element.dataset["state"] = running ? "asking" : now ? "done" : "new";
    this.start.hidden = !!now;
    this.bar.hidden = !running;
    this.title.hidden = this.list.hidden = !now;
    this.title.textContent = running ? this.heading : this.say("attempt-review");
    // What is not asked is not in the page: a browser works for each form and each `details` of it, seen or not.
    this.list.replaceChildren();
    this.asked.forEach((question, n) => this.show(question, n, now!, !running));
    this.open.replaceChildren();
    this.outcome.replaceChildren();
    if (!now) return;
    if (!running) return this.finish(now, moved);
    const first = this.asked.findIndex(({ card: sheet }) => sheet.read() === undefined);
    this.go(Math.max(first, 0), moved);
  }

  private get attempt(): Attempt | null {
    return assessmentRecord(this.session.record, this.id).attempt;
  }

  private button(key: string, click: () => void, kind = "button"): HTMLButtonElement {
    return make("button", { type: "button", class: kind, click }, this.say(key));
  }

  private question(element: HTMLElement): Question[] {
    const id = element.dataset["item"]!;
    const item = this.data.items[id];
    if (!item) return [];
    const { say } = this;
    let card: Card | undefined;
    // Most of a bank is never asked: its cards are made when they are drawn.
    const question = { id, item, element, get card() { return (card ??= new Card(element, item, say)); } };
    const form = find("form", element)!;
    form.addEventListener("change", () => {
      if (this.assessment.feedbackAtEnd) this.keep(question);
      this.progress();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!this.assessment.feedbackAtEnd) this.settleNow(question);
    });
    return [question];
  }

  /** Does what a touch asked for once the touch is seen. Of two that come so close, or of one and a new record, the later counts. */
  private soon(work: () => void): void {
    const touch = ++this.touches;
    afterFrame(() => touch === this.touches && work());
  }

  private begin(): void {
    this.soon(() => {
      const seed = crypto.getRandomValues(new Uint32Array(1))[0]!;
      this.session.dispatch({ kind: "assessment-begun", assessment: this.id, seed });
      this.render(true);
    });
  }

  private turn(to: number): void {
    this.soon(() => this.go(to));
  }

  private keep({ id: item, item: { form }, card: sheet }: Question): void {
    const kept = this.attempt?.answers[item];
    const answer = sheet.read() ?? (kept === undefined ? undefined : form === "matching" ? {} : []);
    if (answer !== undefined && JSON.stringify(answer) !== JSON.stringify(kept))
      this.session.dispatch({ kind: "assessment-answered", assessment: this.id, item, answer });
  }

  private settleNow(question: Question): void {
    const answer = question.card.read();
    if (answer === undefined) return question.card.say(this.say("item-first"));
    this.keep(question);
    this.settle(question, answer, false);
  }

  private settle(question: Question, answer: Answer | undefined, reveal: boolean): void {
    const check = find(".check", question.element)!;
    const told = find(".verdict", question.element)!;
    const inside = question.element.contains(document.activeElement);
    // Of a whole attempt that is handed in the result is said, not every answer of it.
    if (reveal) told.removeAttribute("role");
    const { words, mark } = verdict(question.item, answer, this.say);
    question.card.tell(answer, reveal);
    question.card.say(words, mark);
    question.card.lock(true);
    // What had the focus takes none any more.
    if (inside) focusOn(told, false);
    check.hidden = true;
  }

  private show(question: Question, n: number, now: Attempt, review: boolean): void {
    const { id, item, element, card: sheet } = question;
    const answer = now.answers[id];
    find(".number", element)!.textContent = `${n + 1}. `;
    if (item.form === "choice" && this.assessment.shuffleOptions) {
      const rows = all(".option", element);
      for (const option of optionOrder(item, id, now.seed))
        rows[0]!.parentNode!.append(...rows.filter((row) => row.dataset["option"] === option));
    }
    find(".verdict", element)!.setAttribute("role", "status");
    sheet.clear();
    sheet.lock(false);
    sheet.write(answer);
    find(".check", element)!.hidden = this.assessment.feedbackAtEnd;
    if (review || (!this.assessment.feedbackAtEnd && answer !== undefined)) this.settle(question, answer, review);
    this.list.append(element);
  }

  private go(to: number, moved = true): void {
    const { asked } = this;
    const here = (this.here = Math.min(Math.max(to, 0), asked.length - 1));
    asked.forEach(({ element }, n) => element.classList.toggle("current", n === here));
    this.back.disabled = here === 0;
    this.next.hidden = here === asked.length - 1;
    this.place.textContent = this.say("attempt-progress", { here: here + 1, of: asked.length });
    this.progress();
    if (moved) focusOn(find(".item-title", asked[here]!.element)!);
  }

  private progress(): void {
    const done = this.asked.filter((question) => question.card.read() !== undefined).length;
    this.count.textContent = this.say("attempt-answered", { done, of: this.asked.length });
    this.open.replaceChildren();
  }

  /** Before handing in: which questions are still open, and a way to each. */
  private ask(): void {
    const missing = this.asked.filter(({ card: sheet }) => sheet.read() === undefined);
    if (!missing.length) return this.handIn();
    const words = make("p", {}, this.say("attempt-open"));
    const ways = missing.map((question) => {
      const click = () => this.turn(this.asked.indexOf(question));
      const name = find(".item-title", question.element)!.textContent!;
      return make("li", {}, make("button", { type: "button", class: "quiet", click }, name));
    });
    this.open.replaceChildren(words, make("ul", {}, ...ways), this.button("attempt-hand-in-anyway", () => this.handIn()));
    focusOn(words);
  }

  private handIn(): void {
    for (const question of this.asked) this.keep(question);
    this.session.dispatch({ kind: "assessment-finished", assessment: this.id });
    // From here on nothing leads back into the attempt.
    this.bar.hidden = true;
    this.open.replaceChildren();
    this.soon(() => this.render(true));
  }

  private finish(now: Attempt, moved: boolean): void {
    const { assessment, data, say } = this;
    const record = assessmentRecord(this.session.record, this.id);
    const used = assessment.attempts !== null && record.attempts >= assessment.attempts;
    const again = used ? make("p", {}, say("attempt-none-left")) : this.button("attempt-new", () => this.begin());
    const words = result(assessment, now, record, data, say);
    this.outcome.replaceChildren(...words, make("div", { class: "actions" }, again));
    if (moved) focusOn(words[0]!);
  }
}
