/** An answered item in the words of the tracker's port. Private answers have none. */

import type { AnswerReport } from "../tracking/tracker";
import type { Answer, ItemData } from "./data";
import { share } from "./scoring";

/** What is told about an answer, or null where the answer never leaves the device. */
export function report(id: string, item: ItemData, answer: Answer | undefined, seconds: number): AnswerReport | null {
  if (item.private) return null;
  const earned = share(item, answer);
  return {
    id,
    form: item.form,
    objective: item.objective,
    options: item.options,
    right: item.right ?? [],
    response: answer,
    correct: correct(item),
    share: item.points > 0 ? [earned.n, earned.d] : undefined,
    weight: item.points,
    seconds,
  };
}

/** One right answer. */
function correct(item: ItemData): Answer | undefined {
  switch (item.form) {
    case "true-false":
      return String(item.key);
    case "choice":
      return item.keys;
    case "matching":
      return item.pairs;
    case "sequencing":
      return item.steps;
    case "fill-in":
      return item.gaps?.map((gap) => gap.answers[0] ?? "");
    case "numeric":
      return [item.low ?? "", item.high ?? ""];
    case "likert":
    case "long-fill-in":
      return undefined;
  }
}
