/** Answers, decisions and standings as xAPI statements. */

import { floored } from "../player/fraction";
import type { Answer, Ratio } from "../player/data";
import { earnedBy, free, listed, number, paired } from "./answers";
import type { AnswerReport, DecisionReport, EndingReport } from "./tracker";
import type { Fields, Json } from "./xapi-store";

const VERBS = "http://adlnet.gov/expapi/verbs/";
const INTERACTION = "http://adlnet.gov/expapi/activities/cmi.interaction";
const OBJECTIVE = "http://adlnet.gov/expapi/activities/objective";
export const PROGRESS = "https://w3id.org/xapi/cmi5/result/extensions/progress";

export type Verb = "initialized" | "completed" | "passed" | "failed" | "terminated" | "answered" | "experienced" | "progressed";

export function verb(name: Verb): Fields {
  return { id: VERBS + name, display: { "en-US": name } };
}

/** A score as xAPI 1.0.3 Data 2.4.5.1 has it, never rounded up. */
export function score([n, d]: Ratio): Fields {
  // Seven digits are more than any mastery score has, and fewer than a float keeps.
  return { scaled: Number(floored({ n, d }, 1, 7)) };
}

/** ISO 8601 (xAPI 1.0.3 Data 4.7), to a hundredth of a second. */
export function duration(seconds: number): string {
  return `PT${Math.max(Math.floor(seconds * 100) || 0, 0) / 100}S`;
}

/** The activity of a part of the course: below the course's own, so that no two courses share one. */
export function within(course: string, ...names: string[]): string {
  return [course.replace(/\/+$/, ""), ...names.map(encodeURIComponent)].join("/");
}

/** What was asked, what was answered and what it earned (xAPI 1.0.3 Data 2.4.4.1, interaction activities). */
export function answered(course: string, language: string, report: AnswerReport): Fields {
  const { id, form, objective, response, correct, share, seconds, title } = report;
  const right = correct === undefined ? "" : pattern(report, correct);
  const given = response === undefined ? "" : said(report, response);
  return {
    verb: verb("answered"),
    object: {
      objectType: "Activity",
      id: within(course, id),
      definition: {
        type: INTERACTION,
        name: { [language]: title ?? id },
        interactionType: form,
        ...(right ? { correctResponsesPattern: [right] } : {}),
        ...components(report, language),
      },
    },
    result: {
      ...(given ? { response: given } : {}),
      duration: duration(seconds),
      ...(share ? { success: share[0] === share[1], score: { ...score(share), raw: earned(share, report.weight), min: 0, max: report.weight } } : {}),
    },
    context: shownOf(course, objective ? [objective] : []),
  };
}

/** A decision is a choice among the node's ways on; each of those that earn the most is a pattern of its own. */
export function decided(course: string, language: string, report: DecisionReport): Fields {
  const { scenario, node, choice, options, leading, points, best } = report;
  const share = earnedBy(report);
  const most = Math.max(best, 0);
  return {
    verb: verb("answered"),
    object: {
      objectType: "Activity",
      id: within(course, scenario, node),
      definition: {
        type: INTERACTION,
        name: { [language]: node },
        interactionType: "choice",
        ...(leading.length > 0 ? { correctResponsesPattern: leading } : {}),
        choices: options.map((id) => ({ id, description: { [language]: id } })),
      },
    },
    result: {
      response: choice,
      duration: duration(report.seconds),
      ...(share ? { success: share[0] === share[1], score: { ...score(share), ...(most > 0 ? { raw: Math.min(Math.max(points, 0), most), min: 0, max: most } : {}) } } : {}),
    },
    context: shownOf(course, report.objectives),
  };
}

/** An ending was experienced, with the share of the points of the whole way. */
export function ended(course: string, language: string, { scenario, ending, outcome, share, objectives }: EndingReport): Fields {
  return {
    verb: verb("experienced"),
    object: { objectType: "Activity", id: within(course, scenario, ending), definition: { name: { [language]: ending } } },
    result: { response: outcome, ...(share ? { score: score(share) } : {}) },
    context: shownOf(course, objectives),
  };
}

function shownOf(course: string, objectives: readonly string[]): Fields {
  if (objectives.length === 0) return {};
  const other = [...new Set(objectives)].map((id) => ({ objectType: "Activity", id: within(course, id), definition: { type: OBJECTIVE } }));
  return { contextActivities: { other } };
}

function earned([n, d]: Ratio, weight: number): number {
  return Number(floored({ n: n * weight, d }, 1, 4));
}

/** The options by their ids (xAPI 1.0.3 Data 2.4.4.1, interaction components): each with a description. */
function components({ form, options, right, labels }: AnswerReport, language: string): Fields {
  const list = (ids: readonly string[]): Json => ids.map((id) => ({ id, description: { [language]: labels?.[id] ?? id } }));
  switch (form) {
    case "choice":
      return { choices: list(options) };
    case "sequencing":
      return { choices: list(options) };
    case "likert":
      return { scale: list(options) };
    case "matching":
      return { source: list(options), target: list(right) };
    case "true-false":
    case "fill-in":
    case "long-fill-in":
    case "numeric":
      return {};
  }
}

// xAPI 1.0.3 Data, appendix C: responses are written as in SCORM 2004.
function said({ form }: AnswerReport, given: Answer): string {
  switch (form) {
    case "choice":
    case "sequencing":
      return listed(given).join("[,]");
    case "fill-in":
      return listed(given).map((text) => free(text)).join("[,]");
    case "matching":
      return paired(given).map((pair) => pair.join("[.]")).join("[,]");
    case "numeric":
      return typeof given === "string" ? number(given) || given : "";
    case "true-false":
    case "likert":
    case "long-fill-in":
      return typeof given === "string" ? given : "";
  }
}

function pattern(report: AnswerReport, right: Answer): string {
  if (report.form !== "numeric") return said(report, right);
  const [low = "", high = ""] = listed(right).map(number);
  return low || high ? low + "[:]" + high : "";
}
