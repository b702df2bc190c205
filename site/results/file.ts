/** A learner's results as a file that they own. Its format is told in the manual (Results and certificates); the
 * compiler's side is model/results.py. */

import type { CourseData, Ratio } from "../player/data";
import type { Fraction } from "../player/fraction";
import { own } from "../player/own";
import { joined } from "../player/parts";
import { assessmentRecord, type LearnerRecord } from "../player/record";
import { share } from "../player/scoring";
import { result, standing } from "../player/standing";
import { sha256 } from "./sha256";

export const FORMAT = "coursewright-results";
export const VERSION = 1;

export interface Results {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  /** The day it was saved, as on this device. */
  readonly exported: string;
  /** Of the browser profile: newer files of one mark take the place of older ones. Files of before there were marks have none. */
  readonly mark?: string;
  /** Only where the learner typed one. */
  readonly name?: string;
  readonly course: { readonly id: string; readonly title: string; readonly version: string; readonly language: string };
  readonly standing: {
    readonly completion: boolean;
    readonly success: "passed" | "failed" | "unknown";
    readonly score: Ratio | null;
  };
  /** Ids of the lessons that were done. */
  readonly lessons: readonly string[];
  readonly activities: readonly {
    readonly id: string;
    readonly sort: "assessment" | "scenario";
    readonly complete: boolean;
    readonly succeeded: boolean;
    /** Of the best complete attempt. */
    readonly score: Ratio | null;
    /** How many were handed in; of an assessment. */
    readonly attempts: number;
  }[];
  /** What the last attempts and plays have shown of each objective. */
  readonly objectives: readonly { readonly id: string; readonly share: Ratio }[];
  /** What each scored item of the last attempts earned. */
  readonly items: readonly { readonly id: string; readonly activity: string; readonly share: Ratio }[];
  /** Of everything above. It tells a file that was changed by accident, not one that was forged. */
  readonly digest: string;
}

/** Which course it is, as far as the player's data does not say. */
export interface About {
  readonly title: string;
  readonly version: string;
}

/** What the file says of whoever saved it: a mark by chance, and a name where one was typed. */
export interface Who {
  readonly mark: string;
  readonly name: string;
}

const ratio = (one: Fraction): Ratio => [one.n, one.d];

export function results(data: CourseData, record: LearnerRecord, about: About, { mark, name }: Who, exported: string): Results {
  const { completion, success, score } = standing(data, record);
  const shown = Object.assign({}, ...joined).activities?.objectives(data, record) as { [id: string]: Fraction } | undefined;
  const content: Omit<Results, "digest"> = {
    format: FORMAT,
    version: VERSION,
    exported,
    mark,
    ...(name ? { name } : {}),
    course: { id: data.course.id, title: about.title, version: about.version, language: data.course.language },
    standing: { completion, success, score: score && ratio(score) },
    lessons: [...record.lessons],
    activities: Object.entries(data.course.activities).map(([id, { sort }]) => {
      const one = result(data, record, id);
      const attempts = sort === "assessment" ? assessmentRecord(record, id).attempts : Number(one.complete);
      return { id, sort, complete: one.complete, succeeded: one.succeeded, score: one.score && ratio(one.score), attempts };
    }),
    objectives: Object.entries(shown ?? {}).map(([id, one]) => ({ id, share: ratio(one) })),
    items: Object.keys(data.assessments).flatMap((activity) => items(data, record, activity)),
  };
  return { ...content, digest: digest(content) };
}

function items(data: CourseData, record: LearnerRecord, activity: string): Results["items"] {
  const { attempt } = assessmentRecord(record, activity);
  if (!attempt?.score) return [];
  return attempt.items.flatMap((id) => {
    const item = own(data.items, id);
    return item && item.points > 0 ? [{ id, activity, share: ratio(share(item, own(attempt.answers, id))) }] : [];
  });
}

/** sha256 over the content as JSON without blanks, the names in the order of their code points. */
export function digest(content: object): string {
  return "sha256:" + sha256(canonical(content));
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return "[" + value.map(canonical).join(",") + "]";
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const table = value as { [name: string]: unknown };
  return "{" + Object.keys(table).sort().map((name) => JSON.stringify(name) + ":" + canonical(table[name])).join(",") + "}";
}
