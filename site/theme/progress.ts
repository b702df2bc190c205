/** What the record says of a course: on its own page, in the line above a lesson, and left for the catalogue. */

import { find } from "../interactions/elements";
import type { ContentData, CourseData } from "../player/data";
import { scenarioRecord, assessmentRecord, type LearnerRecord } from "../player/record";
import type { Session } from "../player/session";
import { result } from "../player/standing";
import type { View } from "../player/view";
import { keep, traceless } from "./storage";
import { progressBar, type Summary } from "./tools";

export type State = "done" | "here" | "begun" | "open";

export function stateOf(data: CourseData, record: LearnerRecord, { sort, id }: ContentData): State {
  const done = sort === "lesson" ? record.lessons.includes(id) : result(data, record, id).complete;
  if (done) return "done";
  if (record.place === id) return "here";
  const begun = sort === "assessment" ? assessmentRecord(record, id).attempt : scenarioRecord(record, id).begun;
  return begun ? "begun" : "open";
}

export function summary(data: CourseData, record: LearnerRecord): Summary {
  const { contents } = data.course;
  return { done: contents.filter((one) => stateOf(data, record, one) === "done").length, count: contents.length };
}

/** Runs now and after each change. */
export function follow(session: Session, show: () => void): void {
  session.onChange(show);
  show();
}

/** The link in the row of a step. */
export function linkOf({ id }: ContentData, within: ParentNode): HTMLElement | null {
  return find(`[data-step="${CSS.escape(id)}"] a`, within);
}

/** Says in the row of each step how far it is, and what else there is to say of it. */
export function rows(
  element: HTMLElement,
  words: DOMStringMap,
  data: CourseData,
  record: LearnerRecord,
  more: (one: ContentData) => string = () => "",
): void {
  for (const one of data.course.contents) {
    const row = linkOf(one, element)?.closest<HTMLElement>("[data-step]");
    if (!row) continue;
    const state = (row.dataset["state"] = stateOf(data, record, one));
    find(".state", row)!.textContent = (words[state] ?? "") + more(one);
  }
}

/** A thin line of progress above the title. */
export const whereView: View = {
  selector: ".where[data-progress]",
  mount(element, session, data) {
    const now = summary(data, session.record);
    if (now.done) element.append(progressBar(now, element.dataset["progress"]!)[1]!);
  },
};

export const doneView: View = {
  selector: "a[data-done]",
  mount(element, session) {
    element.addEventListener("click", () => session.dispatch({ kind: "lesson-done", lesson: element.dataset["done"]! }));
  },
};

/** Leaves two numbers for the catalogue, which carries no course's data. */
export const leftView: View = {
  selector: "main",
  mount(_, session, data) {
    if (data.tracker !== "local" || traceless()) return;
    follow(session, () => {
      const { done, count } = summary(data, session.record);
      const begun = done || session.record.place;
      keep("coursewright-standing:" + data.course.id, begun ? `${done}/${count}` : null);
    });
  },
};
