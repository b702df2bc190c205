/** SCORM 1.2 as a dialect, and the tracker that speaks it. */

import type { Ratio } from "../player/data";
import { Scorm } from "./scorm";
import type { Dialect, Known, Said } from "./scorm-dialect";
import { answerEntry, decisionEntry, endingEntry, identifier, masteryOf, percent, short, status, timeOfDay, timespan } from "./scorm12-words";
import type { StandingReport } from "./tracker";

const STATUS = "cmi.core.lesson_status";
const RAW = "cmi.core.score.raw";

const SCORM12: Dialect = {
  api: "API",
  initialize: "LMSInitialize",
  finish: "LMSFinish",
  get: "LMSGetValue",
  set: "LMSSetValue",
  commit: "LMSCommit",
  error: "LMSGetLastError",
  // SCORM 1.2 RTE 3.3, error 401: not implemented.
  lacking: [401],
  // The same, error 201: invalid argument, of an element that a host does not know. 403 is borrowed from SCORM 2004.
  empty: [201, 401, 403],
  sure: STATUS,
  mode: "cmi.core.lesson_mode",
  // SCORM 1.2 RTE 3.4, cmi.suspend_data is a CMIString4096.
  state: "cmi.suspend_data",
  most: 4096,
  // SCORM 1.2 RTE 3.4, cmi.core.lesson_location is a CMIString255.
  place: "cmi.core.lesson_location",
  placeOf: short,
  time: "cmi.core.session_time",
  duration: timespan,
  mastery: "cmi.student_data.mastery_score",
  masteryOf,
  remembered: [STATUS, RAW],
  statuses: [STATUS],
  identifier,
  answer: (report, now) => answerEntry(report, timeOfDay(now)),
  decision: (report, now) => decisionEntry(report, timeOfDay(now)),
  ending: (report, now) => endingEntry(report, timeOfDay(now)),

  begin(known) {
    const before = known.get(STATUS) ?? "";
    // SCORM 1.2 RTE 3.4, cmi.core.exit: without "suspend" the next launch has no suspend_data. It stays so after success:
    // what was reached can be looked at again.
    const exit: Said = ["cmi.core.exit", "suspend", "optional"];
    // SCORM 1.2 RTE 3.4, cmi.core.lesson_status: "not attempted" can only be read, and a host may make "completed" of it at
    // LMSFinish. Whatever says more is left as it is.
    return ["", "not attempted", "browsed"].includes(before) ? [exit, [STATUS, "incomplete"]] : [exit];
  },

  standing: (standing, known, mastery) => [...score(standing, known, mastery), ...reached(standing, known)],

  objective: (share, mastery) => [
    ["score.min", "0"],
    ["score.max", "100"],
    ["score.raw", percent(share, null)],
    ["status", share[0] * mastery[1] >= mastery[0] * share[1] ? "passed" : "incomplete"],
  ],
};

/** `clock` counts milliseconds since 1970. */
export function scorm12(page: Window = window, clock: () => number = Date.now): Scorm {
  return new Scorm(SCORM12, page, clock);
}

/** Only once there is a score, since a host takes raw = 0 of a page without answers for a failure, and only a better one. */
function score({ score }: StandingReport, known: Known, mastery: Ratio | null): readonly Said[] {
  const before = known.get(RAW) ?? "";
  const raw = score && percent(score, mastery);
  if (!raw || (before !== "" && Number(raw) <= Number(before))) return [];
  // SCORM 1.2 RTE 3.4, cmi.core.score.min and max need not be supported.
  return [["cmi.core.score.min", "0", "optional"], ["cmi.core.score.max", "100", "optional"], [RAW, raw]];
}

/** Nothing follows passed, and only passed follows completed. */
function reached(standing: StandingReport, known: Known): readonly Said[] {
  const before = known.get(STATUS);
  const next = status(standing);
  return before === "passed" || (before === "completed" && next !== "passed") ? [] : [[STATUS, next]];
}
