/** Tells a host what was answered and decided, and where the learner stands. Private answers, pauses, skips and practice are never told. */

import type { AnswerReport, Tracker } from "../tracking/tracker";
import type { Answer, CourseData, ItemData, Ratio } from "./data";
import { own } from "./own";
import { type Activities, assessmentRecord, type LearnerEvent, type LearnerRecord } from "./record";
import { share } from "./scoring";
import { result, standing } from "./standing";

export interface Audience {
  readonly data: CourseData;
  readonly tracker: Tracker;
  /** The host's own mastery score, where it gives one. */
  readonly mastery: Ratio | null;
  readonly activities: Activities | undefined;
  /** Counts milliseconds; it only measures how long an answer took. */
  now(): number;
}

export interface Report {
  stands(record: LearnerRecord): void;
  /** `seconds` since the learner first saw what was answered, where the caller knows it. */
  happened(event: LearnerEvent, before: LearnerRecord, after: LearnerRecord, seconds?: number): void;
}

export type Reporter = (audience: Audience) => Report;

export const reporter: Reporter = ({ data, tracker, mastery, activities, now }) => {
  const spent = new Map<string, number>();
  let last = now();

  function tell(id: string, answer: Answer | undefined): void {
    const item = own(data.items, id);
    if (item && !item.private) tracker.answered?.({ ...data.words?.[id], ...report(id, item, answer, spent.get(id) ?? 0) });
    spent.delete(id);
  }

  return {
    stands(record) {
      const { completion, success, score } = standing(data, record, mastery);
      // Nothing is said that would take back what a host has heard.
      const open = activities?.underWay(data, record);
      const shown = Object.entries(activities?.objectives(data, record) ?? {}).filter(([id]) => !open?.has(id));
      tracker.stands?.({
        completion,
        success,
        judged: data.course.required.length > 0 || Object.keys(data.course.weights).length > 0,
        score: score && [score.n, score.d],
        objectives: Object.fromEntries(shown.map(([id, one]) => [id, [one.n, one.d] as const])),
        mastery: mastery ?? data.course.mastery,
        progress: progress(data, record),
      });
    },

    /** A knowledge check is told at once, the answers of an assessment when it is handed in. */
    happened(event, before, after, seconds) {
      const took = seconds ?? (now() - last) / 1000;
      last = now();
      if ("item" in event) spent.set(event.item, (spent.get(event.item) ?? 0) + took);
      if (event.kind === "item-answered") tell(event.item, event.answer);
      const decision = activities?.decision(data, event, before);
      if (decision) tracker.decided?.({ ...decision, seconds: took });
      const ending = activities?.ending(data, event, after);
      if (ending) tracker.ended?.(ending);
      if (event.kind !== "assessment-finished") return;
      const { attempts, attempt } = assessmentRecord(after, event.assessment);
      if (!attempt || attempts === assessmentRecord(before, event.assessment).attempts) return;
      attempt.items.forEach((id) => tell(id, own(attempt.answers, id)));
    },
  };
};

/** Lessons read and counted activities completed, of all there are. */
function progress(data: CourseData, record: LearnerRecord): Ratio {
  const { course } = data;
  const lessons = course.contents.filter((content) => content.sort === "lesson");
  const counted = [...new Set([...Object.keys(course.weights), ...course.required])];
  const read = lessons.filter((lesson) => record.lessons.includes(lesson.id)).length;
  const complete = counted.filter((id) => result(data, record, id).complete).length;
  return [read + complete, Math.max(lessons.length + counted.length, 1)];
}

function report(id: string, item: ItemData, answer: Answer | undefined, seconds: number): AnswerReport {
  const earned = share(item, answer);
  return {
    id,
    form: item.form,
    objective: item.objective,
    options: item.options,
    right: item.right ?? [],
    response: answer,
    correct: correct(item),
    share: item.points > 0 ? [earned.n, earned.d] : undefined,
    weight: item.points,
    seconds,
  };
}

/** One right answer. */
function correct(item: ItemData): Answer | undefined {
  switch (item.form) {
    case "true-false":
      return String(item.key);
    case "choice":
      return item.keys;
    case "matching":
      return item.pairs;
    case "sequencing":
      return item.steps;
    case "fill-in":
      return item.gaps?.map((gap) => gap.answers[0] ?? "");
    case "numeric":
      return [item.low ?? "", item.high ?? ""];
    case "likert":
    case "long-fill-in":
      return undefined;
  }
}
