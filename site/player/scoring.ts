/** Which share of its points an answer earns. The same meaning stands in model/scoring.py; tests/vectors hold both to it. */

import { western } from "./digits";
import type { Answer, ItemData } from "./data";
import { type Fraction, fraction, ONE, ZERO } from "./fraction";
import { own } from "./own";

/** 0 to 1. Nothing answered earns nothing, and so does what no person has judged. */
export function share(item: ItemData, answer: Answer | undefined): Fraction {
  if (answer === undefined) return ZERO;
  switch (item.form) {
    case "true-false":
      return answer === String(item.key) ? ONE : ZERO;
    case "choice":
      return ofChoice(item, listed(answer));
    case "matching":
      return ofPairs(item.pairs ?? {}, paired(answer));
    case "sequencing":
      return ofOrder(item.steps ?? [], listed(answer));
    case "fill-in":
      return ofGaps(item, listed(answer));
    case "numeric":
      return ofNumber(item, answer);
    case "likert":
    case "long-fill-in":
      return ZERO;
  }
}

function ofChoice(item: ItemData, answer: readonly string[]): Fraction {
  const keys = new Set(item.keys);
  const chosen = item.options.filter((id) => answer.includes(id));
  const right = chosen.filter((id) => keys.has(id)).length;
  // Each wrong one takes a right one back, so a single choice is all or nothing by the same rule.
  return fraction(Math.max(0, right - (chosen.length - right)), keys.size || 1);
}

function ofPairs(pairs: { readonly [left: string]: string }, answer: { readonly [left: string]: string }): Fraction {
  const lefts = Object.keys(pairs);
  const right = lefts.filter((left) => own(answer, left) === pairs[left]).length;
  return fraction(right, lefts.length || 1);
}

function ofOrder(steps: readonly string[], answer: readonly string[]): Fraction {
  const placed = [...new Set(answer)].filter((id) => steps.includes(id));
  if (steps.length < 2) return fraction(placed.length, steps.length || 1);
  const kept = placed.filter((id, at) => at > 0 && steps.indexOf(id) - steps.indexOf(placed[at - 1]!) === 1);
  return fraction(kept.length, steps.length - 1);
}

function ofGaps(item: ItemData, answer: readonly string[]): Fraction {
  const gaps = item.gaps ?? [];
  const right = gaps.filter((_, at) => gapIsRight(item, at, answer[at] ?? "")).length;
  return fraction(right, gaps.length || 1);
}

/** Whether the text in this gap, counted from 0, is one of its answers. */
export function gapIsRight(item: ItemData, gap: number, text: string): boolean {
  return (item.gaps?.[gap]?.answers ?? []).some((pattern) => matches(pattern, text, item.caseMatters === true));
}

/** Whether a text fits a pattern in which `*` stands for any run of characters. Blanks alone fit nothing. */
export function matches(pattern: string, text: string, caseMatters: boolean): boolean {
  const typed = folded(text, caseMatters);
  const [first = "", ...others] = folded(pattern, caseMatters).split("*");
  const last = others.pop();
  if (!typed) return false;
  if (last === undefined) return typed === first;
  if (!typed.startsWith(first) || !typed.endsWith(last)) return false;
  // The leftmost place for each piece is always a good one, so nothing is ever tried twice.
  let from = first.length;
  for (const piece of others) {
    const found = typed.indexOf(piece, from);
    if (found < 0) return false;
    from = found + piece.length;
  }
  return from <= typed.length - last.length;
}

// The characters with Unicode's White_Space property, named one by one: the two languages' own lists differ.
const BLANKS = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

function tidied(text: string): string {
  return text.split(BLANKS).filter(Boolean).join(" ");
}

function folded(text: string, caseMatters: boolean): string {
  const tidy = tidied(text.normalize("NFC"));
  // A sigma at the end of a word is the same letter as any other.
  return caseMatters ? tidy : tidy.toUpperCase().toLowerCase().replace(/ς/g, "σ");
}

function ofNumber(item: ItemData, answer: Answer): Fraction {
  const typed = typeof answer === "string" ? decimal(answer) : null;
  const low = decimal(item.low ?? "");
  const high = decimal(item.high ?? "");
  return typed && low && high && order(low, typed) <= 0 && order(typed, high) <= 0 ? ONE : ZERO;
}

interface Decimal {
  readonly sign: 1 | -1;
  readonly whole: string;
  readonly part: string;
}

/** Digits of any of our languages with an optional sign and one point, comma or Arabic separator; null where the text is no number. */
function decimal(text: string): Decimal | null {
  const found = /^([+\-\u2212]?)([0-9]*)(?:[.,]([0-9]*))?$/.exec(tidied(western(text)));
  if (!found || !(found[2] || found[3])) return null;
  const whole = found[2]!.replace(/^0+/, "");
  const part = (found[3] ?? "").replace(/0+$/, "");
  return { sign: found[1] && found[1] !== "+" && whole + part ? -1 : 1, whole, part };
}

/** Digit by digit, since the nearest floats of two different decimals can be equal. */
function order(a: Decimal, b: Decimal): number {
  if (a.sign !== b.sign) return a.sign;
  const size = a.whole.length - b.whole.length;
  const [left, right] = [a.whole + "." + a.part, b.whole + "." + b.part];
  return a.sign * (size || (left < right ? -1 : Number(left > right)));
}

function listed(answer: Answer): readonly string[] {
  return Array.isArray(answer) ? (answer as readonly string[]) : typeof answer === "string" ? [answer] : [];
}

function paired(answer: Answer): { readonly [left: string]: string } {
  return typeof answer === "object" && !Array.isArray(answer) ? (answer as { [left: string]: string }) : {};
}
