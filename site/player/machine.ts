/** The scenario machine: what is offered, and what taking it does. The same meaning stands in scenario/machine.py. */

import { below, generator, seedOf } from "./chance";
import type { ChoiceData, EffectData, Expr, NodeData, ScenarioData, Value, Values, VariableData } from "./data";
import { type Fraction, fraction, ZERO } from "./fraction";
import { own } from "./own";

export interface Step {
  readonly node: string;
  readonly choice: string;
  readonly before: Values;
  readonly after: Values;
  /** What this choice earned. */
  readonly points: number;
}

/** Where a play stands. Plain data; a play is known by its variant and the choices of its path. */
export interface Play {
  readonly variant: string;
  readonly node: string;
  readonly values: Values;
  /** Nodes entered, each once, in order. */
  readonly visited: readonly string[];
  /** Choices that can be taken once and have been, as `node/choice`. */
  readonly once: readonly string[];
  /** The sum so far, before it is bounded by 0 and the maximum. */
  readonly points: number;
  readonly evidence: { readonly [objective: string]: number };
  readonly path: readonly Step[];
  /** What the dice of this play come from, 32 bits. */
  readonly seed: number;
}

/** A die that has fallen: the face it shows, from 1, and the id of what that brings. */
export interface Roll {
  readonly face: number;
  readonly choice: string;
}

/** The state before the first choice. An unknown variant is the plain story. */
export function begin(scenario: ScenarioData, variantId = "", seed = 0): Play {
  const variant = scenario.variants.find((one) => one.id === variantId);
  const starts = Object.keys(scenario.variables).map((name) => [name, scenario.variables[name]!.start] as const);
  const node = variant?.start || scenario.start;
  const values = { ...Object.fromEntries(starts), ...variant?.values };
  return { variant: variant?.id ?? "", node, values, visited: [node], once: [], points: 0, evidence: {}, path: [], seed };
}

export function nodeOf(scenario: ScenarioData, play: Play): NodeData {
  return scenario.nodes[play.node]!;
}

/** What a learner is asked to choose from, in the order of the source; where a die decides, what it can bring. */
export function offered(scenario: ScenarioData, play: Play): ChoiceData[] {
  return ways(scenario, play).filter((choice) => !choice.bypass);
}

/** The way past the node where the play stands, for who does not want to read it. */
export function around(scenario: ScenarioData, play: Play): ChoiceData | undefined {
  return ways(scenario, play).find((choice) => choice.bypass);
}

/** What the die shows where one decides. The same seed brings the same at each node, whatever way leads there. */
export function rolled(scenario: ScenarioData, play: Play): Roll | null {
  const { die, choices } = nodeOf(scenario, play);
  if (!die) return null;
  const times = play.path.filter((step) => step.node === play.node).length;
  const face = below(generator(seedOf(play.seed, `${play.node}/${times}`)), die) + 1;
  let top = 0;
  const brought = choices.find(({ weight }) => face <= (top += weight ?? 0));
  return brought ? { face, choice: brought.id } : null;
}

/** All that can be taken now: choices whose guard holds and that are not used up, outcomes of a roll, the way past. */
export function ways(scenario: ScenarioData, play: Play): ChoiceData[] {
  return nodeOf(scenario, play).choices.filter(
    (choice) =>
      !play.once.includes(`${play.node}/${choice.id}`) &&
      (choice.guard === undefined || holds(choice.guard, play.values, play.visited)),
  );
}

