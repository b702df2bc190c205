/** The page of a course as a map: where one was, what is done, what is left, and how long that takes. */

import { all, find, type Say, sayer } from "../interactions/elements";
import type { ContentData, CourseData } from "../player/data";
import { joined } from "../player/parts";
import type { LearnerRecord } from "../player/record";
import type { View } from "../player/view";
import { follow, linkOf, rows, stateOf, summary } from "./progress";
import { progressBar } from "./tools";

/** Where to go on: where one was, or the next step after it that is not done, or the first such. */
function next(data: CourseData, record: LearnerRecord): ContentData | undefined {
  const { contents } = data.course;
  const at = Math.max(0, contents.findIndex(({ id }) => id === record.place));
  const inTurn = [...contents.slice(at), ...contents.slice(0, at)];
  return inTurn.find((one) => stateOf(data, record, one) !== "done");
}

/** Minutes of some steps. */
function minutes(steps: readonly HTMLElement[]): number {
  return steps.reduce((sum, step) => sum + Number(step.dataset["minutes"] ?? 0), 0);
}

/** Minutes of the steps that are not done. Where the page tells how long all of them take together, they share that time. */
function left(steps: readonly HTMLElement[], whole = minutes(steps)): number {
  return Math.round((whole * minutes(steps.filter((step) => step.dataset["state"] !== "done"))) / (minutes(steps) || 1));
}

/** A time as people say it. */
function time(say: Say, whole: number): string {
  const [hours, minutes] = [Math.floor(whole / 60), whole % 60];
  if (!hours) return say("minutes", { count: minutes });
  return minutes ? say("hours-minutes", { hours, minutes }) : say("hours", { hours });
}

const mapView: View = {
  selector: ".start-here",
  mount(element, session, data) {
    const button = find(".button", element) as HTMLAnchorElement;
    const standing = find(".standing", element)!;
    const outline = find(".outline", document)!;
    const { resume, again, record, words, minutes: whole } = element.dataset as { [name: string]: string };
    const say = sayer(JSON.parse(words!) as Record<string, string>);
    const told = (done: number, count: number, minutes: number): string =>
      say("map-steps", { done, count }) + (minutes ? " · " + say("map-left", { time: time(say, minutes) }) : "");
    follow(session, () => {
      rows(outline, outline.dataset, data, session.record);
      const now = summary(data, session.record);
      const begun = now.done > 0 || session.record.place !== "";
      for (const link of all("[data-step] a", outline)) link.removeAttribute("aria-current");
      for (const module of all("section", outline)) {
        const steps = all("[data-step]", module);
        const line = find(".left", module)!;
        line.textContent = told(steps.filter((step) => step.dataset["state"] === "done").length, steps.length, left(steps));
        line.hidden = !begun;
      }
      if (!begun) return;
      find('[data-state="here"] a', outline)?.setAttribute("aria-current", "step");
      const step = next(data, session.record);
      const link = step && linkOf(step, outline);
      button.textContent = link ? resume!.replace("{title}", link.textContent!) : again!;
      button.href = link?.getAttribute("href") ?? record!;
      standing.hidden = false;
      standing.replaceChildren(...progressBar(now, told(now.done, now.count, left(all("[data-step]", outline), Number(whole) || undefined))));
    });
  },
};

joined.push({ views: [mapView] });
