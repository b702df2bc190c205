/** The SCORM 2004 tracker against a small host that keeps the rules, and against hosts that die at any call. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { scorm2004 } from "./scorm2004";
import { scorm12 } from "./scorm12";
import type { AnswerReport, Notice, StandingReport } from "./tracker";

type Values = { [element: string]: string };

const REAL = /^-?\d+(\.\d+)?$/;
const SCALED = /^(-?0(\.\d{1,7})?|-?1(\.0+)?)$/;
const SHORT = "[A-Za-z0-9._~-]{1,250}";
const RULES: readonly (readonly [RegExp, RegExp])[] = [
  [/^cmi\.completion_status$/, /^(completed|incomplete|not attempted|unknown)$/],
  [/success_status$/, /^(passed|failed|unknown)$/],
  [/^cmi\.exit$/, /^(time-out|suspend|logout|normal|)$/],
  [/^adl\.nav\.request$/, /^(continue|previous|exit|exitAll|abandon|abandonAll|suspendAll|_none_)$/],
  [/score\.scaled$/, SCALED],
  [/score\.(raw|min|max)$|\.weighting$/, REAL],
  [/^cmi\.progress_measure$/, /^(0(\.\d{1,7})?|1)$/],
  [/^cmi\.suspend_data$/, /^[^]{0,64000}$/],
  [/^cmi\.location$/, /^.{0,1000}$/],
  [/^cmi\.session_time$|\.latency$/, /^PT(\d+H)?(\d+M)?\d+(\.\d{1,2})?S$/],
  [/\.timestamp$/, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{2}Z$/],
  [/\.id$/, /^[^\s]{1,4000}$/],
  [/\.type$/, /^(true-false|choice|fill-in|long-fill-in|matching|performance|sequencing|likert|numeric|other)$/],
  [/\.result$/, /^(correct|incorrect|unanticipated|neutral|-?\d+(\.\d+)?)$/],
];
const RESPONSES: { [type: string]: RegExp } = {
  "true-false": /^(true|false)$/,
  choice: new RegExp(`^(${SHORT}(\\[,\\]${SHORT})*)?$`),
  sequencing: new RegExp(`^${SHORT}(\\[,\\]${SHORT})*$`),
  matching: new RegExp(`^${SHORT}\\[\\.\\]${SHORT}(\\[,\\]${SHORT}\\[\\.\\]${SHORT})*$`),
  likert: new RegExp(`^${SHORT}$`),
  numeric: /^(?=.)(-?(\d+(\.\d*)?|\.\d+))?(\[:\](-?(\d+(\.\d*)?|\.\d+))?)?$/,
  other: /^.{1,4000}$/,
  "fill-in": /^[^]{1,2600}$/,
  "long-fill-in": /^[^]{1,4000}$/,
};

/** Answers as SCORM 2004 asks and keeps a record of every call. Dies before the call whose number is `dies`. */
class StrictHost {
  readonly calls: string[] = [];
  readonly broken: string[] = [];
  error = "0";
  made = 0;
  dies = Infinity;
  returns = Infinity;
  private running = false;

  constructor(readonly values: Values = {}) {}

  Initialize = (): string => this.answer("Initialize", !this.running, () => (this.running = true));
  Terminate = (): string => this.answer("Terminate", this.running, () => (this.running = false));
  Commit = (): string => this.answer("Commit", this.running);
  GetLastError = (): string => this.error;

  GetValue = (element: string): string => {
    this.live();
    if (!this.running) this.break(`GetValue ${element} outside a session`);
    if (/session_time|cmi\.exit/.test(element)) this.break(`${element} is write-only`);
    const list = /^(.*)\._count$/.exec(element)?.[1];
    this.error = "0";
    if (list) return String(this.count(list));
    if (this.values[element] === undefined) this.error = /scaled|measure|suspend|location/.test(element) ? "403" : "0";
    return this.values[element] ?? (/(completion|success)_status$/.test(element) ? "unknown" : "");
  };

  SetValue = (element: string, value: string): string => {
    this.live();
    this.calls.push(`${element}=${value}`);
    this.error = "0";
    const reason = this.illegal(element, value);
    if (reason) this.break(`${element}=${value}: ${reason}`);
    if (reason) this.error = "406";
    else this.values[element] = value;
    return String(!reason);
  };

