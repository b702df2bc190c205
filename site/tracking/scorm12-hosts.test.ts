/** The SCORM 1.2 tracker before hosts that are missing, die, refuse or forget. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Page } from "../standins/page";
import { answer as reported, NOTHING as STANDING } from "../standins/reports";
import { opened, StrictHost, windowOf, type Values } from "../standins/scorm12";
import type { AnswerReport, StandingReport } from "./tracker";

const NOTHING: StandingReport = { ...STANDING, progress: [0, 1] };
const answer = (fields: Partial<AnswerReport>): AnswerReport => reported({ seconds: 2.345, ...fields });

test("what a host does not support is not asked of it again, and is no trouble", async () => {
  const host = new StrictHost();
  const refuse = host.LMSSetValue;
  const read = host.LMSGetValue;
  const optional = /interactions|objectives|score\.m|location/;
  host.LMSSetValue = (element, value) => {
    if (!optional.test(element)) return refuse(element, value);
    host.calls.push(element);
    host.lastError = "401";
    return "false";
  };
  host.LMSGetValue = (element) => {
    if (!optional.test(element)) return read(element);
    host.lastError = "401";
    return "";
  };
  const { tracker, told } = await opened(host);
  tracker.answered(answer({}));
  tracker.answered(answer({}));
  tracker.stands({ ...NOTHING, score: [1, 2], objectives: { "HC-O1": [1, 2] } });
  tracker.keep("1;x", "hc-l1");
  assert.deepEqual(told, []);
  assert.equal(host.values["cmi.core.score.raw"], "50");
  assert.equal(host.calls.filter((call) => /interactions|objectives/.test(call)).length, 0);
});

test("the API is found around the page and beyond windows that may not be looked into", async () => {
  const host = new StrictHost();
  const top = windowOf(host);
  const foreign = { get parent() { return top; }, get API(): never { throw new DOMException("cross-origin", "SecurityError"); } };
  const page = new Page();
  page.parent = foreign;
  const { told } = await opened(undefined, page);
  assert.deepEqual(told, []);
  assert.equal(host.calls[0], "LMSInitialize");
});

test("the API is found through the window that opened the page, and a circle of parents is left", async () => {
  const host = new StrictHost();
  const page = new Page();
  const circle: { parent: unknown } = { parent: undefined };
  circle.parent = { parent: circle };
  page.parent = circle;
  const opener = new Page();
  opener.parent = windowOf(host);
  page.opener = opener;
  await opened(undefined, page);
  assert.equal(host.calls[0], "LMSInitialize");
});

test("without a host the learner goes on, is told once, and one that appears later gets everything", async () => {
  const page = new Page();
  const { tracker, launch, told, notices } = await opened(undefined, page);
  tracker.keep("1;x", "");
  tracker.stands({ ...NOTHING, success: "passed", score: [1, 1] });
  tracker.answered(answer({}));
  page.hide();
  assert.deepEqual(launch, { state: "", mastery: null, review: false });
  assert.deepEqual(told, ["no-host"]);
  const host = new StrictHost();
  page.API = host;
  notices[0]!.retry();
  assert.deepEqual(told, ["no-host", null]);
  assert.equal(host.values["cmi.suspend_data"], "1;x");
  assert.equal(host.values["cmi.core.lesson_status"], "passed");
  assert.equal(host.values["cmi.interactions.0.id"], "hc-f-01");
});

test("a host that dies half-way is noticed, and told everything when it is back", async () => {
  const host = new StrictHost();
  const { page, tracker, told } = await opened(host);
  host.alive = false;
  tracker.keep("1;x", "");
  tracker.answered(answer({}));
  tracker.stands({ ...NOTHING, success: "passed", score: [1, 1] });
  page.pass();
  assert.deepEqual(told, ["gone"]);
  host.alive = true;
  tracker.keep("1;y", "");
  page.pass();
  assert.deepEqual(told, ["gone", null]);
  assert.equal(host.values["cmi.suspend_data"], "1;y");
  assert.equal(host.values["cmi.core.lesson_status"], "passed");
  assert.equal(host.values["cmi.interactions.0.id"], "hc-f-01");
});

test("a record that the host keeps is not written over by a page that could not read it", async () => {
  for (const mend of ["LMSInitialize", "LMSGetValue"] as const) {
    const host = new StrictHost();
    host.values["cmi.suspend_data"] = "1;earlier";
    const broken = () => {
      throw new Error(mend);
    };
    const whole = host[mend];
    Object.assign(host, { [mend]: broken });
    const { tracker, launch, told, notices } = await opened(host);
    const adopted: string[] = [];
    tracker.onChangedElsewhere((state) => adopted.push(state));
    tracker.keep("1;new", "");
    assert.equal(launch.state, "");
    assert.deepEqual(told, ["gone"]);
    Object.assign(host, { [mend]: whole });
    notices[0]!.retry();
    assert.deepEqual(adopted, ["1;earlier"]);
    assert.equal(host.values["cmi.suspend_data"], "1;earlier");
    tracker.keep("1;later", "");
    assert.equal(host.values["cmi.suspend_data"], "1;later");
    assert.deepEqual(told, ["gone", null]);
  }
});

const RECORD: Values = { "cmi.core.lesson_mode": "normal", "cmi.core.lesson_status": "passed", "cmi.core.score.raw": "90", "cmi.suspend_data": "1;earlier" };

for (const code of ["101", "301"]) {
  for (const deaf of [/./, /lesson_mode/, /lesson_status/, /score\.raw/, /suspend_data/]) {
    test(`a host that answers nothing and error ${code} to ${deaf} is not taken for an empty record`, async () => {
      const host = new StrictHost({ ...RECORD });
      const read = host.LMSGetValue;
      host.LMSGetValue = (element) => {
        const value = read(element);
        if (!deaf.test(element)) return value;
        host.lastError = code;
        return "";
      };
      const { page, tracker, launch, told, notices } = await opened(host);
      const adopted: string[] = [];
      tracker.onChangedElsewhere((state) => adopted.push(state));
      tracker.stands({ ...NOTHING, score: [1, 10] });
      tracker.keep("1;new", "");
      notices.at(-1)!.retry();
      page.pass();
      // Whoever has seen the state goes on from it; to anybody else it comes back.
      const seen = !deaf.test("cmi.suspend_data");
      assert.deepEqual([launch.state, told, adopted], [seen ? "1;earlier" : "", ["gone"], []]);
      for (const [element, value] of Object.entries(RECORD)) assert.equal(host.values[element], value, element);
      host.LMSGetValue = read;
      notices.at(-1)!.retry();
      assert.deepEqual([adopted, told], [seen ? [] : ["1;earlier"], ["gone", null]]);
      tracker.keep("1;later", "");
      assert.deepEqual([host.values["cmi.suspend_data"], host.values["cmi.core.lesson_status"]], ["1;later", "passed"]);
    });
  }
}

for (const code of ["201", "401"]) {
  test(`error ${code} says that there is nothing, and is no trouble`, async () => {
    const host = new StrictHost();
    const read = host.LMSGetValue;
    host.LMSGetValue = (element) => {
      const value = read(element);
      if (value === "") host.lastError = code;
      return value;
    };
    const { tracker, told } = await opened(host);
    tracker.keep("1;x", "");
    assert.deepEqual([told, host.values["cmi.suspend_data"], host.values["cmi.core.lesson_status"]], [[], "1;x", "incomplete"]);
  });
}

test("a code that a host lets stand from an earlier call is not taken for a failure", async () => {
  const host = new StrictHost();
  const write = host.LMSSetValue;
  const stood = { code: "0" };
  host.LMSSetValue = (element, value) => {
    if (element !== "cmi.core.exit") return write(element, value);
    stood.code = "405";
    return "false";
  };
  host.LMSGetLastError = () => stood.code;
  const { tracker, launch, told } = await opened(host);
  tracker.keep("1;x", "");
  assert.deepEqual([launch.state, told, host.values["cmi.suspend_data"]], ["", [], "1;x"]);
});

test("a host that refuses to commit is noticed until it does", async () => {
  const host = new StrictHost();
  const { page, tracker, told } = await opened(host);
  const commit = host.LMSCommit;
  host.LMSCommit = () => "false";
  tracker.keep("1;x", "");
  page.pass();
  tracker.keep("1;y", "");
  assert.deepEqual(told, ["refused"]);
  host.LMSCommit = commit;
  page.pass();
  assert.deepEqual(told, ["refused", null]);
});

test("a host that answers with empty strings is believed as long as it can repeat the state", async () => {
  const values: Values = {};
  const quiet = {
    LMSInitialize: () => "",
    LMSFinish: () => "",
    LMSCommit: () => undefined,
    LMSGetLastError: () => 0,
    LMSGetValue: (element: string) => (element === "cmi.suspend_data" ? values[element] : ""),
    LMSSetValue: (element: string, value: string) => void (values[element] = value),
  };
  const { page, tracker, told } = await opened(quiet);
  tracker.stands({ ...NOTHING, success: "passed", score: [9, 10], objectives: { "HC-O1": [1, 1] } });
  tracker.answered(answer({}));
  tracker.keep("1;x", "");
  page.leave();
  assert.deepEqual(told, []);
  assert.equal(values["cmi.suspend_data"], "1;x");
  assert.equal(values["cmi.core.lesson_status"], "passed");
  assert.equal(values["cmi.interactions.0.result"], "correct");
});

test("a host that swallows everything is noticed", async () => {
  const nothing = () => undefined;
  const names = ["LMSInitialize", "LMSFinish", "LMSCommit", "LMSGetLastError", "LMSGetValue", "LMSSetValue"];
  const { tracker, told } = await opened(Object.fromEntries(names.map((name) => [name, nothing])));
  tracker.keep("1;x", "");
  assert.deepEqual(told, ["gone"]);
});

test("a host that was initialized before us is used all the same", async () => {
  const host = new StrictHost({ "cmi.core.lesson_status": "incomplete", "cmi.suspend_data": "1;x" });
  host.LMSInitialize();
  const { launch, told } = await opened(host);
  assert.equal(launch.state, "1;x");
  assert.deepEqual(told, []);
});

test("a state that is too long is not cut but kept back, and the learner is told", async () => {
  const host = new StrictHost();
  const { tracker, told } = await opened(host);
  tracker.keep("1;" + "x".repeat(4094), "");
  assert.equal(host.values["cmi.suspend_data"]?.length, 4096);
  tracker.keep("1;" + "x".repeat(4095), "");
  assert.equal(host.values["cmi.suspend_data"]?.length, 4096);
  assert.deepEqual(told, ["too-long"]);
});
