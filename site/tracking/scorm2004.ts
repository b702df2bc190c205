/** SCORM 2004 as a dialect, 3rd and 4th edition, and the tracker that speaks it. */

import { Scorm } from "./scorm";
import type { Dialect, Known, Said } from "./scorm-dialect";
import {
  answerEntry,
  decisionEntry,
  duration,
  endingEntry,
  identifier,
  masteryOf,
  percent,
  placeOf,
  scaled,
} from "./scorm2004-words";
import type { StandingReport } from "./tracker";

const COMPLETION = "cmi.completion_status";
const SUCCESS = "cmi.success_status";
const SCALED = "cmi.score.scaled";
const PROGRESS = "cmi.progress_measure";

const SCORM2004: Dialect = {
  api: "API_1484_11",
  initialize: "Initialize",
  finish: "Terminate",
  get: "GetValue",
  set: "SetValue",
  commit: "Commit",
  error: "GetLastError",
  // SCORM 2004 RTE 3.1.7: undefined, and unimplemented data model element.
  lacking: [401, 402],
  // The same: value not initialized; 201 is borrowed from SCORM 1.2.
  empty: [201, 401, 402, 403],
  sure: COMPLETION,
  mode: "cmi.mode",
  // SCORM 2004 RTE 4.2.22: 64,000 characters in the 4th edition, 4,000 in the 3rd, which the compiler works out.
  state: "cmi.suspend_data",
  most: 64000,
  place: "cmi.location",
  placeOf,
  time: "cmi.session_time",
  duration,
  mastery: "cmi.scaled_passing_score",
  masteryOf,
  remembered: [COMPLETION, SUCCESS, SCALED, PROGRESS],
  statuses: [COMPLETION, SUCCESS],
  identifier,
  answer: answerEntry,
  decision: decisionEntry,
  ending: endingEntry,

  begin(known) {
    const before = known.get(COMPLETION) ?? "";
    const open = before !== "completed" && before !== "incomplete";
    return [
      // SCORM 2004 RTE 4.2.8, cmi.exit: without "suspend" the next launch is a new attempt without suspend_data.
      ["cmi.exit", "suspend", "optional"],
      // SCORM 2004 SN 5.6.6: what is closed is only left; the host decides what follows.
      ["adl.nav.request", "_none_", "optional"],
      ...(open ? [[COMPLETION, "incomplete"] as const] : []),
    ];
  },

  standing: (standing, known) => [...score(standing, known), ...reached(standing, known)],

  objective(share, mastery) {
    const reached = share[0] * mastery[1] >= mastery[0] * share[1];
    return [
      ["score.min", "0"],
      ["score.max", "100"],
      ["score.raw", percent(share)],
      ["score.scaled", scaled(share)],
      // Not "failed": there may be another attempt.
      ["success_status", reached ? "passed" : "unknown"],
    ];
  },
};

/** `clock` counts milliseconds since 1970. */
export function scorm2004(page: Window = window, clock: () => number = Date.now): Scorm {
  return new Scorm(SCORM2004, page, clock);
}

/** Only a better score than the host has. */
function score({ score, progress }: StandingReport, known: Known): readonly Said[] {
  const better = (element: string, value: string): boolean => {
    const before = known.get(element) ?? "";
    return before === "" || Number(value) > Number(before);
  };
  const done = scaled(progress);
  const all: Said[] = better(PROGRESS, done) ? [[PROGRESS, done, "optional"]] : [];
  if (!score || !better(SCALED, scaled(score))) return all;
  // SCORM 2004 RTE 4.2.18: scaled is what is rolled up, the rest is for people.
  return [
    ...all,
    ["cmi.score.min", "0", "optional"],
    ["cmi.score.max", "100", "optional"],
    ["cmi.score.raw", percent(score), "optional"],
    [SCALED, scaled(score)],
  ];
}

/** Two facts (SCORM 2004 RTE 4.2.4 and 4.2.23). Neither takes back what was reached: completed and passed stay. */
function reached({ completion, success }: StandingReport, known: Known): readonly Said[] {
  const before = known.get(SUCCESS) ?? "";
  const ended = known.get(COMPLETION) === "completed";
  return [
    ...(ended ? [] : [[COMPLETION, completion ? "completed" : "incomplete"] as const]),
    ...(before === "passed" || (success === "unknown" && before === "") ? [] : [[SUCCESS, success] as const]),
  ];
}
