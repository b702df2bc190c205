/** A learner's way through a course, as the keeper of the record sees it. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { StrictHost, type Values, windowOf } from "../standins/scorm12";
import { scorm12 } from "../tracking/scorm12";
import type { AnswerReport, DecisionReport, EndingReport, Launch, Notice, StandingReport, Tracker } from "../tracking/tracker";
import { activities } from "./activities";
import type { CourseData, ItemData } from "./data";
import type { Parts } from "./parts";
import { assessmentRecord, scenarioRecord } from "./record";
import { unpack } from "./saved";
import { reporter } from "./reporter";
import { openSession } from "./session";

const choice = (tag: string, fields: Partial<ItemData> = {}): ItemData => ({
  form: "choice",
  tag,
  objective: "O1",
  points: 1,
  options: ["a", "b"],
  keys: ["a"],
  ...fields,
});

const go = (tag: string, target: string, points: number): object => ({ id: target, tag, target, effects: [], points, evidence: { O2: points } });

const DATA = {
  format: 1,
  tracker: "scorm12",
  course: {
    id: "c",
    version: "1",
    title: "",
    language: "en",
    mastery: [3, 4],
    weights: { test: 1, story: 1 },
    required: ["test"],
    objectives: { O1: "", O2: "" },
    contents: [
      { sort: "lesson", id: "l1", tag: "Tl1_", title: "", minutes: 1, href: "", module: "" },
      { sort: "assessment", id: "test", tag: "Ttst", title: "", minutes: 1, href: "", module: "" },
      { sort: "scenario", id: "story", tag: "Tsto", title: "", minutes: 1, href: "", module: "" },
    ],
    activities: {
      test: { sort: "assessment", tag: "Ttst", mastery: [1, 2], attempts: 2, scored: true },
      story: { sort: "scenario", tag: "Tsto", alternative: "essay", scored: true },
      essay: { sort: "assessment", tag: "Tess", mastery: [1, 2], scored: true },
    },
  },
  here: "",
  items: { q1: choice("Tq1_"), q2: choice("Tq2_"), k1: choice("Tk1_"), diary: { ...choice("Tdia"), form: "long-fill-in", private: true } },
  assessments: {
    test: { mastery: [1, 2], draw: null, blueprint: [], shuffleItems: false, shuffleOptions: false, attempts: 2, feedbackAtEnd: true, items: ["q1", "q2"] },
  },
  scenarios: {
    story: {
      start: "in", role: "", max: 4, evidenceMax: { O2: 4 }, alternative: "essay", variables: {}, variants: [],
      nodes: {
        in: { title: "", level: "green", choices: [go("c1_", "mid", 2), go("c2_", "out", 0)] },
        mid: { title: "", level: "green", choices: [go("c3_", "out", 2)] },
        out: { title: "", level: "green", choices: [], outcome: "door-open" },
      },
    },
  },
  strings: {},
} as unknown as CourseData;

async function opened(launch: Partial<Launch> = {}, data = DATA, parts: Parts = { activities, reporter }) {
  const answers: AnswerReport[] = [];
  const decisions: DecisionReport[] = [];
  const endings: EndingReport[] = [];
  const standings: StandingReport[] = [];
  const states: [string, string][] = [];
  const tell: { notice: (notice: Notice | null) => void; elsewhere: (state: string) => void } = { notice() {}, elsewhere() {} };
  const tracker: Tracker = {
    open: () => Promise.resolve({ state: "", mastery: null, review: false, ...launch }),
    answered: (answer) => void answers.push(answer),
    decided: (decision) => void decisions.push(decision),
    ended: (ending) => void endings.push(ending),
    stands: (standing) => void standings.push(standing),
    keep: (state, place) => void states.push([state, place]),
    close() {},
    onNotice: (listener) => void (tell.notice = listener),
    onChangedElsewhere: (listener) => void (tell.elsewhere = listener),
  };
  let now = 0;
  const session = await openSession(data, tracker, parts, () => now);
  const attempt = (first: string, second: string): void => {
    session.dispatch({ kind: "assessment-begun", assessment: "test", seed: 5 });
    session.dispatch({ kind: "assessment-answered", assessment: "test", item: "q1", answer: [first] });
    session.dispatch({ kind: "assessment-answered", assessment: "test", item: "q2", answer: [second] });
    session.dispatch({ kind: "assessment-finished", assessment: "test" });
  };
  const play = (...choices: string[]): void => {
    session.dispatch({ kind: "scenario-begun", scenario: "story", variant: "" });
    choices.forEach((choice) => session.dispatch({ kind: "scenario-taken", scenario: "story", choice }));
  };
  return { session, answers, decisions, endings, standings, states, tell, attempt, play, wait: (seconds: number) => (now += seconds * 1000) };
}

test("a course is passed by what counts, and every step is kept", async () => {
  const { session, standings, states, attempt, play } = await opened();
  session.dispatch({ kind: "visited", content: "l1" });
  session.dispatch({ kind: "lesson-done", lesson: "l1" });
  attempt("a", "b");
  assert.equal(session.standing().score, null);
  play("mid", "out");
  const last = standings.at(-1)!;
  assert.deepEqual([last.completion, last.success, last.score], [true, "passed", [3, 4]]);
  assert.deepEqual(last.objectives, { O1: [1, 2], O2: [1, 1] });
  assert.equal(states.at(-1)![1], "l1");
  const again = await opened({ state: states.at(-1)![0] });
  assert.deepEqual(again.session.record, session.record);
  assert.deepEqual(again.standings, [last]);
});

test("the better attempt counts, and no attempt is begun when they are used up", async () => {
  const { session, attempt } = await opened();
  attempt("a", "a");
  attempt("b", "b");
  attempt("a", "a");
  const { attempts, best, attempt: latest } = assessmentRecord(session.record, "test");
  assert.deepEqual([attempts, best, latest?.score], [2, { n: 1, d: 1 }, { n: 0, d: 1 }]);
});

test("a running attempt is not begun anew, and one handed in is not answered any more", async () => {
  const { session, attempt } = await opened();
  session.dispatch({ kind: "assessment-begun", assessment: "test", seed: 1 });
  session.dispatch({ kind: "assessment-begun", assessment: "test", seed: 2 });
  assert.equal(assessmentRecord(session.record, "test").attempt?.seed, 1);
  attempt("a", "a");
  const before = session.record;
  session.dispatch({ kind: "assessment-answered", assessment: "test", item: "q1", answer: ["b"] });
  session.dispatch({ kind: "assessment-finished", assessment: "test" });
  assert.deepEqual(session.record, before);
});

test("failed is said only when attempts are used up and everything that counts is complete", async () => {
  const { session, attempt, play } = await opened();
  attempt("b", "b");
  play("mid", "out");
  assert.equal(session.standing().success, "unknown");
  attempt("b", "b");
  assert.equal(session.standing().success, "failed");
});

test("rewinding is practice: the first whole play counts until a new one is better", async () => {
  const { session, play } = await opened();
  play("out");
  assert.deepEqual(scenarioRecord(session.record, "story").best, { n: 0, d: 1 });
  session.dispatch({ kind: "scenario-rewound", scenario: "story", to: 0 });
  session.dispatch({ kind: "scenario-taken", scenario: "story", choice: "mid" });
  session.dispatch({ kind: "scenario-taken", scenario: "story", choice: "out" });
  assert.deepEqual(scenarioRecord(session.record, "story").best, { n: 0, d: 1 });
  play("mid", "out");
  assert.deepEqual(scenarioRecord(session.record, "story").best, { n: 1, d: 1 });
});

test("a rehearsal or another attempt takes back nothing that a host has heard of an objective", async () => {
  const { session, attempt, play, standings } = await opened();
  attempt("a", "a");
  play("mid", "out");
  assert.deepEqual(standings.at(-1)!.objectives, { O1: [1, 1], O2: [1, 1] });
  session.dispatch({ kind: "scenario-rewound", scenario: "story", to: 0 });
  session.dispatch({ kind: "scenario-taken", scenario: "story", choice: "out" });
  assert.deepEqual(standings.at(-1)!.objectives, { O1: [1, 1] });
  session.dispatch({ kind: "assessment-begun", assessment: "test", seed: 6 });
  assert.deepEqual(standings.at(-1)!.objectives, {});
  session.dispatch({ kind: "scenario-begun", scenario: "story", variant: "" });
  assert.deepEqual(standings.at(-1)!.objectives, {});
});

test("another window that turns a page leaves this one as it stands; one that goes on in a story does not", async () => {
  const { session, play, states, tell } = await opened();
  play("mid");
  let shown = 0;
  session.onReplaced(() => shown++);
  const there = await opened({ state: states.at(-1)![0] });
  there.session.dispatch({ kind: "visited", content: "l1" });
  tell.elsewhere(there.states.at(-1)![0]);
  assert.deepEqual([shown, session.record.place], [0, "l1"]);
  there.session.dispatch({ kind: "scenario-taken", scenario: "story", choice: "out" });
  tell.elsewhere(there.states.at(-1)![0]);
  assert.deepEqual([shown, scenarioRecord(session.record, "story").complete], [1, true]);
});

test("what is not offered, known or drawn changes nothing and is not kept", async () => {
  const { session, states } = await opened();
  session.dispatch({ kind: "scenario-begun", scenario: "story", variant: "" });
  const [record, kept] = [session.record, states.length];
  session.dispatch({ kind: "item-answered", item: "gone", answer: ["a"] });
  session.dispatch({ kind: "assessment-begun", assessment: "constructor", seed: 1 });
  session.dispatch({ kind: "scenario-taken", scenario: "gone", choice: "out" });
  assert.equal(states.length, kept);
  session.dispatch({ kind: "scenario-taken", scenario: "story", choice: "elsewhere" });
  session.dispatch({ kind: "assessment-answered", assessment: "test", item: "k1", answer: ["a"] });
  assert.deepEqual(scenarioRecord(session.record, "story"), scenarioRecord(record, "story"));
  assert.equal(assessmentRecord(session.record, "test").attempt, null);
});

test("a check is told at once, an assessment when it is handed in, a diary never", async () => {
  const { session, answers, wait, attempt } = await opened();
  wait(2.5);
  session.dispatch({ kind: "item-answered", item: "k1", answer: ["b"] });
  session.dispatch({ kind: "item-answered", item: "diary", answer: "what I felt" });
  const { id, response, correct, share, seconds } = answers[0]!;
  assert.deepEqual({ id, response, correct, share, seconds }, { id: "k1", response: ["b"], correct: ["a"], share: [0, 1], seconds: 2.5 });
  assert.equal(answers.length, 1);
  attempt("a", "b");
  assert.deepEqual(answers.slice(1).map((one) => [one.id, one.share]), [["q1", [1, 1]], ["q2", [0, 1]]]);
});

test("every decision of a play is told once, and the ending that it led to", async () => {
  const { session, decisions, endings, wait, play } = await opened();
  play();
  session.dispatch({ kind: "scenario-taken", scenario: "story", choice: "elsewhere" });
  wait(4);
  session.dispatch({ kind: "scenario-taken", scenario: "story", choice: "mid" });
  assert.deepEqual(decisions, [
    {
      scenario: "story", node: "in", at: 1, choice: "mid", offered: ["mid", "out"], options: ["mid", "out"],
      points: 2, best: 2, leading: ["mid"], result: "helped", objectives: ["O2"], seconds: 4,
    },
  ]);
  assert.deepEqual(endings, []);
  session.dispatch({ kind: "scenario-taken", scenario: "story", choice: "out" }, 1.5);
  assert.deepEqual(decisions.slice(1).map(({ node, at, leading, result, seconds }) => [node, at, leading, result, seconds]), [["mid", 2, [], "helped", 1.5]]);
  assert.deepEqual(endings, [{ scenario: "story", ending: "out", outcome: "door-open", decisions: 2, share: [1, 1], objectives: ["O2"] }]);
  play("out");
  assert.deepEqual(decisions.slice(2).map(({ choice, at, result }) => [choice, at, result]), [["out", 1, "harmed"]]);
  assert.deepEqual(endings.slice(1).map(({ decisions, share }) => [decisions, share]), [[1, [0, 1]]]);
});

test("neither a roll nor a way around is told, and the number of a decision does not betray them", async () => {
  const nodes = {
    in: { title: "", level: "green", die: 6, choices: [{ ...go("d1_", "mid", 0), weight: 6 }] },
    mid: { title: "", level: "amber", choices: [go("c3_", "end", 2), { ...go("b1_", "last", 0), bypass: true }] },
    last: { title: "", level: "green", choices: [go("c4_", "out", 2)] },
    end: { title: "", level: "green", choices: [go("c5_", "out", 2)] },
    out: { title: "", level: "green", choices: [], outcome: "door-open" },
  };
  const { session, decisions, endings } = await opened({}, { ...DATA, scenarios: { story: { ...DATA.scenarios["story"], nodes } } } as unknown as CourseData);
  session.dispatch({ kind: "scenario-begun", scenario: "story", variant: "", seed: 3 });
  for (const choice of ["mid", "last", "out"]) session.dispatch({ kind: "scenario-taken", scenario: "story", choice });
  assert.deepEqual(decisions.map(({ node, at, options }) => [node, at, options]), [["last", 1, ["out"]]]);
  assert.deepEqual(endings.map(({ decisions }) => decisions), [1]);
});

test("neither a practice after going back nor what a resume brings back is told again", async () => {
  const first = await opened();
  first.play("mid", "out");
  first.session.dispatch({ kind: "scenario-rewound", scenario: "story", to: 1 });
  first.session.dispatch({ kind: "scenario-taken", scenario: "story", choice: "out" });
  assert.equal(first.decisions.length, 2);
  assert.equal(first.endings.length, 1);
  const half = await opened();
  half.play("mid");
  const resumed = await opened({ state: half.states.at(-1)![0] });
  assert.deepEqual(resumed.decisions, []);
  resumed.session.dispatch({ kind: "scenario-taken", scenario: "story", choice: "out" });
  assert.deepEqual(resumed.decisions.map(({ node, at }) => [node, at]), [["mid", 2]]);
  assert.equal(resumed.endings.length, 1);
});

test("skipping a scenario is neither kept nor told", async () => {
  const { session, states, standings, answers, decisions, endings } = await opened();
  session.dispatch({ kind: "scenario-skipped", scenario: "story" });
  assert.equal(scenarioRecord(session.record, "story").skipped, true);
  assert.deepEqual(states.map(([state]) => state), ["1"]);
  assert.equal(answers.length + decisions.length + endings.length, 0);
  assert.deepEqual(standings.at(-1), standings[0]);
});

test("the host's mastery score decides", async () => {
  const { session, standings, attempt, play } = await opened({ mastery: [9, 10] });
  attempt("a", "b");
  play("mid", "out");
  assert.equal(session.standing().success, "unknown");
  assert.deepEqual(standings.at(-1)!.mastery, [9, 10]);
});

test("a course without a pass rule says that completion is all there is", async () => {
  const free = { ...DATA, course: { ...DATA.course, weights: {}, required: [] } };
  const { session, standings } = await opened({}, free);
  session.dispatch({ kind: "lesson-done", lesson: "l1" });
  const { completion, success, judged } = standings.at(-1)!;
  assert.deepEqual({ completion, success, judged }, { completion: true, success: "unknown", judged: false });
});

test("listeners hear of changes here and elsewhere, and of what is not saved, also if they come late", async () => {
  const { session, tell } = await opened();
  const heard: string[] = [];
  const stop = session.onChange((record) => heard.push(record.place));
  session.dispatch({ kind: "visited", content: "l1" });
  tell.elsewhere("1;vTsto");
  stop();
  session.dispatch({ kind: "visited", content: "test" });
  assert.deepEqual(heard, ["l1", "story"]);
  tell.notice({ trouble: "gone", retry() {} });
  const told: (string | null)[] = [];
  session.onNotice((notice) => told.push(notice && notice.trouble));
  tell.notice(null);
  assert.deepEqual(told, ["gone", null]);
});

test("without the part that knows activities their saved state goes through as it came", async () => {
  const first = await opened();
  first.attempt("a", "b");
  first.play("mid", "out");
  first.session.dispatch({ kind: "assessment-begun", assessment: "test", seed: 9 });
  const [state] = first.states.at(-1)!;
  const second = await opened({ state }, DATA, {});
  second.session.dispatch({ kind: "assessment-begun", assessment: "test", seed: 1 });
  second.session.dispatch({ kind: "visited", content: "l1" });
  const third = await opened({ state: second.states.at(-1)![0] });
  assert.deepEqual(third.session.record, { ...first.session.record, place: "l1" });
  assert.equal(second.standings.length, 0);
});

test("a record that a host brings back in the middle of an event wins over it", async () => {
  const host = await opened({}, DATA, { activities, reporter: () => ({ stands() {}, happened: () => host.tell.elsewhere("1;vTsto;lTl1_") }) });
  host.session.dispatch({ kind: "visited", content: "test" });
  assert.deepEqual([host.session.record.place, host.session.record.lessons], ["story", ["l1"]]);
  assert.equal(host.states.length, 0);
});

test("a host that stops at any call never has a pass without the state that it follows from", async () => {
  let passes = 0;
  for (let stops = 0; stops < 400; stops++) {
    const host = new StrictHost();
    const committed: Values = {};
    const { LMSCommit: commit, LMSSetValue: set } = host;
    let calls = 0;
    host.LMSSetValue = (element, value) => (calls++ < stops ? set(element, value) : "true");
    host.LMSCommit = () => {
      if (calls++ < stops) Object.assign(committed, host.values);
      return commit();
    };
    const page = windowOf(host);
    const data = { ...DATA, course: { ...DATA.course, weights: { test: 1 } } } as CourseData;
    const session = await openSession(data, scorm12(page as unknown as Window, () => 0), { activities, reporter }, () => 0);
    session.dispatch({ kind: "assessment-begun", assessment: "test", seed: 5 });
    for (const item of ["q1", "q2"]) session.dispatch({ kind: "assessment-answered", assessment: "test", item, answer: ["a"] });
    session.dispatch({ kind: "assessment-finished", assessment: "test" });
    if (committed["cmi.core.lesson_status"] !== "passed") continue;
    passes++;
    const kept = unpack(committed["cmi.suspend_data"]!, data, activities);
    assert.equal(assessmentRecord(kept, "test").attempts, 1, `stopped after ${stops} calls`);
  }
  assert.ok(passes > 0);
});

test("forgetting leaves nothing", async () => {
  const { session, states, attempt } = await opened();
  attempt("a", "a");
  session.forget();
  assert.deepEqual(states.at(-1), ["", ""]);
  assert.equal(assessmentRecord(session.record, "test").attempts, 0);
});
