/** What a learner has done, as plain data, and what each event makes of it. */

import { draw } from "./chance";
import type { Answer, AssessmentData, CourseData, ScenarioData } from "./data";
import { type Fraction, fraction, most, plus, times, ZERO } from "./fraction";
import { begin, earned, ended, offered, replay } from "./machine";
import { own } from "./own";
import { share } from "./scoring";

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
  /** The attempt as saved, where this page does not carry the assessment. */
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
  | { readonly kind: "scenario-begun"; readonly scenario: string; readonly variant: string }
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
  practice: false,
  skipped: false,
};

/** The record after an event. What cannot happen now changes nothing. */
export function step(data: CourseData, record: LearnerRecord, event: LearnerEvent): LearnerRecord {
  switch (event.kind) {
    case "visited":
      return { ...record, place: event.content };
    case "lesson-done":
      return record.lessons.includes(event.lesson) ? record : { ...record, lessons: [...record.lessons, event.lesson] };
    case "item-answered":
      return own(data.items, event.item)
        ? { ...record, practice: { ...record.practice, [event.item]: event.answer } }
        : record;
    case "assessment-begun":
    case "assessment-answered":
    case "assessment-finished": {
      const assessment = own(data.assessments, event.assessment);
      if (!assessment) return record;
      const next = ofAssessment(data, assessment, assessmentRecord(record, event.assessment), event);
      return { ...record, assessments: { ...record.assessments, [event.assessment]: next } };
    }
    default: {
      const scenario = own(data.scenarios, event.scenario);
      if (!scenario) return record;
      const next = ofScenario(scenario, scenarioRecord(record, event.scenario), event);
      return { ...record, scenarios: { ...record.scenarios, [event.scenario]: next } };
    }
  }
}

export function assessmentRecord(record: LearnerRecord, id: string): AssessmentRecord {
  return own(record.assessments, id) ?? NO_ATTEMPT;
}

export function scenarioRecord(record: LearnerRecord, id: string): ScenarioRecord {
  return own(record.scenarios, id) ?? NOT_PLAYED;
}

type AssessmentEvent = Extract<LearnerEvent, { assessment: string }>;
type ScenarioEvent = Extract<LearnerEvent, { scenario: string }>;

function ofAssessment(
  data: CourseData,
  assessment: AssessmentData,
  before: AssessmentRecord,
  event: AssessmentEvent,
): AssessmentRecord {
  const running = before.attempt && before.attempt.score === null ? before.attempt : null;
  if (event.kind === "assessment-begun") {
    const usedUp = assessment.attempts !== null && before.attempts >= assessment.attempts;
    if (running || usedUp) return before;
    const items = draw(assessment, data.items, event.seed);
    return { ...before, attempt: { seed: event.seed, items, answers: {}, score: null } };
  }
  if (!running) return before;
  if (event.kind === "assessment-answered") {
    if (!running.items.includes(event.item)) return before;
    return { ...before, attempt: { ...running, answers: { ...running.answers, [event.item]: event.answer } } };
  }
  const score = attemptScore(data, running);
  const best = before.best ? most(before.best, score) : score;
  return { attempts: before.attempts + 1, best, attempt: { ...running, score } };
}

/** Points earned over points possible, for all items drawn or those that `counts` names. */
export function attemptScore(data: CourseData, attempt: Attempt, counts: (item: string) => boolean = () => true): Fraction {
  let sum = ZERO;
  let possible = 0;
  for (const id of attempt.items.filter(counts)) {
    const item = own(data.items, id);
    if (!item) continue;
    sum = plus(sum, times(fraction(item.points), share(item, own(attempt.answers, id))));
    possible += item.points;
  }
  return possible > 0 ? times(sum, fraction(1, possible)) : ZERO;
}

function ofScenario(scenario: ScenarioData, before: ScenarioRecord, event: ScenarioEvent): ScenarioRecord {
  switch (event.kind) {
    case "scenario-begun": {
      const { variant } = begin(scenario, event.variant);
      return { ...before, begun: true, variant, path: [], practice: false, skipped: false };
    }
    case "scenario-skipped":
      return { ...before, skipped: true };
    case "scenario-rewound":
      return { ...before, path: before.path.slice(0, event.to), practice: true };
    case "scenario-taken": {
      const play = replay(scenario, before.variant, before.path);
      if (!before.begun || !offered(scenario, play).some((choice) => choice.id === event.choice)) return before;
      return atEnding(scenario, { ...before, path: [...before.path, event.choice] });
    }
  }
}

/** A play that has reached an ending counts at once, unless it was rewound. */
function atEnding(scenario: ScenarioData, record: ScenarioRecord): ScenarioRecord {
  const play = replay(scenario, record.variant, record.path);
  if (record.practice || !ended(scenario, play)) return record;
  const now = earned(scenario, play);
  return { ...record, complete: true, best: now && record.best ? most(record.best, now) : (now ?? record.best) };
}
