/** How the counters of a scenario stood along a way: small lines, and the same numbers as a table. */

import type { ScenarioData } from "../player/data";
import type { Play } from "../player/machine";
import { draw, make, type Say } from "./elements";

export function meters(scenario: ScenarioData, play: Play, say: Say): HTMLElement[] {
  const states = [play.path[0]?.before ?? play.values, ...play.path.map((step) => step.after)];
  const series = Object.entries(scenario.variables).flatMap(([name, { label, low, high }]) => {
    const values = states.map((state) => state[name] as number);
    return low === undefined || high === undefined || values.every((one) => one === values[0]) ? [] : [{ label, low, high, values }];
  });
  if (!series.length) return [];
  const steps = [say("debrief-start"), ...play.path.map((step) => scenario.nodes[step.node]!.title)];
  const head = (words: string, scope: string) => make("th", { scope }, words);
  return [
    make("h3", {}, say("debrief-meters")),
    make("ul", { class: "meters" }, ...series.map((one) => make("li", {},
      make("span", { class: "label" }, one.label),
      line(one.values, one.low, one.high),
      make("span", { class: "soft" }, say("debrief-from", { before: one.values[0]!, after: one.values[one.values.length - 1]!, of: one.high }))))),
    make("details", {},
      make("summary", {}, say("debrief-table")),
      make("div", { class: "table", role: "group", tabindex: 0, "aria-label": say("debrief-meters") },
        make("table", {},
          make("thead", {}, make("tr", {}, make("td"), ...series.map(({ label }) => head(label, "col")))),
          make("tbody", {}, ...steps.map((title, n) => make("tr", {}, head(title, "row"),
            ...series.map(({ values }) => make("td", {}, String(values[n]))))))))),
  ];
}

function line(values: number[], low: number, high: number): SVGElement {
  const x = (n: number) => 6 + (228 * n) / Math.max(values.length - 1, 1);
  const y = (value: number) => 42 - (36 * (value - low)) / Math.max(high - low, 1);
  const points = values.map((value, n) => `${x(n)},${y(value)}`);
  return draw("svg", { viewBox: "0 0 240 48", "aria-hidden": "true" },
    ...[low, high].map((value) => draw("line", { x1: 0, x2: 240, y1: y(value), y2: y(value), class: "bound" })),
    draw("polyline", { points: points.join(" ") }),
    ...values.map((value, n) => draw("circle", { cx: x(n), cy: y(value), r: 4 })));
}
