/** An LMS with a record store that keeps the rules of cmi5, and a session before it. */

import { cmi5 } from "../tracking/cmi5";
import type { Notice } from "../tracking/tracker";
import type { Fields } from "../tracking/xapi-store";
import { Page, settled } from "./page";

export const HOST = "https://lms.test/";
const ACTOR = { objectType: "Agent", account: { homePage: "https://lms.test", name: "l-17" } };
export const REGISTRATION = "0f9b8a55-6f3b-4f0e-9d3e-2f0b7a6d3c11";
const SESSION = "https://w3id.org/xapi/cmi5/context/extensions/sessionid";
const MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";
const CMI5 = "https://w3id.org/xapi/cmi5/context/categories/cmi5";
const MOVE_ON = "https://w3id.org/xapi/cmi5/context/categories/moveon";
const TEMPLATE = {
  contextActivities: { grouping: [{ objectType: "Activity", id: "https://publisher.test/course/1" }] },
  extensions: { [SESSION]: "s-1" },
};
export const LAUNCH = { launchMode: "Normal", moveOn: "Passed", masteryScore: 0.8, returnURL: HOST + "back", contextTemplate: TEMPLATE };
export const ADDRESS =
  "https://content.test/index.html?endpoint=" + encodeURIComponent(HOST + "xapi") + "&fetch=" + encodeURIComponent(HOST + "token?s=1") +
  "&actor=" + encodeURIComponent(JSON.stringify(ACTOR)) + "&registration=" + REGISTRATION + "&activityId=" + encodeURIComponent(HOST + "au/9");

export type Statement = {
  id: string; timestamp: string; verb: { id: string }; object: { id: string; definition?: Fields }; actor: unknown;
  result?: { [key: string]: unknown }; context: { registration?: string; contextActivities?: { [sort: string]: { id: string }[] }; extensions?: Fields };
};

/** An LMS with its record store. Every obligation that is broken is written down. */
export class Lms {
  readonly statements: Statement[] = [];
  readonly documents = new Map<string, string>();
  readonly requests: string[] = [];
  readonly broken: string[] = [];
  readonly earlier: string[] = [];
  /** The statements of earlier sessions. */
  readonly before: Statement[] = [];
  asked = 0;
  made = 0;
  /** Dies before the request of this number, or takes it and loses the answer. */
  dies = Infinity;
  loses = Infinity;
  /** Begins to answer the request of this number, and never ends. */
  stalls = Infinity;
  fails: () => Response | Promise<Response> | never = () => {
    throw new TypeError("Failed to fetch");
  };

  constructor(readonly launch: Fields = LAUNCH) {
    this.documents.set("LMS.LaunchData", JSON.stringify(launch));
  }

  /** Sizes of what may outlive its page and is not over: until its answer has been read to the end. */
  private readonly underWay = new Set<{ readonly size: number; answer?: Response }>();

  ask = async (address: string, options: RequestInit): Promise<Response> => {
    for (const one of this.underWay) if (one.answer && (!one.answer.body || one.answer.bodyUsed)) this.underWay.delete(one);
    const sent: { size: number; answer?: Response } = { size: options.keepalive ? Buffer.byteLength(options.body as string) : 0 };
    this.underWay.add(sent);
    try {
      // Fetch 4.6, as browsers do it.
      if ([...this.underWay].reduce((all, { size }) => all + size, 0) > 64 * 1024) throw new TypeError("Failed to fetch");
      sent.answer = await this.over(address, options);
      return sent.answer;
    } catch (failure) {
      this.underWay.delete(sent);
      throw failure;
    }
  };

  private async over(address: string, { method = "GET", headers = {}, body, keepalive, signal }: RequestInit): Promise<Response> {
    await Promise.resolve();
    if (this.made++ >= this.dies) return this.fails();
    const url = new URL(address);
    const name = url.pathname.split("/").slice(2).join("/");
    this.requests.push(`${method} ${name || url.pathname.slice(1)} ${url.searchParams.get("stateId") ?? url.searchParams.get("profileId") ?? ""}`.trim());
    const answer = this.answer(method, url, name, headers as { [name: string]: string }, body as string | undefined);
    if (method !== "GET" && name && !keepalive) this.broken.push(`${method} ${name} does not outlive its page`);
    if (this.made > this.loses) return this.fails();
    return this.made === this.stalls ? endless(answer, signal) : answer;
  }

  verbs(): string[] {
    return this.statements.map((one) => one.verb.id.split("/").at(-1)!);
  }

