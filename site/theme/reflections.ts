/** Keeps what a learner writes for themselves in this browser, and nowhere else. Not at all where no trace is wanted. */

import { find } from "../interactions/elements";
import type { View } from "../player/view";
import { keep, recall } from "./storage";
import { sure } from "./tools";

export const reflectionView: View = {
  selector: ".reflection",
  mount(element, _, data) {
    if (data.tracker === "none") return;
    const field = find("textarea", element) as HTMLTextAreaElement;
    const page = element.closest<HTMLElement>("[data-page]")?.dataset["page"] ?? data.here;
    const key = ["coursewright-words", data.course.id, page, field.dataset["reflection"]].join(":");
    field.value = recall(key) ?? "";
    field.addEventListener("input", () => keep(key, field.value || null));
    sure(find(".erase button", element)!, () => {
      field.value = "";
      keep(key, null);
    });
  },
};
