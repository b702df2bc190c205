/** Answers the property tests of tests/unit: one question a line, one answer a line, both JSON. No page loads this. */

import { createInterface } from "node:readline";
import { activities } from "./activities";
import { rounded, steps, type Numbers, type Tree } from "./calculation";
import { withAllContents } from "./contents";
import { draw, optionOrder } from "./chance";
import type { Answer, AssessmentData, CourseData, ItemData, Ratio, ScenarioData } from "./data";
import { begin, earned, ended, offered, type Play, rolled, take, ways } from "./machine";
import { type AssessmentRecord, EMPTY, type LearnerRecord, type ScenarioRecord } from "./record";
import { pack, unpack } from "./saved";
import { matches, share } from "./scoring";
import { standing } from "./standing";

type Question =
  | { readonly ask: "share"; readonly item: ItemData; readonly answer: Answer | null }
  | { readonly ask: "matches"; readonly pattern: string; readonly text: string; readonly caseMatters: boolean }
  | { readonly ask: "draw"; readonly assessment: AssessmentData; readonly items: { [id: string]: ItemData }; readonly seed: number; readonly kept: string[] }
  | { readonly ask: "options"; readonly item: ItemData; readonly id: string; readonly seed: number }
  | { readonly ask: "play"; readonly scenario: ScenarioData; readonly variant: string; readonly seed?: number; readonly picks: number[] }
  | { readonly ask: "walks"; readonly scenario: ScenarioData; readonly variant: string; readonly picks: number[][]; readonly past?: boolean }
  | { readonly ask: "standing"; readonly data: CourseData; readonly done: Done; readonly host: Ratio | null }
  | { readonly ask: "saved"; readonly data: CourseData; readonly record: Partial<LearnerRecord> }
  | { readonly ask: "tryout"; readonly steps: [string, Tree][]; readonly results: [string, number][]; readonly given: Numbers[] }
  | { readonly ask: "read" | "rewrite"; readonly data: CourseData; readonly text: string };

interface Done {
  readonly lessons: string[];
  readonly activities: { readonly [id: string]: { readonly attempts: number; readonly best: Ratio | null } };
}

function answer(question: Question): unknown {
  switch (question.ask) {
    case "share": {
      const { n, d } = share(question.item, question.answer ?? undefined);
      return [n, d];
    }
    case "matches":
      return matches(question.pattern, question.text, question.caseMatters);
    case "draw":
      return draw(question.assessment, question.items, question.seed, question.kept);
    case "options":
      return optionOrder(question.item, question.id, question.seed);
    case "play":
      return played(question.scenario, begin(question.scenario, question.variant, question.seed), question.picks);
    case "walks":
      return question.picks.map((picks, seed) => endOf(question, seed, picks));
    case "standing":
      return stands(question.data, question.done, question.host);
    case "tryout":
      return question.given.map((given) => {
        const found = steps(question.steps, given);
        return question.results.map(([name, places]) => [found[name], rounded(found[name]!, places)]);
      });
    case "saved": {
      const data = withAllContents(question.data);
      const text = pack({ ...EMPTY, ...question.record }, data, activities);
      const again = unpack(text, data, activities);
      return { text, again, twice: pack(again, data, activities) };
    }
    case "read":
      return unpack(question.text, withAllContents(question.data), activities);
    case "rewrite": {
      const data = withAllContents(question.data);
      return pack(unpack(question.text, data, activities), data, activities);
    }
  }
}

/** Each state on the way, where a pick counts round all that can be taken. */
function played(scenario: ScenarioData, start: Play, picks: readonly number[]): unknown[] {
  let play = start;
  const states = [seen(scenario, play)];
  for (const pick of picks) {
    const choices = ways(scenario, play);
    if (choices.length === 0) break;
    play = take(scenario, play, choices[pick % choices.length]!.id);
    states.push(seen(scenario, play));
  }
  return states;
}

interface Walk {
  readonly scenario: ScenarioData;
  readonly variant: string;
  /** Whether ways past a moment are picks too. */
  readonly past?: boolean;
}

/** The ending that a walk comes to, its dice rolled; null where it is stuck or still under way. */
function endOf({ scenario, variant, past }: Walk, seed: number, picks: readonly number[]): string | null {
  let play = begin(scenario, variant, seed);
  for (const pick of picks) {
    const choices = (past ? ways : offered)(scenario, play);
    if (ended(scenario, play) || choices.length === 0) break;
    const roll = rolled(scenario, play);
    play = take(scenario, play, roll ? roll.choice : choices[pick % choices.length]!.id);
  }
  return ended(scenario, play) ? play.node : null;
}

function seen(scenario: ScenarioData, play: Play): unknown {
  const score = earned(scenario, play);
  return {
    ...play,
    offered: offered(scenario, play).map((choice) => choice.id),
    rolled: rolled(scenario, play),
    ended: ended(scenario, play),
    earned: score && [score.n, score.d],
  };
}

function stands(data: CourseData, done: Done, host: Ratio | null): unknown {
  const assessments: { [id: string]: AssessmentRecord } = {};
  const scenarios: { [id: string]: ScenarioRecord } = {};
  for (const [id, { attempts, best: ratio }] of Object.entries(done.activities)) {
    const best = ratio && { n: ratio[0], d: ratio[1] };
    if (data.course.activities[id]?.sort === "assessment") assessments[id] = { attempts, best, attempt: null };
    else scenarios[id] = { complete: attempts > 0, best, begun: true, variant: "", path: [], seed: 0, practice: false, skipped: false };
  }
  const { completion, success, score } = standing(data, { ...EMPTY, lessons: done.lessons, assessments, scenarios }, host);
  return { completion, success, score: score && [score.n, score.d] };
}

createInterface({ input: process.stdin }).on("line", (line) => {
  process.stdout.write(JSON.stringify(answer(JSON.parse(line) as Question)) + "\n");
});
