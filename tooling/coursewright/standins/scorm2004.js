/** A SCORM 2004 LMS that forgives nothing and records every call, written from the Run-Time Environment (RTE) book.
 * A broken obligation gets its error code and stands in `violations` under its name. */

"use strict";

/** What a SCO owes its host, and where that is written. */
const OBLIGATIONS_2004 = {
  "argument-empty": "RTE 3.1.3, Initialize, Terminate, Commit: the parameter is an empty string; 201",
  "initialize-once": "RTE 3.1.3.1, Initialize: once; 103 the second time, 104 after Terminate",
  "session-first": "RTE 3.1.2, states: no other call before Initialize; 112, 122, 132, 142",
  "session-over": "RTE 3.1.2, states: no other call after Terminate; 113, 123, 133, 143",
  "terminate-always": "RTE 3.1.3.2, Terminate: a SCO that was initialized must terminate",
  "strings-only": "RTE 3.1.4, SetValue: element and value are strings; 406",
  "element-known": "RTE 4.2: only elements of the data model; 401",
  "children-of-category": "RTE 4.1.1.1, _children: only what has children; 301",
  "count-of-list": "RTE 4.1.1.1, _count: only lists have a count; 301",
  "read-only": "RTE 4.2: what is the LMS's is never set; 404",
  "write-only": "RTE 4.2: exit and session_time are never read; 405",
  "type-kept": "RTE 4.1.1: a value has its element's data type or vocabulary; 406",
  "range-kept": "RTE 4.2: a number stays in its range; 407",
  "index-in-turn": "RTE 4.1.1.1, arrays: a new entry takes the index _count; 351 when set, 301 when read",
  "id-first": "RTE 4.2.9, 4.2.17: an entry gets its id first, an interaction then its type; 408",
  "objective-once": "RTE 4.2.17.1, id: unique, and never changed; 351",
  "status-left-alone": "RTE 4.2.13, mode: in browse or review the SCO reports no status and no score",
  "exit-told": "RTE 4.2.8, exit: what is to be resumed is suspended, before the session ends",
  "time-told": "RTE 4.2.21, session_time: told before a session that counts ends",
};

