/** The SCORM 2004 tracker against a small host that keeps the rules, and against hosts that die at any call. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Page } from "../standins/page";
import { answer, NOTHING } from "../standins/reports";
import { opened, StrictHost, type Values } from "../standins/scorm2004";
import { scorm2004 } from "./scorm2004";
import { scorm12 } from "./scorm12";
import type { AnswerReport } from "./tracker";

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

const RECORD: Values = {
  "cmi.mode": "normal", "cmi.completion_status": "completed", "cmi.success_status": "passed", "cmi.score.scaled": "1",
  "cmi.progress_measure": "1", "cmi.suspend_data": "1;earlier",
};

for (const code of ["101", "122", "301"]) {
  for (const deaf of [/./, ...Object.keys(RECORD).map((element) => new RegExp(element))]) {
    test(`a host that answers nothing and error ${code} to ${deaf} is not taken for an empty record`, async () => {
      const host = new StrictHost({ ...RECORD });
      const read = host.GetValue;
      host.GetValue = (element) => {
        const value = read(element);
        if (!deaf.test(element)) return value;
        host.error = code;
        return "";
      };
      const { page, tracker, launch, told, notices, adopted } = await opened(host);
      tracker.stands({ ...NOTHING, score: [1, 10] });
      tracker.keep("1;new", "");
      notices.at(-1)!.retry();
      page.pass();
      // Whoever has seen the state goes on from it; to anybody else it comes back.
      const seen = !deaf.test("cmi.suspend_data");
      assert.deepEqual([launch.state, told, adopted], [seen ? "1;earlier" : "", ["gone"], []]);
      for (const [element, value] of Object.entries(RECORD)) assert.equal(host.values[element], value, element);
      host.GetValue = read;
      notices.at(-1)!.retry();
      assert.deepEqual([adopted, told, host.broken], [seen ? [] : ["1;earlier"], ["gone", null], []]);
      tracker.keep("1;later", "");
      assert.deepEqual([host.values["cmi.suspend_data"], host.values["cmi.success_status"]], ["1;later", "passed"]);
    });
  }
}

test("a code that a host lets stand from an earlier call is not taken for a failure", async () => {
  const host = new StrictHost();
  const write = host.SetValue;
  const stood = { code: "0" };
  host.SetValue = (element, value) => {
    if (element !== "adl.nav.request") return write(element, value);
    stood.code = "351";
    return "false";
  };
  host.GetLastError = () => stood.code;
  const { tracker, launch, told } = await opened(host);
  tracker.keep("1;x", "");
  assert.deepEqual([launch.state, told, host.values["cmi.suspend_data"]], ["", [], "1;x"]);
});

test("each edition looks for its own API only", () => {
  const page = new Page();
  page.API = { LMSInitialize: () => "true" };
  assert.equal(scorm2004(page as unknown as Window).present(), false);
  assert.equal(scorm12(page as unknown as Window).present(), true);
});
