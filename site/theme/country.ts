/** The script of pages with support lines of several countries: those of the learner's own first. Kept on this device. */

import { all, find } from "../interactions/elements";
import { keep, recall } from "./storage";

/** The code of lines that answer in every country. */
const EVERYWHERE = "INT";
const KEY = "coursewright-country";

/** Shows the lines of one country, or of all. */
function mount(choice: HTMLElement): void {
  const select = find("select", choice) as HTMLSelectElement;
  const show = (): void => {
    for (const one of all<HTMLElement>("section[data-country]", document))
      one.hidden = !["", one.dataset.country].includes(select.value) && one.dataset.country !== EVERYWHERE;
  };
  const chosen = (): void => {
    select.value = recall(KEY) ?? "";
    if (select.selectedIndex < 0) select.value = "";
    show();
  };
  choice.hidden = false;
  chosen();
  // A browser that goes back fills in late what was chosen then, which may have been erased.
  addEventListener("pageshow", chosen);
  select.addEventListener("change", () => {
    keep(KEY, select.value || null);
    show();
  });
}

document.addEventListener("DOMContentLoaded", () => {
  all<HTMLElement>(".country-choice", document).forEach(mount);
  // In a lesson the lines of the chosen country stand open.
  for (const lines of all<HTMLDetailsElement>("details[data-country]", document))
    if (lines.dataset.country === recall(KEY)) lines.open = true;
});
