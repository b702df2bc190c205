/** Finds and calls a SCORM 1.2 API. Whatever the host does, no call throws; what it answered is a value. */

/** The eight functions of SCORM 1.2 RTE 3.3 that are used here. Hosts answer with strings, booleans, nothing or an exception. */
export type Api = { readonly [name in Call]: (...values: string[]) => unknown };

type Call = "LMSInitialize" | "LMSFinish" | "LMSGetValue" | "LMSSetValue" | "LMSCommit" | "LMSGetLastError";

/** Done, refused, or neither: the host said nothing that means anything, or it is not there any more. */
export type Reply = "done" | "refused" | "mute" | "gone";

/** Deeper frame sets than this are circles. */
const HOPS = 500;

/** The API of a window, of one around it, or of those around the window that opened it (SCORM 1.2 RTE 3.3). */
export function findApi(page: Window): Api | null {
  for (const start of [page, () => page.opener as unknown, () => page.top?.opener as unknown]) {
    const first = typeof start === "function" ? guarded(start) : start;
    const api = first ? upwards(first as Window) : null;
    if (api) return api;
  }
  return null;
}

function upwards(start: Window): Api | null {
  let at = start;
  for (let hop = 0; hop < HOPS; hop++) {
    // A window of another origin forbids this look but not the way past it.
    const api = guarded(() => (at as unknown as { API?: Api }).API);
    if (api && guarded(() => api.LMSInitialize)) return api;
    const above = guarded(() => at.parent);
    if (!above || above === at) return null;
    at = above;
  }
  return null;
}

export class Host {
  constructor(private readonly api: Api) {}

  initialize(): Reply {
    return this.ask("LMSInitialize", "");
  }

  commit(): Reply {
    return this.ask("LMSCommit", "");
  }

  finish(): Reply {
    return this.ask("LMSFinish", "");
  }

  set(element: string, value: string): Reply {
    return this.ask("LMSSetValue", element, value);
  }

  /** Nothing where the host has nothing, refuses or is gone. */
  get(element: string): string {
    return this.read(element) ?? "";
  }

  /** As `get`, but null where the host is gone. */
  read(element: string): string | null {
    const value = this.call("LMSGetValue", element);
    if (value instanceof Error) return null;
    return value === undefined || value === null ? "" : String(value);
  }

  /** The code of the last error; 0 where the host does not say. */
  error(): number {
    const code = this.call("LMSGetLastError");
    return code instanceof Error ? 0 : parseInt(String(code), 10) || 0;
  }

  private ask(name: Call, ...values: string[]): Reply {
    const answer = this.call(name, ...values);
    if (answer instanceof Error) return "gone";
    if (String(answer) === "true" || String(answer) === "1") return "done";
    return String(answer) === "false" || this.error() !== 0 ? "refused" : "mute";
  }

  private call(name: Call, ...values: string[]): unknown {
    try {
      return this.api[name](...values);
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
