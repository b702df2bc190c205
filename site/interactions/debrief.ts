/** Looking back on a play: each decision with what it changed and why, how things stood, and the way back to any of them. */

import type { CourseData, ScenarioData, Value } from "../player/data";
import { earned, evidenced, nodeOf, type Play, replay, rolled, type Step } from "../player/machine";
import { all, find, make, type Say } from "./elements";
import { meters } from "./meters";
import { bar } from "./result";
import type { Texts } from "./story";

export interface Looking {
  readonly scenario: ScenarioData;
  readonly data: CourseData;
  readonly texts: Texts;
  readonly say: Say;
  readonly now: Play;
  /** The whole way before this one, if there was one. */
  readonly earlier: Play | null;
  /** Endings reached while this page was open. */
  readonly seen: ReadonlySet<string>;
  readonly practice: boolean;
  rewind(to: number): void;
}

export function debrief(looking: Looking): (HTMLElement | string)[] {
  const { scenario, say, now, earlier, seen, practice } = looking;
  const endings = Object.values(scenario.nodes).filter((node) => node.outcome).length;
  const outcome = nodeOf(scenario, now).outcome!;
  const sum = Math.min(Math.max(now.points, 0), scenario.max);
  const mends = now.path.map((step, n) => (repairOf(scenario, step) ? mended(now.path, n) : null));
  return [
    make("h2", {}, say("debrief")),
    make("p", { class: `outcome ${outcome}` }, say(`outcome-${outcome}`)),
    earned(scenario, now) ? make("p", {}, say("debrief-points", { points: sum, count: scenario.max })) : "",
    make("p", {}, say("debrief-endings", { seen: seen.size, of: endings })),
    ...unreached(looking),
    practice ? make("p", { class: "soft" }, say("debrief-practice")) : "",
    ...(earlier ? both(looking, earlier) : []),
    make("h3", {}, say("debrief-path")),
    make("ol", { class: "way" }, ...now.path.map((step, n) => decision(looking, step, n, mends))),
    ...meters(scenario, now, say),
    ...evidence(looking),
  ];
}

/** The kinds of the endings that were not reached: how they come about is not told. */
function unreached({ scenario, say, seen }: Looking): HTMLElement[] {
  const left = Object.keys(scenario.nodes).flatMap((id) => (seen.has(id) ? [] : (scenario.nodes[id]!.outcome ?? [])));
  const kinds = [...new Set(left)];
  if (!kinds.length) return [];
  return [
    make("p", { class: "soft" }, say("debrief-unreached")),
    make("ul", { class: "kinds" }, ...kinds.map((kind) => make("li", {},
      make("span", { class: `outcome ${kind}` }, say(`outcome-${kind}`)),
      make("span", { class: "soft" }, ` \u00d7 ${left.filter((one) => one === kind).length}`)))),
  ];
}

/** How a choice came about: it was chosen, a die brought it, or it was the way around. */
export function how(scenario: ScenarioData, then: Play, choice: string, say: Say): string {
  const roll = rolled(scenario, then);
  if (roll?.choice === choice) return say("scenario-rolled", { face: roll.face });
  const past = nodeOf(scenario, then).choices.find(({ id }) => id === choice)?.bypass;
  return say(past ? "scenario-passed" : "scenario-chose");
}

/** Where a reason comes from, as the list at the end of the page names it. */
function sources(reason: Node[]): HTMLElement | false {
  const cited = reason.flatMap((node) => (node instanceof HTMLElement ? all("a.cite", node) : []));
  const names = cited.flatMap((link) => {
    const entry = document.getElementById(link.getAttribute("href")!.slice(1));
    return entry ? (find(".source", entry)?.firstChild?.textContent ?? []) : [];
  });
  return names.length > 0 && make("p", { class: "soft source" }, [...new Set(names)].join(" "));
}

