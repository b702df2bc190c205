/** Answers, times and scores in the words of SCORM 2004. Every value is a string that a strict host takes. */

import { floored } from "../player/fraction";
import type { Answer, Ratio } from "../player/data";
import type { Entry, Said } from "./scorm-dialect";
import { earnedBy, free, listed, number, paired, result } from "./answers";
import type { AnswerReport, DecisionReport, EndingReport } from "./tracker";

// SCORM 2004 RTE 4.1.1.7: the smallest permitted maximum of characters in an identifier, a short one, a location, and of
// the texts of a fill-in, a long fill-in and a description.
const LONG = 4000;
const SHORT = 250;
const PLACE = 1000;

// SCORM 2004 RTE 4.1.1.7, real (10,7): seven significant digits.
const DIGITS = 7;

/** A share as -1 to 1 (SCORM 2004 RTE 4.2.18.1, cmi.score.scaled), never rounded up. */
export function scaled([n, d]: Ratio): string {
  return floored({ n, d }, 1, DIGITS);
}

/** The same as 0 to 100. */
export function percent([n, d]: Ratio): string {
  return floored({ n, d }, 100, DIGITS - 2);
}

/** The host's own mastery score (SCORM 2004 RTE 4.2.17.1, cmi.scaled_passing_score); null where it gives none in 0 to 1. */
export function masteryOf(text: string): Ratio | null {
  const found = /^\s*\+?(\d?)(?:\.(\d{1,8})?)?\s*$/.exec(text);
  if (!found || !(found[1] || found[2])) return null;
  const decimals = found[2] ?? "";
  const mastery = [Number((found[1] ?? "") + decimals), 10 ** decimals.length] as const;
  return mastery[0] <= mastery[1] ? mastery : null;
}

/** long_identifier_type: no blanks, and nothing that is reserved in an address (SCORM 2004 RTE 4.1.1.7). */
export function identifier(id: string): string {
  return id.replace(/[^A-Za-z0-9._:~-]/g, "_").slice(0, LONG);
}

export function placeOf(id: string): string {
  return id.slice(0, PLACE);
}

/** timeinterval (second,10,2): at most two decimals of a second (SCORM 2004 RTE 4.1.1.7). */
export function duration(seconds: number): string {
  const hundredths = Math.max(Math.floor(seconds * 100) || 0, 0);
  const rest = hundredths % 6000;
  const minutes = Math.floor(hundredths / 6000);
  const hours = Math.floor(minutes / 60);
  const shown = String(Math.floor(rest / 100)) + (rest % 100 ? "." + String(rest % 100).padStart(2, "0") : "");
  return "PT" + (hours ? hours + "H" : "") + (minutes % 60 ? (minutes % 60) + "M" : "") + shown + "S";
}

/** time (second,10,0) in UTC, with at most two decimals: `toISOString` alone has three (SCORM 2004 RTE 4.1.1.7). */
export function moment(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\dZ$/, "Z");
}

export function answerEntry(report: AnswerReport, now: number): Entry {
  const response = report.response === undefined ? "" : answer(report, report.response);
  const right = report.correct === undefined ? "" : pattern(report, report.correct);
  const elements: readonly Said[] = [
    // SCORM 2004 RTE 4.2.9: the type comes before the pattern and the response, which are read by it (error 408).
    ["type", report.form],
    ["timestamp", moment(now)],
    ...shownOf(report.objective ? [report.objective] : []),
    ...(right ? [["correct_responses.0.pattern", right] as const] : []),
    ["weighting", String(report.weight)],
    ...(response ? [["learner_response", response] as const] : []),
    // SCORM 2004 RTE 4.2.9, cmi.interactions.n.result: it is "incorrect"; "wrong" is of SCORM 1.2.
    ["result", result(report.share, "incorrect")],
    ["latency", duration(report.seconds)],
  ];
  return { id: identifier(report.id), elements };
}

/** A decision is a choice among the node's ways on; each of those that earn the most is a pattern of its own. */
export function decisionEntry(report: DecisionReport, now: number): Entry {
  const { scenario, at, node, choice, leading, best } = report;
  return {
    id: identifier([scenario, at, node].join(".")),
    elements: [
      ["type", "choice"],
      ["timestamp", moment(now)],
      ...shownOf(report.objectives),
      ...leading.map((id, n) => [`correct_responses.${n}.pattern`, short(id)] as const),
      ["weighting", String(Math.max(best, 0))],
      ["learner_response", short(choice)],
      ["result", result(earnedBy(report), "incorrect")],
      ["latency", duration(report.seconds)],
    ],
  };
}

/** An ending is of the type "other" (SCORM 2004 RTE 4.2.9): its name, and the share of the points as a number. */
export function endingEntry({ scenario, ending, outcome, share, objectives }: EndingReport, now: number): Entry {
  return {
    id: identifier(scenario + ".ending"),
    elements: [
      ["type", "other"],
      ["timestamp", moment(now)],
      ...shownOf(objectives),
      ["learner_response", `${outcome}: ${ending}`],
      ["result", share ? scaled(share) : "neutral"],
    ],
  };
}

function shownOf(objectives: readonly string[]): readonly Said[] {
  return [...new Set(objectives)].map((id, n) => [`objectives.${n}.id`, identifier(id)] as const);
}

// SCORM 2004 RTE 4.2.9.2: how a response of each type is written.
function answer({ form }: AnswerReport, given: Answer): string {
  switch (form) {
    case "true-false":
    case "likert":
      return typeof given === "string" ? short(given) : "";
    case "choice":
    case "sequencing":
      return listed(given).map(short).join("[,]");
    case "matching":
      return paired(given).map(([left, right]) => short(left) + "[.]" + short(right)).join("[,]");
    case "numeric":
      return typeof given === "string" ? number(given) : "";
    case "fill-in":
      return listed(given).map((text) => free(text, SHORT)).join("[,]");
    case "long-fill-in":
      return typeof given === "string" ? free(given, LONG) : "";
  }
}

// SCORM 2004 RTE 4.2.9.1: how a pattern of each type is written.
function pattern(report: AnswerReport, right: Answer): string {
  if (report.form !== "numeric") return answer(report, right);
  const [low = "", high = ""] = listed(right).map(number);
  return low || high ? low + "[:]" + high : "";
}

/** short_identifier_type. */
function short(id: string): string {
  return identifier(id).slice(0, SHORT);
}
