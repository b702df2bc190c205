/** What both windows of a forum know, and the parts that look alike in them. */

import { make, draw, type Say } from "../interactions/elements";
import type { Texts } from "../interactions/story";
import type { ChoiceData, CourseData, ScenarioData } from "../player/data";
import { around, ended, offered, type Play, rolled } from "../player/machine";
import { own } from "../player/own";
import { type Forum, type ForumEvent, hands, leading, type Votes } from "./forum-state";

export interface Stage {
  readonly id: string;
  readonly scenario: ScenarioData;
  readonly data: CourseData;
  readonly say: Say;
  readonly texts: Texts;
  readonly element: HTMLElement;
}

export type Happen = (event: ForumEvent) => void;

export function button(say: Say, key: string, kind: string, click: () => void, more: Record<string, string> = {}): HTMLButtonElement {
  return make("button", { type: "button", class: kind, click, ...more }, say(key));
}

export function takes(say: Say, number: number, kind: string, click: () => void): HTMLButtonElement {
  return make("button", { type: "button", class: kind, click }, say("forum-take-number", { number }));
}

/** What the room is asked: the choices that are open, or the outcomes that a die can bring. */
export function asked({ scenario }: Stage, play: Play): ChoiceData[] {
  return ended(scenario, play) ? [] : offered(scenario, play);
}

/** The way around a moment, for a room that would rather not read it. */
export function past({ scenario, say, texts }: Stage, play: Play, happen: Happen): HTMLElement | false {
  const way = around(scenario, play);
  return !!way && make("p", { class: "care" },
    make("button", { type: "button", class: "quiet", click: () => happen({ kind: "take", choice: way.id, at: Date.now() }) },
      ...(texts.choice(play.node, way.id, "words").length ? texts.choice(play.node, way.id, "words") : [say("scenario-around")])));
}

/** A roll of the machine's own die, or of one on the table. */
export function die({ scenario, say }: Stage, play: Play, happen: Happen): HTMLElement | false {
  const roll = rolled(scenario, play);
  return !!roll && make("p", { class: "actions" },
    button(say, "forum-roll", "button", () => happen({ kind: "take", choice: roll.choice, at: Date.now() })));
}

/** Hands as a bar; the number beside it says the same. */
export function tally(votes: Votes, id: string): SVGElement {
  const all = Math.max(hands(votes), 1);
  return draw("svg", { class: "bar-of", viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" },
    draw("rect", { width: 100, height: 8, class: "whole" }),
    draw("rect", { width: (100 * (own(votes, id) ?? 0)) / all, height: 8, class: "part" }));
}

/** Fields for a count by hand, one a choice. */
export function countOf({ say }: Stage, forum: Forum, id: string, number: number, happen: Happen): HTMLElement {
  const count = own(forum.votes, id) ?? 0;
  const name = say("forum-hands", { number });
  const field = make("input", { type: "number", min: 0, max: 999, inputmode: "numeric", "aria-label": name, "data-count": id });
  field.value = String(count);
  field.addEventListener("change", () => happen({ kind: "count", choice: id, votes: Number(field.value) }));
  const by = (key: string, step: number) => make("button", { type: "button", class: "quiet hand", "data-hand": id + step,
    "aria-label": say(key, { number }), click: () => happen({ kind: "vote", choice: id, by: step }) }, step > 0 ? "+" : "\u2212");
  return make("span", { class: "hands" }, by("forum-less", -1), field, by("forum-more", 1));
}

/** Which choice leads, in words; nothing before the count is shown. */
export function lead(forum: Forum, id: string, say: Say): HTMLElement | false {
  const first = leading(forum);
  return forum.counted && first.includes(id) && make("strong", { class: "lead" }, say(first.length > 1 ? "forum-tie" : "forum-most"));
}

/** Draws anew without taking the keyboard's place away: the control with the same name gets it back. */
export function redraw(into: HTMLElement, ...parts: (Node | string | false | null | undefined)[]): void {
  const held = document.activeElement instanceof HTMLElement && into.contains(document.activeElement) ? nameOf(document.activeElement) : null;
  const unfolded = new Set([...into.querySelectorAll<HTMLElement>("details[open]")].map(nameOf));
  into.replaceChildren(...parts.filter((part): part is Node | string => !!part));
  for (const details of into.querySelectorAll("details")) if (unfolded.has(nameOf(details))) details.open = true;
  if (held) [...into.querySelectorAll<HTMLElement>("button,input,textarea,summary")].find((one) => nameOf(one) === held)?.focus();
}

function nameOf(element: HTMLElement): string {
  return element.dataset["hand"] ?? element.dataset["count"] ?? element.getAttribute("aria-label") ?? element.textContent!;
}
