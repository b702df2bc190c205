/** The runtime against the vectors that hold both languages to one meaning. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { draw, generator, seedOf, shuffled } from "./chance";
import type { ActivityData, Answer, AssessmentData, CourseData, ItemData, Ratio, ScenarioData, Values } from "./data";
import { compare, floored, fraction, plus, shown, times } from "./fraction";
import { begin, earned, ended, offered, type Play, replay, rolled, take, ways } from "./machine";
import { type AssessmentRecord, EMPTY, NOT_PLAYED, type ScenarioRecord } from "./record";
import { matches, share } from "./scoring";
import { standing } from "./standing";

function vectors<T>(name: string): T {
  return JSON.parse(readFileSync(join(process.env["VECTORS"]!, name), "utf8")) as T;
}

interface Scoring {
  cases: { item: string; data: ItemData; answers: { answer: Answer | null; share: Ratio; why?: string }[] }[];
}

for (const { item, data, answers } of vectors<Scoring>("scoring.json").cases) {
  test(`share: ${item}`, () => {
    for (const { answer, share: expected, why } of answers) {
      const { n, d } = share(data, answer ?? undefined);
      assert.deepEqual([n, d], expected, `${JSON.stringify(answer)} ${why ?? ""}`);
    }
  });
}

test("a pattern of many stars needs no second try", () => {
  assert.equal(matches("*a".repeat(300) + "*b", "a".repeat(5000), false), false);
  assert.equal(matches("*a".repeat(300) + "*", "a".repeat(300), false), true);
});

test("a number of many digits that is none is refused at once", () => {
  const item: ItemData = { form: "numeric", tag: "", objective: "", points: 1, options: [], low: "0", high: "1" };
  assert.equal(share(item, "1".repeat(200_000) + "x").n, 0);
});

interface Chance {
  words: { seed: number; words: number[] }[];
  seeds: { seed: number; part: string; result: number }[];
  shuffles: { list: string[]; seed: number; shuffled: string[] }[];
  items: { [id: string]: ItemData };
  draws: { name: string; assessment: AssessmentData; seed: number; kept: string[]; drawn: string[] }[];
}

test("chance comes out as the vectors say", () => {
  const { words, seeds, shuffles, items, draws } = vectors<Chance>("chance.json");
  for (const one of words) assert.deepEqual(one.words.map(generatorOf(one.seed)), one.words);
  for (const one of seeds) assert.equal(seedOf(one.seed, one.part), one.result, one.part);
  for (const one of shuffles) assert.deepEqual(shuffled(one.list, one.seed), one.shuffled);
  for (const one of draws) assert.deepEqual(draw(one.assessment, items, one.seed, one.kept), one.drawn, one.name);
});

function generatorOf(seed: number): () => number {
  const next = generator(seed);
  return () => next();
}

interface State {
  node: string;
  values: Values;
  visited: string[];
  once: string[];
  points: number;
  evidence: { [objective: string]: number };
  offered: string[];
}

interface Plays {
  scenario: ScenarioData;
  plays: { name: string; variant: string; choices: string[]; states: State[]; ended: boolean; earned: Ratio }[];
  refused: { choices: string[]; next: string }[];
  dice: {
    scenario: ScenarioData;
    plays: { name: string; seed: number; choices: string[]; states: Dealt[] }[];
  };
}

interface Dealt {
  node: string;
  values: Values;
  points: number;
  offered: string[];
  ways: string[];
  rolled: [face: number, choice: string] | null;
}

const { scenario, plays, refused, dice } = vectors<Plays>("scenario.json");

function seen(play: Play): State {
  const { node, values, visited, once, points, evidence } = play;
  const choices = offered(scenario, play).map((choice) => choice.id);
  return { node, values, visited: [...visited], once: [...once], points, evidence, offered: choices };
}

for (const { name, variant, choices, states, ended: over, earned: score } of plays) {
  test(`play: ${name}`, () => {
    let play = begin(scenario, variant);
    const found = [seen(play)];
    for (const choice of choices) found.push(seen((play = take(scenario, play, choice))));
    assert.deepEqual(found, states);
    assert.equal(ended(scenario, play), over);
    assert.deepEqual(earned(scenario, play), fraction(...score));
    assert.deepEqual(replay(scenario, variant, choices), play);
  });
}

for (const { name, seed, choices, states } of dice.plays) {
  test(`dice: ${name}`, () => {
    const found = choices.map((_, n) => choices.slice(0, n)).concat([choices]).map((path): Dealt => {
      const play = replay(dice.scenario, "", path, seed);
      const roll = rolled(dice.scenario, play);
      const ids = (those: readonly { id: string }[]) => those.map(({ id }) => id);
      const { node, values, points } = play;
      return {
        node, values, points,
        offered: ids(offered(dice.scenario, play)),
        ways: ids(ways(dice.scenario, play)),
        rolled: roll && [roll.face, roll.choice],
      };
    });
    assert.deepEqual(found, states);
  });
}

test("what is not offered cannot be taken, and cuts a replay off", () => {
  for (const { choices, next } of refused) {
    const play = replay(scenario, "", choices);
    assert.throws(() => take(scenario, play, next), RangeError);
    assert.deepEqual(replay(scenario, "", [...choices, next, "back"]), play);
  }
});

interface Standings {
  cases: {
    name: string;
    lessons: string[];
    activities: { [id: string]: ActivityData };
    weights: { [id: string]: number };
    required: string[];
    mastery: Ratio;
    host: Ratio | null;
    done: { lessons: string[]; activities: { [id: string]: { attempts: number; best: Ratio | null } } };
    expect: { completion: boolean; success: string; score: Ratio | null };
  }[];
}

for (const one of vectors<Standings>("standing.json").cases) {
  test(`standing: ${one.name}`, () => {
    const assessments: { [id: string]: AssessmentRecord } = {};
    const scenarios: { [id: string]: ScenarioRecord } = {};
    for (const [id, { attempts, best }] of Object.entries(one.done.activities)) {
      const score = best && fraction(...best);
      if (one.activities[id]!.sort === "assessment") assessments[id] = { attempts, best: score, attempt: null };
      else scenarios[id] = { ...NOT_PLAYED, complete: attempts > 0, best: score };
    }
    const contents = one.lessons.map((id) => ({ sort: "lesson", id }));
    const { activities, weights, required, mastery } = one;
    const data = { course: { contents, activities, weights, required, mastery } } as unknown as CourseData;
    const found = standing(data, { ...EMPTY, lessons: one.done.lessons, assessments, scenarios }, one.host);
    const { completion, success, score } = found;
    assert.deepEqual({ completion, success, score: score && [score.n, score.d] }, one.expect);
  });
}

test("fractions are exact, ordered and cut off", () => {
  const tenth = fraction(1, 10);
  assert.deepEqual(Array.from({ length: 10 }, () => tenth).reduce(plus), fraction(1));
  assert.deepEqual(times(fraction(2, 3), fraction(9, 4)), fraction(3, 2));
  assert.ok(compare(fraction(9007199254740990, 9007199254740991), fraction(1)) < 0);
  assert.ok(compare(fraction(9007199254740989, 9007199254740990), fraction(9007199254740990, 9007199254740991)) < 0);
  assert.equal(compare(fraction(4, 6), fraction(2, 3)), 0);
  assert.ok(compare(fraction(2, 3), fraction(0)) > 0);
  assert.equal(floored(fraction(2, 3), 100, 2), "66.66");
  assert.equal(floored(fraction(1), 100, 2), "100");
  assert.equal(floored(fraction(1, 2), 1, 4), "0.5");
  assert.equal(floored(fraction(1, 1000), 100, 2), "0.1");
  assert.equal(floored(fraction(1, 100000), 100, 2), "0");
});

for (const { share, language, text } of vectors<{ cases: { share: Ratio; language: string; text: string }[] }>("percent.json").cases) {
  test(`percent: ${share.join("/")} in ${language}`, () => {
    assert.equal(shown(fraction(share[0], share[1]), language), text);
  });
}

test("a language that nobody knows writes numbers as English does", () => {
  assert.equal(shown(fraction(1, 8), "qps", 10), "1.2");
});
