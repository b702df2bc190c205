/** What an edition of SCORM calls things. The conversation with a host is the same in all of them (scorm.ts). */

import type { Ratio } from "../player/data";
import type { AnswerReport, DecisionReport, EndingReport, StandingReport } from "./tracker";

/** The name of the API, of its functions, and its codes for an element that a host does not have, or has no value of. `sure` is an
 * element of which every host has a value. */
export interface Speech {
  readonly api: string;
  readonly initialize: string;
  readonly finish: string;
  readonly get: string;
  readonly set: string;
  readonly commit: string;
  readonly error: string;
  readonly lacking: readonly number[];
  readonly empty: readonly number[];
  readonly sure: string;
}

/** An element and its value. A host may do without what is optional. */
export type Said = readonly [element: string, value: string, optional?: "optional"];

/** The last values that the host gave or acknowledged, by element. */
export type Known = ReadonlyMap<string, string>;

/** One interaction: its id, then the other elements in the order in which they are set. */
export interface Entry {
  readonly id: string;
  readonly elements: readonly Said[];
}

export interface Dialect extends Speech {
  readonly mode: string;
  /** The saved state, and how many characters of it any host keeps. */
  readonly state: string;
  readonly most: number;
  readonly place: string;
  readonly time: string;
  readonly mastery: string;
  /** Read when the course is opened, since what is said later depends on it. */
  readonly remembered: readonly string[];
  /** Of these, what the host's own reports show: committed as soon as it changes and the state is set. */
  readonly statuses: readonly string[];
  masteryOf(text: string): Ratio | null;
  /** What is said first, since a connection that breaks later can say nothing. */
  begin(known: Known): readonly Said[];
  /** Never takes back what was reached. */
  standing(standing: StandingReport, known: Known, mastery: Ratio | null): readonly Said[];
  /** The elements of one objective after its id. */
  objective(share: Ratio, mastery: Ratio): readonly Said[];
  /** What becomes an interaction. `now` counts milliseconds since 1970. */
  answer(report: AnswerReport, now: number): Entry;
  decision(report: DecisionReport, now: number): Entry;
  ending(report: EndingReport, now: number): Entry;
  identifier(id: string): string;
  placeOf(id: string): string;
  duration(seconds: number): string;
}
