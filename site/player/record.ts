/** What a learner has done, as plain data, and what each event makes of it. */

import type { DecisionReport, EndingReport } from "../tracking/tracker";
import type { Answer, CourseData } from "./data";
import type { Fraction } from "./fraction";
import { own } from "./own";

export interface Attempt {
  readonly seed: number;
  /** What was drawn, in the order of asking. */
  readonly items: readonly string[];
  readonly answers: { readonly [item: string]: Answer };
  /** Null until it is handed in. */
  readonly score: Fraction | null;
}

export interface AssessmentRecord {
  /** How many were handed in. */
  readonly attempts: number;
  /** Score of the best one handed in. */
  readonly best: Fraction | null;
  /** The running or the last one. */
  readonly attempt: Attempt | null;
  /** The attempt as saved, where this page cannot read it. */
  readonly rest?: string;
}

export interface ScenarioRecord {
  /** Whether a play that was no practice has reached an ending. */
  readonly complete: boolean;
  /** Share of the best such play; null also where the scenario is not scored. */
  readonly best: Fraction | null;
  readonly begun: boolean;
  readonly variant: string;
  /** The choices of the running or last play. */
  readonly path: readonly string[];
  /** What its dice come from. */
  readonly seed: number;
  /** Rewound, so it no longer counts. */
  readonly practice: boolean;
  /** Left for its written alternative. Known on this device only while the page is open; never saved or sent. */
  readonly skipped: boolean;
  readonly rest?: string;
}

export interface LearnerRecord {
  /** The content where the learner was last. */
  readonly place: string;
  readonly lessons: readonly string[];
  /** Answers to knowledge checks. */
  readonly practice: { readonly [item: string]: Answer };
  readonly assessments: { readonly [id: string]: AssessmentRecord };
  readonly scenarios: { readonly [id: string]: ScenarioRecord };
  /** Saved answers to items that stand on other pages. */
  readonly elsewhere: readonly string[];
}

export type LearnerEvent =
  | { readonly kind: "visited"; readonly content: string }
  | { readonly kind: "lesson-done"; readonly lesson: string }
  | { readonly kind: "item-answered"; readonly item: string; readonly answer: Answer }
  | { readonly kind: "assessment-begun"; readonly assessment: string; readonly seed: number }
  | { readonly kind: "assessment-answered"; readonly assessment: string; readonly item: string; readonly answer: Answer }
  | { readonly kind: "assessment-finished"; readonly assessment: string }
  | { readonly kind: "scenario-begun"; readonly scenario: string; readonly variant: string; readonly seed?: number }
  | { readonly kind: "scenario-taken"; readonly scenario: string; readonly choice: string }
  | { readonly kind: "scenario-rewound"; readonly scenario: string; readonly to: number }
  | { readonly kind: "scenario-skipped"; readonly scenario: string };

export const EMPTY: LearnerRecord = {
  place: "",
  lessons: [],
  practice: {},
  assessments: {},
  scenarios: {},
  elsewhere: [],
};

export const NO_ATTEMPT: AssessmentRecord = { attempts: 0, best: null, attempt: null };

export const NOT_PLAYED: ScenarioRecord = {
  complete: false,
  best: null,
  begun: false,
  variant: "",
  path: [],
  seed: 0,
  practice: false,
  skipped: false,
};

export type ActivityEvent = Extract<LearnerEvent, { assessment: string } | { scenario: string }>;

/** What only a page that holds an assessment or a scenario has to know; activities.ts knows it. */
export interface Activities {
  /** The record after an event in an activity. */
  step(data: CourseData, record: LearnerRecord, event: ActivityEvent): LearnerRecord;
  /** The attempt or play of an activity as fields of saved state. */
  saved(data: CourseData, id: string, record: LearnerRecord): string[];
  /** An attempt or play from such fields; nothing where this page does not hold the activity. */
  read(data: CourseData, id: string, fields: readonly string[]): Partial<AssessmentRecord & ScenarioRecord> | undefined;
  /** What a host is told of a decision; nothing where it is practice or could not be taken. */
  decision(data: CourseData, event: LearnerEvent, before: LearnerRecord): Omit<DecisionReport, "seconds"> | undefined;
  /** What a host is told when a decision has led to an ending that counts. */
  ending(data: CourseData, event: LearnerEvent, after: LearnerRecord): EndingReport | undefined;
  /** What the last attempts and plays have shown of each objective. */
  objectives(data: CourseData, record: LearnerRecord): { [objective: string]: Fraction };
  /** Objectives of which another attempt or a rehearsal is under way. */
  underWay(data: CourseData, record: LearnerRecord): ReadonlySet<string>;
}

/** The record after an event. What cannot happen now changes nothing. */
export function step(
  data: CourseData,
  record: LearnerRecord,
  event: LearnerEvent,
  activities: Activities | undefined,
): LearnerRecord {
  switch (event.kind) {
    case "visited":
      return data.course.contents.some(({ id }) => id === event.content) ? { ...record, place: event.content } : record;
    case "lesson-done":
      return record.lessons.includes(event.lesson) ? record : { ...record, lessons: [...record.lessons, event.lesson] };
    case "item-answered":
      return own(data.items, event.item)
        ? { ...record, practice: { ...record.practice, [event.item]: event.answer } }
        : record;
    default:
      return activities ? activities.step(data, record, event) : record;
  }
}

export function assessmentRecord(record: LearnerRecord, id: string): AssessmentRecord {
  return own(record.assessments, id) ?? NO_ATTEMPT;
}

export function scenarioRecord(record: LearnerRecord, id: string): ScenarioRecord {
  return own(record.scenarios, id) ?? NOT_PLAYED;
}
