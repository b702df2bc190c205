/** A question on the page: reads and writes its controls, marks them and tells the reasons. Practice and assessments share it. */

import type { Answer, ItemData } from "../player/data";
import { all, copied, find, make, type Say } from "./elements";
import { marks, type Mark, type Verdict } from "./marks";
import { regions } from "./picture";
import { arrange } from "./steps";

export interface Card {
  /** What is answered so far; `asItStands` takes steps that nobody moved for an answer. */
  read(asItStands?: boolean): Answer | undefined;
  write(answer: Answer | undefined): void;
  /** Marks what was chosen; `reveal` marks what would have been right too. */
  tell(answer: Answer | undefined, reveal: boolean): void;
  /** Takes marks and reasons away. */
  clear(): void;
  lock(locked: boolean): void;
  /** Says one sentence beneath the question, with the shape that goes with it. */
  say(words: string, mark?: Verdict["mark"]): void;
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

export function card(element: HTMLElement, item: ItemData, say: Say): Card {
  const form = find("form", element) as HTMLFormElement;
  const verdict = find(".verdict", element)!;
  const answers = find(".answers", element);
  const rows = all(".option", form);
  const steps = item.form === "sequencing" ? arrange(form, say, verdict) : null;
  const controls = () => all<Control>("input,select,textarea", form);
  const boxes = () => controls() as HTMLInputElement[];
  const told: HTMLElement[] = [];
  regions(form);

  function read(asItStands = false): Answer | undefined {
    if (steps) return steps.read(asItStands);
    if (rows.length && item.form !== "matching") {
      const chosen = boxes().filter((box) => box.checked).map((box) => box.value);
      return chosen.length ? (item.form === "choice" ? chosen : chosen[0]) : undefined;
    }
    const values = controls().map((control) => control.value);
    if (!values.some((value) => value.trim())) return undefined;
    if (item.form === "matching")
      return Object.fromEntries(rows.map((row, n) => [row.dataset["option"]!, values[n]!]).filter(([, right]) => right));
    return item.form === "fill-in" ? values : values[0];
  }

  function write(answer: Answer | undefined): void {
    if (steps) return steps.write(answer as string[] | undefined);
    const pairs = typeof answer === "object" && !Array.isArray(answer) ? (answer as Record<string, string>) : {};
    const values = typeof answer === "object" ? Object.values(answer) : [answer ?? ""];
    controls().forEach((control, n) => {
      if (control instanceof HTMLSelectElement) control.value = pairs[rows[n]!.dataset["option"]!] ?? "";
      else if (rows.length) (control as HTMLInputElement).checked = values.includes(control.value);
      else control.value = values[n] ?? "";
    });
    form.dispatchEvent(new Event("shown"));
  }

  function clear(): void {
    for (const e of told.splice(0)) e.remove();
    for (const e of all("[data-mark]", form)) {
      e.removeAttribute("data-mark");
      e.removeAttribute("aria-describedby");
    }
    verdict.replaceChildren();
    if (answers) answers.hidden = true;
  }

  function tell(answer: Answer | undefined, reveal: boolean): void {
    clear();
    for (const mark of marks(item, answer, reveal)) show(mark);
    const why = answers && find("[data-why]", answers);
    if (why) add(make("div", { class: "why" }, ...copied(why)), find(".actions", form)!);
    if (answers) answers.hidden = false;
  }

  function show(mark: Mark): void {
    const row = rows.find((e) => e.dataset["option"] === mark.at);
    const control = row ? find("input,select", row) : controls()[Number(mark.at) - 1];
    const field = row ?? control?.closest<HTMLElement>(".field");
    const id = `${element.id}-told-${mark.at}`;
    const reason = mark.told.map((name) => answers && find(`[data-feedback="${name}"]`, answers)).find(Boolean);
    const gap = field ? "" : `${say("item-gap", { number: mark.at })}: `;
    // A single field says by its verdict what a mark would only repeat.
    const words = mark.state && !(field && !row) && make("p", { class: `mark ${mark.state}`, id }, gap + say(`mark-${mark.word}`));
    if (mark.state) {
      (row ?? control)?.setAttribute("data-mark", mark.state);
      control?.setAttribute("data-mark", mark.state);
      if (words) control?.setAttribute("aria-describedby", id);
    }
    if (!words && !reason) return;
    const note = make("div", { class: "told" }, words, ...copied(reason ?? null));
    if (field) {
      field.append(note);
      told.push(note);
    } else add(note, find(".actions", form)!);
  }

  function add(note: HTMLElement, before: HTMLElement): void {
    before.before(note);
    told.push(note);
  }

  if (answers) answers.hidden = true;
  return {
    read, write, tell, clear,
    lock: (locked) => {
      for (const control of [...controls(), ...all<HTMLButtonElement>(".move", form)]) control.disabled = locked;
    },
    say: (words, mark) => verdict.replaceChildren(...(words ? [make("p", { "data-mark": mark }, words)] : [])),
  };
}