  set(element: string): string[] {
    return this.calls.filter((call) => call.startsWith(element + "=")).map((call) => call.slice(element.length + 1));
  }

  private live(): void {
    this.made++;
    if (this.made > this.dies && this.made <= this.returns) throw new Error("the frame is gone");
  }

  private break(what: string): void {
    this.broken.push(what);
  }

  private count(list: string): number {
    return new Set(Object.keys(this.values).flatMap((name) => (name.startsWith(list + ".") ? name.slice(list.length + 1).split(".")[0]! : []))).size;
  }

  private answer(call: string, good: boolean, act: () => unknown = () => {}): string {
    this.live();
    this.calls.push(call);
    this.error = good ? "0" : "103";
    if (good) act();
    else this.break(call);
    return String(good);
  }

  private illegal(element: string, value: unknown): string {
    if (typeof value !== "string") return "no string";
    if (!this.running) return "no session";
    const entry = /^(cmi\.(?:interactions|objectives))\.(\d+)\.(.+)$/.exec(element);
    if (entry) {
      const [, list = "", at = "", field = ""] = entry;
      const named = this.values[`${list}.${at}.id`];
      if (Number(at) > this.count(list)) return "gap";
      if (field !== "id" && named === undefined) return "408: no id yet";
      if (field === "id" && list === "cmi.objectives") {
        if (named !== undefined && named !== value) return "351: the id is set";
        const others = Object.entries(this.values).filter(([name]) => /^cmi\.objectives\.\d+\.id$/.test(name) && name !== element);
        if (others.some(([, id]) => id === value)) return "351: not unique";
      }
      if (/response$|pattern$/.test(field)) {
        const type = this.values[`${list}.${at}.type`];
        if (!type) return "408: no type yet";
        return RESPONSES[type]!.test(value) ? "" : `406: no ${type}`;
      }
    }
    const rule = RULES.find(([name]) => name.test(element));
    return rule?.[1].test(value) ? "" : rule ? "406" : "401";
  }
}

/** As much of a window as a tracker uses. Timers run when `pass` is called. */
class Page extends EventTarget {
  document = Object.assign(new EventTarget(), { visibilityState: "visible" });
  opener: unknown = null;
  parent: unknown = this;
  top: unknown = this;
  API_1484_11: unknown;
  API: unknown;
  private timers = new Map<number, () => void>();
  private next = 1;

  setTimeout(act: () => void): number {
    this.timers.set(this.next, act);
    return this.next++;
  }

  clearTimeout(timer: number): void {
    this.timers.delete(timer);
  }

  pass(): void {
    const due = [...this.timers.values()];
    this.timers.clear();
    due.forEach((act) => act());
  }

  leave(persisted = false): void {
    this.dispatchEvent(Object.assign(new Event("pagehide"), { persisted }));
  }
}

const NOTHING: StandingReport = {
  completion: false,
  success: "unknown",
  judged: true,
  score: null,
  objectives: {},
  mastery: [4, 5],
  progress: [0, 3],
};

async function opened(host: StrictHost) {
  const page = new Page();
  page.API_1484_11 = host;
  let now = Date.UTC(2026, 10, 21, 9, 5, 7, 128);
  const told: (string | null)[] = [];
  const notices: (Notice | null)[] = [];
  const adopted: string[] = [];
  const tracker = scorm2004(page as unknown as Window, () => now);
  tracker.onNotice((notice) => {
    told.push(notice && notice.trouble);
    notices.push(notice);
  });
  tracker.onChangedElsewhere((state) => adopted.push(state));
  const launch = await tracker.open();
  return { page, tracker, launch, told, notices, adopted, wait: (seconds: number) => (now += seconds * 1000) };
}

function answer(fields: Partial<AnswerReport>): AnswerReport {
  return {
    id: "hc-f-01", form: "choice", objective: "HC-O1", options: ["a", "b", "c"], right: [],
    response: ["a"], correct: ["a"], share: [1, 1], weight: 1, seconds: 62.345, ...fields,
  };
}

