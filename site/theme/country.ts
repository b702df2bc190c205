/** The script of pages with support lines of several countries: those of the learner's own first. Kept on this device. */

import { all, find } from "../interactions/elements";
import { keep, recall } from "./storage";

const KEY = "coursewright-country";

/** Shows the lines of one country, or of all. */
function mount(choice: HTMLElement): void {
  const select = find("select", choice) as HTMLSelectElement;
  const show = (): void => {
    for (const one of all<HTMLElement>("section[data-country]", document))
      one.hidden = select.value !== "" && one.dataset.country !== select.value;
  };
  select.value = recall(KEY) ?? "";
  if (select.selectedIndex < 0) select.value = "";
  choice.hidden = false;
  show();
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
