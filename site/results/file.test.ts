/** The checksum of a results file is the SHA-256 that everybody else computes. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { digest } from "./file";
import { sha256 } from "./sha256";

test("it is that of other programs, around every border of its blocks and for any character", () => {
  for (const text of ["", "abc", "é\u2028\ud83d\ude00", ..."0123456789".repeat(13)].map((one, n) => one + "x".repeat(n)))
    assert.equal(sha256(text), createHash("sha256").update(text).digest("hex"));
});

test("the order of names does not matter, that of a list does", () => {
  assert.equal(digest({ a: [1, { c: null, b: true }], z: "é" }), digest({ z: "é", a: [1, { b: true, c: null }] }));
  assert.notEqual(digest({ a: [1, 2] }), digest({ a: [2, 1] }));
});
