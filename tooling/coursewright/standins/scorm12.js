/** A SCORM 1.2 LMS that forgives nothing and records every call, written from the Run-Time Environment (RTE) book.
 * A broken obligation gets its error code and stands in `violations` under its name. */

"use strict";

/** What a SCO owes its host, and where that is written. */
const OBLIGATIONS = {
  "argument-empty": "RTE 3.3, LMSInitialize, LMSFinish, LMSCommit: the parameter is an empty string",
  "initialize-once": "RTE 3.3, LMSInitialize: once, before any other call; 101 the second time",
  "initialize-first": "RTE 3.3, API state transitions: no data call before LMSInitialize; 301",
  "finish-once": "RTE 3.3, LMSFinish: once; no data call after it; 301",
  "finish-always": "RTE 3.3, LMSFinish: a SCO that was initialized must finish",
  "strings-only": "RTE 3.3, LMSSetValue: element and value are strings; 201",
  "element-known": "RTE 3.4: only elements of the data model; 201",
  "element-supported": "RTE 3.4: an optional element that the LMS does not support stays alone after 401",
  "children-of-category": "RTE 3.4, _children: only categories have children; 202",
  "count-of-list": "RTE 3.4, _count: only lists have a count; 203",
  "keyword-kept": "RTE 3.4: _children, _count and _version are never set; 402",
  "read-only": "RTE 3.4: what is the LMS's is never set; 403",
  "write-only": "RTE 3.4: exit, session_time and interactions are never read; 404",
  "type-kept": "RTE 3.4: a value has its element's data type or vocabulary; 405",
  "index-in-turn": "RTE 3.4, arrays: a new entry takes the index _count; 201",
  "interaction-type-first": "RTE 3.4, student_response: its format depends on the type, so the type is known before",
  "status-left-alone": "RTE 3.4, lesson_mode: in browse or review the SCO reports no status and no score",
  "exit-told": "RTE 3.4, exit: what is to be resumed is suspended, before the session ends",
  "time-told": "RTE 3.4, session_time: told before a session that counts ends",
};

