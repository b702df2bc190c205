/** The cmi5 tracker against a small LMS that keeps the rules, and against hosts that die at any request; plain xAPI beside it. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { cmi5 } from "./cmi5";
import type { AnswerReport, DecisionReport, Notice, StandingReport } from "./tracker";
import { xapi } from "./xapi";
import type { Fields } from "./xapi-store";

const HOST = "https://lms.test/";
const ACTOR = { objectType: "Agent", account: { homePage: "https://lms.test", name: "l-17" } };
const REGISTRATION = "0f9b8a55-6f3b-4f0e-9d3e-2f0b7a6d3c11";
const SESSION = "https://w3id.org/xapi/cmi5/context/extensions/sessionid";
const MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";
const CMI5 = "https://w3id.org/xapi/cmi5/context/categories/cmi5";
const MOVE_ON = "https://w3id.org/xapi/cmi5/context/categories/moveon";
const TEMPLATE = {
  contextActivities: { grouping: [{ objectType: "Activity", id: "https://publisher.test/course/1" }] },
  extensions: { [SESSION]: "s-1" },
};
const LAUNCH = { launchMode: "Normal", moveOn: "Passed", masteryScore: 0.8, returnURL: HOST + "back", contextTemplate: TEMPLATE };
const ADDRESS =
  "https://content.test/index.html?endpoint=" + encodeURIComponent(HOST + "xapi") + "&fetch=" + encodeURIComponent(HOST + "token?s=1") +
  "&actor=" + encodeURIComponent(JSON.stringify(ACTOR)) + "&registration=" + REGISTRATION + "&activityId=" + encodeURIComponent(HOST + "au/9");

type Statement = {
  id: string; timestamp: string; verb: { id: string }; object: { id: string; definition?: Fields }; actor: unknown;
  result?: { [key: string]: unknown }; context: { registration?: string; contextActivities?: { [sort: string]: { id: string }[] }; extensions?: Fields };
};

/** An LMS with its record store. Every obligation that is broken is written down. */
class Lms {
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
  fails: () => Response | Promise<Response> | never = () => {
    throw new TypeError("Failed to fetch");
  };

  constructor(readonly launch: Fields = LAUNCH) {
    this.documents.set("LMS.LaunchData", JSON.stringify(launch));
  }

  ask = async (address: string, { method = "GET", headers = {}, body, keepalive }: RequestInit): Promise<Response> => {
    await Promise.resolve();
    if (this.made++ >= this.dies) return this.fails();
    const url = new URL(address);
    const name = url.pathname.split("/").slice(2).join("/");
    this.requests.push(`${method} ${name || url.pathname.slice(1)} ${url.searchParams.get("stateId") ?? url.searchParams.get("profileId") ?? ""}`.trim());
    const answer = this.answer(method, url, name, headers as { [name: string]: string }, body as string | undefined);
    if (method !== "GET" && name && !keepalive) this.broken.push(`${method} ${name} does not outlive its page`);
    if (this.made > this.loses) return this.fails();
    return answer;
  };

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
      return new Response(null, { status: 204 });
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

/** As much of a window as a tracker uses. Timers run when `pass` is called. */
class Page extends EventTarget {
  document = Object.assign(new EventTarget(), { visibilityState: "visible", documentElement: { lang: "en" } });
  location: { search: string; href: string };
  private timers = new Map<number, () => void>();
  private next = 1;

  constructor(address: string, readonly stored = new Map<string, string>()) {
    super();
    this.location = { search: new URL(address).search, href: address };
  }

  get sessionStorage() {
    return { getItem: (key: string) => this.stored.get(key) ?? null, setItem: (key: string, value: string) => void this.stored.set(key, value) };
  }

  setTimeout(act: () => void): number {
    this.timers.set(this.next, act);
    return this.next++;
  }

  clearTimeout(timer: number): void {
    this.timers.delete(timer);
  }

  async pass(): Promise<void> {
    const due = [...this.timers.values()];
    this.timers.clear();
    due.forEach((act) => act());
    await settled();
  }

  leave(persisted = false): void {
    this.dispatchEvent(Object.assign(new Event("pagehide"), { persisted }));
  }
}

/** Everything that is under way has come to an end. */
const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 2));

let ids = 0;
const uuid = (): string => `00000000-0000-4000-8000-${String(++ids).padStart(12, "0")}`;

