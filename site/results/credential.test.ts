/** Signatures against the vectors of RFC 8032 and another implementation; credentials against every way to be false. */

import assert from "node:assert/strict";
import { generateKeyPairSync, sign } from "node:crypto";
import { test } from "node:test";
import { bytes, type Issuer, verified } from "./credential";
import { signedBy } from "./signature";

const hex = (text: string): Uint8Array => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));

test("the vectors of RFC 8032, 7.1", () => {
  const vectors = [
    ["d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "", "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"],
    ["3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72", "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"],
    ["fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82", "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"],
  ] as const;
  for (const [key, message, signature] of vectors) {
    assert.equal(signedBy(hex(key), hex(signature), hex(message)), true);
    assert.equal(signedBy(hex(key), hex(signature), hex(message + "00")), false);
    const other = hex(signature);
    other[3]! ^= 1;
    assert.equal(signedBy(hex(key), other, hex(message)), false);
  }
});

test("what another implementation signs is right, and what it says otherwise is not", () => {
  for (let n = 0; n < 8; n++) {
    const { publicKey, privateKey } = generateKeyPairSync("ed25519");
    const key = bytes((publicKey.export({ format: "jwk" }) as { x: string }).x)!;
    const message = new TextEncoder().encode("message ".repeat(n));
    const signature = new Uint8Array(sign(null, message, privateKey));
    assert.equal(signedBy(key, signature, message), true);
    signature[40]! ^= 4;
    assert.equal(signedBy(key, signature, message), false);
  }
});

test("a signature whose number is above the order is another name for the same and refused", () => {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const key = bytes((publicKey.export({ format: "jwk" }) as { x: string }).x)!;
  const message = new Uint8Array([1]);
  const signature = new Uint8Array(sign(null, message, privateKey));
  let s = [...signature.subarray(32)].reduceRight((so, one) => (so << 8n) | BigInt(one), 0n) + 2n ** 252n + 27742317777372353535851937790883648493n;
  for (let n = 32; n < 64; n++, s >>= 8n) signature[n] = Number(s & 255n);
  assert.equal(signedBy(key, signature, message), false);
});

const { publicKey, privateKey } = generateKeyPairSync("ed25519");
const issuer: Issuer = { id: "did:key:z1", name: "The office", keys: [(publicKey.export({ format: "jwk" }) as { x: string }).x] };
const NOW = 1_800_000_000;
const credential = {
  id: "urn:uuid:1",
  iss: issuer.id,
  jti: "urn:uuid:1",
  sub: "urn:uuid:2",
  nbf: NOW - 60,
  validFrom: new Date((NOW - 60) * 1000).toISOString(),
  issuer: { id: issuer.id, name: "The office" },
  credentialSubject: { id: "urn:uuid:2", achievement: { name: "Tea", version: "1.0.0", criteria: { narrative: "All of it." } } },
};

function token(payload: object, header: object = { alg: "EdDSA", typ: "JWT" }, key = privateKey): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  const message = part(header) + "." + part(payload);
  return message + "." + sign(null, Buffer.from(message), key).toString("base64url");
}

test("a credential is believed only whole, from this issuer, signed, in its time, and of one voice", () => {
  const ask = (text: string): ReturnType<typeof verified> => verified(text, issuer, NOW);
  const good = ask(" " + token(credential) + "\n");
  assert.equal(typeof good === "object" && good.achievement, "Tea");
  assert.equal(ask("a.b"), "broken");
  assert.equal(ask("not a token"), "broken");
  assert.equal(ask(token(credential).replace(/\.[^.]*$/, ".***")), "broken");
  assert.equal(ask(token(credential, { alg: "none" })), "foreign");
  assert.equal(ask(token(credential, { alg: "HS256" })), "foreign");
  assert.equal(ask(token({ ...credential, iss: "did:key:z2" })), "foreign");
  const other = generateKeyPairSync("ed25519");
  const own = { alg: "EdDSA", jwk: other.publicKey.export({ format: "jwk" }) };
  assert.equal(ask(token(credential, own, other.privateKey)), "forged");
  const [head, , tail] = token(credential).split(".");
  const changed = Buffer.from(JSON.stringify({ ...credential, sub: "urn:uuid:3" })).toString("base64url");
  assert.equal(ask([head, changed, tail].join(".")), "forged");
  assert.equal(ask(token({ ...credential, nbf: NOW + 60, validFrom: new Date((NOW + 60) * 1000).toISOString() })), "early");
  assert.equal(ask(token({ ...credential, exp: NOW - 1 })), "expired");
  assert.equal(ask(token({ ...credential, jti: "urn:uuid:9" })), "broken");
  assert.equal(ask(token({ ...credential, issuer: { id: "did:key:z9" } })), "broken");
});
