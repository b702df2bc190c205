/** The SCORM 1.2 tracker against a small host that keeps the rules. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { answer as reported, decision, NOTHING as STANDING } from "../standins/reports";
import { opened, StrictHost } from "../standins/scorm12";
import { timeOfDay } from "./scorm12-words";
import type { AnswerReport, DecisionReport, StandingReport } from "./tracker";

const NOTHING: StandingReport = { ...STANDING, progress: [0, 1] };
const answer = (fields: Partial<AnswerReport>): AnswerReport => reported({ seconds: 2.345, ...fields });

test("opening an untouched attempt initializes once, suspends early and says incomplete", async () => {
  const host = new StrictHost({ "cmi.core.lesson_status": "not attempted" });
  const { launch, told } = await opened(host);
  assert.deepEqual(host.calls, [
    "LMSInitialize",
    "cmi.core.exit=suspend",
    "cmi.core.lesson_status=incomplete",
    "cmi.core.session_time=00:00:00.00",
    "LMSCommit",
  ]);
  assert.deepEqual(launch, { state: "", mastery: null, review: false });
  assert.deepEqual(told, []);
});

for (const status of ["passed", "completed"]) {
  test(`opening and going on never takes back ${status}`, async () => {
    const host = new StrictHost({ "cmi.core.lesson_status": status });
    const { tracker } = await opened(host);
    tracker.stands(NOTHING);
    tracker.stands({ ...NOTHING, success: "failed", score: [1, 10] });
    assert.deepEqual(host.set("cmi.core.lesson_status"), []);
  });
}

test("completed may become passed", async () => {
  const host = new StrictHost({ "cmi.core.lesson_status": "completed" });
  const { tracker } = await opened(host);
  tracker.stands({ ...NOTHING, success: "passed", score: [9, 10] });
  assert.deepEqual(host.set("cmi.core.lesson_status"), ["passed"]);
});

test("a host that turned an attempt into failed hears incomplete while attempts remain", async () => {
  const host = new StrictHost({ "cmi.core.lesson_status": "failed" });
  const { tracker } = await opened(host);
  tracker.stands({ ...NOTHING, score: [1, 2] });
  assert.deepEqual(host.set("cmi.core.lesson_status"), ["incomplete"]);
});

test("a course without a pass rule is completed, one with attempts left stays incomplete", async () => {
  const free = new StrictHost({ "cmi.core.lesson_status": "incomplete" });
  (await opened(free)).tracker.stands({ ...NOTHING, completion: true, judged: false });
  assert.deepEqual(free.set("cmi.core.lesson_status"), ["completed"]);
  const judged = new StrictHost({ "cmi.core.lesson_status": "incomplete" });
  (await opened(judged)).tracker.stands({ ...NOTHING, completion: true, score: [1, 2] });
  assert.deepEqual(judged.set("cmi.core.lesson_status"), []);
});

test("no score is written before there is one, and never a lower one than the host has", async () => {
  const host = new StrictHost({ "cmi.core.lesson_status": "incomplete", "cmi.core.score.raw": "70" });
  const { tracker } = await opened(host);
  tracker.stands(NOTHING);
  tracker.stands({ ...NOTHING, score: [1, 2] });
  assert.deepEqual(host.set("cmi.core.score.raw"), []);
  tracker.stands({ ...NOTHING, score: [2, 3] });
  tracker.stands({ ...NOTHING, score: [19, 24] });
  assert.deepEqual(host.set("cmi.core.score.raw"), ["79.16"]);
  assert.deepEqual(host.set("cmi.core.score.max"), ["100"]);
});

test("a score is cut off, never rounded up, and keeps as many decimals as the host's mastery score", async () => {
  const plain = new StrictHost();
  (await opened(plain)).tracker.stands({ ...NOTHING, score: [79999, 100000] });
  assert.deepEqual(plain.set("cmi.core.score.raw"), ["79.99"]);
  const fine = new StrictHost({ "cmi.student_data.mastery_score": "66.666" });
  const { launch, tracker } = await opened(fine);
  tracker.stands({ ...NOTHING, success: "passed", score: [2, 3] });
  assert.deepEqual(launch.mastery, [66666, 100000]);
  assert.deepEqual(fine.set("cmi.core.score.raw"), ["66.666"]);
});

test("a mastery score that is none is not taken for one", async () => {
  for (const text of ["", "none", "180", "-5", "8e1", "0x50"]) {
    const { launch } = await opened(new StrictHost({ "cmi.student_data.mastery_score": text }));
    assert.equal(launch.mastery, null, text);
  }
});

for (const mode of ["browse", "review"]) {
  test(`nothing is written in ${mode} mode, and the learner is told`, async () => {
    const host = new StrictHost({ "cmi.core.lesson_mode": mode, "cmi.suspend_data": "1;v" });
    const { page, tracker, launch, told } = await opened(host);
    tracker.keep("1;vabcd", "hc-l1");
    tracker.stands({ ...NOTHING, success: "passed", score: [1, 1] });
    tracker.answered(answer({}));
    page.hide();
    page.leave();
    assert.deepEqual(host.calls, ["LMSInitialize", "LMSFinish"]);
    assert.deepEqual(launch, { state: "1;v", mastery: null, review: true });
    assert.deepEqual(told, ["review"]);
  });
}

test("an unset lesson_mode means normal", async () => {
  const host = new StrictHost({ "cmi.core.lesson_mode": "" });
  const { tracker, launch } = await opened(host);
  tracker.keep("1;vabcd", "hc-l1");
  assert.equal(launch.review, false);
  assert.equal(host.values["cmi.suspend_data"], "1;vabcd");
  assert.equal(host.values["cmi.core.lesson_location"], "hc-l1");
});

test("state is committed once for many changes, when the page is hidden, and at a change of status", async () => {
  const host = new StrictHost();
  const { page, tracker } = await opened(host);
  const commits = (): number => host.calls.filter((call) => call === "LMSCommit").length;
  assert.equal(commits(), 1);
  for (let n = 0; n < 50; n++) tracker.keep(`1;${n}`, "");
  assert.equal(commits(), 1);
  page.pass();
  assert.equal(commits(), 2);
  page.hide();
  assert.equal(commits(), 3);
  tracker.stands({ ...NOTHING, success: "passed", score: [1, 1] });
  assert.equal(commits(), 3);
  tracker.keep("1;passed", "");
  assert.equal(commits(), 4);
});

test("leaving the page saves the time, commits and finishes once", async () => {
  const host = new StrictHost();
  const { page, tracker, wait } = await opened(host);
  tracker.keep("1;x", "");
  wait(3723.5);
  page.leave();
  page.leave();
  tracker.close();
  assert.deepEqual(host.calls.slice(-3), ["cmi.core.session_time=01:02:03.50", "LMSCommit", "LMSFinish"]);
  assert.equal(host.calls.filter((call) => call === "LMSFinish").length, 1);
});

test("a page that may come back from the back-forward cache is committed but not finished", async () => {
  const host = new StrictHost();
  const { page, tracker } = await opened(host);
  page.leave(true);
  assert.equal(host.calls.includes("LMSFinish"), false);
  tracker.keep("1;later", "");
  assert.equal(host.values["cmi.suspend_data"], "1;later");
});

test("every form becomes an interaction that a strict host takes", async () => {
  const host = new StrictHost();
  const { tracker, told } = await opened(host);
  const reports: Partial<AnswerReport>[] = [
    { form: "true-false", options: ["true", "false"], response: "false", correct: "true", share: [0, 1] },
    { form: "choice", response: ["a", "c"], correct: ["a", "b"], share: [1, 2] },
    { form: "fill-in", options: [], response: ["Zürich", "x".repeat(300)], correct: ["Zürich", "y"], share: [1, 2] },
    { form: "long-fill-in", options: [], response: "line\nline".repeat(60), correct: undefined, share: undefined },
    { form: "matching", right: ["p", "q"], response: { a: "q", b: "p" }, correct: { a: "p", b: "q", c: "p" }, share: [0, 1] },
    { form: "sequencing", options: ["call", "listen"], response: ["listen", "call"], correct: ["call", "listen"], share: [0, 1] },
    { form: "numeric", options: [], response: " −3,50 ", correct: ["3.5", "3.5"], share: [1, 3] },
    { form: "numeric", options: [], response: "about three", correct: ["3", "4"], share: [0, 1] },
    { form: "likert", response: "b", correct: undefined, share: undefined },
    { form: "choice", id: "with blank and ü", response: undefined, share: [0, 1], weight: 1000 },
  ];
  reports.forEach((fields) => tracker.answered(answer(fields)));
  const of = (n: number, element: string): string | undefined => host.values[`cmi.interactions.${n}.${element}`];
  assert.deepEqual(
    reports.map((_, n) => [of(n, "type"), of(n, "student_response"), of(n, "correct_responses.0.pattern"), of(n, "result")]),
    [
      ["true-false", "f", "t", "wrong"],
      ["choice", "a,c", "a,b", "0.5"],
      ["fill-in", ("Zürich," + "x".repeat(300)).slice(0, 255), "Zürich,y", "0.5"],
      ["fill-in", "line line".repeat(60).slice(0, 255), undefined, "neutral"],
      ["matching", "1.b,2.a", "1.a,2.b,3.a", "wrong"],
      ["sequencing", "b,a", "a,b", "wrong"],
      ["numeric", "-3.50", "3.5", "0.3333"],
      ["numeric", undefined, undefined, "wrong"],
      ["likert", "b", undefined, "neutral"],
      ["choice", undefined, "a", "wrong"],
    ],
  );
  assert.equal(of(9, "id"), "with_blank_and__");
  assert.equal(of(9, "weighting"), "100");
  assert.equal(of(0, "latency"), "00:00:02.34");
  assert.equal(of(0, "objectives.0.id"), "HC-O1");
  assert.deepEqual(told, []);
});

test("a decision becomes a choice that a strict host takes, with all it is evidence of", async () => {
  const host = new StrictHost();
  const { tracker, told, wait } = await opened(host);
  wait(3600 * 2);
  tracker.decided(decision({}));
  assert.deepEqual(host.entry(0), {
    id: "late-guest.1.a-knock",
    type: "choice",
    time: timeOfDay(3600 * 2 * 1000),
    "objectives.0.id": "TH-O1",
    "objectives.1.id": "TH-O2",
    "correct_responses.0.pattern": "b",
    weighting: "2",
    student_response: "b",
    result: "correct",
    latency: "00:01:01.23",
  });
  assert.equal(host.calls.find((call) => call.startsWith("cmi.interactions.0.")), "cmi.interactions.0.id=late-guest.1.a-knock");
  assert.deepEqual(told, []);
});

test("what a decision earned is its result: all, a part, nothing, or nothing to earn", async () => {
  const host = new StrictHost();
  const { tracker } = await opened(host);
  const reports: Partial<DecisionReport>[] = [
    { points: 1, result: "helped" },
    { points: 0, result: "harmed" },
    { points: -3, best: 0, result: "harmed" },
    { points: 0, best: 0, leading: [], result: "neutral" },
    { points: 2, best: 2, leading: ["by-the-stove", "call"], result: "helped" },
    { points: 250, best: 250, result: "helped" },
  ];
  reports.forEach((fields) => tracker.decided(decision(fields)));
  assert.deepEqual(
    reports.map((_, n) => [host.entry(n)["result"], host.entry(n)["weighting"]]),
    [["0.5", "2"], ["wrong", "2"], ["wrong", "0"], ["neutral", "0"], ["correct", "2"], ["correct", "100"]],
  );
  assert.equal(host.entry(3)["correct_responses.0.pattern"], undefined);
  assert.equal(host.entry(4)["correct_responses.0.pattern"], "b");
  assert.equal(host.entry(4)["correct_responses.1.pattern"], "a");
});

test("a choice has one character of thirty-six, whatever stands open and however many there are", async () => {
  const host = new StrictHost();
  const { tracker } = await opened(host);
  const options = Array.from({ length: 40 }, (_, n) => `way-${n}`);
  ["way-25", "way-26", "way-35", "way-39"].forEach((choice) =>
    tracker.decided(decision({ node: "ü ".repeat(200), options, offered: [choice], choice, leading: [] })));
  assert.deepEqual([0, 1, 2, 3].map((n) => host.entry(n)["student_response"]), ["z", "0", "9", "z"]);
  assert.equal(host.entry(0)["id"]!.length, 255);
});

test("an ending is told by its name with the share of the points", async () => {
  const host = new StrictHost();
  const { tracker } = await opened(host);
  const report = { scenario: "late-guest", ending: "they-stay", outcome: "left-with-options", decisions: 3, objectives: ["TH-O1"] };
  tracker.ended({ ...report, share: [2, 3] });
  tracker.ended({ ...report, share: undefined, objectives: [] });
  const { time, ...first } = host.entry(0);
  assert.match(time!, /^\d\d:\d\d:\d\d\.\d\d$/);
  assert.deepEqual(first, {
    id: "late-guest.ending",
    type: "performance",
    "objectives.0.id": "TH-O1",
    student_response: "left-with-options: they-stay",
    result: "0.6666",
  });
  assert.equal(host.entry(1)["result"], "neutral");
});

test("a decision made while the host was away is told when it is back, with the time it was made", async () => {
  const host = new StrictHost();
  const { tracker, wait } = await opened(host);
  wait(60);
  host.alive = false;
  tracker.decided(decision({}));
  assert.deepEqual(host.entry(0), {});
  wait(600);
  host.alive = true;
  tracker.decided(decision({ at: 2 }));
  assert.deepEqual([0, 1].map((n) => host.entry(n)["id"]), ["late-guest.1.a-knock", "late-guest.2.a-knock"]);
  assert.deepEqual([0, 1].map((n) => host.entry(n)["time"]), [timeOfDay(60_000), timeOfDay(660_000)]);
});

test("interactions go on where the host's list ends", async () => {
  const host = new StrictHost({ "cmi.interactions.0.id": "old", "cmi.interactions.1.id": "older" });
  const { tracker } = await opened(host);
  tracker.answered(answer({}));
  assert.equal(host.values["cmi.interactions.2.id"], "hc-f-01");
});

test("objectives are found again by their ids and told when they change", async () => {
  const host = new StrictHost({ "cmi.objectives.0.id": "HC-O2" });
  const { tracker } = await opened(host);
  const report: StandingReport = { ...NOTHING, objectives: { "HC-O1": [4, 5], "HC-O2": [1, 3] } };
  tracker.stands(report);
  tracker.stands(report);
  assert.deepEqual(host.set("cmi.objectives.1.id"), ["HC-O1"]);
  assert.deepEqual(host.set("cmi.objectives.1.status"), ["passed"]);
  assert.deepEqual(host.set("cmi.objectives.0.status"), ["incomplete"]);
  assert.deepEqual(host.set("cmi.objectives.0.score.raw"), ["33.33"]);
});
