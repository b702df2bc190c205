"use strict";

/** scorm-again as a SCORM 2004 host: written by others, with its own reading of the standard. */
HOSTS.again2004 = (store, { objectives = [] } = {}) => {
  const api = new Scorm2004API({ autocommit: false, logLevel: 5 });
  // What the manifest names is there from the start (RTE 4.2.17).
  const named = Object.fromEntries(objectives.map((id, n) => [n, { id }]));
  api.loadFromJSON(store.resumed ?? { objectives: named }, "cmi");
  const keep = () => {
    const { suspend_data, location, completion_status, success_status, score } = (store.record = JSON.parse(api.renderCMIToJSONString()).cmi);
    store.resumed = { suspend_data, location, completion_status, success_status, score, objectives: named };
  };
  const names = ["Initialize", "Terminate", "GetValue", "SetValue", "Commit", "GetLastError", "GetErrorString", "GetDiagnostic"];
  const calls = (store.calls ??= []);
  return Object.fromEntries(names.map((name) => [name, (...given) => {
    const answer = api[name](...given);
    if (name === "SetValue") calls.push({ call: [name, ...given], answer: String(answer), error: String(api.GetLastError()) });
    if (["Commit", "Terminate"].includes(name)) keep();
    return answer;
  }]));
};