/** One launch. `store` is what the LMS keeps of this learner between launches. */
function strict2004Lms(store, options = {}) {
  const { TYPES, RANGES, RESPONSES, PATTERNS, ELEMENTS, children, centiseconds, spanned } = SCORM2004;
  const mode = options.mode ?? "normal";
  const calls = [];
  const violations = [];
  const written = new Set();
  let state = "not initialized";
  let error = "0";
  let values = { ...store.values };
  // CAM 3.4.1.9: objectives of the manifest exist when the SCO is launched.
  (options.objectives ?? []).forEach((id, n) => (values[`cmi.objectives.${n}.id`] ??= id));

  const fail = (code, obligation, call) => {
    error = code;
    if (obligation) violations.push({ obligation, call, code, clause: OBLIGATIONS_2004[obligation] });
    return "false";
  };

  const count = (list) => {
    const indexes = Object.keys(values).filter((name) => name.startsWith(`${list}.`)).map((name) => Number(name.slice(list.length + 1).split(".")[0]));
    return indexes.length ? Math.max(...indexes) + 1 : 0;
  };
  const shape = (name) => name.replace(/\.\d+(?=\.|$)/g, ".n");
  const lists = /^(.*?\.(?:objectives|interactions|correct_responses|comments_from_learner))\.(\d+)/;

  /** Whether every index on the way to an element is one that exists, or for a new entry the next one. */
  const inTurn = (name, fresh) => {
    for (let rest = name, at = 0; ; ) {
      const found = lists.exec(rest.slice(at));
      if (!found) return true;
      if (Number(found[2]) > count(name.slice(0, at) + found[1]) - (fresh ? 0 : 1)) return false;
      at += found[0].length;
    }
  };

  const known = (name, call) => {
    if (typeof name !== "string" || name === "") return fail("301", "element-known", call), null;
    const found = ELEMENTS.get(shape(name));
    if (found) return found;
    const parent = shape(name).replace(/\.[^.]*$/, "");
    if (name.endsWith("._children") && ELEMENTS.has(parent)) fail("301", "children-of-category", call);
    else if (name.endsWith("._count") && [...ELEMENTS.keys()].some((one) => one.startsWith(parent))) fail("301", "count-of-list", call);
    else if (/^adl\.(nav\.request_valid\.(choice|jump)|data)/.test(name)) error = "401";
    else fail("401", "element-known", call);
    return null;
  };

  /** What only the LMS sets; undefined for what has no value yet. */
  const system = (name) => {
    switch (shape(name)) {
      case "cmi._version": return "1.0";
      case "cmi.learner_id": return "learner-1";
      case "cmi.learner_name": return "Learner, One";
      case "cmi.credit": return mode === "normal" ? "credit" : "no-credit";
      case "cmi.mode": return mode;
      case "cmi.entry": return store.entry ?? "ab-initio";
      case "cmi.total_time": return spanned(store.total ?? 0);
      case "cmi.completion_threshold": return options.threshold;
      case "cmi.scaled_passing_score": return options.mastery;
      case "cmi.completion_status": return completion();
      case "cmi.success_status": return success();
      case "adl.nav.request": return values[name] ?? "_none_";
      case "adl.nav.request_valid.continue":
      case "adl.nav.request_valid.previous": return "unknown";
      case "cmi.learner_preference.audio_level":
      case "cmi.learner_preference.delivery_speed": return values[name] ?? "1";
      case "cmi.learner_preference.language": return values[name] ?? "";
      case "cmi.learner_preference.audio_captioning": return values[name] ?? "0";
      case "cmi.interactions._children": return children("cmi.interactions.n");
      case "cmi.objectives._children": return children("cmi.objectives.n");
      case "cmi.objectives.n.success_status":
      case "cmi.objectives.n.completion_status": return values[name] ?? "unknown";
      default:
        if (name.endsWith("._children")) return children(name.slice(0, -10));
        if (name.endsWith("._count")) return String(count(name.slice(0, -7)));
        return values[name];
    }
  };

  // RTE 4.2.4.1, completion_status: a threshold of the LMS and a progress measure decide over what was set.
  const completion = () => {
    const measure = values["cmi.progress_measure"];
    if (options.threshold === undefined || measure === undefined) return values["cmi.completion_status"] ?? "unknown";
    return Number(measure) >= Number(options.threshold) ? "completed" : "incomplete";
  };
  // RTE 4.2.22.1, success_status: a passing score of the LMS and a scaled score decide over what was set.
  const success = () => {
    const scaled = values["cmi.score.scaled"];
    if (options.mastery === undefined) return values["cmi.success_status"] ?? "unknown";
    if (scaled === undefined) return "unknown";
    return Number(scaled) >= Number(options.mastery) ? "passed" : "failed";
  };

  /** The obligation that a value breaks, and its code; nothing where it may be set. */
  const wrong = (name, { type, range }, value) => {
    const entry = /^(cmi\.(?:objectives|interactions)\.\d+)\.(.+)$/.exec(name);
    if (entry && entry[2] !== "id" && values[`${entry[1]}.id`] === undefined) return ["408", "id-first"];
    const kind = entry && values[`${entry[1]}.type`];
    if (type === "response" || type === "pattern") {
      if (kind === undefined) return ["408", "id-first"];
      return (type === "response" ? RESPONSES : PATTERNS)[kind](value) ? null : ["406", "type-kept"];
    }
    if (!TYPES[type](value)) return ["406", "type-kept"];
    if (range && !RANGES[range](value)) return ["407", "range-kept"];
    if (entry && entry[2] === "id" && entry[1].startsWith("cmi.objectives")) {
      const others = Object.entries(values).filter(([key]) => /^cmi\.objectives\.\d+\.id$/.test(key));
      if (others.some(([key, id]) => (key === name) !== (id === value))) return ["351", "objective-once"];
    }
    return null;
  };

  const graded = /^cmi\.(completion_status|success_status|score\.|progress_measure)/;

  const set = (name, value, call) => {
    const found = known(name, call);
    if (!found) return "false";
    if (typeof value !== "string") return fail("406", "strings-only", call);
    if (/\._(children|count|version)$/.test(name) || !found.access.includes("w")) return fail("404", "read-only", call);
    if (!inTurn(name, true)) return fail("351", "index-in-turn", call);
    const broken = wrong(name, found, value);
    if (broken) return fail(...broken, call);
    if (mode !== "normal" && graded.test(name)) fail("0", "status-left-alone", call);
    values[name] = value;
    written.add(name);
    return "true";
  };

  const get = (name, call) => {
    const found = known(name, call);
    if (!found) return "";
    if (!found.access.includes("r")) return fail("405", "write-only", call), "";
    if (!inTurn(name, false)) return fail("301", "index-in-turn", call), "";
    const value = system(name);
    // RTE 3.1.7.6: asking for what has no value yet is allowed and answers 403.
    if (value === undefined) error = "403";
    return value ?? "";
  };

  const commit = () => {
    store.values = { ...values };
    store.commits = (store.commits ?? 0) + 1;
    store.completion = completion();
    store.success = success();
  };

  const terminate = (call) => {
    const exit = values["cmi.exit"] ?? "";
    if (mode === "normal" && !written.has("cmi.session_time")) fail("0", "time-told", call);
    const resumable = written.has("cmi.suspend_data") || written.has("cmi.location");
    if (resumable && completion() === "incomplete" && exit !== "suspend") fail("0", "exit-told", call);
    if (mode === "normal") {
      // RTE 4.2.4.1: where a SCO has said nothing of its completion, the LMS takes it for completed.
      values["cmi.completion_status"] ??= "completed";
      store.total = (store.total ?? 0) + centiseconds(values["cmi.session_time"] ?? "PT0S");
      store.entry = exit === "suspend" ? "resume" : "";
      // RTE 4.2.8: only a suspended attempt is taken up again where it was.
      if (exit !== "suspend") ["cmi.suspend_data", "cmi.location"].forEach((name) => delete values[name]);
      ["cmi.exit", "cmi.session_time", "adl.nav.request"].forEach((name) => delete values[name]);
      commit();
    }
    state = "terminated";
    return "true";
  };

  /** Codes before Initialize and after Terminate. */
  const CODES = { Terminate: ["112", "113"], GetValue: ["122", "123"], SetValue: ["132", "133"], Commit: ["142", "143"] };
  const outside = (call) => {
    if (state === "running") return false;
    const over = state === "terminated";
    fail(CODES[call[0]][over ? 1 : 0], over ? "session-over" : "session-first", call);
    return true;
  };

  const api = {
    Initialize(argument) {
      const call = ["Initialize", argument];
      if (argument !== "") return fail("201", "argument-empty", call);
      if (state !== "not initialized") return fail(state === "running" ? "103" : "104", "initialize-once", call);
      state = "running";
      return "true";
    },
    Terminate(argument) {
      const call = ["Terminate", argument];
      if (argument !== "") return fail("201", "argument-empty", call);
      return outside(call) ? "false" : terminate(call);
    },
    GetValue(name) {
      const call = ["GetValue", name];
      return outside(call) ? "" : get(name, call);
    },
    SetValue(name, value) {
      const call = ["SetValue", name, value];
      return outside(call) ? "false" : set(name, value, call);
    },
    Commit(argument) {
      const call = ["Commit", argument];
      if (argument !== "") return fail("201", "argument-empty", call);
      if (outside(call)) return "false";
      if (mode === "normal") commit();
      return "true";
    },
  };

  const API = { version: "1.0" };
  for (const [name, run] of Object.entries(api)) {
    API[name] = (...given) => {
      error = "0";
      const answer = run(...given);
      calls.push({ call: [name, ...given], answer, error });
      return answer;
    };
  }
  // RTE 3.1.5: asking about an error changes no error.
  API.GetLastError = () => error;
  API.GetErrorString = (code) => (code === "0" ? "No error" : `Error ${code}`);
  API.GetDiagnostic = (code) => OBLIGATIONS_2004[violations[violations.length - 1]?.obligation] ?? String(code);

  return {
    API,
    calls,
    violations,
    gradebook: () => gradebook2004(store),
    /** Called when the learner's window is gone. */
    closed() {
      if (state === "running") fail("0", "terminate-always", ["closed"]);
    },
  };
}

/** What a teacher sees of a learner. */
function gradebook2004(store) {
  const values = store.values ?? {};
  const list = (name) => {
    const rows = [];
    for (const [key, value] of Object.entries(values)) {
      const found = new RegExp(`^cmi\\.${name}\\.(\\d+)\\.(.+)$`).exec(key);
      if (found) (rows[Number(found[1])] ??= {})[found[2]] = value;
    }
    return rows;
  };
  return {
    completion: store.completion ?? "unknown",
    success: store.success ?? "unknown",
    score: values["cmi.score.scaled"] ?? "",
    raw: values["cmi.score.raw"] ?? "",
    progress: values["cmi.progress_measure"] ?? "",
    location: values["cmi.location"] ?? "",
    state: values["cmi.suspend_data"] ?? "",
    entry: store.entry ?? "ab-initio",
    time: store.total ?? 0,
    commits: store.commits ?? 0,
    objectives: list("objectives"),
    interactions: list("interactions"),
  };
}
