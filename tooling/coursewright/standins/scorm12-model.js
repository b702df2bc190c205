/** The data model of SCORM 1.2 as its Run-Time Environment (RTE) book defines it: types, vocabularies, access. */

"use strict";

const SCORM12 = (() => {
  const words = (...list) => (value) => list.includes(value);
  const matches = (pattern) => (value) => pattern.test(value);
  const between = (low, high) => (value) => Number(value) >= low && Number(value) <= high;
  const both = (...tests) => (value) => tests.every((test) => test(value));

  // RTE 3.4, data type CMIDecimal: digits with an optional sign and one point; no exponent, no comma.
  const decimal = matches(/^-?\d+(\.\d+)?$|^-?\.\d+$/);
  const integer = matches(/^[+-]?\d+$/);
  const one = "[0-9a-z]";
  // RTE 3.4, data type CMITimespan: HHHH:MM:SS.SS, two to four digits of hours, at most two of a second.
  const timespan = matches(/^\d{2,4}:\d{2}:\d{2}(\.\d{1,2})?$/);
  const string = (longest) => (value) => value.length <= longest;

  /** What a value of each data type looks like (RTE 3.4, data types and vocabularies). */
  const TYPES = {
    string255: string(255),
    string4096: string(4096),
    // CMIIdentifier: up to 255 characters without white space; "-", "_" and printable ASCII only.
    identifier: matches(/^[\x21-\x7e]{1,255}$/),
    // CMIVocabulary "Status" as a SCO may set it: "not attempted" belongs to the LMS.
    status: words("passed", "completed", "failed", "incomplete", "browsed"),
    objectiveStatus: words("passed", "completed", "failed", "incomplete", "browsed", "not attempted"),
    // CMIVocabulary "Exit".
    exit: words("time-out", "suspend", "logout", ""),
    // cmi.core.score.raw: CMIDecimal or CMIBlank, normalised between 0 and 100.
    score: (value) => value === "" || (decimal(value) && between(0, 100)(value)),
    decimal,
    weighting: both(decimal, between(-100, 100)),
    timespan,
    // CMITime: HH:MM:SS.SS of one day.
    time: matches(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?$/),
    // CMIVocabulary "Interaction".
    interaction: words("true-false", "choice", "fill-in", "matching", "performance", "sequencing", "likert", "numeric"),
    // CMIVocabulary "Result"; "incorrect" is a word of another standard.
    result: (value) => words("correct", "wrong", "unanticipated", "neutral")(value) || decimal(value),
    audio: both(integer, between(-1, 100)),
    speed: both(integer, between(-100, 100)),
    text: both(integer, between(-1, 1)),
  };

  /** CMIFeedback: how a response or a pattern is written depends on the type (RTE 3.4, student_response). */
  const FEEDBACK = {
    "true-false": matches(/^[01tf]$/),
    choice: matches(new RegExp(`^${one}(,${one})*$|^\\{${one}(,${one})*\\}$`)),
    "fill-in": TYPES.string255,
    matching: matches(new RegExp(`^${one}\\.${one}(,${one}\\.${one})*$|^\\{${one}\\.${one}(,${one}\\.${one})*\\}$`)),
    performance: TYPES.string255,
    sequencing: matches(new RegExp(`^${one}(,${one})*$`)),
    likert: matches(new RegExp(`^${one}?$`)),
    numeric: decimal,
  };

  /** Element, access (r read, w write), type of what may be written. `n` is an index. */
  const ROWS = [
    ["cmi._version", "r"],
    ["cmi.core._children", "r"],
    ["cmi.core.student_id", "r"],
    ["cmi.core.student_name", "r"],
    ["cmi.core.lesson_location", "rw", "string255"],
    ["cmi.core.credit", "r"],
    ["cmi.core.lesson_status", "rw", "status"],
    ["cmi.core.entry", "r"],
    ["cmi.core.score._children", "r"],
    ["cmi.core.score.raw", "rw", "score"],
    ["cmi.core.score.min", "rw", "score"],
    ["cmi.core.score.max", "rw", "score"],
    ["cmi.core.total_time", "r"],
    ["cmi.core.lesson_mode", "r"],
    ["cmi.core.exit", "w", "exit"],
    ["cmi.core.session_time", "w", "timespan"],
    ["cmi.suspend_data", "rw", "string4096"],
    ["cmi.launch_data", "r"],
    ["cmi.comments", "rw", "string4096"],
    ["cmi.comments_from_lms", "r"],
    ["cmi.objectives._children", "r"],
    ["cmi.objectives._count", "r"],
    ["cmi.objectives.n.id", "rw", "identifier"],
    ["cmi.objectives.n.score._children", "r"],
    ["cmi.objectives.n.score.raw", "rw", "score"],
    ["cmi.objectives.n.score.min", "rw", "score"],
    ["cmi.objectives.n.score.max", "rw", "score"],
    ["cmi.objectives.n.status", "rw", "objectiveStatus"],
    ["cmi.student_data._children", "r"],
    ["cmi.student_data.mastery_score", "r"],
    ["cmi.student_data.max_time_allowed", "r"],
    ["cmi.student_data.time_limit_action", "r"],
    ["cmi.student_preference._children", "r"],
    ["cmi.student_preference.audio", "rw", "audio"],
    ["cmi.student_preference.language", "rw", "string255"],
    ["cmi.student_preference.speed", "rw", "speed"],
    ["cmi.student_preference.text", "rw", "text"],
    ["cmi.interactions._children", "r"],
    ["cmi.interactions._count", "r"],
    ["cmi.interactions.n.id", "w", "identifier"],
    ["cmi.interactions.n.objectives._count", "r"],
    ["cmi.interactions.n.objectives.n.id", "w", "identifier"],
    ["cmi.interactions.n.time", "w", "time"],
    ["cmi.interactions.n.type", "w", "interaction"],
    ["cmi.interactions.n.correct_responses._count", "r"],
    ["cmi.interactions.n.correct_responses.n.pattern", "w", "feedback"],
    ["cmi.interactions.n.weighting", "w", "weighting"],
    ["cmi.interactions.n.student_response", "w", "feedback"],
    ["cmi.interactions.n.result", "w", "result"],
    ["cmi.interactions.n.latency", "w", "timespan"],
  ];
  const ELEMENTS = new Map(ROWS.map(([name, access, type]) => [name, { access, type }]));

  /** RTE 3.4: what an LMS need not support. */
  const OPTIONAL = /^cmi\.(comments|objectives|student_data|student_preference|interactions)/;

  /** Words of the LMS for its `_children`. */
  const children = (parent) => {
    const depth = parent.split(".").length;
    const inner = [...ELEMENTS.keys()].filter((name) => name.startsWith(`${parent}.`)).map((name) => name.split(".")[depth]);
    return [...new Set(inner)].filter((name) => name !== "_children" && name !== "_count" && name !== "n").join(",");
  };
  const listChildren = (list) => children(`${list}.n`);

  const centiseconds = (text) => {
    const [hours, minutes, seconds] = text.split(":");
    return Number(hours) * 360000 + Number(minutes) * 6000 + Math.round(Number(seconds) * 100);
  };
  const spanned = (total) => {
    const two = (value) => String(value).padStart(2, "0");
    const seconds = `${two(Math.floor(total / 100) % 60)}.${two(total % 100)}`;
    return `${String(Math.floor(total / 360000)).padStart(4, "0")}:${two(Math.floor(total / 6000) % 60)}:${seconds}`;
  };

  return { TYPES, FEEDBACK, ELEMENTS, OPTIONAL, children, listChildren, centiseconds, spanned };
})();
