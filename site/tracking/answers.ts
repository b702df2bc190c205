/** Answers as all standards take them apart. */

import { western } from "../player/digits";
import { floored } from "../player/fraction";
import type { Answer, Ratio } from "../player/data";
import type { DecisionReport } from "./tracker";

/** A decimal with a point, no exponent, no plus, as typed anywhere; nothing where it is none. */
export function number(text: string): string {
  const typed = western(text).trim().replace(",", ".").replace(/^\u2212/, "-").replace(/^\+/, "");
  return /^-?(\d+\.?\d*|\.\d+)$/.test(typed) ? typed : "";
}

/** What an answer earned: the standard's word for wrong, `correct`, or a part of the points as a number. */
export function result(share: Ratio | undefined, wrong: string): string {
  if (!share) return "neutral";
  if (share[0] === 0) return wrong;
  return share[0] === share[1] ? "correct" : floored({ n: share[0], d: share[1] }, 1, 4);
}

/** The share that a decision earned of what the best open choice earns; nothing where there was nothing to earn. */
export function earnedBy({ result, points, best }: DecisionReport): Ratio | undefined {
  if (result === "neutral") return undefined;
  if (result === "harmed") return [0, 1];
  return best > 0 && points < best ? [Math.max(points, 0), best] : [1, 1];
}

/** A text in which nothing can be taken for a delimiter (SCORM 2004 RTE 4.1.1.6, xAPI 1.0.3 Data, appendix C). */
export function free(text: string, most = Infinity): string {
  return text
    .replace(/\[([,.:])\]/g, "[ $1 ]")
    .replace(/^\{/, " {")
    .slice(0, most);
}

/** The parts of an answer that is a list, or one text alone. */
export function listed(given: Answer): readonly string[] {
  return typeof given === "string" ? (given ? [given] : []) : Array.isArray(given) ? (given as readonly string[]) : [];
}

/** Left and right of an answer that matches. */
export function paired(given: Answer): readonly (readonly [string, string])[] {
  return typeof given === "string" || Array.isArray(given) ? [] : Object.entries(given);
}
