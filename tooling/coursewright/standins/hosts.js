/** Hosts as they are met: one that believes everything, one that says nothing, one that refuses, one that breaks. */

"use strict";

const FUNCTIONS = [
  "LMSInitialize", "LMSFinish", "LMSGetValue", "LMSSetValue", "LMSCommit",
  "LMSGetLastError", "LMSGetErrorString", "LMSGetDiagnostic",
];

const host = (answer) => Object.fromEntries(FUNCTIONS.map((name) => [name, (...given) => answer(name, ...given)]));

/** Takes every value and gives it back, also in the next session; keeps what was set even without a commit. */
function lenientLms(store) {
  const values = (store.values ??= {});
  return host((name, element, value) => {
    if (name === "LMSGetLastError") return "0";
    if (name === "LMSGetValue") return values[element] ?? "";
    if (name === "LMSSetValue") values[element] = value;
    if (name === "LMSFinish") store.entry = values["cmi.core.exit"] === "suspend" ? "resume" : "";
    return name.startsWith("LMSGet") ? "" : "true";
  });
}

/** Says yes to every order, nothing to every question, and never an error. Keeps nothing. */
function silentLms() {
  return host((name) => (name === "LMSGetLastError" ? "0" : name.startsWith("LMSGet") ? "" : "true"));
}

/** Answers every call with an empty string. */
function emptyLms() {
  return host(() => "");
}

/** Refuses every call with an error. */
function refusingLms() {
  return host((name) => (name === "LMSGetLastError" ? "101" : name === "LMSGetValue" ? "" : "false"));
}

/** Throws at every call. */
function throwingLms() {
  return host((name) => {
    throw new Error(`${name} is broken`);
  });
}

/** Gives what is no string: numbers and booleans of another language, undefined for nothing. */
function looseLms(store) {
  const values = (store.values ??= {});
  return host((name, element, value) => {
    if (name === "LMSGetLastError") return 0;
    if (name === "LMSGetValue") return values[element];
    if (name === "LMSSetValue") values[element] = value;
    return true;
  });
}

/** Another host that stops working after `alive` calls: it `throws`, answers `false`, or answers nothing. */
function dyingLms(API, alive, how) {
  let left = alive;
  return host((name, ...given) => {
    if (left > 0) {
      left -= 1;
      return API[name](...given);
    }
    if (how === "throws") throw new Error("The connection is gone");
    if (how === "false") return name === "LMSGetLastError" ? "101" : name === "LMSGetValue" ? "" : "false";
    return undefined;
  });
}

/** The same for SCORM 2004. */
function dying2004Lms(API, alive, how) {
  let left = alive;
  const dying = (name, run) => (...given) => {
    if (left > 0) {
      left -= 1;
      return run(...given);
    }
    if (how === "throws") throw new Error("The connection is gone");
    if (how === "false") return name === "GetLastError" ? "101" : name === "GetValue" ? "" : "false";
    return undefined;
  };
  const functions = Object.entries(API).filter(([, one]) => typeof one === "function");
  return Object.fromEntries(functions.map(([name, run]) => [name, dying(name, run)]));
}
