/** What a player reports, as trackers are told of it. */

import type { AnswerReport, DecisionReport, StandingReport } from "../tracking/tracker";

export const NOTHING: StandingReport = {
  completion: false, success: "unknown", judged: true, score: null, objectives: {}, mastery: [4, 5], progress: [0, 3],
};
export const DONE: StandingReport = { ...NOTHING, completion: true, success: "passed", score: [9, 10], progress: [3, 3] };

export function answer(fields: Partial<AnswerReport>): AnswerReport {
  return {
    id: "hc-f-01", form: "choice", objective: "HC-O1", options: ["a", "b", "c"], right: [],
    response: ["a"], correct: ["a"], share: [1, 1], weight: 1, seconds: 62.345, ...fields,
  };
}

export function decision(fields: Partial<DecisionReport>): DecisionReport {
  return {
    scenario: "late-guest",
    node: "a-knock",
    at: 1,
    choice: "by-the-stove",
    offered: ["by-the-stove", "through-the-glass"],
    options: ["call", "by-the-stove", "through-the-glass"],
    points: 2,
    best: 2,
    leading: ["by-the-stove"],
    result: "helped",
    objectives: ["TH-O1", "TH-O2"],
    seconds: 61.239,
    ...fields,
  };
}
