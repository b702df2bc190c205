/** The result of an attempt in words: passed or not, what each objective showed, what to read again. */

import type { AssessmentData, CourseData } from "../player/data";
import { compare, shown, type Fraction } from "../player/fraction";
import { attemptScore } from "../player/activities";
import type { AssessmentRecord, Attempt } from "../player/record";
import { draw, make, type Say } from "./elements";

/** A heading first, so that focus can go there. */
export function result(
  assessment: AssessmentData,
  attempt: Attempt,
  record: AssessmentRecord,
  data: CourseData,
  say: Say,
): HTMLElement[] {
  const mastery = { n: assessment.mastery[0], d: assessment.mastery[1] };
  const percent = (share: Fraction): string => shown(share, data.course.language);
  const enough = (share: Fraction) => compare(share, mastery) >= 0;
  const score = attempt.score!;
  const objectives = [...new Set(attempt.items.map((id) => data.items[id]?.objective ?? ""))].filter(Boolean).sort();
  const shares = objectives.map((id) => [id, attemptScore(data, attempt, (item) => data.items[item]?.objective === id)] as const);
  const weak = shares.filter(([, share]) => !enough(share)).map(([id]) => id);
  const lessons = data.course.contents.filter(({ objectives: own }) => own?.some((id) => weak.includes(id)));
  const passed = enough(score);
  const better = record.best && compare(record.best, score) > 0;
  return [
    make("h2", { class: passed ? "passed" : "" },
      say(passed ? "attempt-passed" : "attempt-failed", { percent: percent(score), mastery: percent(mastery) })),
    ...(better ? [make("p", {}, say("attempt-best", { percent: percent(record.best!) }))] : []),
    make("h3", {}, say("attempt-objectives")),
    make("ul", { class: "shares" }, ...shares.map(([id, share]) => make("li", {},
      make("span", {}, data.course.objectives[id] ?? id),
      bar(share),
      make("span", { class: "share" }, say("attempt-share", { percent: percent(share) }))))),
    ...(lessons.length ? [
      make("h3", {}, say("attempt-revisit")),
      make("ul", {}, ...lessons.map(({ href, title }) => make("li", {}, make("a", { href }, title)))),
    ] : []),
  ];
}

/** A share as a bar; the number beside it says the same. */
export function bar(share: Fraction): SVGElement {
  const box = { height: 8 };
  return draw("svg", { class: "bar-of", viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" },
    draw("rect", { ...box, width: 100, class: "whole" }),
    draw("rect", { ...box, width: (100 * share.n) / share.d, class: "part" }));
}
