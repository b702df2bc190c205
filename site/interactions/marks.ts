/** What each part of an answer is worth a word about. No element stands here: only data in, marks out. */

import type { Answer, ItemData } from "../player/data";
import { gapIsRight, matches, share } from "../player/scoring";
import type { Say } from "./elements";

export interface Mark {
  /** The option, or the number of the field. */
  at: string;
  /** `right`, `other`, or nothing where nothing is right or wrong. */
  state: "right" | "other" | "";
  /** The word that goes with the shape. */
  word: "right" | "other" | "off" | "missed" | "follows" | "stray";
  /** Feedback to show: the first of these that the item has. */
  told: string[];
}

const mark = (at: string, right: boolean, told: string[] = [at], word: Mark["word"] = "off"): Mark =>
  ({ at, state: right ? "right" : "other", word: right ? "right" : word, told });

export function marks(item: ItemData, answer: Answer | undefined, reveal: boolean): Mark[] {
  if (item.form === "likert") return answer ? [{ ...mark(answer as string, true), state: "" }] : [];
  if (item.form === "true-false" || item.form === "choice") return optionMarks(item, answer, reveal);
  if (answer === undefined || item.form === "long-fill-in") return [];
  if (item.form === "numeric") return [mark("1", isRight(item, answer))];
  if (item.form === "matching") return Object.keys(item.pairs!).map((left) => mark(left, pairRight(item, answer, left)));
  if (item.form === "sequencing") return stepMarks(item, answer as string[]);
  return item.gaps!.map((gap, n) => {
    const text = (answer as string[])[n] ?? "";
    const foreseen = gap.foreseen.findIndex((pattern) => matches(pattern, text, !!item.caseMatters));
    return mark(`${n + 1}`, gapIsRight(item, n, text), [`${n + 1}-${foreseen + 1}`, `${n + 1}`]);
  });
}

function optionMarks(item: ItemData, answer: Answer | undefined, reveal: boolean): Mark[] {
  const chosen = ([] as string[]).concat((answer as string | string[] | undefined) ?? []);
  const keys = item.keys ?? [String(item.key)];
  const missed = reveal ? keys.filter((key) => !chosen.includes(key)) : [];
  return [
    ...chosen.map((id) => mark(id, keys.includes(id), [id], "other")),
    ...missed.map((id) => ({ ...mark(id, true), word: "missed" as const })),
  ];
}

function stepMarks(item: ItemData, answer: string[]): Mark[] {
  return answer.slice(1).map((id, n) => {
    const follows = item.steps!.indexOf(id) === item.steps!.indexOf(answer[n]!) + 1;
    return { ...mark(id, follows), word: follows ? "follows" : "stray" };
  });
}

const pairRight = (item: ItemData, answer: Answer, left: string): boolean =>
  (answer as Record<string, string>)[left] === item.pairs![left];

export function isRight(item: ItemData, answer: Answer | undefined): boolean {
  const part = share(item, answer);
  return part.n === part.d;
}

export interface Verdict {
  readonly words: string;
  readonly mark: "right" | "other" | "partly" | null;
}

/** The verdict as a sentence: how much was found, never only right or wrong. */
export function verdict(item: ItemData, answer: Answer | undefined, say: Say): Verdict {
  const told = (mark: Verdict["mark"], key: string, values = {}): Verdict => ({ words: say(`verdict-${key}`, values), mark });
  if (item.form === "likert" || item.form === "long-fill-in") return told(null, "noted");
  if (answer === undefined) return told(null, "none");
  if (isRight(item, answer)) return told("right", "right");
  const given = marks(item, answer, true);
  const of = given.filter((m) => m.word !== "other").length;
  const found = given.filter((m) => m.word === "right" || m.word === "follows").length;
  if (of < 2) return told("other", "wrong");
  if (!found) return told("other", "nothing", { of });
  const stray = given.length - of;
  const { words, mark } = told("partly", item.form === "sequencing" ? "order" : "partly", { found, of });
  return { words: stray ? `${words} ${say("verdict-stray", { stray })}` : words, mark };
}
