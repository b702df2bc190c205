/** What a host is told of a play: each decision once, and how it ended. Practice is not told. */

import type { DecisionReport, EndingReport } from "../tracking/tracker";
import type { CourseData, ScenarioData } from "./data";
import { earned, ended, nodeOf, offered, type Play, replay, type Step } from "./machine";
import { own } from "./own";
import { type LearnerEvent, type LearnerRecord, scenarioRecord } from "./record";

export function decision(data: CourseData, event: LearnerEvent, before: LearnerRecord): Omit<DecisionReport, "seconds"> | undefined {
  const play = counted(data, event, before);
  if (!play || event.kind !== "scenario-taken") return undefined;
  const scenario = data.scenarios[event.scenario]!;
  const open = offered(scenario, play);
  const choice = open.find(({ id }) => id === event.choice);
  // A die is no decision, and that somebody went around a part is told to nobody.
  if (!choice || nodeOf(scenario, play).die) return undefined;
  const ids = (choices: readonly { readonly id: string }[]): string[] => choices.map(({ id }) => id);
  const best = Math.max(...open.map(({ points }) => points));
  const leading = open.filter(({ points }) => points === best);
  const { points, evidence = {} } = choice;
  return {
    scenario: event.scenario,
    node: play.node,
    at: play.path.filter((step) => decides(scenario, step)).length + 1,
    choice: choice.id,
    offered: ids(open),
    options: ids(nodeOf(scenario, play).choices.filter(({ bypass }) => !bypass)),
    points,
    best,
    leading: leading.length < open.length ? ids(leading) : [],
    result: points > 0 ? "helped" : points < 0 || best > 0 ? "harmed" : "neutral",
    objectives: Object.keys(evidence),
  };
}

export function ending(data: CourseData, event: LearnerEvent, after: LearnerRecord): EndingReport | undefined {
  const play = counted(data, event, after);
  if (!play) return undefined;
  const scenario = data.scenarios[(event as { scenario: string }).scenario]!;
  if (!ended(scenario, play)) return undefined;
  const share = earned(scenario, play);
  return {
    scenario: (event as { scenario: string }).scenario,
    ending: play.node,
    outcome: nodeOf(scenario, play).outcome!,
    decisions: play.path.filter((step) => decides(scenario, step)).length,
    share: share ? [share.n, share.d] : undefined,
    objectives: Object.keys(scenario.evidenceMax).filter((id) => scenario.evidenceMax[id]! > 0),
  };
}

/** The play that an event has moved, unless it is practice. */
function counted(data: CourseData, event: LearnerEvent, record: LearnerRecord): Play | undefined {
  if (event.kind !== "scenario-taken") return undefined;
  const scenario = own(data.scenarios, event.scenario);
  const { variant, path, seed, practice } = scenarioRecord(record, event.scenario);
  return scenario && !practice ? replay(scenario, variant, path, seed) : undefined;
}

function decides({ nodes }: ScenarioData, { node, choice }: Step): boolean {
  return !nodes[node]!.die && !nodes[node]!.choices.find(({ id }) => id === choice)?.bypass;
}
