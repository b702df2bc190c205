/** A text under a passphrase: a key by PBKDF2 (RFC 8018) with SHA-256, then AES-GCM (NIST SP 800-38D), both by the browser itself. */

/** Rounds of PBKDF2. Each guess at a passphrase costs as many. */
export const COUNT = 600_000;
/** A file from elsewhere may not keep a device busy for minutes, nor ask for less than we do. */
const MOST_COUNT = 10 * COUNT;
const VERSION = 1;

interface Envelope {
  readonly version: number;
  readonly count: number;
  readonly salt: string;
  readonly iv: string;
  readonly sealed: string;
}

/** Browsers have it only on pages that nobody on the way could have changed: https, this machine, a disk. */
export const able = (): boolean => Boolean(globalThis.crypto?.subtle);

const letters = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
const bytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const encoded = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;

async function keyOf(passphrase: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  // Two keyboards may write one letter in two ways.
  const typed = await crypto.subtle.importKey("raw", encoded(passphrase.normalize("NFKC")), "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
  return crypto.subtle.deriveKey(how, typed, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

/** What is not secret is held by the seal as well: another count, and it does not open. */
const cipher = (iv: Uint8Array<ArrayBuffer>, count: number): AesGcmParams => ({
  name: "AES-GCM", iv, additionalData: encoded(`coursewright-locked ${VERSION} ${count}`),
});

/** The text, sealed under a new salt and a new initialisation vector, as JSON. */
export async function sealed(text: string, passphrase: string): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const found = await crypto.subtle.encrypt(cipher(iv, COUNT), await keyOf(passphrase, salt, COUNT), encoded(text));
  const envelope: Envelope = {
    version: VERSION, count: COUNT, salt: letters(salt), iv: letters(iv), sealed: letters(new Uint8Array(found)),
  };
  return JSON.stringify(envelope);
}

/** The text that was sealed; null where the passphrase is another one, or a letter was changed since. */
export async function unsealed(text: string, passphrase: string): Promise<string | null> {
  try {
    const { version, count, salt, iv, sealed: held } = JSON.parse(text) as Envelope;
    if (version !== VERSION || !Number.isInteger(count) || count < COUNT || count > MOST_COUNT) return null;
    const key = await keyOf(passphrase, bytes(salt), count);
    const found = await crypto.subtle.decrypt(cipher(bytes(iv), count), key, bytes(held));
    return new TextDecoder().decode(found);
  } catch {
    return null;
  }
}
