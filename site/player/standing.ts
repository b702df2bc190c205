/** Where a learner stands in a course: completion, success and score, three facts. As in model/standing.py. */

import type { CourseData, Ratio } from "./data";
import { compare, type Fraction, fraction, most, ONE, plus, times, ZERO } from "./fraction";
import { evidenced, replay } from "./machine";
import { own } from "./own";
import { assessmentRecord, type LearnerRecord, scenarioRecord } from "./record";
import { share } from "./scoring";

export interface Standing {
  readonly completion: boolean;
  readonly success: "passed" | "failed" | "unknown";
  /** Null until every activity that counts has a complete attempt. */
  readonly score: Fraction | null;
  /** How much of the contents is done. */
  readonly progress: Fraction;
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
  const scored = Object.keys(weights).filter((id) => own(data.course.activities, id)?.scored);
  const counted = [...new Set([...Object.keys(weights), ...required])].map((id) => result(data, record, id));
  const results = scored.map((id) => ({ weight: weights[id]!, ...result(data, record, id) }));
  const allComplete = counted.every((one) => one.complete);
  const score = allComplete && scored.length > 0 ? mean(results.map((one) => [one.score ?? ZERO, one.weight])) : null;
  const reachable = mean(results.map((one) => [one.open ? ONE : (one.score ?? ZERO), one.weight]));
  const requirements = host ? [] : required.map((id) => result(data, record, id));
  const goal = ratio(host ?? mastery);
  const lessons = contents.filter((content) => content.sort === "lesson");
  const passed =
    allComplete &&
    counted.length > 0 &&
    (score === null || compare(score, goal) >= 0) &&
    requirements.every((one) => one.succeeded);
  const lost =
    requirements.some((one) => !one.succeeded && !one.open) || (score !== null && compare(reachable, goal) < 0);
  const done = contents.filter((content) => isDone(data, record, content.id)).length;
  return {
    completion: allComplete && lessons.every((lesson) => record.lessons.includes(lesson.id)),
    success: passed ? "passed" : allComplete && lost ? "failed" : "unknown",
    score,
    progress: fraction(done, contents.length || 1),
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

/** Whether a lesson, scenario or assessment of the outline is done. */
export function isDone(data: CourseData, record: LearnerRecord, content: string): boolean {
  return record.lessons.includes(content) || result(data, record, content).complete;
}

/** What the last attempts and plays have shown of each objective: items and decisions, points over points possible. */
export function objectives(data: CourseData, record: LearnerRecord): { [objective: string]: Fraction } {
  const sums: { [objective: string]: readonly [Fraction, number] } = {};
  const add = (objective: string, part: Fraction, possible: number): void => {
    const [sum, all] = own(sums, objective) ?? [ZERO, 0];
    sums[objective] = [plus(sum, times(part, fraction(possible))), all + possible];
  };
  for (const id of Object.keys(data.assessments)) {
    const { attempt } = assessmentRecord(record, id);
    if (!attempt || attempt.score === null) continue;
    for (const itemId of attempt.items) {
      const item = own(data.items, itemId);
      if (item && item.points > 0) add(item.objective, share(item, own(attempt.answers, itemId)), item.points);
    }
  }
  for (const [id, scenario] of Object.entries(data.scenarios)) {
    const { complete, variant, path, practice } = scenarioRecord(record, id);
    const play = replay(scenario, variant, path);
    if (!complete || practice || scenario.nodes[play.node]?.outcome === undefined) continue;
    for (const [objective, max] of Object.entries(scenario.evidenceMax)) {
      if (max > 0) add(objective, evidenced(scenario, play, objective), max);
    }
  }
  const shown = Object.entries(sums).filter(([, [, possible]]) => possible > 0);
  return Object.fromEntries(shown.map(([id, [sum, possible]]) => [id, times(sum, fraction(1, possible))]));
}

export function ratio([n, d]: Ratio): Fraction {
  return fraction(n, d);
}

function mean(parts: (readonly [Fraction, number])[]): Fraction {
  const weight = parts.reduce((sum, [, part]) => sum + part, 0);
  const total = parts.reduce((sum, [part, factor]) => plus(sum, times(part, fraction(factor))), ZERO);
  return weight > 0 ? times(total, fraction(1, weight)) : ZERO;
}
