/** The contents of a course as a page needs them: its own in full, those of other pages by their tags. */

import type { ContentData, CourseData } from "./data";
import { cut, TAG } from "./saved";

/** The data with every content of the course. A lesson that stands elsewhere goes by its tag, with a sign that no id has. */
export function withAllContents(data: CourseData): CourseData {
  const { activities, contents, elsewhere = "" } = data.course;
  const named = new Map(Object.entries(activities).map(([id, { tag, sort }]) => [tag, { sort, id, tag }]));
  const others = cut(elsewhere, TAG).map((tag): ContentData => named.get(tag) ?? { sort: "lesson", id: ":" + tag, tag });
  return { ...data, course: { ...data.course, contents: [...contents, ...others] } };
}