test("opening an untouched attempt initializes once, suspends early and says incomplete", async () => {
  const host = new StrictHost();
  const { launch, told } = await opened(host);
  assert.deepEqual(host.calls, [
    "Initialize", "cmi.exit=suspend", "adl.nav.request=_none_", "cmi.completion_status=incomplete", "cmi.session_time=PT0S", "Commit",
  ]);
  assert.deepEqual(launch, { state: "", mastery: null, review: false });
  assert.deepEqual([told, host.broken], [[], []]);
});

test("completion and success are two facts, and neither is taken back", async () => {
  const host = new StrictHost();
  const { tracker } = await opened(host);
  tracker.stands({ ...NOTHING, success: "passed", score: [9, 10] });
  tracker.stands({ ...NOTHING, completion: true, success: "passed", score: [9, 10], progress: [3, 3] });
  tracker.stands({ ...NOTHING, success: "failed", score: [1, 10] });
  assert.deepEqual(host.set("cmi.success_status"), ["passed"]);
  assert.deepEqual(host.set("cmi.completion_status"), ["incomplete", "completed"]);
  assert.deepEqual(host.set("cmi.score.scaled"), ["0.9"]);
  assert.deepEqual(host.set("cmi.progress_measure"), ["0", "1"]);
  assert.deepEqual(host.broken, []);
});

test("a course that is completed and judged does not become failed by itself", async () => {
  const host = new StrictHost();
  const { tracker } = await opened(host);
  tracker.stands({ ...NOTHING, completion: true, score: [1, 2] });
  assert.deepEqual(host.set("cmi.success_status"), ["unknown"].slice(1));
  tracker.stands({ ...NOTHING, completion: true, success: "failed", score: [1, 2] });
  assert.deepEqual(host.set("cmi.success_status"), ["failed"]);
});

test("a score is cut off after seven digits, never rounded up", async () => {
  const host = new StrictHost();
  const { tracker } = await opened(host);
  tracker.stands({ ...NOTHING, score: [2, 3] });
  assert.deepEqual(host.set("cmi.score.scaled"), ["0.6666666"]);
  assert.deepEqual(host.set("cmi.score.raw"), ["66.66666"]);
  tracker.stands({ ...NOTHING, score: [1, 2] });
  assert.deepEqual(host.set("cmi.score.scaled"), ["0.6666666"]);
});

test("the host's mastery score is taken where it is one", async () => {
  for (const [text, mastery] of [["0.8", [8, 10]], ["1", [1, 1]], [".75", [75, 100]], ["", null], ["1.2", null], ["none", null], ["-1", null]] as const) {
    const { launch } = await opened(new StrictHost({ "cmi.scaled_passing_score": text }));
    assert.deepEqual(launch.mastery, mastery, text);
  }
});

for (const mode of ["browse", "review"]) {
  test(`nothing is written in ${mode} mode, and the learner is told`, async () => {
    const host = new StrictHost({ "cmi.mode": mode, "cmi.suspend_data": "1;v" });
    const { page, tracker, launch, told } = await opened(host);
    tracker.keep("1;vabcd", "hc-l1");
    tracker.stands({ ...NOTHING, success: "passed", score: [1, 1] });
    tracker.answered(answer({}));
    page.leave();
    assert.deepEqual(host.calls, ["Initialize", "Terminate"]);
    assert.deepEqual(launch, { state: "1;v", mastery: null, review: true });
    assert.deepEqual(told, ["review"]);
  });
}

