/** A record store at the other end of the network: statements in their order, and documents. No call throws. */

import { parsed } from "./address";
import type { Trouble } from "./tracker";

export type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };
export type Fields = { readonly [key: string]: Json };
/** Sends a request; as the browser's own, for tests to replace. */
export type Ask = (address: string, options: RequestInit) => Promise<Response>;

/** Where the records of one launch go. */
export interface Link {
  readonly endpoint: string;
  /** The whole of the Authorization header. */
  readonly auth: string;
  readonly actor: Fields;
  readonly activity: string;
  readonly registration: string;
}

/** A document that is not there is "", one that could not be asked for null. */
export type Held = string | null;

// xAPI 1.0.3 Communication 3.3: the version is named with every request.
const VERSION = { "X-Experience-API-Version": "1.0.3" };
const JSON_TYPE = "application/json";
/** A host that has not answered after this many milliseconds is taken as gone. */
const PATIENCE = 20_000;
/** What the host may be able to do later: log in again, wait, mend itself. Any other 4xx is a no. */
const LATER = [401, 408, 429];

export class RecordStore {
  /** Gives up the document that was last sent. */
  private giveUp = new AbortController();

  constructor(
    readonly link: Link,
    private readonly ask: Ask,
    private readonly page: Window,
  ) {}

  /** xAPI 1.0.3 Communication 2.1.2. One statement twice, by its id, is once: so what was not acknowledged is sent again. */
  async send(statements: readonly Fields[]): Promise<Trouble | null> {
    const answer = await this.call("POST", "statements", {}, statements.length === 1 ? statements[0] : statements);
    return answer?.status === 409 ? null : troubleOf(answer);
  }

  /** Whether the store has a statement (xAPI 1.0.3 Communication 2.1.3); null where it does not say. */
  async has(id: string): Promise<boolean | null> {
    const answer = await this.call("GET", "statements", { statementId: id });
    return answer?.ok ? true : answer?.status === 404 ? false : null;
  }

  /** xAPI 1.0.3 Communication 2.3. */
  async state(id: string): Promise<Held> {
    const { activity, actor, registration } = this.link;
    return this.document("activities/state", { stateId: id, activityId: activity, agent: JSON.stringify(actor), registration });
  }

  /** What is still under way is given up: it could arrive last. */
  async keepState(id: string, state: Fields): Promise<Trouble | null> {
    this.giveUp.abort();
    this.giveUp = new AbortController();
    const { activity, actor, registration } = this.link;
    const where = { stateId: id, activityId: activity, agent: JSON.stringify(actor), registration };
    return troubleOf(await this.call("PUT", "activities/state", where, state, this.giveUp));
  }

  /** xAPI 1.0.3 Communication 2.6. */
  async profile(id: string): Promise<Held> {
    return this.document("agents/profile", { profileId: id, agent: JSON.stringify(this.link.actor) });
  }

  private async document(resource: string, where: { [name: string]: string }): Promise<Held> {
    const answer = await this.call("GET", resource, where);
    if (answer?.status === 404) return "";
    return answer?.ok ? answer.text : null;
  }

  private async call(method: string, resource: string, where: { [name: string]: string }, body?: Json, stop?: AbortController): Promise<Answer | null> {
    const named = Object.entries(where).filter(([, value]) => value);
    const query = named.map(([name, value]) => name + "=" + encodeURIComponent(value)).join("&");
    const address = this.link.endpoint.replace(/\/*$/, "/") + resource + (query && "?" + query);
    const headers = { ...VERSION, Authorization: this.link.auth, ...(body === undefined ? {} : { "Content-Type": JSON_TYPE }) };
    // What is under way when the page closes still arrives.
    const options = { method, headers, keepalive: method !== "GET", ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const answer = await patiently(this.ask, this.page, address, options, stop);
    // A page for people, such as that of a login, is nothing that a record store has said.
    return answer?.ok && /^\s*</.test(answer.text) ? null : answer;
  }
}

/** The state in a document of ours, without anything where there is none; null where the document is somebody else's. */
export function stateOf(document: Held): Fields | null {
  if (document === null) return null;
  const found = document.trim() ? parsed(document) : {};
  return found && (typeof found["state"] === "string" || Object.keys(found).length === 0) ? found : null;
}

/** What a host has said, to its last word. */
interface Answer {
  readonly status: number;
  readonly ok: boolean;
  readonly text: string;
}

/** The answer, or null where there was none in time. It is read also where nobody asks what it says: until then a request that
 * outlives its page is under way, and a browser refuses the next one when 64 KiB are (Fetch 4.6, keepalive). */
export async function patiently(ask: Ask, page: Window, address: string, options: RequestInit, stop = new AbortController()): Promise<Answer | null> {
  const timer = page.setTimeout(() => stop.abort(), PATIENCE);
  try {
    const answer = await ask(address, { ...options, signal: stop.signal });
    return { status: answer.status, ok: answer.ok, text: await answer.text() };
  } catch {
    return null;
  } finally {
    page.clearTimeout(timer);
  }
}

function troubleOf(answer: Answer | null): Trouble | null {
  if (answer?.ok) return null;
  return answer && answer.status >= 400 && answer.status < 500 && !LATER.includes(answer.status) ? "refused" : "gone";
}

/** What a page may still send when it goes: before it would be refused whole, answers are left out, the oldest first. */
export function fitting(statements: readonly Fields[], room: number): readonly Fields[] {
  const sizes = statements.map((one) => bytes(one) + 1);
  let over = sizes.reduce((all, one) => all + one, 1) - room;
  return statements.filter((one, at) => {
    const left = over > 0 && "response" in ((one["result"] ?? {}) as Fields);
    if (left) over -= sizes[at]!;
    return !left;
  });
}

export function bytes(sent: Fields): number {
  return new TextEncoder().encode(JSON.stringify(sent)).length;
}
