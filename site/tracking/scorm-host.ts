/** Finds and calls a SCORM API. Whatever the host does, no call throws; what it answered is a value. */

import type { Speech } from "./scorm-dialect";

/** The functions of one edition by their names there. Hosts answer with strings, booleans, nothing or an exception. */
type Api = { readonly [name: string]: (...values: string[]) => unknown };

/** Done, refused, or neither: the host said nothing that means anything, or it is not there any more. */
export type Reply = "done" | "refused" | "mute" | "gone";

/** Deeper frame sets than this are circles. */
const HOPS = 500;

/** The API of a window, of one around it, or of those around the window that opened it (SCORM 1.2 RTE 3.3, 2004 RTE 3.3.1). */
export function findHost(page: Window, speech: Speech): Host | null {
  for (const start of [page, () => page.opener as unknown, () => page.top?.opener as unknown]) {
    const first = typeof start === "function" ? guarded(start) : start;
    const api = first ? upwards(first as Window, speech) : null;
    if (api) return new Host(api, speech);
  }
  return null;
}

function upwards(start: Window, { api, initialize }: Speech): Api | null {
  let at = start;
  for (let hop = 0; hop < HOPS; hop++) {
    // A window of another origin forbids this look but not the way past it.
    const found = guarded(() => (at as unknown as { [name: string]: Api | undefined })[api]);
    if (found && guarded(() => found[initialize])) return found;
    const above = guarded(() => at.parent);
    if (!above || above === at) return null;
    at = above;
  }
  return null;
}

export class Host {
  constructor(
    private readonly api: Api,
    private readonly speech: Speech,
  ) {}

  initialize(): Reply {
    return this.ask(this.speech.initialize, "");
  }

  commit(): Reply {
    return this.ask(this.speech.commit, "");
  }

  finish(): Reply {
    return this.ask(this.speech.finish, "");
  }

  set(element: string, value: string): Reply {
    return this.ask(this.speech.set, element, value);
  }

  /** Nothing where the host has nothing, refuses or is gone. */
  get(element: string): string {
    return this.ifAny(element) ?? "";
  }

  /** As `get`, but null where the host is gone. */
  ifAny(element: string): string | null {
    const value = this.call(this.speech.get, element);
    if (value instanceof Error) return null;
    return value === undefined || value === null ? "" : String(value);
  }

  /** As `ifAny`, but null also where the host fails: what it could not say is not empty. */
  read(element: string): string | null {
    const value = this.ifAny(element);
    return value === "" && this.fails() ? null : value;
  }

  /** The code of the last error; 0 where the host does not say. */
  error(): number {
    const code = this.call(this.speech.error);
    return code instanceof Error ? 0 : parseInt(String(code), 10) || 0;
  }

  /** Whether the last element is none that the host knows. */
  lacks(): boolean {
    return this.speech.lacking.includes(this.error());
  }

  private fails(): boolean {
    const code = this.error();
    if (code === 0 || this.speech.empty.includes(code)) return false;
    // A host that answers a question and keeps the code lets an old one stand, and it says nothing of the question before.
    return this.get(this.speech.sure) === "" || this.error() !== code;
  }

  private ask(name: string, ...values: string[]): Reply {
    const answer = this.call(name, ...values);
    if (answer instanceof Error) return "gone";
    if (String(answer) === "true" || String(answer) === "1") return "done";
    return String(answer) === "false" || this.error() !== 0 ? "refused" : "mute";
  }

  private call(name: string, ...values: string[]): unknown {
    try {
      return this.api[name]!(...values);
    } catch (reason) {
      return reason instanceof Error ? reason : new Error(name);
    }
  }
}

function guarded<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
