/** A question on the page: its answer, its marks and its reasons. Practice and assessments share it. */

import type { Answer, ItemData } from "../player/data";
import { controlsOf, readControls, writeControls } from "./controls";
import { all, copied, find, make, type Say } from "./elements";
import { type Mark, marks, type Verdict } from "./marks";
import { regions } from "./picture";
import { arrange, type Steps } from "./steps";

export class Card {
  private readonly form: HTMLElement;
  private readonly verdict: HTMLElement;
  private readonly answers: HTMLElement | null;
  private readonly steps: Steps | null;
  private told: HTMLElement[] = [];

  constructor(
    private readonly element: HTMLElement,
    private readonly item: ItemData,
    private readonly words: Say,
  ) {
    this.form = find("form", element)!;
    this.verdict = find(".verdict", element)!;
    this.answers = find(".answers", element);
    this.steps = item.form === "sequencing" ? arrange(this.form, words, this.verdict) : null;
    if (this.answers) this.answers.hidden = true;
    regions(this.form);
  }

  /** What is answered so far; `asItStands` takes steps that nobody moved for an answer. */
  read(asItStands = false): Answer | undefined {
    return this.steps ? this.steps.read(asItStands) : readControls(this.form, this.item);
  }

  write(answer: Answer | undefined): void {
    if (this.steps) this.steps.write(answer as readonly string[] | undefined);
    else writeControls(this.form, answer);
  }

  /** Marks what was chosen and tells why; `reveal` marks what would have been right too. */
  tell(answer: Answer | undefined, reveal: boolean): void {
    this.clear();
    for (const mark of marks(this.item, answer, reveal)) this.show(mark);
    if (!this.answers) return;
    const why = find("[data-why]", this.answers);
    if (why) this.add(make("div", { class: "why" }, ...copied(why)), null, ".actions");
    this.answers.hidden = false;
  }

  /** Takes marks and reasons away. */
  clear(): void {
    for (const note of this.told.splice(0)) note.remove();
    for (const marked of all("[data-mark]", this.form)) {
      marked.removeAttribute("data-mark");
      marked.removeAttribute("aria-describedby");
    }
    this.verdict.replaceChildren();
    if (this.answers) this.answers.hidden = true;
  }

  lock(locked: boolean): void {
    for (const control of [...controlsOf(this.form), ...all<HTMLButtonElement>(".move", this.form)]) control.disabled = locked;
  }

  /** Says one sentence beneath the question, with the shape that goes with it. */
  say(words: string, mark: Verdict["mark"] = null): void {
    this.verdict.replaceChildren(...(words ? [make("p", { "data-mark": mark }, words)] : []));
  }

  private show({ at, state, word, told }: Mark): void {
    const row = all(".option", this.form).find((one) => one.dataset["option"] === at);
    const control = row ? find("input,select", row) : controlsOf(this.form)[Number(at) - 1];
    const place = row ?? control?.closest<HTMLElement>(".field");
    const id = `${this.element.id}-told-${at}`;
    const reason = told.map((name) => this.answers && find(`[data-feedback="${name}"]`, this.answers)).find(Boolean);
    const gap = place ? "" : `${this.words("item-gap", { number: at })}: `;
    // A single field says by its verdict what a mark would only repeat.
    const words = state && (row || !place) && make("p", { class: `mark ${state}`, id }, gap + this.words(`mark-${word}`));
    if (state) for (const marked of [row, control]) marked?.setAttribute("data-mark", word === "missed" ? word : state);
    if (words) control?.setAttribute("aria-describedby", id);
    if (words || reason) this.add(make("div", { class: "told" }, words, ...copied(reason ?? null)), place);
  }

  private add(note: HTMLElement, place?: HTMLElement | null, before = ".verdict"): void {
    if (place) place.append(note);
    else find(before, this.form)!.before(note);
    this.told.push(note);
  }
}
