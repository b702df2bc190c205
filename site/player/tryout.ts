/** The part for pages with a calculation to repeat: fields and sliders that belong together, and results that follow. */

import { all, find } from "../interactions/elements";
import { rounded, steps, type Numbers, type Tree } from "./calculation";

interface Calculation {
  readonly steps: readonly (readonly [string, Tree])[];
  readonly results: readonly (readonly [string, number])[];
}

/** How long a hand has to rest before the results are told to those who listen. */
const REST = 600;

function mount(element: HTMLElement): void {
  const calculation = JSON.parse(element.dataset.tryout!) as Calculation;
  const fields = all<HTMLInputElement>("input[data-name]", element);
  const again = find("button", element) as HTMLButtonElement;
  const heard = find("[role=status]", element)!;
  const chosen: Record<string, number> = {};
  let rest = 0;

  const show = () => {
    const found: Numbers = steps(calculation.steps, chosen);
    for (const [name, places] of calculation.results)
      find(`[data-result="${name}"]`, element)!.textContent = rounded(found[name]!, places);
  };

  const tell = () => {
    clearTimeout(rest);
    rest = window.setTimeout(() => (heard.textContent = words(element)), REST);
  };

  const set = (from: HTMLInputElement, settle: boolean) => {
    const name = from.dataset.name!;
    const number = within(from, chosen[name]!);
    chosen[name] = number;
    for (const field of fields)
      if (field.dataset.name === name && (field !== from || settle)) field.value = String(number);
    again.hidden = fields.every((field) => chosen[field.dataset.name!] === Number(field.defaultValue));
    show();
    tell();
  };

  for (const field of fields) {
    chosen[field.dataset.name!] = Number(field.defaultValue);
    field.disabled = false;
    field.value = field.defaultValue;
    field.addEventListener("input", () => set(field, false));
    field.addEventListener("change", () => set(field, true));
  }
  again.addEventListener("click", () => {
    for (const field of fields) {
      field.value = field.defaultValue;
      chosen[field.dataset.name!] = Number(field.defaultValue);
    }
    again.hidden = true;
    show();
    tell();
    fields[0]!.focus();
  });
  show();
}

/** What stands in a field, brought to its range and the nearest step; what stood there before where it is no number. */
function within(field: HTMLInputElement, before: number): number {
  const typed = field.valueAsNumber;
  if (Number.isNaN(typed)) return before;
  const [low, high, step] = [Number(field.min), Number(field.max), Number(field.step)];
  const most = Math.floor((high - low) / step + 1e-9);
  const places = (field.step.split(".")[1] ?? "").length;
  const nearest = Math.min(Math.max(Math.round((typed - low) / step), 0), most);
  return Number((low + nearest * step).toFixed(Math.max(places, (field.min.split(".")[1] ?? "").length)));
}

function words(element: HTMLElement): string {
  const rows = all(".results > div", element);
  return rows.map((row) => [...row.children].map((part) => part.textContent!.trim()).join(": ")).join(". ");
}

document.addEventListener("DOMContentLoaded", () => all("[data-tryout]", document).forEach(mount));
