/** The cmi5 tracker against a small LMS that keeps the rules. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { ADDRESS, HOST, LAUNCH, Lms, opened } from "../standins/cmi5";
import { Page, settled } from "../standins/page";
import { answer as reported, DONE, NOTHING } from "../standins/reports";
import type { Fields } from "./xapi-store";
import type { AnswerReport, DecisionReport } from "./tracker";

const answer = (fields: Partial<AnswerReport>): AnswerReport => reported({ weight: 2, ...fields });

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

test("more answers than a browser lets be under way at once are told while the page is open", async () => {
  const lms = new Lms();
  const { page, tracker, told } = await opened(lms);
  for (let n = 0; n < 200; n++) tracker.answered(answer({}));
  tracker.stands(DONE);
  await page.pass();
  assert.equal(lms.verbs().filter((one) => one === "answered").length, 200);
  assert.deepEqual([lms.verbs().slice(-2), told, lms.broken], [["passed", "completed"], [], []]);
});

test("what a page says when it goes fits in what a browser lets outlive it, in any script", async () => {
  const lms = new Lms();
  const { page, tracker } = await opened(lms);
  lms.dies = lms.made;
  for (let n = 0; n < 200; n++) tracker.answered(answer({ response: "شاي ".repeat(40) }));
  tracker.stands(DONE);
  tracker.keep("1;" + "a".repeat(20_000), "l1");
  await page.pass();
  lms.dies = Infinity;
  page.leave();
  await settled();
  const answers = lms.verbs().filter((one) => one === "answered").length;
  assert.ok(answers > 20 && answers < 60, String(answers));
  assert.deepEqual([lms.verbs().slice(-3), lms.broken], [["passed", "completed", "terminated"], []]);
  assert.equal(JSON.parse(lms.documents.get("coursewright")!).place, "l1");
});

/** A page that is loaded again: the old one is hidden for good, and the new one has what the browser keeps for the tab. */
async function reloaded({ page }: { readonly page: Page }): Promise<Page> {
  page.leave();
  await settled();
  return new Page(ADDRESS, page.stored);
}

test("a page that comes back without having said its end asks for no second token and repeats nothing", async () => {
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

test("a reload ends the session: it can be looked at, nothing follows it, and the learner is told", async () => {
  const lms = new Lms();
  const first = await opened(lms);
  first.tracker.keep("1;a", "l1");
  const again = await opened(lms, await reloaded(first));
  assert.equal(lms.asked, 1);
  again.tracker.answered(answer({}));
  again.tracker.keep("1;b", "l2");
  await again.page.pass();
  again.page.leave();
  await settled();
  assert.equal(again.launch.state, "1;a");
  assert.deepEqual(again.told, ["over"]);
  assert.deepEqual([lms.verbs(), lms.broken], [["initialized", "terminated"], []]);
});

test("what was done before a reload stands in the next launch, and is said once", async () => {
  const lms = new Lms();
  const first = await opened(lms);
  first.tracker.answered(answer({}));
  first.tracker.stands(DONE);
  first.tracker.keep("1;a", "l1");
  const again = await opened(lms, await reloaded(first));
  assert.deepEqual([again.launch.state, again.told], ["1;a", ["over"]]);
  assert.deepEqual([lms.verbs(), lms.broken], [["initialized", "answered", "passed", "completed", "terminated"], []]);

  const next = new Lms();
  next.earlier.push(...lms.verbs());
  next.before.push(...lms.statements);
  next.documents.set("coursewright", lms.documents.get("coursewright")!);
  const launched = await opened(next, new Page(ADDRESS.replace("s%3D1", "s%3D2"), again.page.stored));
  assert.deepEqual([launched.launch.state, launched.told], ["1;a", []]);
  launched.tracker.stands(DONE);
  launched.page.leave();
  await settled();
  assert.deepEqual([next.verbs(), next.broken], [["initialized", "terminated"], []]);
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
