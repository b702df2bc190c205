/** A scenario played by a room: votes, decisions, stops. Plain data; what a decision does is the scenario machine's. */

import type { ChoiceData, ScenarioData } from "../player/data";
import { begin, ended, type Play, replay, ways } from "../player/machine";
import { own } from "../player/own";

export interface Votes {
  readonly [choice: string]: number;
}

/** What has happened, in order: a decision, or a stop with the decision that was taken back. */
export type Turn =
  | { readonly kind: "taken"; readonly node: string; readonly choice: string; readonly votes: Votes; readonly seconds: number }
  | { readonly kind: "stopped"; readonly node: string; readonly replaced: number };

export interface Forum {
  readonly begun: boolean;
  readonly variant: string;
  readonly seed: number;
  /** The choices that led to where the room is. */
  readonly path: readonly string[];
  /** The way that was left when a decision was replaced. */
  readonly earlier: readonly string[] | null;
  readonly votes: Votes;
  /** Whether the counts may be seen. */
  readonly counted: boolean;
  readonly stopped: boolean;
  readonly turns: readonly Turn[];
  /** Milliseconds at which the story and the moment began. */
  readonly began: number;
  readonly since: number;
  readonly notes: string;
}

/** `at` is the time of the event in milliseconds. */
export type ForumEvent =
  | { readonly kind: "begin"; readonly variant: string; readonly seed: number; readonly at: number }
  | { readonly kind: "vote"; readonly choice: string; readonly by: number }
  | { readonly kind: "count"; readonly choice: string; readonly votes: number }
  | { readonly kind: "show" }
  | { readonly kind: "take"; readonly choice: string; readonly at: number }
  | { readonly kind: "stop" }
  | { readonly kind: "go-on" }
  | { readonly kind: "replace"; readonly to: number; readonly at: number }
  | { readonly kind: "note"; readonly text: string };

/** More hands than any room has, and more words than anybody notes. */
const HANDS = 999;
const WORDS = 10_000;

export const QUIET: Forum = {
  begun: false,
  variant: "",
  seed: 0,
  path: [],
  earlier: null,
  votes: {},
  counted: false,
  stopped: false,
  turns: [],
  began: 0,
  since: 0,
  notes: "",
};

export function playOf(scenario: ScenarioData, { variant, path, seed }: Forum): Play {
  return replay(scenario, variant, path, seed);
}

/** The way before this one, as a play. */
export function earlierOf(scenario: ScenarioData, { variant, earlier, seed }: Forum): Play | null {
  return earlier && replay(scenario, variant, earlier, seed);
}

/** The state after an event. What cannot happen now, or is no event at all, changes nothing: events may come from another window. */
export function step(scenario: ScenarioData, forum: Forum, event: ForumEvent): Forum {
  const open = (id: string): ChoiceData | undefined => {
    const play = forum.begun && !forum.stopped ? playOf(scenario, forum) : null;
    return play && !ended(scenario, play) ? ways(scenario, play).find((one) => one.id === id) : undefined;
  };
  switch (event.kind) {
    case "begin": {
      const { variant, seed } = begin(scenario, String(event.variant), Number(event.seed) >>> 0);
      return { ...QUIET, notes: forum.notes, begun: true, variant, seed, began: time(event.at), since: time(event.at) };
    }
    case "vote":
      return open(event.choice) ? counted(forum, event.choice, (own(forum.votes, event.choice) ?? 0) + (event.by < 0 ? -1 : 1)) : forum;
    case "count":
      return open(event.choice) ? counted(forum, event.choice, Number(event.votes)) : forum;
    case "show":
      return { ...forum, counted: !forum.counted };
    case "take": {
      if (!open(event.choice)) return forum;
      const turn: Turn = {
        kind: "taken",
        node: playOf(scenario, forum).node,
        choice: event.choice,
        votes: forum.votes,
        seconds: Math.max(Math.round((time(event.at) - forum.since) / 1000), 0),
      };
      return moved(forum, [...forum.path, event.choice], turn, event.at);
    }
    case "stop":
      return forum.begun ? { ...forum, stopped: true } : forum;
    case "go-on":
      return { ...forum, stopped: false };
    case "replace": {
      const to = Number(event.to);
      if (!forum.begun || !(to >= 0 && to < forum.path.length)) return forum;
      const turn: Turn = { kind: "stopped", node: playOf(scenario, forum).node, replaced: to };
      return { ...moved(forum, forum.path.slice(0, to), turn, event.at), earlier: forum.path, stopped: false };
    }
    case "note":
      return { ...forum, notes: String(event.text).slice(0, WORDS) };
    default:
      return forum;
  }
}

/** The choices with the most hands; none where nobody voted. */
export function leading({ votes }: Forum): string[] {
  const most = Math.max(0, ...Object.values(votes));
  return most ? Object.keys(votes).filter((id) => votes[id] === most) : [];
}

export function hands(votes: Votes): number {
  return Object.values(votes).reduce((sum, one) => sum + one, 0);
}

function moved(forum: Forum, path: readonly string[], turn: Turn, at: number): Forum {
  return { ...forum, path, turns: [...forum.turns, turn], votes: {}, counted: false, since: time(at) };
}

function counted(forum: Forum, choice: string, votes: number): Forum {
  return { ...forum, votes: { ...forum.votes, [choice]: Math.min(Math.max(Math.round(votes) || 0, 0), HANDS) } };
}

function time(at: number): number {
  return Number.isFinite(at) ? at : 0;
}