test("every form becomes an interaction that a strict host takes", async () => {
  const host = new StrictHost();
  const { tracker, told } = await opened(host);
  const reports: Partial<AnswerReport>[] = [
    { form: "true-false", options: ["true", "false"], response: "false", correct: "true", share: [0, 1] },
    { form: "choice", response: ["a", "c"], correct: ["a", "b"], share: [1, 2] },
    { form: "fill-in", options: [], response: ["Zürich", "a[,]b"], correct: ["Zürich", "y"], share: [1, 2] },
    { form: "long-fill-in", options: [], response: "{line}\nline ".repeat(500), correct: undefined, share: undefined },
    { form: "matching", right: ["p", "q"], response: { a: "q", b: "p" }, correct: { a: "p", b: "q", c: "p" }, share: [0, 1] },
    { form: "sequencing", options: ["call", "listen"], response: ["listen", "call"], correct: ["call", "listen"], share: [0, 1] },
    { form: "numeric", options: [], response: " −3,50 ", correct: ["3", "4.5"], share: [1, 3] },
    { form: "numeric", options: [], response: "about three", correct: ["", "4"], share: [0, 1] },
    { form: "likert", response: "b", correct: undefined, share: undefined },
    { form: "choice", id: "with blank and ü", response: undefined, share: [0, 1], weight: 1000 },
  ];
  reports.forEach((fields) => tracker.answered(answer(fields)));
  const of = (n: number, element: string): string | undefined => host.values[`cmi.interactions.${n}.${element}`];
  assert.deepEqual(
    reports.map((_, n) => [of(n, "type"), of(n, "learner_response"), of(n, "correct_responses.0.pattern"), of(n, "result")]),
    [
      ["true-false", "false", "true", "incorrect"],
      ["choice", "a[,]c", "a[,]b", "0.5"],
      ["fill-in", "Zürich[,]a[ , ]b", "Zürich[,]y", "0.5"],
      ["long-fill-in", (" " + "{line}\nline ".repeat(500)).slice(0, 4000), undefined, "neutral"],
      ["matching", "a[.]q[,]b[.]p", "a[.]p[,]b[.]q[,]c[.]p", "incorrect"],
      ["sequencing", "listen[,]call", "call[,]listen", "incorrect"],
      ["numeric", "-3.50", "3[:]4.5", "0.3333"],
      ["numeric", undefined, "[:]4", "incorrect"],
      ["likert", "b", undefined, "neutral"],
      ["choice", undefined, "a", "incorrect"],
    ],
  );
  assert.equal(of(9, "id"), "with_blank_and__");
  assert.equal(of(0, "latency"), "PT1M2.34S");
  assert.equal(of(0, "timestamp"), "2026-11-21T09:05:07.12Z");
  assert.equal(of(0, "objectives.0.id"), "HC-O1");
  assert.deepEqual(told, []);
  assert.deepEqual(host.broken, []);
});

test("a decision is a choice, an ending is another performance, both as a strict host takes them", async () => {
  const host = new StrictHost();
  const { tracker } = await opened(host);
  tracker.decided({
    scenario: "late-guest", node: "a-knock", at: 1, choice: "stove", offered: ["stove", "glass"], options: ["call", "stove", "glass"],
    points: 1, best: 2, leading: ["call", "stove"], result: "helped", objectives: ["TH-O1", "TH-O1"], seconds: 61.239,
  });
  tracker.ended({ scenario: "late-guest", ending: "they-stay", outcome: "left-with-options", decisions: 3, share: [2, 3], objectives: [] });
  const told = (n: number): Values =>
    Object.fromEntries(Object.entries(host.values).flatMap(([name, value]) => (name.startsWith(`cmi.interactions.${n}.`) ? [[name.slice(19), value]] : [])));
  assert.deepEqual(told(0), {
    id: "late-guest.1.a-knock", type: "choice", timestamp: "2026-11-21T09:05:07.12Z", "objectives.0.id": "TH-O1",
    "correct_responses.0.pattern": "call", "correct_responses.1.pattern": "stove", weighting: "2",
    learner_response: "stove", result: "0.5", latency: "PT1M1.23S",
  });
  assert.deepEqual(told(1), {
    id: "late-guest.ending", type: "other", timestamp: "2026-11-21T09:05:07.12Z",
    learner_response: "left-with-options: they-stay", result: "0.6666666",
  });
  assert.deepEqual(host.broken, []);
});

test("objectives that the manifest named are used, not named again", async () => {
  const host = new StrictHost({ "cmi.objectives.0.id": "HC-O2", "cmi.objectives.1.id": "HC-O1" });
  const { tracker } = await opened(host);
  tracker.stands({ ...NOTHING, objectives: { "HC-O1": [4, 5], "HC-O2": [1, 3], "HC-O3": [0, 1] } });
  assert.deepEqual(host.set("cmi.objectives.2.id"), ["HC-O3"]);
  assert.deepEqual(host.set("cmi.objectives.1.success_status"), ["passed"]);
  assert.deepEqual(host.set("cmi.objectives.0.success_status"), ["unknown"]);
  assert.deepEqual(host.set("cmi.objectives.0.score.scaled"), ["0.3333333"]);
  assert.deepEqual(host.broken, []);
});

