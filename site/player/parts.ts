/** What scripts beside the player's own add to it. A page loads those that its contents and its keeper need, and they
 * run before it starts. */

import type { Tracker } from "../tracking/tracker";
import type { Activities } from "./record";
import type { Reporter } from "./reporter";
import type { Session } from "./session";
import type { View } from "./view";

export interface Parts {
  readonly views?: readonly View[];
  readonly activities?: Activities;
  /** Who keeps the record, where it is not this browser. */
  readonly tracker?: (course: string) => Tracker;
  readonly reporter?: Reporter;
  /** Shows one page at a time, where one document holds many. */
  readonly route?: (session: Session, visit: (content: string) => void) => void;
}

export const joined: Parts[] = [];