async function opened(lms: Lms, page = new Page(ADDRESS), make = cmi5) {
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

const NOTHING: StandingReport = {
  completion: false, success: "unknown", judged: true, score: null, objectives: {}, mastery: [4, 5], progress: [0, 3],
};
const DONE: StandingReport = { ...NOTHING, completion: true, success: "passed", score: [9, 10], progress: [3, 3] };

function answer(fields: Partial<AnswerReport>): AnswerReport {
  return {
    id: "hc-f-01", form: "choice", objective: "HC-O1", options: ["a", "b", "c"], right: [],
    response: ["a"], correct: ["a"], share: [1, 1], weight: 2, seconds: 62.345, ...fields,
  };
}

test("a launch asks for the token, the launch data, the preferences and the state, then says initialized", async () => {
  const lms = new Lms();
  const { launch, told } = await opened(lms);
  assert.deepEqual(lms.requests, [
    "POST token", "GET activities/state LMS.LaunchData", "GET agents/profile cmi5LearnerPreferences",
    "GET activities/state coursewright", "POST statements",
  ]);
  assert.deepEqual(lms.verbs(), ["initialized"]);
  assert.deepEqual(launch, { state: "", mastery: [8000, 10000], review: false });
  assert.deepEqual([told, lms.broken], [[], []]);
});

test("a whole session keeps every rule, and the next one goes on", async () => {
  const lms = new Lms();
  const { page, tracker, told, wait } = await opened(lms);
  tracker.keep("1;a", "l1");
  tracker.answered(answer({}));
  wait(30);
  tracker.stands(DONE);
  tracker.keep("1;b", "l2");
  await page.pass();
  page.leave();
  page.leave();
  tracker.stands(DONE);
  await settled();
  assert.deepEqual(lms.verbs(), ["initialized", "answered", "passed", "completed", "terminated"]);
  assert.deepEqual([told, lms.broken], [["over"], []]);
  assert.equal(lms.statements[2]!.result!["duration"], "PT30S");
  assert.deepEqual(lms.statements[2]!.result!["score"], { scaled: 0.9 });
  const kept = lms.documents.get("coursewright")!;
  assert.deepEqual(JSON.parse(kept), { state: "1;b", place: "l2", reached: ["passed", "completed"] });

  const next = new Lms();
  next.earlier.push(...lms.verbs());
  next.documents.set("coursewright", kept);
  const second = await opened(next, new Page(ADDRESS.replace("s%3D1", "s%3D2")));
  assert.equal(second.launch.state, "1;b");
  second.tracker.stands(DONE);
  second.page.leave();
  await settled();
  assert.deepEqual([next.verbs(), next.broken], [["initialized", "terminated"], []]);
});

test("a reload asks for no second token and repeats nothing", async () => {
  const lms = new Lms();
  const first = await opened(lms);
  first.tracker.keep("1;a", "l1");
  first.tracker.stands(DONE);
  await first.page.pass();
  const again = await opened(lms, new Page(ADDRESS, first.page.stored));
  again.tracker.stands(DONE);
  await again.page.pass();
  assert.equal(lms.asked, 1);
  assert.equal(again.launch.state, "1;a");
  assert.deepEqual([lms.verbs(), lms.broken], [["initialized", "passed", "completed"], []]);
});

test("a session that has ended can be looked at, nothing follows it, and the learner is told", async () => {
  const lms = new Lms();
  const first = await opened(lms);
  first.tracker.keep("1;a", "l1");
  first.page.leave();
  await settled();
  const again = await opened(lms, new Page(ADDRESS, first.page.stored));
  again.tracker.answered(answer({}));
  again.tracker.keep("1;b", "l2");
  await again.page.pass();
  again.page.leave();
  await settled();
  assert.equal(again.launch.state, "1;a");
  assert.deepEqual(again.told, ["over"]);
  assert.deepEqual([lms.verbs(), lms.broken], [["initialized", "terminated"], []]);
});

for (const launchMode of ["Browse", "Review"]) {
  test(`in ${launchMode} nothing but the beginning and the end is said`, async () => {
    const lms = new Lms({ ...LAUNCH, launchMode });
    const { page, tracker, launch, told } = await opened(lms);
    tracker.answered(answer({}));
    tracker.stands(DONE);
    tracker.keep("1;a", "l1");
    await page.pass();
    page.leave();
    await settled();
    assert.equal(launch.review, true);
    assert.deepEqual([lms.verbs(), lms.broken, told], [["initialized", "terminated"], [], ["review"]]);
    assert.equal(lms.documents.has("coursewright"), false);
  });
}

test("failed is said once, and passed not in the same session", async () => {
  const lms = new Lms();
  const { page, tracker } = await opened(lms);
  const failed = { ...NOTHING, success: "failed", score: [1, 10] } as const;
  tracker.stands(failed);
  tracker.stands(failed);
  tracker.stands(DONE);
  await page.pass();
  assert.deepEqual([lms.verbs(), lms.broken], [["initialized", "failed", "completed"], []]);
});

test("progress is said in percent when it grows, and not with completed", async () => {
  const lms = new Lms();
  const { page, tracker } = await opened(lms);
  for (const done of [0, 1, 1, 2]) tracker.stands({ ...NOTHING, progress: [done, 3] });
  tracker.stands(DONE);
  await page.pass();
  const progress = lms.statements.filter((one) => one.verb.id.endsWith("progressed")).map((one) => Object.values(one.result!["extensions"] as Fields)[0]);
  assert.deepEqual([progress, lms.broken], [[33, 66], []]);
});

test("every form is an interaction with its components", async () => {
  const lms = new Lms();
  const { page, tracker } = await opened(lms);
  const forms: Partial<AnswerReport>[] = [
    { form: "true-false", options: ["true", "false"], response: "false", correct: "true", share: [0, 1] },
    { form: "choice", response: ["a", "c"], correct: ["a", "b"], share: [1, 2], title: "What now?", labels: { a: "Wait" } },
    { form: "fill-in", options: [], response: ["Zürich", "x[,]y"], correct: ["Zürich", "y"], share: [1, 2] },
    { form: "long-fill-in", options: [], response: "line\nline", correct: undefined, share: undefined },
    { form: "matching", right: ["p", "q"], response: { a: "q" }, correct: { a: "p", b: "q" }, share: [0, 1] },
    { form: "sequencing", response: ["b", "a"], correct: ["a", "b"], share: [0, 1] },
    { form: "numeric", options: [], response: "3,5", correct: ["3", "4"], share: [1, 1] },
    { form: "likert", response: "b", correct: undefined, share: undefined },
    { id: "a b/c", response: undefined, share: [0, 1] },
  ];
  forms.forEach((fields) => tracker.answered(answer(fields)));
  await page.pass();
  const shown = lms.statements.slice(1).map(({ object: { definition = {} }, result = {} }) => [
    definition["interactionType"], result["response"], (definition["correctResponsesPattern"] as string[] | undefined)?.[0], result["success"],
  ]);
  assert.deepEqual(shown, [
    ["true-false", "false", "true", false],
    ["choice", "a[,]c", "a[,]b", false],
    ["fill-in", "Zürich[,]x[ , ]y", "Zürich[,]y", false],
    ["long-fill-in", "line\nline", undefined, undefined],
    ["matching", "a[.]q", "a[.]p[,]b[.]q", false],
    ["sequencing", "b[,]a", "a[,]b", false],
    ["numeric", "3.5", "3[:]4", true],
    ["likert", "b", undefined, undefined],
    ["choice", undefined, "a", false],
  ]);
  assert.equal(lms.statements.at(-1)!.object.id, HOST + "au/9/a%20b%2Fc");
  assert.deepEqual(lms.statements[2]!.object.definition!["name"], { en: "What now?" });
  assert.deepEqual((lms.statements[2]!.object.definition!["choices"] as Fields[])[0], { id: "a", description: { en: "Wait" } });
  assert.deepEqual(lms.statements[2]!.result!["score"], { scaled: 0.5, raw: 1, min: 0, max: 2 });
  assert.deepEqual(lms.broken, []);
});

const DECISION: DecisionReport = {
  scenario: "late-guest", node: "a-knock", at: 1, choice: "stove", offered: ["stove", "glass"], options: ["call", "stove", "glass"],
  points: 1, best: 2, leading: ["call", "stove"], result: "helped", objectives: ["TH-O1", "TH-O1"], seconds: 61.239,
};

test("a decision is a choice with what it earned, an ending is experienced with its share", async () => {
  const lms = new Lms();
  const { page, tracker } = await opened(lms);
  tracker.decided(DECISION);
  tracker.decided({ ...DECISION, points: -1, best: 0, leading: [], result: "harmed" });
  tracker.decided({ ...DECISION, result: "neutral" });
  tracker.ended({ scenario: "late-guest", ending: "they-stay", outcome: "left-with-options", decisions: 3, share: [2, 3], objectives: [] });
  await page.pass();
  const [first, second, third, end] = lms.statements.slice(1);
  assert.equal(first!.object.id, HOST + "au/9/late-guest/a-knock");
  assert.deepEqual(first!.object.definition!["correctResponsesPattern"], ["call", "stove"]);
  assert.deepEqual(first!.result, { response: "stove", duration: "PT61.23S", success: false, score: { scaled: 0.5, raw: 1, min: 0, max: 2 } });
  assert.deepEqual(first!.context.contextActivities!["other"]!.map((one) => one.id), [HOST + "au/9/TH-O1"]);
  assert.deepEqual([second!.result!["success"], second!.result!["score"]], [false, { scaled: 0 }]);
  assert.deepEqual(third!.result, { response: "stove", duration: "PT61.23S" });
  assert.deepEqual([end!.verb.id.split("/").at(-1), end!.result], ["experienced", { response: "left-with-options", score: { scaled: 0.6666666 } }]);
  assert.deepEqual(lms.broken, []);
});

/** A whole session but for its end. */
async function act({ tracker, page }: Awaited<ReturnType<typeof opened>>): Promise<void> {
  tracker.keep("1;a", "l1");
  tracker.answered(answer({ id: "k1" }));
  tracker.stands({ ...NOTHING, progress: [1, 3] });
  await page.pass();
  tracker.answered(answer({ id: "k2" }));
  tracker.stands(DONE);
  tracker.keep("1;b", "l2");
  await page.pass();
}

for (const [how, break_] of [
  ["is gone", () => { throw new TypeError("Failed to fetch"); }],
  ["answers 503", () => new Response("", { status: 503 })],
  ["answers 401", () => new Response("", { status: 401 })],
] as const) {
  for (const loses of [false, true]) {
    test(`a host that ${how} ${loses ? "after" : "before"} any request has heard everything after one more try, each thing once`, async () => {
      const whole = new Lms();
      await act(await opened(whole));
      for (let at = 0; at < whole.made; at++) {
        const lms = new Lms();
        lms.documents.set("coursewright", JSON.stringify({ state: "1;before", place: "l0" }));
        lms.fails = break_;
        if (loses) lms.loses = at;
        else lms.dies = at;
        const session = await opened(lms);
        await act(session);
        assert.equal(session.told.at(-1), "gone", `without a word after ${at} requests`);
        lms.loses = lms.dies = Infinity;
        // A token whose answer was lost cannot be asked for again: the learner has to launch anew, and is told so.
        session.notices.at(-1)!.retry();
        await settled();
        if (loses && at === 0) {
          assert.equal(session.told.at(-1), "gone");
          continue;
        }
        if (session.adopted.length > 0) {
          assert.deepEqual(session.adopted, ["1;before"]);
          assert.equal(JSON.parse(lms.documents.get("coursewright")!).state, "1;before");
          await act(session);
        }
        await session.page.pass();
        session.page.leave();
        await settled();
        const verbs = lms.verbs().filter((one) => one !== "progressed");
        assert.deepEqual(verbs, ["initialized", "answered", "answered", "passed", "completed", "terminated"], `after ${at} requests`);
        assert.equal(JSON.parse(lms.documents.get("coursewright")!).state, "1;b");
        assert.deepEqual(lms.broken, [], `after ${at} requests`);
        assert.equal(session.told.at(-1), null, `after ${at} requests`);
      }
    });
  }
}

test("what waits when the page is closed is said in one request before terminated", async () => {
  const lms = new Lms();
  const { page, tracker } = await opened(lms);
  lms.dies = lms.made;
  tracker.answered(answer({}));
  tracker.stands(DONE);
  await settled();
  lms.dies = Infinity;
  page.leave(true);
  await settled();
  assert.deepEqual([lms.verbs(), lms.broken], [["initialized", "answered", "passed", "completed", "terminated"], []]);
});

test("an answer that is under way when the page is closed is said again, for it may never arrive", async () => {
  const lms = new Lms();
  const { page, tracker } = await opened(lms);
  lms.fails = () => new Promise<Response>(() => {});
  lms.dies = lms.made;
  tracker.answered(answer({}));
  tracker.stands(DONE);
  await settled();
  lms.dies = Infinity;
  page.leave();
  await settled();
  assert.deepEqual([lms.verbs(), lms.broken], [["initialized", "answered", "passed", "completed", "terminated"], []]);
});

for (const arrives of ["in time", "late", "never"]) {
  test(`a pass that is under way when the page is closed and arrives ${arrives} stands at the end of the next session`, async () => {
    const lms = new Lms();
    const { page, tracker } = await opened(lms);
    const { ask } = lms;
    const held: (() => Promise<Response>)[] = [];
    lms.ask = (address, options) =>
      new Promise<Response>(() => {
        if (arrives === "in time") void ask(address, options);
        else held.push(() => ask(address, options));
      });
    tracker.keep("1;a", "l1");
    tracker.stands(DONE);
    await settled();
    lms.ask = ask;
    page.leave();
    await settled();
    // A platform takes nothing after the end of a session (cmi5 9.3.8).
    if (arrives === "late") assert.equal((await held[0]!()).status, 403);
    const said = lms.verbs();

    const next = new Lms();
    next.earlier.push(...said);
    next.before.push(...lms.statements);
    next.documents.set("coursewright", lms.documents.get("coursewright")!);
    const second = await opened(next, new Page(ADDRESS.replace("s%3D1", "s%3D2")));
    assert.equal(second.launch.state, "1;a");
    second.tracker.stands(DONE);
    second.page.leave();
    await settled();
    assert.deepEqual([...said, ...next.verbs()].filter((one) => ["passed", "completed"].includes(one)).sort(), ["completed", "passed"]);
    assert.deepEqual(next.broken, []);
  });
}

test("what the host forbids is not said again, and the rest arrives", async () => {
  const lms = new Lms();
  lms.earlier.push("completed");
  const { page, tracker } = await opened(lms);
  tracker.stands(DONE);
  await page.pass();
  tracker.answered(answer({}));
  await page.pass();
  assert.deepEqual(lms.verbs(), ["initialized", "passed", "answered"]);
  assert.deepEqual(lms.broken, ["9.3: completed twice in a registration"]);
});

test("the learner goes back after the end has arrived", async () => {
  const lms = new Lms();
  const { page, tracker } = await opened(lms);
  tracker.keep("1;a", "l1");
  assert.equal(tracker.back, HOST + "back");
  await tracker.leave();
  assert.deepEqual(lms.verbs(), ["initialized", "terminated"]);
  page.leave();
  await settled();
  assert.deepEqual([lms.verbs(), lms.broken], [["initialized", "terminated"], []]);
  const hostile = await opened(new Lms({ ...LAUNCH, returnURL: "javascript:alert(1)" }));
  assert.equal(hostile.tracker.back, "");
});

test("a page that nobody launched, or launched without an address, has no host", async () => {
  for (const address of ["https://content.test/", ADDRESS.replace("https%3A%2F%2Flms.test%2Fxapi", "javascript:1"), ADDRESS.replace("actor", "actress")]) {
    const { tracker, told } = await opened(new Lms(), new Page(address));
    assert.equal(tracker.present(), false, address);
    assert.deepEqual(told, ["no-host"]);
  }
});

const TIN_CAN =
  "https://content.test/index.html?endpoint=" + encodeURIComponent(HOST + "xapi/") + "&auth=" + encodeURIComponent("Basic dG9rZW46MQ==") +
  "&actor=" + encodeURIComponent('{"name":["L"],"account":[{"accountServiceHomePage":"https://lms.test","accountName":"l-17"}]}') +
  "&registration=" + REGISTRATION + "&activity_id=urn%3Acoursewright%3Acourse%3Ax";

test("a Tin Can launch is read, also in the words of old hosts, and a new launch begins anew", async () => {
  const lms = new Lms();
  const first = await opened(lms, new Page(TIN_CAN), xapi);
  first.tracker.keep("1;a", "l1");
  first.tracker.stands(DONE);
  first.tracker.answered(answer({}));
  await first.page.pass();
  first.page.leave();
  await settled();
  const sent = lms.broken.filter((one) => one !== "9.2: actor");
  assert.deepEqual(sent, []);
  assert.equal(lms.documents.has("coursewright"), true);
  const second = await opened(lms, new Page(TIN_CAN, first.page.stored), xapi);
  assert.equal(second.launch.state, "1;a");
  assert.deepEqual(second.told.filter((one) => one === "over"), []);
});

test("plain statements name the learner as the launch does and carry nothing of cmi5", async () => {
  const bodies: Statement[] = [];
  const lms = new Lms();
  const ask = async (address: string, options: RequestInit): Promise<Response> => {
    if (address.endsWith("statements")) {
      bodies.push(JSON.parse(String(options.body)) as Statement);
      return new Response(null, { status: 200 });
    }
    return lms.ask(address, options);
  };
  const page = new Page(TIN_CAN);
  const tracker = xapi(page as unknown as Window, () => 0, ask, uuid);
  await tracker.open();
  tracker.stands(DONE);
  await page.pass();
  assert.deepEqual(bodies.map((one) => one.verb.id.split("/").at(-1)), ["initialized", "passed", "completed"]);
  assert.deepEqual(bodies[0]!.actor, { name: "L", account: { homePage: "https://lms.test", name: "l-17" } });
  assert.deepEqual(bodies[1]!.context, { registration: REGISTRATION });
  assert.equal(bodies[1]!.object.id, "urn:coursewright:course:x");
});
