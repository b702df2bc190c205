/** Two windows of one page on one machine: the room's keeps the state, the desk's shows it and sends what was done there.
 * Messages go from window to window, so they need no network and work from file:// as well. */

import type { Forum, ForumEvent } from "./forum-state";

const MARK = "coursewright-forum";
/** How often, in milliseconds, the desk says that it is there: either window may have been loaded again. */
const AGAIN = 1500;

interface Message {
  readonly mark: typeof MARK;
  readonly scenario: string;
  readonly state?: Forum;
  readonly event?: ForumEvent;
}

/** A page from a file has no origin of its own: the other window is then known by who opened it. */
const target = (): string => (location.protocol === "file:" ? "*" : location.origin);
const mine = (origin: string): boolean => (location.protocol === "file:" ? origin === "null" || origin === "file://" : origin === location.origin);

export interface Room {
  /** Tells every desk how things stand. */
  tell(state: Forum): void;
  /** Opens the desk's window, from a click. Null where the browser did not let it. */
  open(): Window | null;
}

/** The room's side. `happened` takes what was done at a desk. */
export function room(scenario: string, state: () => Forum, happened: (event: ForumEvent) => void): Room {
  const desks = new Set<Window>();
  const tell = (to: Window): void => to.postMessage({ mark: MARK, scenario, state: state() } satisfies Message, target());
  window.addEventListener("message", ({ data, origin, source }) => {
    const desk = source as Window | null;
    if (!desk || !mine(origin) || !ours(data, scenario) || desk.opener !== window) return;
    desks.add(desk);
    if (data.event) happened(data.event);
    else tell(desk);
  });
  return {
    tell: () => {
      for (const desk of desks) if (desk.closed) desks.delete(desk);
      desks.forEach(tell);
    },
    open() {
      const at = location.href.replace(/#.*$/, "") + "#desk";
      return window.open(at, MARK + "-" + scenario, "popup,width=1000,height=900");
    },
  };
}

/** The desk's side: sends events to the window that opened it. `shown` hears the state, `lost` that nobody answers any more. */
export function desk(scenario: string, shown: (state: Forum) => void, lost: () => void): (event: ForumEvent) => void {
  let heard = 0;
  const send = (event?: ForumEvent): void =>
    (window.opener as Window | null)?.postMessage({ mark: MARK, scenario, ...(event && { event }) } satisfies Message, target());
  window.addEventListener("message", ({ data, origin, source }) => {
    if (source !== window.opener || !mine(origin) || !ours(data, scenario) || !data.state) return;
    heard = Date.now();
    shown(data.state);
  });
  setInterval(() => {
    send();
    if (Date.now() - heard > 4 * AGAIN) lost();
  }, AGAIN);
  send();
  return send;
}

function ours(data: unknown, scenario: string): data is Message {
  const message = data as Partial<Message> | null;
  return typeof message === "object" && message?.mark === MARK && message.scenario === scenario;
}
