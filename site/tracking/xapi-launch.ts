/** What a launch has settled, and what of it outlives a reload of the page. */

import type { Ratio } from "../player/data";
import type { Ask, Fields, Link } from "./xapi-store";
import type { Verb } from "./xapi-words";

/** What the state of a course and what outlives a reload are called. */
export const STATE = "coursewright";

export interface Terms {
  readonly link: Link;
  /** The host's own mastery score. */
  readonly mastery: Ratio | null;
  /** Whether the host only shows: nothing but the beginning and the end is recorded. */
  readonly review: boolean;
  /** What stands in the context of every statement. */
  readonly context: Fields;
  /** Where the learner goes after the end, or nothing. */
  readonly back: string;
}

/** How a standard launches, and what it wants in a statement of its own verbs. */
export interface Standard {
  /** Whether a launch that has ended may begin anew; otherwise each session has an address of its own. */
  readonly again: boolean;
  /** A name for this launch, the same after a reload; nothing where the page was not launched. */
  launch(page: Window): string;
  /** Null where the host did not answer. `memory` outlives a reload. */
  settle(page: Window, ask: Ask, memory: Memory): Promise<Terms | null>;
  context(terms: Terms, name: Verb): Fields;
}

/** What has to outlive a reload of the page. */
export interface Memory {
  /** Of cmi5: asked for once. */
  token: string;
  began: number;
  /** Verbs that may be said once, and were. */
  said: string[];
  /** Statements that the host has not acknowledged. */
  waiting: Fields[];
  over: boolean;
}

export function remembered(standard: Standard, page: Window, now: number): Memory {
  const fresh = { token: "", began: now, said: [], waiting: [], over: false };
  try {
    const kept = page.sessionStorage.getItem(STATE + ":" + standard.launch(page));
    const before = kept ? { ...fresh, ...(JSON.parse(kept) as Memory) } : fresh;
    return before.over && standard.again ? fresh : before;
  } catch {
    return fresh;
  }
}

export function remember(standard: Standard, page: Window, memory: Memory): void {
  try {
    page.sessionStorage.setItem(STATE + ":" + standard.launch(page), JSON.stringify(memory));
  } catch {
    // A browser that forbids storage forgets it at a reload.
  }
}

/** From now on the page reaches this host alone, whatever its policy allowed before it knew the host. */
export function narrow(page: Window, endpoint: string): void {
  const { document } = page;
  const policy = document.createElement?.("meta");
  if (!policy) return;
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = "connect-src " + new URL(endpoint, page.location.href).origin;
  document.head.append(policy);
}
