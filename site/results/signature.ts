/** Whether a signature is right (Ed25519, RFC 8032), the same in every browser and on pages that an intranet serves without https. */

import { hashes, verify } from "@noble/ed25519";
import { sha512 } from "@noble/hashes/sha2.js";

hashes.sha512 = sha512;

/** False also where the key or the signature is no such thing. */
export function signedBy(key: Uint8Array, signature: Uint8Array, message: Uint8Array): boolean {
  try {
    // As RFC 8032 has it: one encoding for each point and number.
    return verify(signature, message, key, { zip215: false });
  } catch {
    return false;
  }
}
