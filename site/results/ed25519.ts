/** Whether a signature is right (Ed25519, RFC 8032): by the browser where it knows how, otherwise worked out here. Nothing
 * secret is held, so how long it takes tells nothing. */

type Point = readonly [x: bigint, y: bigint, z: bigint, t: bigint];

const P = 2n ** 255n - 19n;
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;

export async function signedBy(key: Uint8Array, signature: Uint8Array, message: Uint8Array): Promise<boolean | undefined> {
  if (key.length !== 32 || signature.length !== 64) return false;
  // Without https there is no `subtle`, and older browsers have it without this curve.
  const { subtle } = crypto;
  if (!subtle) return undefined;
  try {
    const held = await subtle.importKey("raw", copy(key), "Ed25519", false, ["verify"]);
    return await subtle.verify("Ed25519", held, copy(signature), copy(message));
  } catch {
    return workedOut(key, signature, message, async (data) => new Uint8Array(await subtle.digest("SHA-512", copy(data))));
  }
}

/** RFC 8032, 5.1.7: [S]B = R + [k]A, with `sha512` from outside. */
export async function workedOut(
  key: Uint8Array,
  signature: Uint8Array,
  message: Uint8Array,
  sha512: (data: Uint8Array) => Promise<Uint8Array>,
): Promise<boolean> {
  const s = number(signature.subarray(32));
  const [a, r] = [point(key), point(signature.subarray(0, 32))];
  if (s >= ORDER || !a || !r) return false;
  const hashed = new Uint8Array([...signature.subarray(0, 32), ...key, ...message]);
  const k = number(await sha512(hashed)) % ORDER;
  return same(times(s, BASE), plus(r, times(k, a)));
}

const mod = (value: bigint): bigint => ((value % P) + P) % P;

function power(base: bigint, exponent: bigint): bigint {
  let out = 1n;
  for (let by = mod(base), left = exponent; left > 0n; left >>= 1n, by = (by * by) % P) if (left & 1n) out = (out * by) % P;
  return out;
}

const inverse = (value: bigint): bigint => power(value, P - 2n);
const D = mod(-121665n * inverse(121666n));
const ROOT = power(2n, (P - 1n) / 4n);

/** 5.1.4, in extended coordinates. The formula holds for equal points too. */
function plus([x1, y1, z1, t1]: Point, [x2, y2, z2, t2]: Point): Point {
  const a = mod((y1 - x1) * (y2 - x2));
  const b = mod((y1 + x1) * (y2 + x2));
  const c = mod(2n * t1 * t2 * D);
  const d = mod(2n * z1 * z2);
  const [e, f, g, h] = [b - a, d - c, d + c, b + a];
  return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)];
}

function times(factor: bigint, base: Point): Point {
  let out: Point = [0n, 1n, 1n, 0n];
  for (let by = base, left = factor; left > 0n; left >>= 1n, by = plus(by, by)) if (left & 1n) out = plus(out, by);
  return out;
}

function same([x1, y1, z1]: Point, [x2, y2, z2]: Point): boolean {
  return mod(x1 * z2 - x2 * z1) === 0n && mod(y1 * z2 - y2 * z1) === 0n;
}

/** 5.1.3: the point that 32 bytes stand for, where they stand for one. */
function point(data: Uint8Array): Point | undefined {
  const whole = number(data);
  const y = whole & (2n ** 255n - 1n);
  if (y >= P) return undefined;
  const square = mod((y * y - 1n) * inverse(D * y * y + 1n));
  let x = power(square, (P + 3n) / 8n);
  if (mod(x * x - square) !== 0n) x = mod(x * ROOT);
  const odd = whole >> 255n;
  if (mod(x * x - square) !== 0n || (x === 0n && odd === 1n)) return undefined;
  if ((x & 1n) !== odd) x = P - x;
  return [x, y, 1n, mod(x * y)];
}

const BASE = point(Uint8Array.from([0x58, ...Array<number>(31).fill(0x66)]))!;

/** Little-endian. */
function number(data: Uint8Array): bigint {
  return data.reduceRight((so, one) => (so << 8n) | BigInt(one), 0n);
}

/** In a buffer of its own, which is what the browser's functions take. */
function copy(data: Uint8Array): ArrayBuffer {
  return Uint8Array.from(data).buffer;
}
