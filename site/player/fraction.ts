/** Exact shares of points. Numerators and denominators are integers; floats would make 0.1 ten times not 1. */

export interface Fraction {
  readonly n: number;
  readonly d: number;
}

/** In lowest terms, with a denominator above zero. */
export function fraction(n: number, d = 1): Fraction {
  const divisor = common(Math.abs(n), Math.abs(d)) * (d < 0 ? -1 : 1);
  return { n: n / divisor, d: d / divisor };
}

export const ZERO: Fraction = { n: 0, d: 1 };
export const ONE: Fraction = { n: 1, d: 1 };

export function plus(a: Fraction, b: Fraction): Fraction {
  const shared = common(a.d, b.d);
  return fraction(a.n * (b.d / shared) + b.n * (a.d / shared), a.d * (b.d / shared));
}

export function times(a: Fraction, b: Fraction): Fraction {
  const one = fraction(a.n, b.d);
  const other = fraction(b.n, a.d);
  return { n: one.n * other.n, d: one.d * other.d };
}

/** Below zero, zero or above, as `a` is less than, equal to or more than `b`. The products can be beyond exact floats. */
export function compare(a: Fraction, b: Fraction): number {
  return Number(BigInt(a.n) * BigInt(b.d) - BigInt(b.n) * BigInt(a.d));
}

export function most(a: Fraction, b: Fraction): Fraction {
  return compare(a, b) < 0 ? b : a;
}

/** `factor` times the fraction as a decimal, cut off after `places` digits and never rounded up: 2/3 is 66.66 of 100. */
export function floored(a: Fraction, factor: number, places: number): string {
  let rest = a.n * factor;
  let text = String(Math.floor(rest / a.d));
  rest %= a.d;
  for (let place = 0; place < places && rest > 0; place++) {
    rest *= 10;
    text += (place === 0 ? "." : "") + Math.floor(rest / a.d);
    rest %= a.d;
  }
  return text.replace(/\.(\d*?)0+$/, (_, kept: string) => (kept ? "." + kept : ""));
}

/** `factor` times a fraction as people of a language write it, in the digits that may be typed back; percent unless told otherwise. */
export function shown(a: Fraction, language: string, factor = 100): string {
  return floored(a, factor, 1).replace(".", point(language));
}

/** As `number` in encode/interface.py: Spanish is that of America, and a language that nobody knows is English. */
function point(language: string): string {
  const locale = language === "es" ? "es-419" : Intl.NumberFormat.supportedLocalesOf(language)[0] ?? "en";
  return new Intl.NumberFormat(locale + "-u-nu-latn").format(1.5)[1]!;
}

function common(a: number, b: number): number {
  while (b > 0) [a, b] = [b, a % b];
  return a || 1;
}
