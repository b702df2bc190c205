/** SHA-256 (FIPS 180-4). The browser's own is missing on pages that an intranet serves without https. */

const WORD = 2 ** 32;

/** The first 32 bits of the fractions of square roots (`power` 1/2) or cube roots (1/3) of the first primes. */
function constants(count: number, power: number): number[] {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n++) if (primes.every((prime) => n % prime)) primes.push(n);
  return primes.map((prime) => ((prime ** power % 1) * WORD) | 0);
}

const START = constants(8, 1 / 2);
const ROUNDS = constants(64, 1 / 3);

export function sha256(text: string): string {
  const bytes = padded(new TextEncoder().encode(text));
  let state = START;
  for (let at = 0; at < bytes.byteLength; at += 64) state = block(state, new DataView(bytes.buffer, at, 64));
  return state.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}

function padded(message: Uint8Array): Uint8Array {
  const out = new Uint8Array(((message.length + 72) >> 6) << 6);
  out.set(message);
  out[message.length] = 0x80;
  const tail = new DataView(out.buffer);
  tail.setUint32(out.length - 8, Math.floor((message.length * 8) / WORD));
  tail.setUint32(out.length - 4, (message.length * 8) % WORD);
  return out;
}

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

function block(before: number[], words: DataView): number[] {
  const w: number[] = [];
  for (let t = 0; t < 64; t++) {
    if (t < 16) w.push(words.getInt32(t * 4));
    else {
      const [two, fifteen] = [w[t - 2]!, w[t - 15]!];
      const small1 = turned(two, 17) ^ turned(two, 19) ^ (two >>> 10);
      const small0 = turned(fifteen, 7) ^ turned(fifteen, 18) ^ (fifteen >>> 3);
      w.push((small1 + w[t - 7]! + small0 + w[t - 16]!) | 0);
    }
  }
  let [a, b, c, d, e, f, g, h] = before as [number, number, number, number, number, number, number, number];
  for (let t = 0; t < 64; t++) {
    const one = h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + ROUNDS[t]! + w[t]!;
    const two = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  return [a, b, c, d, e, f, g, h].map((word, n) => (word + before[n]!) | 0);
}
