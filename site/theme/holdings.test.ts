/** What is kept, sorted, taken along and brought back; a file from elsewhere is hostile until shown otherwise. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { exported, imported, lockable, LOCKED, sorted } from "./holdings";

const KEPT = [
  ["coursewright:tea", "1;vl001"],
  ["coursewright-standing:tea", "1/4"],
  ["coursewright-words:tea:l1:one", "The left one."],
  ["coursewright-scheme", "dark"],
  ["coursewright-trace", "kept"],
  ["coursewright-later:tea", "x"],
] as const;

const file = (kept: unknown, more: object = {}): string =>
  JSON.stringify({ format: "coursewright-device", version: 1, kept, ...more });

test("what belongs together is one thing: a course, own words, settings, and everything nobody foresaw", () => {
  const found = sorted(KEPT).map(({ sort, course, entries }) => [sort, course, entries.length]);
  assert.deepEqual(found, [["course", "tea", 2], ["words", "", 1], ["other", "", 1], ["settings", "", 2]]);
});

test("a passphrase hides all of a person, and not how pages look", () => {
  assert.deepEqual(lockable([...KEPT, [LOCKED, "{}"]]).map(([key]) => key), [
    "coursewright:tea", "coursewright-standing:tea", "coursewright-words:tea:l1:one", "coursewright-later:tea",
  ]);
  assert.equal(sorted([...KEPT, [LOCKED, "{}"]])[0]!.sort, "locked");
  assert.deepEqual(imported(file({ [LOCKED]: "x".repeat(300_000) }))?.length, 1);
});

test("a file brings back what it took along, but for what belongs to the browser", () => {
  const back = imported(exported(KEPT));
  assert.deepEqual(back, KEPT.filter(([key]) => key !== "coursewright-trace"));
});

test("a file that is none of ours, or holds one thing that cannot be, is refused whole", () => {
  const good = { "coursewright:tea": "1" };
  assert.deepEqual(imported(file(good)), [["coursewright:tea", "1"]]);
  for (const text of [
    "", "null", "[]", "{", "7", '"coursewright-device"',
    JSON.stringify({ format: "other", version: 1, kept: good }),
    file(good, { version: 2 }),
    file(null), file([]), file("x"), file([["coursewright:tea", "1"]]),
    file({ "coursewright:tea": 7 }),
    file({ "coursewright:tea": { toString: "x" } }),
    file({ someone_elses: "x" }),
    file({ coursewrightX: "x" }),
    file({ "coursewright-trace": "kept" }),
    '{"format":"coursewright-device","version":1,"kept":{"__proto__":"x"}}',
    file({ ["coursewright:" + "x".repeat(300)]: "1" }),
    file({ "coursewright:tea": "x".repeat(200_001) }),
    file(Object.fromEntries([...Array(2_001).keys()].map((n) => [`coursewright:${n}`, "x"]))),
    " ".repeat(4_000_001),
  ]) assert.equal(imported(text), null, text.slice(0, 80));
});