/** The state after a choice, or after what a die has brought. Throws a RangeError where it cannot be taken. */
export function take(scenario: ScenarioData, play: Play, choiceId: string): Play {
  const choice = ways(scenario, play).find((one) => one.id === choiceId);
  if (!choice) throw new RangeError(`${choiceId} is not offered at ${play.node}`);
  const evidence: { [objective: string]: number } = { ...play.evidence };
  for (const [objective, amount] of Object.entries(choice.evidence ?? {})) {
    evidence[objective] = (own(evidence, objective) ?? 0) + amount;
  }
  const after = choice.effects.reduce<Values>((values, effect) => applied(scenario.variables, values, effect), play.values);
  const step: Step = { node: play.node, choice: choice.id, before: play.values, after, points: choice.points };
  return {
    variant: play.variant,
    node: choice.target,
    values: after,
    visited: play.visited.includes(choice.target) ? play.visited : [...play.visited, choice.target],
    once: choice.once ? [...play.once, `${play.node}/${choice.id}`] : play.once,
    points: play.points + choice.points,
    evidence,
    path: [...play.path, step],
    seed: play.seed,
  };
}

/** Every play on the way of the last replay, each one choice longer than the one before: most replays only go on from it. */
const trails = new WeakMap<ScenarioData, Play[]>();

/** The play that these choices lead to, cut off before the first one that is not offered. */
export function replay(scenario: ScenarioData, variant: string, choices: readonly string[], seed = 0): Play {
  const start = begin(scenario, variant, seed);
  const last = trails.get(scenario);
  const trail = last?.[0]!.variant === start.variant && last[0]!.seed === seed ? last : [start];
  trails.set(scenario, trail);
  let at = 0;
  for (const id of choices) {
    const play = trail[at]!;
    if (trail[at + 1]?.path[at]!.choice !== id) {
      if (!ways(scenario, play).some((choice) => choice.id === id)) break;
      trail.splice(at + 1, trail.length, take(scenario, play, id));
    }
    at += 1;
  }
  return trail[at]!;
}

export function ended(scenario: ScenarioData, play: Play): boolean {
  return nodeOf(scenario, play).outcome !== undefined;
}

/** Points of the best total there is, 0 to 1; null where the scenario is not scored. */
export function earned(scenario: ScenarioData, play: Play): Fraction | null {
  return scenario.max > 0 ? bounded(play.points, scenario.max) : null;
}

/** Evidence for an objective, normalised as points are. */
export function evidenced(scenario: ScenarioData, play: Play, objective: string): Fraction {
  const max = own(scenario.evidenceMax, objective) ?? 0;
  return max > 0 ? bounded(own(play.evidence, objective) ?? 0, max) : ZERO;
}

function bounded(sum: number, max: number): Fraction {
  return fraction(Math.min(Math.max(sum, 0), max), max);
}

/** Whether a guard, or the condition of a text, holds. */
export function holds(expr: Expr, values: Values, visited: readonly string[]): boolean {
  switch (expr[0]) {
    case "name":
    case "value":
      return Boolean(valueOf(expr, values));
    case "visited":
      return visited.includes(expr[1]);
    case "not":
      return !holds(expr[1], values, visited);
    case "and":
      return holds(expr[1], values, visited) && holds(expr[2], values, visited);
    case "or":
      return holds(expr[1], values, visited) || holds(expr[2], values, visited);
    default:
      return compared(expr[0], valueOf(expr[1], values), valueOf(expr[2], values));
  }
}

function valueOf(operand: Expr, values: Values): Value {
  if (operand[0] === "name") return values[operand[1]]!;
  return operand[0] === "value" ? operand[1] : false;
}

function compared(operator: string, left: Value, right: Value): boolean {
  if (operator === "==") return left === right;
  if (operator === "!=") return left !== right;
  if (typeof left !== "number" || typeof right !== "number") return false;
  if (operator === "<") return left < right;
  if (operator === "<=") return left <= right;
  return operator === ">" ? left > right : left >= right;
}

function applied(variables: { readonly [name: string]: VariableData }, values: Values, effect: EffectData): Values {
  const [sort, name, amount] = effect;
  const now = values[name];
  const variable = variables[name];
  const next = sort === "+" ? (typeof now === "number" ? now + amount : now) : amount;
  if (next === undefined || !variable) return values;
  return { ...values, [name]: typeof next === "number" ? saturated(next, variable) : next };
}

function saturated(value: number, { low = value, high = value }: VariableData): number {
  return Math.min(Math.max(value, low), high);
}