  private answer(method: string, url: URL, name: string, headers: { [name: string]: string }, body: string | undefined): Response {
    if (!name) {
      this.asked++;
      if (method !== "POST") this.broken.push("8.2.1: fetch with " + method);
      const given = this.asked > 1 ? { "error-code": "1", "error-text": "in use" } : { "auth-token": "dG9rZW46MQ==" };
      return new Response(JSON.stringify(given));
    }
    if (headers["Authorization"] !== "Basic dG9rZW46MQ==") this.broken.push("no token: " + headers["Authorization"]);
    if (headers["X-Experience-API-Version"] !== "1.0.3") this.broken.push("no version");
    const id = url.searchParams.get("stateId") ?? url.searchParams.get("profileId") ?? "";
    if (name === "statements" && method === "GET") {
      const known = [...this.statements, ...this.before].find((one) => one.id === url.searchParams.get("statementId"));
      return known ? new Response(JSON.stringify(known)) : new Response("", { status: 404 });
    }
    if (name === "statements") {
      const given = JSON.parse(body!) as Statement | Statement[];
      for (const one of Array.isArray(given) ? given : [given]) {
        const reason = this.statements.some(({ id }) => id === one.id) ? "" : this.illegal(one);
        if (reason) this.broken.push(reason);
        if (reason) return new Response(reason, { status: 403 });
        if (!this.statements.some(({ id }) => id === one.id)) this.statements.push(one);
      }
      return new Response(JSON.stringify([given].flat().map(({ id }) => id)));
    }
    if (method === "PUT") {
      if (id === "LMS.LaunchData") this.broken.push("10.0: launch data changed");
      if (headers["Content-Type"] !== "application/json") this.broken.push("no content type");
      this.documents.set(id, body!);
      return new Response(null, { status: 204 });
    }
    const held = this.documents.get(id);
    return held === undefined ? new Response("", { status: 404 }) : new Response(held);
  }

  private illegal({ verb, object, actor, result = {}, context, timestamp, id }: Statement): string {
    const name = verb.id.split("/").at(-1)!;
    const said = [...this.verbs()];
    const categories = (context.contextActivities?.["category"] ?? []).map((one) => one.id);
    const defined = ["initialized", "completed", "passed", "failed", "terminated"].includes(name);
    const reached = ["completed", "passed", "failed"].includes(name);
    const ever = [...this.earlier, ...said];
    if (!/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)) return `9.1: id ${id}`;
    if (JSON.stringify(actor) !== JSON.stringify(ACTOR)) return "9.2: actor";
    if (said.includes("terminated")) return `9.3.8: ${name} after terminated`;
    if (name !== "initialized" && said.length === 0) return `9.3.1: ${name} before initialized`;
    if (name === "initialized" && !this.requests.includes("GET agents/profile cmi5LearnerPreferences")) return "11.0: no preferences asked for";
    if (["initialized", "terminated"].includes(name) && said.includes(name)) return `9.3: ${name} twice`;
    if (["completed", "passed"].includes(name) && ever.includes(name)) return `9.3: ${name} twice in a registration`;
    if (name === "failed" && (ever.includes("passed") || said.includes("failed"))) return "9.3.0: failed after passed or twice";
    if (name === "passed" && said.includes("failed")) return "9.3.0: passed after failed in a session";
    if (this.launch["launchMode"] !== "Normal" && !["initialized", "terminated"].includes(name)) return `10.2.2: ${name}`;
    if (defined && object.id !== HOST + "au/9") return `9.4: object ${object.id}`;
    const scaled = (result["score"] as { scaled: number } | undefined)?.scaled;
    const goal = this.launch["masteryScore"] as number;
    if (name === "passed" && !(scaled! >= goal)) return `9.3.4: passed with ${scaled}`;
    if (name === "failed" && scaled !== undefined && scaled >= goal) return `9.3.5: failed with ${scaled}`;
    if (defined && scaled !== undefined && !["passed", "failed"].includes(name)) return `9.5.1: score on ${name}`;
    if (defined && result["success"] !== { passed: true, failed: false }[name]) return `9.5.2: success on ${name}`;
    if (result["completion"] !== (name === "completed" ? true : undefined)) return `9.5.3: completion on ${name}`;
    if ((reached || name === "terminated") && !/^PT\d+(\.\d{1,2})?S$/.test(String(result["duration"]))) return `9.5.4.1: duration on ${name}`;
    if (context.registration !== REGISTRATION) return "9.6.1: registration";
    if (categories.includes(CMI5) !== defined) return `9.6.2.1: category on ${name}`;
    if (categories.includes(MOVE_ON) !== reached) return `9.6.2.2: moveon on ${name}`;
    if (context.extensions?.[SESSION] !== "s-1") return "9.6.3.1: session";
    if ((context.extensions?.[MASTERY] !== undefined) !== ["passed", "failed"].includes(name)) return `9.6.3.2: mastery on ${name}`;
    if (JSON.stringify(context.contextActivities?.["grouping"]) !== JSON.stringify(TEMPLATE.contextActivities.grouping)) return "10.2.1: template";
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(timestamp)) return "9.7: " + timestamp;
    return "";
  }
}

/** It ends as a browser's own does: when it is given up. */
function endless({ status }: Response, signal: AbortSignal | null | undefined): Response {
  const start = (body: ReadableStreamDefaultController): void => signal?.addEventListener("abort", () => body.error(signal.reason));
  return new Response(new ReadableStream({ start }), { status });
}

let ids = 0;
export const uuid = (): string => `00000000-0000-4000-8000-${String(++ids).padStart(12, "0")}`;

export async function opened(lms: Lms, page = new Page(ADDRESS), make = cmi5) {
  let now = Date.UTC(2026, 10, 21, 9, 5, 7, 128);
  const told: (string | null)[] = [];
  const notices: (Notice | null)[] = [];
  const adopted: string[] = [];
  const tracker = make(page as unknown as Window, () => now, (address, options) => lms.ask(address, options), uuid);
  tracker.onNotice((notice) => {
    told.push(notice && notice.trouble);
    notices.push(notice);
  });
  tracker.onChangedElsewhere((state) => adopted.push(state));
  const launch = await tracker.open();
  await settled();
  return { page, tracker, launch, told, notices, adopted, wait: (seconds: number) => (now += seconds * 1000) };
}