/** `mends` says of each step which one it undoes, -1 where none, and null where it is no repair. */
function decision({ scenario, texts, say, now, rewind }: Looking, step: Step, n: number, mends: (number | null)[]): HTMLElement {
  const then = replay(scenario, now.variant, now.path.slice(0, n).map(({ choice }) => choice), now.seed);
  const reason = texts.choice(step.node, step.choice, "reason");
  const { title } = scenario.nodes[step.node]!;
  const changes = changed(scenario, step, say);
  const titleOf = (at: number): string => scenario.nodes[now.path[at]!.node]!.title;
  const undone = mends[n] ?? null;
  const later = mends.flatMap((one, at) => (one === n ? [at] : []));
  const back = make("button", { type: "button", class: "quiet", "aria-label": `${say("debrief-rewind")}: ${title}`, click: () => rewind(n) },
    say("debrief-rewind"));
  return make("li", {},
    make("h4", {}, title),
    make("p", { class: "chosen" }, make("span", { class: "soft" }, how(scenario, then, step.choice, say)), " ", ...texts.choice(step.node, step.choice, "words")),
    undone !== null && make("p", { class: "mark right" },
      undone < 0 ? say("debrief-repair") : say("debrief-mended", { title: titleOf(undone) })),
    ...later.map((at) => make("p", { class: "soft" }, say("debrief-later", { title: titleOf(at) }))),
    changes.length > 0 && make("ul", { class: "changes" }, ...changes),
    ...reason,
    sources(reason),
    make("p", {}, back));
}

function repairOf({ nodes }: ScenarioData, { node, choice }: Step): boolean | undefined {
  return nodes[node]!.choices.find(({ id }) => id === choice)!.repair;
}

/** The step that a repair undoes: the last one before it that moved something the other way; -1 where none did. */
export function mended(path: readonly Step[], repair: number): number {
  const moved = ({ before, after }: Step, name: string): number => Number(after[name]) - Number(before[name]);
  const { before, after } = path[repair]!;
  const names = Object.keys(after).filter((name) => before[name] !== after[name]);
  for (let at = repair - 1; at >= 0; at -= 1) {
    const undone = names.some((name) => {
      const step = path[at]!;
      if (step.before[name] === step.after[name]) return false;
      const [here, there] = [moved(step, name), moved(path[repair]!, name)];
      // Of words nobody can say which is more: there it is what the step had given that goes again.
      return Number.isNaN(here) ? step.after[name] === before[name] : here * there < 0;
    });
    if (undone) return at;
  }
  return -1;
}

function changed(scenario: ScenarioData, { before, after }: Step, say: Say): HTMLElement[] {
  return Object.entries(scenario.variables).flatMap(([name, { label }]) => {
    const [was, is] = [before[name]!, after[name]!];
    if (was === is || !label || label === name) return [];
    const way = typeof was === "number" ? (was < (is as number) ? "up" : "down") : "";
    return [make("li", { class: way }, say("debrief-change", { label, before: value(was, say), after: value(is, say) }))];
  });
}

function value(of: Value, say: Say): string {
  return typeof of === "boolean" ? say(of ? "yes" : "no") : String(of);
}

function evidence({ scenario, data, now, say }: Looking): HTMLElement[] {
  const claimed = Object.entries(scenario.evidenceMax).filter(([, max]) => max > 0);
  if (!claimed.length) return [];
  return [
    make("h3", {}, say("debrief-evidence")),
    make("ul", { class: "shares" }, ...claimed.map(([id, max]) => {
      const share = evidenced(scenario, now, id);
      return make("li", {}, make("span", {}, data.course.objectives[id] ?? id), bar(share),
        make("span", { class: "share" }, say("debrief-share", { of: max, points: (share.n * max) / share.d })));
    })),
  ];
}

/** The way before and this one from the decision where they part. */
function both(looking: Looking, earlier: Play): HTMLElement[] {
  const { now, say } = looking;
  const same = now.path.findIndex((step, n) => step.choice !== earlier.path[n]?.choice || step.node !== earlier.path[n]?.node);
  const from = same < 0 ? now.path.length : same;
  return [
    make("h3", {}, say("debrief-both")),
    make("div", { class: "both" }, column(looking, earlier, from, "debrief-first"), column(looking, now, from, "debrief-now")),
  ];
}

function column({ scenario, texts, say }: Looking, play: Play, from: number, key: string): HTMLElement {
  const node = nodeOf(scenario, play);
  return make("section", {},
    make("h4", {}, say(key)),
    make("ol", { start: from + 1 }, ...play.path.slice(from).map((step) => make("li", {},
      make("span", { class: "soft" }, scenario.nodes[step.node]!.title), " ", ...texts.choice(step.node, step.choice, "words")))),
    make("p", { class: `outcome ${node.outcome}` }, say(`outcome-${node.outcome}`)),
    make("p", {}, node.title));
}
