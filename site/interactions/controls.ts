/** The controls of a question as an answer, and an answer as the state of the controls. */

import type { Answer, ItemData } from "../player/data";
import { all } from "./elements";

export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

export function controlsOf(form: HTMLElement): Control[] {
  return all<Control>("input,select,textarea", form);
}

const optionOf = (control: Control): string => control.closest<HTMLElement>(".option")!.dataset["option"]!;

/** Nothing where nothing is answered. Steps are read by who moves them. */
export function readControls(form: HTMLElement, item: ItemData): Answer | undefined {
  const controls = controlsOf(form);
  if (["true-false", "choice", "likert"].includes(item.form)) {
    const chosen = controls.filter((control) => (control as HTMLInputElement).checked).map(({ value }) => value);
    return chosen.length ? (item.form === "choice" ? chosen : chosen[0]) : undefined;
  }
  const filled = controls.filter(({ value }) => value.trim());
  if (!filled.length) return undefined;
  if (item.form === "matching") return Object.fromEntries(filled.map((control) => [optionOf(control), control.value]));
  return item.form === "fill-in" ? controls.map(({ value }) => value) : controls[0]!.value;
}

export function writeControls(form: HTMLElement, answer: Answer | undefined): void {
  const values = typeof answer === "object" ? Object.values(answer) : [answer ?? ""];
  controlsOf(form).forEach((control, n) => {
    if (control instanceof HTMLSelectElement)
      control.value = (answer as { readonly [left: string]: string } | undefined)?.[optionOf(control)] ?? "";
    else if (control.type === "radio" || control.type === "checkbox")
      (control as HTMLInputElement).checked = values.includes(control.value);
    else control.value = values[n] ?? "";
  });
  form.dispatchEvent(new Event("shown"));
}
