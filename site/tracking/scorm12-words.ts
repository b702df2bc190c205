/** Answers, times and scores in the words of SCORM 1.2. Every value is a string that a strict host takes. */

import { floored } from "../player/fraction";
import type { Answer, Ratio } from "../player/data";
import { earnedBy, number, result } from "./answers";
import type { Entry, Said } from "./scorm-dialect";
import type { AnswerReport, DecisionReport, EndingReport, StandingReport } from "./tracker";

// SCORM 1.2 RTE 3.4, CMIFeedback: a choice is one character of 0 to 9 and a to z.
const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
const DIGITS = "1234567890abcdefghijklmnopqrstuvwxyz";
// SCORM 1.2 RTE 3.4, CMIString255 and CMIIdentifier.
const SHORT = 255;

/** What a standing is in the one field that holds both completion and success (SCORM 1.2 RTE 3.4, cmi.core.lesson_status). */
export function status({ completion, success, judged }: StandingReport): "passed" | "failed" | "completed" | "incomplete" {
  if (success !== "unknown") return success;
  return completion && !judged ? "completed" : "incomplete";
}

/** A score or share as 0 to 100, never rounded up, with at least as many decimals as the mastery score it is compared with. */
export function percent([n, d]: Ratio, mastery: Ratio | null): string {
  return floored({ n, d }, 100, Math.max(2, String(mastery?.[1] ?? 1).length - 3));
}

/** The host's mastery score (SCORM 1.2 RTE 3.4, cmi.student_data.mastery_score), 0 to 1; null where it gives none. */
export function masteryOf(text: string): Ratio | null {
  const found = /^\s*(\d{1,3})(?:\.(\d{0,8}))?\s*$/.exec(text);
  if (!found) return null;
  const decimals = found[2] ?? "";
  const mastery = [Number(found[1] + decimals), 100 * 10 ** decimals.length] as const;
  return mastery[0] <= mastery[1] ? mastery : null;
}

/** CMIIdentifier: printable ASCII without blanks (SCORM 1.2 RTE 3.4). */
export function identifier(id: string): string {
  return id.replace(/[^!-~]/g, "_").slice(0, SHORT);
}

/** At most 255 characters on one line. */
export function short(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, " ").slice(0, SHORT);
}

/** CMITimespan HHHH:MM:SS.SS (SCORM 1.2 RTE 3.4); ISO durations are of SCORM 2004. */
export function timespan(seconds: number): string {
  const hundredths = Math.min(Math.max(Math.floor(seconds * 100) || 0, 0), 9999 * 360000);
  const minutes = Math.floor(hundredths / 6000);
  return [two(Math.floor(minutes / 60)), two(minutes % 60), seconded(hundredths % 6000)].join(":");
}

/** CMITime HH:MM:SS.SS, the time of day (SCORM 1.2 RTE 3.4). */
export function timeOfDay(milliseconds: number): string {
  const now = new Date(milliseconds);
  const hundredths = now.getSeconds() * 100 + Math.floor(now.getMilliseconds() / 10);
  return [two(now.getHours()), two(now.getMinutes()), seconded(hundredths)].join(":");
}

export function answerEntry(report: AnswerReport, time: string): Entry {
  const response = report.response === undefined ? "" : feedback(report, report.response);
  const pattern = report.correct === undefined ? "" : feedback(report, report.correct);
  const elements: readonly Said[] = [
    // SCORM 1.2 RTE 3.4 has no long-fill-in.
    ["type", report.form === "long-fill-in" ? "fill-in" : report.form],
    ["time", time],
    ...shownOf(report.objective ? [report.objective] : []),
    ...(pattern ? [["correct_responses.0.pattern", pattern] as const] : []),
    // SCORM 1.2 RTE 3.4, cmi.interactions.n.weighting: -100 to 100.
    ["weighting", String(Math.min(report.weight, 100))],
    ...(response ? [["student_response", response] as const] : []),
    // SCORM 1.2 RTE 3.4, cmi.interactions.n.result: it is "wrong"; "incorrect" is of SCORM 2004.
    ["result", result(report.share, "wrong")],
    ["latency", timespan(report.seconds)],
  ];
  return { id: identifier(report.id), elements };
}

/** A decision is a choice among the node's ways on. The letter is the place of the choice in the source, whatever was open. */
export function decisionEntry(report: DecisionReport, time: string): Entry {
  const { scenario, at, node, options, leading, best } = report;
  return {
    id: identifier([scenario, at, node].join(".")),
    elements: [
      ["type", "choice"],
      ["time", time],
      ...shownOf(report.objectives),
      ...leading.map((id, n) => [`correct_responses.${n}.pattern`, character(LETTERS, options, id)] as const),
      ["weighting", String(Math.min(Math.max(best, 0), 100))],
      ["student_response", character(LETTERS, options, report.choice)],
      ["result", result(earnedBy(report), "wrong")],
      ["latency", timespan(report.seconds)],
    ],
  };
}

/** An ending is a performance (SCORM 1.2 RTE 3.4, cmi.interactions.n.type): its name, and the share of the points as a number. */
export function endingEntry({ scenario, ending, outcome, share, objectives }: EndingReport, time: string): Entry {
  return {
    id: identifier(scenario + ".ending"),
    elements: [
      ["type", "performance"],
      ["time", time],
      ...shownOf(objectives),
      ["student_response", short(`${outcome}: ${ending}`)],
      ["result", share ? floored({ n: share[0], d: share[1] }, 1, 4) : "neutral"],
    ],
  };
}

function shownOf(objectives: readonly string[]): readonly Said[] {
  return objectives.map((id, n) => [`objectives.${n}.id`, identifier(id)] as const);
}

/** CMIFeedback in the shape of the interaction's type, nothing where the answer has none. */
function feedback(report: AnswerReport, answer: Answer): string {
  const list = Array.isArray(answer) ? (answer as readonly string[]) : [];
  const text = typeof answer === "string" ? answer : "";
  const letters = (ids: readonly string[]): string => ids.map((id) => character(LETTERS, report.options, id)).join(",");
  switch (report.form) {
    case "true-false":
      return text.slice(0, 1);
    case "choice":
    case "sequencing":
      return letters(text ? [text] : list);
    case "likert":
      return letters([text]);
    case "matching":
      return Object.entries(text || Array.isArray(answer) ? {} : answer)
        .map(([left, right]) => character(DIGITS, report.options, left) + "." + character(LETTERS, report.right, right))
        .join(",");
    case "numeric":
      // Bounds that differ are no single number, which is all that a pattern can be.
      return short(number(list.length === 0 ? text : list[0] === list[1] ? list[0]! : ""));
    case "fill-in":
      return short(text || list.join(","));
    case "long-fill-in":
      return short(text);
  }
}

function character(characters: string, ids: readonly string[], id: string): string {
  return characters[ids.indexOf(id)] ?? "z";
}

function two(count: number): string {
  return String(count).padStart(2, "0");
}

function seconded(hundredths: number): string {
  return two(Math.floor(hundredths / 100)) + "." + two(hundredths % 100);
}
