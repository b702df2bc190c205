/** A seal opens under its own passphrase alone, and another implementation of the same standards opens it as well. */

import assert from "node:assert/strict";
import { createDecipheriv, pbkdf2Sync } from "node:crypto";
import { test } from "node:test";
import { COUNT, sealed, unsealed } from "./sealing";

const TEXT = '{"kept":{"coursewright:tea":"الشاي 🫖"}}';
const PHRASE = "four warm words here";

test("what is sealed opens under its passphrase, and under no other", async () => {
  const envelope = await sealed(TEXT, PHRASE);
  assert.ok(!envelope.includes("tea") && !envelope.includes(Buffer.from("tea").toString("base64")));
  assert.equal(await unsealed(envelope, PHRASE), TEXT);
  for (const other of ["", "Four warm words here", PHRASE + " "]) assert.equal(await unsealed(envelope, other), null);
});

test("equal letters are one passphrase, however a keyboard composes them", async () => {
  assert.equal(await unsealed(await sealed(TEXT, "cafe\u0301 au lait"), "caf\u00e9 au lait"), TEXT);
});

test("two seals of one text share nothing", async () => {
  const [one, two] = (await Promise.all([sealed(TEXT, PHRASE), sealed(TEXT, PHRASE)])).map((text) => JSON.parse(text));
  for (const part of ["salt", "iv", "sealed"]) assert.notEqual(one[part], two[part], part);
});

test("a seal is PBKDF2 with SHA-256 and AES-256-GCM, with the count that it states", async () => {
  const { version, count, salt, iv, sealed: held } = JSON.parse(await sealed(TEXT, PHRASE));
  assert.equal(count, COUNT);
  assert.ok(COUNT >= 600_000);
  const [salted, vector, data] = [salt, iv, held].map((text: string) => Buffer.from(text, "base64"));
  assert.deepEqual([salted!.length, vector!.length], [16, 12]);
  const cipher = createDecipheriv("aes-256-gcm", pbkdf2Sync(PHRASE, salted!, count, 32, "sha256"), vector!);
  cipher.setAAD(Buffer.from(`coursewright-locked ${version} ${count}`)).setAuthTag(data!.subarray(-16));
  assert.equal(cipher.update(data!.subarray(0, -16), undefined, "utf8") + cipher.final("utf8"), TEXT);
});

test("a seal that was changed, or is none, does not open", async () => {
  const envelope = JSON.parse(await sealed(TEXT, PHRASE));
  const flipped = Buffer.from(envelope.sealed, "base64");
  flipped[3]! ^= 1;
  for (const other of [
    { sealed: flipped.toString("base64") }, { sealed: "" }, { sealed: 7 }, { iv: envelope.salt }, { salt: "%" },
    { count: 1 }, { count: COUNT + 1 }, { count: 1e12 }, { count: "600000" }, { version: 2 },
  ]) assert.equal(await unsealed(JSON.stringify({ ...envelope, ...other }), PHRASE), null, JSON.stringify(other));
  for (const none of ["", "null", "[]", "x"]) assert.equal(await unsealed(none, PHRASE), null);
});
