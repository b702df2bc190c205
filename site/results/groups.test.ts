/** No group under ten is shown, and none can be worked out from what is. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { digest, type Results } from "./file";
import { csv, disclosable, mean, report } from "./groups";
import { people, samePerson } from "./people";
import { readResults } from "./reading";

let learners = 0;

/** Each by itself: a mark that no other has. */
function learner(changes: Partial<Results> = {}, version = "1.0.0", course = "tea-house"): Results {
  const content = {
    format: "coursewright-results",
    version: 1,
    exported: "2026-11-30",
    mark: (learners++).toString(16).padStart(32, "0"),
    course: { id: course, title: "Tea", version, language: "en" },
    standing: { completion: true, success: "passed", score: [4, 5] },
    lessons: [],
    activities: [],
    objectives: [{ id: "O1", share: [1, 2] }],
    items: [{ id: "i1", activity: "final", share: [1, 1] }],
    ...changes,
  } as unknown as Results;
  return { ...content, digest: digest(content) };
}

const some = (count: number, changes: Partial<Results> = {}, version = "1.0.0", course = "tea-house"): Results[] =>
  Array.from({ length: count }, () => learner(changes, version, course));
const failed: Partial<Results> = { standing: { completion: true, success: "unknown", score: [1, 5] } };

test("nine people are no group and ten are one", () => {
  assert.equal(report(some(9)).courses[0]!.people, null);
  assert.deepEqual(report(some(9)).courses[0]!.items, []);
  const [course] = report(some(10)).courses;
  assert.equal(course!.people, 10);
  assert.deepEqual(course!.items[0]!.mean, { people: 10, percent: "100", low: 72, high: 100 });
  assert.equal(course!.score!.percent, "80");
});

test("who passed is hidden where it would tell the few who did not", () => {
  assert.equal(report([...some(20), ...some(3, failed)]).courses[0]!.passed, null);
  assert.equal(report([...some(20), ...some(10, failed)]).courses[0]!.passed, 20);
  assert.equal(report(some(20)).courses[0]!.passed, 20);
});

test("a version of few people is counted nowhere, since the total would tell it", () => {
  const { courses, people } = report([...some(12), ...some(4, failed, "1.1.0")]);
  assert.equal(courses[0]!.people, 12);
  assert.equal(courses[0]!.passed, 12);
  assert.equal(courses[0]!.partly, true);
  assert.deepEqual(courses[0]!.versions, [{ version: "1.0.0", people: 12 }, { version: "1.1.0", people: null }]);
  assert.equal(people, null);
});

test("two hidden versions that are ten together do not tell each other", () => {
  const held = [...some(12), ...some(5, {}, "1.1.0"), ...some(5, {}, "1.2.0")];
  const { courses, people } = report(held);
  assert.equal(courses[0]!.people, 22);
  assert.equal(people, 22);
});

test("the number of all people is hidden where one small course would follow from it", () => {
  assert.equal(report([...some(12), ...some(4, {}, "1.0.0", "other")]).people, null);
  assert.equal(report([...some(12), ...some(14, {}, "1.0.0", "other")]).people, 26);
});

test("objectives are hidden where they would tell one item that few were asked", () => {
  const asked = { items: [{ id: "i1", activity: "final", share: [1, 1] }, { id: "i2", activity: "final", share: [0, 1] }] } as const;
  const { courses } = report([...some(12), ...some(4, asked)]);
  assert.equal(courses[0]!.items.find(({ id }) => id === "i2")!.mean, null);
  assert.deepEqual(courses[0]!.objectives, []);
  assert.equal(report(some(12)).courses[0]!.objectives[0]!.mean!.percent, "50");
});

test("whatever the sizes, no hidden group follows from the total", () => {
  for (let a = 0; a < 25; a++)
    for (let b = 0; b < 25; b++)
      for (let c = 0; c < 25; c++) {
        const sizes = [a, b, c];
        const { shown, total } = disclosable(sizes);
        const hidden = sizes.filter((_, n) => !shown[n]);
        assert.ok(shown.every((one, n) => !one || sizes[n] === 0 || sizes[n]! >= 10));
        if (total && hidden.length) assert.ok(hidden.length > 1 && hidden.reduce((x, y) => x + y) >= 10);
      }
});