test("leaving the page saves the time, commits and terminates once", async () => {
  const host = new StrictHost();
  const { page, tracker, wait } = await opened(host);
  tracker.keep("1;x", "");
  wait(3723.5);
  page.leave();
  page.leave();
  tracker.close();
  assert.deepEqual(host.calls.slice(-3), ["cmi.session_time=PT1H2M3.50S", "Commit", "Terminate"]);
  assert.equal(host.calls.filter((call) => call === "Terminate").length, 1);
});

/** A whole session: what is told, and what a host that heard all of it holds in the end. */
function act({ tracker, page }: Awaited<ReturnType<typeof opened>>): void {
  tracker.keep("1;a", "l1");
  tracker.answered(answer({ id: "k1" }));
  tracker.stands({ ...NOTHING, progress: [1, 3], objectives: { "HC-O1": [1, 2] } });
  page.pass();
  tracker.answered(answer({ id: "k2", response: ["b"], share: [0, 1] }));
  tracker.stands({ ...NOTHING, completion: true, success: "passed", score: [9, 10], progress: [3, 3], objectives: { "HC-O1": [1, 1] } });
  tracker.keep("1;b", "l2");
  page.pass();
}

const HEARD = [
  "cmi.suspend_data", "cmi.completion_status", "cmi.success_status", "cmi.score.scaled", "cmi.progress_measure",
  "cmi.interactions.0.id", "cmi.interactions.0.result", "cmi.interactions.0.latency",
  "cmi.interactions.1.id", "cmi.interactions.1.result", "cmi.interactions.1.latency",
  "cmi.objectives.0.score.scaled", "cmi.objectives.0.success_status",
];

test("a host that dies at any call and comes back has heard everything after one more try, each thing once", async () => {
  const whole = new StrictHost({ "cmi.suspend_data": "1;before" });
  act(await opened(whole));
  assert.deepEqual(whole.broken, []);
  const record = HEARD.map((element) => whole.values[element]);
  assert.ok(record.every((value) => value !== undefined));
  for (let dies = 0; dies < whole.made; dies++) {
    const host = new StrictHost({ "cmi.suspend_data": "1;before" });
    host.dies = dies;
    const session = await opened(host);
    act(session);
    assert.equal(session.told.at(-1), "gone", `died after ${dies} calls without a word`);
    assert.equal(session.notices.filter(Boolean).length, 1, `told more than once after ${dies} calls`);
    host.returns = 0;
    session.notices.at(-1)!.retry();
    // The host's own record wins over what was done while it could not be read; then the page goes on from it.
    if (session.adopted.length > 0) {
      assert.deepEqual(session.adopted, ["1;before"]);
      assert.equal(host.values["cmi.suspend_data"], "1;before");
      act(session);
      session.page.pass();
    }
    assert.equal(session.told.at(-1), null, `still ${session.told.at(-1)} after ${dies} calls`);
    assert.deepEqual(HEARD.map((element) => host.values[element]), record, `after ${dies} calls`);
    assert.equal(host.values["cmi.interactions.2.id"], undefined, `an answer twice after ${dies} calls`);
    assert.deepEqual(host.broken, [], `after ${dies} calls`);
  }
});

test("what a host has acknowledged is never taken back, wherever it dies while it is read", async () => {
  const kept: Values = { "cmi.suspend_data": "1;z", "cmi.completion_status": "completed", "cmi.success_status": "passed", "cmi.score.scaled": "1" };
  for (let dies = 0; dies < 30; dies++) {
    const host = new StrictHost({ ...kept });
    host.dies = dies;
    host.returns = dies + 3;
    const session = await opened(host);
    session.tracker.stands({ ...NOTHING, score: [1, 10] });
    session.tracker.keep("", "");
    session.notices.at(-1)?.retry();
    session.page.leave();
    for (const element of ["cmi.completion_status", "cmi.success_status", "cmi.score.scaled"]) assert.equal(host.values[element], kept[element], `${element} after ${dies}`);
  }
});

test("each edition looks for its own API only", () => {
  const page = new Page();
  page.API = { LMSInitialize: () => "true" };
  assert.equal(scorm2004(page as unknown as Window).present(), false);
  assert.equal(scorm12(page as unknown as Window).present(), true);
});
