/** Assessments and scenarios in a learner's record: what their events make of it, how it is saved, what it has shown. */

import { draw } from "./chance";
import type { Answer, AssessmentData, CourseData, ScenarioData } from "./data";
import { decision, ending } from "./decisions";
import { type Fraction, fraction, most, plus, times, ZERO } from "./fraction";
import { begin, earned, ended, evidenced, replay, rolled, take, ways } from "./machine";
import { own } from "./own";
import {
  type Activities,
  type ActivityEvent,
  type AssessmentRecord,
  assessmentRecord,
  type Attempt,
  type LearnerRecord,
  type ScenarioRecord,
  scenarioRecord,
} from "./record";
import { cut, entries, entry, number, ratioOf, ratioText, today, whole } from "./saved";
import { share } from "./scoring";

type AssessmentEvent = Extract<ActivityEvent, { assessment: string }>;
type ScenarioEvent = Extract<ActivityEvent, { scenario: string }>;

const STEP = 3;

export const activities: Activities = {
  step(data, record, event) {
    if ("assessment" in event) {
      const assessment = own(data.assessments, event.assessment);
      if (!assessment) return record;
      const next = ofAssessment(data, assessment, assessmentRecord(record, event.assessment), event);
      return { ...record, assessments: { ...record.assessments, [event.assessment]: next } };
    }
    const scenario = own(data.scenarios, event.scenario);
    if (!scenario) return record;
    const next = ofScenario(scenario, scenarioRecord(record, event.scenario), event);
    return { ...record, scenarios: { ...record.scenarios, [event.scenario]: next } };
  },

  saved(data, id, record) {
    const { attempt } = assessmentRecord(record, id);
    if (attempt) return savedAttempt(data, attempt);
    const scenario = own(data.scenarios, id);
    const play = scenarioRecord(record, id);
    return scenario && play.begun ? savedPlay(scenario, play) : [];
  },

  read(data, id, fields) {
    const assessment = own(data.assessments, id);
    if (assessment) return { attempt: readAttempt(fields, assessment, data) };
    const scenario = own(data.scenarios, id);
    return scenario && readPlay(fields, scenario);
  },

  decision,
  ending,
  objectives,
  underWay,
};

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
      return { ...before, begun: true, variant, path: [], seed: event.seed ?? 0, practice: false, skipped: false };
    }
    case "scenario-skipped":
      return { ...before, skipped: true };
    case "scenario-rewound":
      return { ...before, path: before.path.slice(0, event.to), practice: true };
    case "scenario-taken": {
      const play = replay(scenario, before.variant, before.path, before.seed);
      const open = rolled(scenario, play)?.choice ?? event.choice;
      if (!before.begun || open !== event.choice || !ways(scenario, play).some(({ id }) => id === open)) return before;
      return atEnding(scenario, { ...before, path: [...before.path, event.choice] });
    }
  }
}

/** A play that has reached an ending counts at once, unless it was rewound. */
function atEnding(scenario: ScenarioData, record: ScenarioRecord): ScenarioRecord {
  const play = replay(scenario, record.variant, record.path, record.seed);
  if (record.practice || !ended(scenario, play)) return record;
  const now = earned(scenario, play);
  return { ...record, complete: true, best: now && record.best ? most(record.best, now) : (now ?? record.best) };
}

function savedAttempt(data: CourseData, { seed, score, items, answers }: Attempt): string[] {
  const asked = items.map((id) => entry(data.items[id]!, own(answers, id)));
  return [whole(seed), ratioText(score), asked.join(",")];
}

/** What is left of an attempt. A running one is filled up again where items have gone. */
function readAttempt(fields: readonly string[], assessment: AssessmentData, data: CourseData): Attempt | null {
  const [seed = "", score = "", body = ""] = fields;
  const drawn = entries(body, data);
  const known: string[] = [];
  const answers: { [item: string]: Answer } = {};
  for (const { id, answer } of drawn) {
    if (id === undefined || !assessment.items.includes(id) || known.includes(id)) continue;
    known.push(id);
    if (answer !== undefined) answers[id] = answer;
  }
  if (!seed || known.length === 0) return null;
  const gone = !score && known.length < drawn.length;
  const added = gone ? draw(assessment, data.items, number(seed), known).filter((item) => !known.includes(item)) : [];
  return { seed: number(seed), items: [...known, ...added], answers, score: ratioOf(score) };
}

function savedPlay(scenario: ScenarioData, { variant, practice, path, seed }: ScenarioRecord): string[] {
  let { node } = begin(scenario, variant);
  const tags = path.map((id) => {
    const choice = scenario.nodes[node]!.choices.find((one) => one.id === id)!;
    node = choice.target;
    return choice.tag;
  });
  return [variant, practice ? "p" : "", tags.join(""), ...(hasDice(scenario) ? [whole(seed)] : [])];
}

function hasDice(scenario: ScenarioData): boolean {
  return Object.values(scenario.nodes).some(({ die }) => die);
}

/** The path as far as the scenario still offers it. */
function readPlay([variant, practice, path, dice = ""]: readonly string[], scenario: ScenarioData): Partial<ScenarioRecord> {
  if (path === undefined) return {};
  const seed = hasDice(scenario) ? number(dice) : 0;
  let play = begin(scenario, variant, seed);
  for (const tag of cut(path, STEP)) {
    const choice = ways(scenario, play).find((one) => one.tag === today(tag, scenario.renamed));
    if (!choice) break;
    play = take(scenario, play, choice.id);
  }
  return { begun: true, variant: play.variant, path: play.path.map((step) => step.choice), seed, practice: practice === "p" };
}

/** What the last attempts and plays have shown of each objective: items and decisions, points over points possible. */
function objectives(data: CourseData, record: LearnerRecord): { [objective: string]: Fraction } {
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
    const { complete, variant, path, seed, practice } = scenarioRecord(record, id);
    const play = replay(scenario, variant, path, seed);
    if (!complete || practice || !ended(scenario, play)) continue;
    for (const [objective, max] of Object.entries(scenario.evidenceMax)) {
      if (max > 0) add(objective, evidenced(scenario, play, objective), max);
    }
  }
  return Object.fromEntries(Object.entries(sums).map(([id, [sum, possible]]) => [id, times(sum, fraction(1, possible))]));
}

/** What another attempt or a rehearsal is about: until it ends, what was shown before is not at hand. */
function underWay(data: CourseData, record: LearnerRecord): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [id, assessment] of Object.entries(data.assessments)) {
    const { attempts, attempt } = assessmentRecord(record, id);
    if (attempts && attempt?.score === null) for (const item of assessment.items) found.add(own(data.items, item)?.objective ?? "");
  }
  for (const [id, scenario] of Object.entries(data.scenarios)) {
    const { begun, complete, variant, path, seed, practice } = scenarioRecord(record, id);
    if (complete && begun && (practice || !ended(scenario, replay(scenario, variant, path, seed))))
      Object.keys(scenario.evidenceMax).forEach((objective) => found.add(objective));
  }
  return found;
}