test("people are counted, and never files", () => {
  const one = "a".repeat(32);
  const twice = [...some(9), learner({ mark: one }), learner({ mark: one, exported: "2026-12-01" })];
  assert.equal(report(twice).courses[0]!.people, 10);
  const five = Array.from({ length: 5 }, (_, n) => n.toString().repeat(32));
  const files = five.flatMap((mark) => ["2026-11-29", "2026-11-30"].map((exported) => learner({ mark, exported })));
  assert.equal(report(files).courses[0]!.people, null);
});

test("whoever took two courses is one person of all", () => {
  const first = some(12);
  const second = first.map(({ mark }) => learner({ mark: mark! }, "1.0.0", "other"));
  assert.equal(report([...first, ...second]).people, 12);
  assert.equal(report([...first, ...second.slice(0, 11)]).people, null, "one took only the first");
});

test("files without mark and name are one person together, however many", () => {
  const old = Array.from({ length: 12 }, (_, n) => {
    const { mark: _mark, digest: _digest, ...rest } = learner({ lessons: ["l" + n] });
    return { ...rest, digest: digest(rest) } as Results;
  });
  assert.equal(report(old).courses[0]!.people, null);
  assert.equal(report([...old, ...some(9)]).courses[0]!.people, 10);
  assert.equal(typeof readResults(JSON.stringify(old[0])), "object");
});

test("a name and a mark lead to one person, also through a third file", () => {
  const ann: Partial<Results>[] = [{ mark: "a".repeat(32), name: "Ann" }, { mark: "b".repeat(32), name: "ann" }, { mark: "b".repeat(32) }];
  assert.equal(people(ann), 1);
  assert.equal(people([ann[2]!, ann[0]!, ann[1]!]), 1);
  assert.ok(samePerson(ann[0]!, ann[1]!) && samePerson(ann[1]!, ann[2]!) && !samePerson(ann[0]!, ann[2]!));
  assert.ok(!samePerson({}, {}));
});

test("an id that every object inherits is an id like any other", () => {
  const strange = { items: [{ id: "__proto__", activity: "constructor", share: [1, 1] }] } as unknown as Partial<Results>;
  assert.equal(report(some(10, strange)).courses[0]!.items[0]!.mean!.people, 10);
});

test("a mean of shares with any denominators stays exact enough", () => {
  const shares = [7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47].map((prime) => [1, prime] as const);
  assert.equal(mean(shares)!.percent, "5");
});

test("a file is taken only as exactly what it has to be", () => {
  const whole = JSON.stringify(learner());
  assert.equal(typeof readResults(whole), "object");
  assert.equal(typeof readResults("\ufeff" + whole), "object");
  assert.equal(readResults(whole.slice(0, -9)), "broken");
  assert.equal(readResults("[]"), "foreign");
  assert.equal(readResults("null"), "foreign");
  assert.equal(readResults(whole.replace('"version":1', '"version":2')), "version");
  assert.equal(readResults(whole.replace("[4,5]", "[5,4]")), "shape");
  assert.equal(readResults(whole.replace("[4,5]", "[4.5,5]")), "shape");
  assert.equal(readResults(whole.replace("[4,5]", "[5,5]")), "changed");
  assert.equal(readResults(JSON.stringify({ ...learner(), mark: "A".repeat(32) })), "shape");
  assert.equal(readResults(JSON.stringify({ ...learner(), name: "x".repeat(501) })), "shape");
});

test("a cell that a spreadsheet would run is text", () => {
  assert.equal(csv([["=1+1", 'a "b"', "c,d"], ["@x", "-1", "ok"]]), "'=1+1,\"a \"\"b\"\"\",\"c,d\"\r\n'@x,'-1,ok\r\n");
});
