/** The window of a host: launches the package in a frame or a window of its own and keeps the learner's record. */

"use strict";

const learner = { store: {}, sessions: [] };
let opened = null;

/** Puts a host's API where a package looks for it. `kind` names the host. */
function provide(kind, options = {}) {
  const { store } = learner;
  const strict = kind === "strict" || kind === "dying" ? strictLms(store, options) : null;
  const API = {
    strict: () => strict.API,
    dying: () => dyingLms(strict.API, options.alive, options.how),
    lenient: () => lenientLms(store),
    silent: () => silentLms(),
    empty: () => emptyLms(),
    refusing: () => refusingLms(),
    throwing: () => throwingLms(),
    loose: () => looseLms(store),
    again: () => scormAgain(store, options),
    none: () => undefined,
  }[kind]();
  if (strict) learner.sessions.push(strict);
  if (API) window.API = API;
  else delete window.API;
}

function launchInFrame(path) {
  const frame = document.createElement("iframe");
  frame.name = "course";
  frame.src = path;
  frame.width = 900;
  frame.height = 1200;
  document.body.append(frame);
  opened = () => frame.remove();
}

function launchInWindow(path) {
  const other = window.open(path, "course");
  opened = () => other.close();
}

/** The learner closes the course. */
function leave() {
  opened?.();
  opened = null;
}

/** The session is over for the host, whatever the course has said. */
function over() {
  for (const session of learner.sessions) session.closed();
}

/** scorm-again as the host: written by others, with its own reading of the standard. */
function scormAgain(store, { mode = "normal" } = {}) {
  const API = new Scorm12API({ autocommit: false, logLevel: 5 });
  API.cmi.core.lesson_mode = mode;
  API.cmi.core.credit = mode === "normal" ? "credit" : "no-credit";
  if (store.json) API.loadFromJSON(store.json, "cmi");
  const keep = () => {
    const json = JSON.parse(API.renderCMIToJSONString()).cmi;
    store.record = json;
    const { exit, total_time: _, session_time: __, ...core } = json.core;
    store.json = { ...json, core: { ...core, total_time: API.getCurrentTotalTime?.() ?? "0000:00:00.00", entry: exit === "suspend" ? "resume" : "" } };
  };
  API.on("LMSCommit", keep);
  API.on("LMSFinish", keep);
  const calls = (store.calls ??= []);
  return host((name, ...given) => {
    const answer = API[name.replace(/^LMS/, "lms")](...given);
    if (name === "LMSSetValue") calls.push({ call: [name, ...given], answer, error: API.lmsGetLastError() });
    return answer;
  });
}
