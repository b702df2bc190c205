/** Where a learner stands in a course: completion, success and score, three facts. As in model/standing.py. */

import type { CourseData, Ratio } from "./data";
import { compare, type Fraction, fraction, most, ONE, plus, times, ZERO } from "./fraction";
import { own } from "./own";
import { assessmentRecord, type LearnerRecord, scenarioRecord } from "./record";

export interface Standing {
  readonly completion: boolean;
  readonly success: "passed" | "failed" | "unknown";
  /** Null until every activity that counts has a complete attempt. */
  readonly score: Fraction | null;
}

/** Of one activity: its best complete attempt. */
export interface Result {
  readonly complete: boolean;
  readonly succeeded: boolean;
  /** Null before an attempt is complete, and where no points can be earned. */
  readonly score: Fraction | null;
  /** Whether another attempt could be better. */
  readonly open: boolean;
}

const NOTHING: Result = { complete: false, succeeded: false, score: null, open: true };

/** `host` is the mastery score of an LMS that gives one: it then decides alone, as the LMS itself does. */
export function standing(data: CourseData, record: LearnerRecord, host: Ratio | null = null): Standing {
  const { weights, required, contents, mastery } = data.course;
  const of = (id: string): Result => result(data, record, id);
  const counted = [...Object.keys(weights), ...required];
  const scored = Object.keys(weights).filter((id) => own(data.course.activities, id)?.scored);
  const weighed = (share: (one: Result) => Fraction): Fraction => mean(scored.map((id) => [share(of(id)), weights[id]!]));
  const allComplete = counted.every((id) => of(id).complete);
  const score = allComplete && scored.length > 0 ? weighed((one) => one.score ?? ZERO) : null;
  const reachable = weighed((one) => (one.open ? ONE : (one.score ?? ZERO)));
  const requirements = host ? [] : required.map(of);
  const goal = ratio(host ?? mastery);
  const lessons = contents.filter((content) => content.sort === "lesson");
  const passed =
    allComplete &&
    counted.length > 0 &&
    (score === null || compare(score, goal) >= 0) &&
    requirements.every((one) => one.succeeded);
  const lost =
    requirements.some((one) => !one.succeeded && !one.open) || (score !== null && compare(reachable, goal) < 0);
  return {
    completion: allComplete && lessons.every((lesson) => record.lessons.includes(lesson.id)),
    success: passed ? "passed" : allComplete && lost ? "failed" : "unknown",
    score,
  };
}

/** The best complete attempt of an assessment, or of a scenario and its written alternative. */
export function result(data: CourseData, record: LearnerRecord, id: string): Result {
  const activity = own(data.course.activities, id);
  if (!activity) return NOTHING;
  if (activity.sort === "assessment") {
    const { attempts, best } = assessmentRecord(record, id);
    const succeeded = best !== null && compare(best, ratio(activity.mastery ?? [0, 1])) >= 0;
    const open = activity.attempts === undefined || attempts < activity.attempts;
    return { complete: attempts > 0, succeeded, score: best, open };
  }
  const { complete, best } = scenarioRecord(record, id);
  const written = activity.alternative ? result(data, record, activity.alternative) : NOTHING;
  return {
    complete: complete || written.complete,
    succeeded: complete || written.succeeded,
    score: best && written.score ? most(best, written.score) : (best ?? written.score),
    open: true,
  };
}

export function ratio([n, d]: Ratio): Fraction {
  return fraction(n, d);
}

function mean(parts: (readonly [Fraction, number])[]): Fraction {
  const weight = parts.reduce((sum, [, part]) => sum + part, 0);
  const total = parts.reduce((sum, [part, factor]) => plus(sum, times(part, fraction(factor))), ZERO);
  return weight > 0 ? times(total, fraction(1, weight)) : ZERO;
}
