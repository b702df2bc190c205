/** The window of a host: launches the package in a frame or a window of its own and keeps the learner's record. */

"use strict";

const learner = { store: {}, sessions: [] };
let opened = null;

/** Every host by its name: from a learner's store and options to its API. */
const HOSTS = {
  strict: (store, options) => session(strictLms(store, options)),
  dying: (store, options) => dyingLms(session(strictLms(store, options)), options.alive, options.how),
  lenient: (store) => lenientLms(store),
  silent: () => silentLms(),
  empty: () => emptyLms(),
  refusing: () => refusingLms(),
  throwing: () => throwingLms(),
  loose: (store) => looseLms(store),
  none: () => undefined,
  strict2004: (store, options) => session(strict2004Lms(store, options)),
  dying2004: (store, options) => dying2004Lms(session(strict2004Lms(store, options)), options.alive, options.how),
};

/** Remembers a launch whose host keeps a record of what was called. */
function session(lms) {
  learner.sessions.push(lms);
  return lms.API;
}

/** Puts a host's API where a package looks for it. `kind` names the host. */
function provide(kind, options = {}) {
  const API = HOSTS[kind](learner.store, options);
  delete window.API;
  delete window.API_1484_11;
  // SCORM 2004 RTE 3.2.1: its API has a name of its own.
  if (API) window["Initialize" in API ? "API_1484_11" : "API"] = API;
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
  opened = () => closed(other);
}

/** A window closes after its opener has gone on: this is over when its page has said its last. */
function closed(other) {
  return new Promise((over) => {
    try {
      other.addEventListener("pagehide", () => setTimeout(over));
    } catch {
      // Another site stands in it: the course has gone already.
      over();
    }
    if (other.closed) over();
    other.close();
  });
}

/** The learner closes the course. */
async function leave() {
  const over = opened?.();
  opened = null;
  await over;
}

/** The session is over for the host, whatever the course has said. */
function over() {
  for (const session of learner.sessions) session.closed();
}

/** What is known of a play, in plain values. */
function recorded() {
  const { sessions, store } = learner;
  const calls = sessions.flatMap((session) => session.calls);
  const begun = calls.filter(({ call }) => /^(LMS)?Initialize$/.test(call[0])).length;
  return {
    grades: sessions[0]?.gradebook ? sessions[0].gradebook() : gradebook(store),
    violations: sessions.flatMap((session) => session.violations),
    calls,
    tracked: sessions.length > 0,
    launches: begun,
  };
}
