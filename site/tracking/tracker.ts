/** The port between the player and whoever keeps a learner's record. The player knows no adapter, an adapter no player. */

import type { Answer, FormName, Ratio } from "../player/data";

/** What the keeper knew when the page was opened. */
export interface Launch {
  /** The saved state, or nothing. */
  readonly state: string;
  /** The host's own mastery score, 0 to 1, where it gives one. It wins over the course's. */
  readonly mastery?: Ratio | null;
  /** Whether the host only shows: nothing will be kept. */
  readonly review?: boolean;
}

/** One answered item. Adapters write it in their standard's words. */
export interface AnswerReport {
  readonly id: string;
  readonly form: FormName;
  readonly objective: string;
  /** Ids in the order of the source; for matching the left ones. */
  readonly options: readonly string[];
  readonly right: readonly string[];
  /** Absent where the learner left it open. */
  readonly response: Answer | undefined;
  /** One right answer, or nothing where none is right. For a fill-in the first answer of each gap, for a number its bounds. */
  readonly correct: Answer | undefined;
  /** Share of its points, 0 to 1; nothing where it is not scored. */
  readonly share: Ratio | undefined;
  readonly weight: number;
  readonly seconds: number;
  /** What it is called and how its options read, where the page tells. */
  readonly title?: string;
  readonly labels?: { readonly [option: string]: string };
}

/** One decision in a scenario, once: a practice after going back is not told. */
export interface DecisionReport {
  readonly scenario: string;
  readonly node: string;
  /** Which decision of its play it is, from 1. */
  readonly at: number;
  readonly choice: string;
  /** Ids of the choices that were open, in the order of the source. */
  readonly offered: readonly string[];
  /** Ids of all choices of the node: a choice keeps its place among them whatever is open. */
  readonly options: readonly string[];
  /** What the choice earned, and the most that any open one earns. */
  readonly points: number;
  readonly best: number;
  /** Ids of the open choices that earn the most; none where all earn the same. */
  readonly leading: readonly string[];
  /** It helped where it earned points, it harmed where it earned none and another would have or where it cost some; otherwise neutral. */
  readonly result: "helped" | "harmed" | "neutral";
  /** What it is evidence of. */
  readonly objectives: readonly string[];
  readonly seconds: number;
}

/** How a play that counts ended, once. */
export interface EndingReport {
  readonly scenario: string;
  readonly ending: string;
  /** One of the closed list of outcomes. */
  readonly outcome: string;
  /** How many decisions it took. */
  readonly decisions: number;
  /** Share of the best total there is, 0 to 1; nothing where the scenario is not scored. */
  readonly share: Ratio | undefined;
  /** What the scenario can be evidence of. */
  readonly objectives: readonly string[];
}

export interface StandingReport {
  readonly completion: boolean;
  /** `failed` only when attempts are used up. */
  readonly success: "passed" | "failed" | "unknown";
  /** Whether the course can be passed at all; where it cannot, completion is all there is. */
  readonly judged: boolean;
  readonly score: Ratio | null;
  /** What has been shown of each objective, for those of which anything has. */
  readonly objectives: { readonly [id: string]: Ratio };
  /** From which share an objective counts as reached. */
  readonly mastery: Ratio;
  /** How much of what has to be done is done. */
  readonly progress: Ratio;
}

/** Why something is not saved: no host was found, the browser keeps nothing for this page, a host refused a value, which is set
 * again as the learner goes on, or denied what is said once, it has gone, it only shows, the state is too long for it, or the
 * session has ended. */
export type Trouble = "no-host" | "nowhere" | "refused" | "denied" | "gone" | "review" | "too-long" | "over";

export interface Notice {
  readonly trouble: Trouble;
  /** Tries to save again what was not. */
  retry(): void;
}

export interface Tracker {
  /** Called once, first. Never fails: without a keeper the learner goes on. */
  open(): Promise<Launch>;
  /** Where somebody else is told of answers and results. */
  answered?(answer: AnswerReport): void;
  decided?(decision: DecisionReport): void;
  ended?(ending: EndingReport): void;
  stands?(standing: StandingReport): void;
  /** Keeps the state, and the id of the content where the learner is. */
  keep(state: string, place: string): void;
  /** Ends what has an end. A page that is closed is noticed by the adapter. */
  close?(): void;
  /** Who is told when something is not saved, and with null when it is again. */
  onNotice(tell: (notice: Notice | null) => void): void;
  /** Who is told when the state was changed elsewhere, such as in another tab. */
  onChangedElsewhere(tell: (state: string) => void): void;
}
