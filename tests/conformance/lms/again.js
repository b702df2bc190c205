"use strict";

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

HOSTS.again = scormAgain;