/** One launch. `store` is what the LMS keeps of this learner between launches. */
function strictLms(store, options = {}) {
  const { TYPES, FEEDBACK, ELEMENTS, OPTIONAL, children, listChildren, centiseconds, spanned } = SCORM12;
  const mode = options.mode ?? "normal";
  const credit = options.credit ?? (mode === "normal" ? "credit" : "no-credit");
  const calls = [];
  const violations = [];
  const written = new Set();
  let state = "not initialized";
  let error = "0";
  let values = { ...store.values };

  const fail = (code, obligation, call) => {
    error = code;
    if (obligation) violations.push({ obligation, call, code, clause: OBLIGATIONS[obligation] });
    return "false";
  };

  // RTE 3.4, _count: the entries of a list that exist.
  const count = (list) => {
    const indexes = Object.keys(values).filter((name) => name.startsWith(`${list}.`)).map((name) => Number(name.slice(list.length + 1).split(".")[0]));
    return indexes.length ? Math.max(...indexes) + 1 : 0;
  };

  const shape = (name) => name.replace(/\.\d+(?=\.|$)/g, ".n");
  const lists = /^(.*?\.(?:objectives|interactions|correct_responses))\.(\d+)/;

  /** Whether every index on the way to an element is one that exists, or for a new entry the next one. */
  const inTurn = (name, fresh) => {
    for (let rest = name, at = 0; ; ) {
      const found = lists.exec(rest.slice(at));
      if (!found) return true;
      const list = name.slice(0, at) + found[1];
      if (Number(found[2]) > count(list) - (fresh ? 0 : 1)) return false;
      at += found[0].length;
    }
  };

  const known = (name, call) => {
    if (typeof name !== "string") return fail("201", "strings-only", call), null;
    const element = ELEMENTS.get(shape(name));
    if (element && options.optional === false && OPTIONAL.test(name)) return unsupported(name, call);
    if (element) return element;
    const parent = shape(name).replace(/\.[^.]*$/, "");
    if (name.endsWith("._children") && ELEMENTS.has(parent)) fail("202", "children-of-category", call);
    else if (name.endsWith("._count")) fail("203", "count-of-list", call);
    else fail("201", "element-known", call);
    return null;
  };

  // Asking once what is not supported is how a SCO finds out; going on is no use.
  const asked = new Set();
  const unsupported = (name, call) => {
    const category = name.split(".")[1];
    fail("401", asked.has(category) && call[0] === "LMSSetValue" ? "element-supported" : null, call);
    asked.add(category);
    return null;
  };

  const system = (name) => {
    switch (shape(name)) {
      case "cmi._version": return "3.4";
      case "cmi.core.student_id": return "learner-1";
      case "cmi.core.student_name": return "Learner, One";
      case "cmi.core.credit": return credit;
      case "cmi.core.lesson_mode": return options.unsetMode ? "" : mode;
      case "cmi.core.entry": return store.entry ?? "ab-initio";
      case "cmi.core.total_time": return spanned(store.total ?? 0);
      case "cmi.core.lesson_status": return values[name] ?? "not attempted";
      case "cmi.student_data.mastery_score": return options.mastery ?? "";
      case "cmi.objectives._children": return listChildren("cmi.objectives");
      case "cmi.interactions._children": return listChildren("cmi.interactions");
      default:
        if (name.endsWith("._children")) return children(name.slice(0, -10));
        if (name.endsWith("._count")) return String(count(name.slice(0, -7)));
        return values[name] ?? "";
    }
  };

  const typed = (name, type, value) => {
    if (type !== "feedback") return TYPES[type](value) ? null : "type-kept";
    const kind = values[name.replace(/\.(student_response|correct_responses\.\d+\.pattern)$/, ".type")];
    if (kind === undefined) return "interaction-type-first";
    return value.length <= 255 && FEEDBACK[kind](value) ? null : "type-kept";
  };

  const graded = /^cmi\.core\.(lesson_status|score\.)/;

  const set = (name, value, call) => {
    const element = known(name, call);
    if (!element) return "false";
    if (typeof value !== "string") return fail("201", "strings-only", call);
    if (/\._(children|count|version)$/.test(name)) return fail("402", "keyword-kept", call);
    if (!element.access.includes("w")) return fail("403", "read-only", call);
    if (!inTurn(name, true)) return fail("201", "index-in-turn", call);
    const wrong = typed(name, element.type, value);
    if (wrong) return fail("405", wrong, call);
    if (mode !== "normal" && graded.test(name)) fail("0", "status-left-alone", call);
    // RTE 3.4, comments: what is set is added to what is there.
    values[name] = name === "cmi.comments" ? (values[name] ?? "") + value : value;
    written.add(name);
    return "true";
  };

  const get = (name, call) => {
    const element = known(name, call);
    if (!element) return "";
    if (!element.access.includes("r")) return fail("404", "write-only", call), "";
    if (!inTurn(name, false)) return fail("201", "index-in-turn", call), "";
    return system(name);
  };

  // RTE 3.3, LMSCommit: what is stored now outlives the window.
  const commit = () => {
    store.values = { ...values };
    store.commits = (store.commits ?? 0) + 1;
  };

  /** RTE 3.4, lesson_status, "LMS behaviour": what a host makes of the status when the SCO has finished. */
  const settle = () => {
    const status = "cmi.core.lesson_status";
    const raw = values["cmi.core.score.raw"] ?? "";
    if (!values[status]) values[status] = "completed";
    const judged = credit === "credit" && options.mastery !== undefined && raw !== "";
    if (judged) values[status] = Number(raw) >= Number(options.mastery) ? "passed" : "failed";
  };

  const finish = (call) => {
    const exit = values["cmi.core.exit"] ?? "";
    if (mode === "normal" && !written.has("cmi.core.session_time")) fail("0", "time-told", call);
    const resumable = written.has("cmi.suspend_data") || written.has("cmi.core.lesson_location");
    if (resumable && values["cmi.core.lesson_status"] === "incomplete" && exit !== "suspend") fail("0", "exit-told", call);
    if (mode === "normal") {
      settle();
      store.total = (store.total ?? 0) + centiseconds(values["cmi.core.session_time"] ?? "0000:00:00");
      store.entry = exit === "suspend" ? "resume" : "";
      // RTE 3.4, exit: only a suspended attempt is taken up again where it was.
      if (exit !== "suspend") ["cmi.suspend_data", "cmi.core.lesson_location"].forEach((name) => delete values[name]);
      ["cmi.core.exit", "cmi.core.session_time"].forEach((name) => delete values[name]);
      commit();
    }
    state = "finished";
    return "true";
  };

  const outside = (call) => {
    if (state === "initialized") return false;
    fail("301", state === "finished" ? "finish-once" : "initialize-first", call);
    return true;
  };

  const api = {
    LMSInitialize(argument) {
      const call = ["LMSInitialize", argument];
      if (argument !== "") return fail("201", "argument-empty", call);
      if (state !== "not initialized") return fail("101", "initialize-once", call);
      state = "initialized";
      return "true";
    },
    LMSFinish(argument) {
      const call = ["LMSFinish", argument];
      if (argument !== "") return fail("201", "argument-empty", call);
      return outside(call) ? "false" : finish(call);
    },
    LMSGetValue(name) {
      const call = ["LMSGetValue", name];
      return outside(call) ? "" : get(name, call);
    },
    LMSSetValue(name, value) {
      const call = ["LMSSetValue", name, value];
      return outside(call) ? "false" : set(name, value, call);
    },
    LMSCommit(argument) {
      const call = ["LMSCommit", argument];
      if (argument !== "") return fail("201", "argument-empty", call);
      if (outside(call)) return "false";
      if (mode === "normal") commit();
      return "true";
    },
  };

  const API = {};
  for (const [name, run] of Object.entries(api)) {
    API[name] = (...given) => {
      error = "0";
      const answer = run(...given);
      calls.push({ call: [name, ...given], answer, error });
      return answer;
    };
  }
  // RTE 3.3: asking about an error changes no error.
  API.LMSGetLastError = () => error;
  API.LMSGetErrorString = (code) => (code === "0" ? "No error" : `Error ${code}`);
  API.LMSGetDiagnostic = (code) => OBLIGATIONS[violations[violations.length - 1]?.obligation] ?? String(code);

  return {
    API,
    calls,
    violations,
    /** Called when the learner's window is gone. */
    closed() {
      if (state === "initialized") fail("0", "finish-always", ["closed"]);
    },
  };
}

/** What a teacher sees of a learner. */
function gradebook(store) {
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
    status: values["cmi.core.lesson_status"] ?? "not attempted",
    score: values["cmi.core.score.raw"] ?? "",
    min: values["cmi.core.score.min"] ?? "",
    max: values["cmi.core.score.max"] ?? "",
    location: values["cmi.core.lesson_location"] ?? "",
    state: values["cmi.suspend_data"] ?? "",
    entry: store.entry ?? "ab-initio",
    time: store.total ?? 0,
    commits: store.commits ?? 0,
    objectives: list("objectives"),
    interactions: list("interactions"),
  };
}
