/** Keeps what a learner writes for themselves in this browser, and nowhere else. Not at all where no trace is wanted. */

import { find } from "../interactions/elements";
import type { View } from "../player/view";
import { keep, recall } from "./storage";
import { sure } from "./tools";

/** What somebody has begun to write before this script had come. After a reload a browser fills in by itself what stood there. */
function early(field: HTMLTextAreaElement): string {
  const [way] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return way?.type === "navigate" ? field.value.trim() : "";
}

export const reflectionView: View = {
  selector: ".reflection",
  mount(element, _, data) {
    if (data.tracker === "none") return;
    const field = find("textarea", element) as HTMLTextAreaElement;
    const page = element.closest<HTMLElement>("[data-page]")?.dataset["page"] ?? data.here;
    const key = ["coursewright-words", data.course.id, page, field.dataset["reflection"]].join(":");
    const typed = early(field);
    field.value = [recall(key), typed].filter(Boolean).join("\n");
    if (typed) keep(key, field.value);
    let own = field.value;
    field.addEventListener("input", () => keep(key, (own = field.value) || null));
    // A browser that fills in what stood there when the page was left does so late, and it may have been erased since.
    addEventListener("pageshow", () => {
      if (field.value !== own) field.value = own;
    });
    sure(find(".erase button", element)!, () => {
      own = field.value = "";
      keep(key, null);
    });
  },
};
