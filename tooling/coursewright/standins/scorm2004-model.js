/** The data model of SCORM 2004, third and fourth edition, as its Run-Time Environment (RTE) book defines it. */

"use strict";

const SCORM2004 = (() => {
  const words = (...list) => (value) => list.includes(value);
  const matches = (pattern) => (value) => pattern.test(value);
  const most = (longest) => (value) => value.length <= longest;
  const both = (...tests) => (value) => tests.every((test) => test(value));

  // RTE 4.1.1.5, real (10,7): digits with an optional sign and point, at most seven after it; no exponent.
  const real = matches(/^-?\d{1,10}(\.\d{1,7})?$/);
  const between = (low, high) => (value) => Number(value) >= low && Number(value) <= high;
  // RTE 4.1.1.7, timeinterval (second,10,2): at most two decimals of a second.
  const interval = matches(/^P(?!$)(\d+Y)?(\d+M)?(\d+D)?(T(?!$)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?$/);
  // RTE 4.1.1.6, time (second,10,0): 1970 to 2038, at most two decimals of a second, with or without a zone.
  const time = matches(/^(19[7-9]\d|20[0-2]\d|203[0-8])(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3])(:[0-5]\d(:[0-5]\d(\.\d{1,2})?)?)?(Z|[+-]\d\d(:\d\d)?)?)?)?)?$/);
  // RTE 4.1.1.3, long_identifier_type: a URI or URN, so without white space; SPM 4,000.
  const long = both(most(4000), matches(/^[\x21-\x7e]+$/), (value) => !/[<>"\\^`{}|]/.test(value));
  // RTE 4.1.1.3, short_identifier_type: SPM 250.
  const short = both(most(250), matches(/^[A-Za-z0-9\-._~:/?#@!$&'()*+;=%]+$/));
  const language = (value) => value === "" || /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/.test(value);
  const untagged = (value) => value.replace(/^\{lang=([^}]*)\}/, (tag, code) => (language(code) ? "" : tag));
  const localized = (longest) => (value) => !/^\{lang=/.test(untagged(value)) && untagged(value).length <= longest;

  /** What a value of each data type looks like, and for numbers the range that 407 speaks of. */
  const TYPES = {
    string250: most(250),
    string1000: most(1000),
    string64000: most(64000),
    localized250: localized(250),
    localized4000: localized(4000),
    language: both(most(250), language),
    long,
    time,
    interval,
    real,
    completion: words("completed", "incomplete", "not attempted", "unknown"),
    success: words("passed", "failed", "unknown"),
    exit: words("time-out", "suspend", "logout", "normal", ""),
    interaction: words("true-false", "choice", "fill-in", "long-fill-in", "likert", "matching", "performance", "sequencing", "numeric", "other"),
    result: (value) => words("correct", "incorrect", "unanticipated", "neutral")(value) || real(value),
    captioning: words("-1", "0", "1"),
    request: matches(/^(continue|previous|exit|exitAll|abandon|abandonAll|suspendAll|_none_|\{target=[^}]+\}(choice|jump))$/),
  };
  const RANGES = { scaled: between(-1, 1), measure: between(0, 1), positive: between(0, Infinity) };

  const list = (value, one, unique) => {
    if (value === "") return true;
    const parts = value.split("[,]");
    return parts.every(one) && (!unique || new Set(parts).size === parts.length);
  };
  const pair = (left, right) => (value) => {
    const parts = value.split("[.]");
    return parts.length === 2 && left(parts[0]) && right(parts[1]);
  };
  const flags = (value, names) => value.replace(new RegExp(`^(\\{(${names})=(true|false)\\})*`), "");

  /** RTE 4.2.9.1, correct_responses and learner_response: how both are written depends on the type. */
  const RESPONSES = {
    "true-false": words("true", "false"),
    choice: (value) => list(value, short, true),
    "fill-in": (value) => value.split("[,]").every(localized(250)),
    "long-fill-in": localized(4000),
    likert: short,
    matching: (value) => list(value, pair(short, short), true),
    performance: (value) => list(value, pair((step) => step === "" || short(step), most(250)), false),
    sequencing: (value) => list(value, short, false),
    numeric: real,
    other: most(4000),
  };
  const PATTERNS = {
    ...RESPONSES,
    "fill-in": (value) => RESPONSES["fill-in"](flags(value, "case_matters|order_matters")),
    "long-fill-in": (value) => RESPONSES["long-fill-in"](flags(value, "case_matters")),
    matching: RESPONSES.matching,
    performance: (value) => RESPONSES.performance(flags(value, "order_matters")),
    numeric: (value) => value.split("[:]").length === 2 && value.split("[:]").every((end) => end === "" || real(end)),
  };

  /** Element, access (r read, w write), type, range. `n` is an index. RTE 4.2. */
  const ROWS = [
    ["cmi._version", "r"],
    ["cmi.comments_from_learner._children", "r"],
    ["cmi.comments_from_learner._count", "r"],
    ["cmi.comments_from_learner.n.comment", "rw", "localized4000"],
    ["cmi.comments_from_learner.n.location", "rw", "string250"],
    ["cmi.comments_from_learner.n.timestamp", "rw", "time"],
    ["cmi.comments_from_lms._children", "r"],
    ["cmi.comments_from_lms._count", "r"],
    ["cmi.completion_status", "rw", "completion"],
    ["cmi.completion_threshold", "r"],
    ["cmi.credit", "r"],
    ["cmi.entry", "r"],
    ["cmi.exit", "w", "exit"],
    ["cmi.interactions._children", "r"],
    ["cmi.interactions._count", "r"],
    ["cmi.interactions.n.id", "rw", "long"],
    ["cmi.interactions.n.type", "rw", "interaction"],
    ["cmi.interactions.n.objectives._count", "r"],
    ["cmi.interactions.n.objectives.n.id", "rw", "long"],
    ["cmi.interactions.n.timestamp", "rw", "time"],
    ["cmi.interactions.n.correct_responses._count", "r"],
    ["cmi.interactions.n.correct_responses.n.pattern", "rw", "pattern"],
    ["cmi.interactions.n.weighting", "rw", "real"],
    ["cmi.interactions.n.learner_response", "rw", "response"],
    ["cmi.interactions.n.result", "rw", "result"],
    ["cmi.interactions.n.latency", "rw", "interval"],
    ["cmi.interactions.n.description", "rw", "localized250"],
    ["cmi.launch_data", "r"],
    ["cmi.learner_id", "r"],
    ["cmi.learner_name", "r"],
    ["cmi.learner_preference._children", "r"],
    ["cmi.learner_preference.audio_level", "rw", "real", "positive"],
    ["cmi.learner_preference.language", "rw", "language"],
    ["cmi.learner_preference.delivery_speed", "rw", "real", "positive"],
    ["cmi.learner_preference.audio_captioning", "rw", "captioning"],
    ["cmi.location", "rw", "string1000"],
    ["cmi.max_time_allowed", "r"],
    ["cmi.mode", "r"],
    ["cmi.objectives._children", "r"],
    ["cmi.objectives._count", "r"],
    ["cmi.objectives.n.id", "rw", "long"],
    ["cmi.objectives.n.score._children", "r"],
    ["cmi.objectives.n.score.scaled", "rw", "real", "scaled"],
    ["cmi.objectives.n.score.raw", "rw", "real"],
    ["cmi.objectives.n.score.min", "rw", "real"],
    ["cmi.objectives.n.score.max", "rw", "real"],
    ["cmi.objectives.n.success_status", "rw", "success"],
    ["cmi.objectives.n.completion_status", "rw", "completion"],
    ["cmi.objectives.n.progress_measure", "rw", "real", "measure"],
    ["cmi.objectives.n.description", "rw", "localized250"],
    ["cmi.progress_measure", "rw", "real", "measure"],
    ["cmi.scaled_passing_score", "r"],
    ["cmi.score._children", "r"],
    ["cmi.score.scaled", "rw", "real", "scaled"],
    ["cmi.score.raw", "rw", "real"],
    ["cmi.score.min", "rw", "real"],
    ["cmi.score.max", "rw", "real"],
    ["cmi.session_time", "w", "interval"],
    ["cmi.success_status", "rw", "success"],
    ["cmi.suspend_data", "rw", "string64000"],
    ["cmi.time_limit_action", "r"],
    ["cmi.total_time", "r"],
    ["adl.nav.request", "rw", "request"],
    ["adl.nav.request_valid.continue", "r"],
    ["adl.nav.request_valid.previous", "r"],
  ];
  const ELEMENTS = new Map(ROWS.map(([name, access, type, range]) => [name, { access, type, range }]));

  /** Words of the LMS for `_children`. */
  const children = (parent) => {
    const depth = parent.split(".").length;
    const inner = [...ELEMENTS.keys()].filter((name) => name.startsWith(`${parent}.`)).map((name) => name.split(".")[depth]);
    return [...new Set(inner)].filter((name) => !["_children", "_count", "n"].includes(name)).join(",");
  };

  const SECONDS = { Y: 31536000, D: 86400, H: 3600, M: 60, S: 1 };
  const centiseconds = (text) => {
    const [days, clock = ""] = text.slice(1).split("T");
    let sum = 0;
    for (const [, count, unit] of days.matchAll(/(\d+)([YMD])/g)) sum += Number(count) * (unit === "M" ? 2592000 : SECONDS[unit]);
    for (const [, count, unit] of clock.matchAll(/([\d.]+)([HMS])/g)) sum += Number(count) * SECONDS[unit];
    return Math.round(sum * 100);
  };
  const spanned = (total) => `PT${Math.floor(total / 360000)}H${Math.floor(total / 6000) % 60}M${(total % 6000) / 100}S`;

  return { TYPES, RANGES, RESPONSES, PATTERNS, ELEMENTS, children, centiseconds, spanned };
})();
