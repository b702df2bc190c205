/* sources sha256:32fcfd1ffa9f7e37100db5823eeb724129e30683bc5addc6da85be863ca35bdb */
(() => {
"use strict";
const { all, entries, entry, floored, joined, keep, local, most, result, share, standing, western } = window.coursewright;

function hosted(course, host, page = window) {
  if (host.present()) return host;
  let own2 = local(course, page), alone = !0;
  return {
    ...own2,
    async open() {
      let launch = await host.open(), { state } = await own2.open();
      return state && host.keep(state, ""), { ...launch, state };
    },
    answered: (answer) => host.answered(answer),
    decided: (decision) => host.decided(decision),
    ended: (ending) => host.ended(ending),
    stands: (standing2) => host.stands(standing2),
    keep(state, place) {
      alone && own2.keep(state, place), host.keep(state, place);
    },
    close: () => host.close(),
    onChangedElsewhere(tell) {
      own2.onChangedElsewhere(tell), host.onChangedElsewhere(tell);
    },
    onNotice(tell) {
      host.onNotice((notice) => {
        alone && !notice && own2.keep("", ""), alone &&= notice !== null, tell(notice);
      });
    }
  };
}

function findHost(page, speech) {
  for (let start of [page, () => page.opener, () => page.top?.opener]) {
    let first = typeof start == "function" ? guarded(start) : start, api = first ? upwards(first, speech) : null;
    if (api) return new Host(api, speech);
  }
  return null;
}
function upwards(start, { api, initialize }) {
  let at = start;
  for (let hop = 0; hop < 500; hop++) {
    let found = guarded(() => at[api]);
    if (found && guarded(() => found[initialize])) return found;
    let above = guarded(() => at.parent);
    if (!above || above === at) return null;
    at = above;
  }
  return null;
}
var Host = class {
  constructor(api, speech) {
    this.api = api;
    this.speech = speech;
  }
  initialize() {
    return this.ask(this.speech.initialize, "");
  }
  commit() {
    return this.ask(this.speech.commit, "");
  }
  finish() {
    return this.ask(this.speech.finish, "");
  }
  set(element, value) {
    return this.ask(this.speech.set, element, value);
  }
  /** Nothing where the host has nothing, refuses or is gone. */
  get(element) {
    return this.read(element) ?? "";
  }
  /** As `get`, but null where the host is gone. */
  read(element) {
    let value = this.call(this.speech.get, element);
    return value instanceof Error ? null : value == null ? "" : String(value);
  }
  /** The code of the last error; 0 where the host does not say. */
  error() {
    let code = this.call(this.speech.error);
    return code instanceof Error ? 0 : parseInt(String(code), 10) || 0;
  }
  /** Whether the last element is none that the host knows. */
  lacks() {
    return this.speech.lacking.includes(this.error());
  }
  ask(name, ...values) {
    let answer = this.call(name, ...values);
    return answer instanceof Error ? "gone" : String(answer) === "true" || String(answer) === "1" ? "done" : String(answer) === "false" || this.error() !== 0 ? "refused" : "mute";
  }
  call(name, ...values) {
    try {
      return this.api[name](...values);
    } catch (reason) {
      return reason instanceof Error ? reason : new Error(name);
    }
  }
};
function guarded(look) {
  try {
    return look();
  } catch {
    return;
  }
}

var GATHER = 5e3, MANY = 1e3, Scorm = class {
  constructor(words, page, clock) {
    this.words = words;
    this.page = page;
    this.clock = clock;
    this.host = null;
    /** Whether the host has said what it knows of the attempt: until it has, nothing is written over it. */
    this.learned = !1;
    this.writes = !1;
    this.finished = !1;
    this.mastery = null;
    /** As the host has it, to the best of what it has said. */
    this.known = new Map();
    this.objectives = new Map();
    this.nextObjective = -1;
    this.nextInteraction = -1;
    /** What has still to be told. */
    this.state = null;
    this.place = "";
    this.standing = null;
    this.entries = [];
    this.timer = 0;
    /** What the learner has been told, and what went wrong when values were last set and committed. */
    this.told = null;
    this.trouble = null;
    this.uncommitted = null;
    this.tell = () => {
    };
    this.elsewhere = () => {
    };
    /** Whether the host could not say what it keeps: until it has, nothing is written over it. */
    this.unread = !0;
    this.began = clock();
  }
  /** Whether there is a host at all. */
  present() {
    return findHost(this.page, this.words) !== null;
  }
  open() {
    this.connect(), this.page.document.addEventListener("visibilitychange", () => {
      this.page.document.visibilityState === "hidden" && this.commit();
    }), this.page.addEventListener("pagehide", (event) => {
      event.persisted ? this.commit() : this.close();
    });
    let launch = { state: this.held() ?? "", mastery: this.mastery };
    return Promise.resolve({ ...launch, review: this.host !== null && !this.writes });
  }
  answered(report) {
    this.add(this.words.answer(report, this.clock()));
  }
  decided(report) {
    this.add(this.words.decision(report, this.clock()));
  }
  ended(report) {
    this.add(this.words.ending(report, this.clock()));
  }
  stands(standing2) {
    this.standing = standing2;
    let status2 = () => this.words.statuses.map((element) => this.known.get(element)).join(), before = status2();
    this.save(), status2() !== before && this.commit();
  }
  keep(state, place) {
    this.state = state, this.place = place, this.save();
  }
  close() {
    this.host && (this.save(), this.commit(), this.finished = !0, this.host.finish(), this.host = null);
  }
  onNotice(tell) {
    this.tell = tell;
  }
  onChangedElsewhere(tell) {
    this.elsewhere = tell;
  }
  add(entry2) {
    this.entries.push({ entry: entry2 }), this.save();
  }
  connect() {
    let host = findHost(this.page, this.words);
    if (!host) return this.say("no-host");
    let reply = host.initialize();
    if (reply === "gone" || reply === "refused" && !this.answersAnyway(host)) return this.say("gone");
    this.host = host, this.learn(host) ? this.commit() : this.say("gone");
  }
  learn(host) {
    if (this.learned) return !0;
    let { mode, mastery, remembered } = this.words, [how, goal, ...values] = [mode, mastery, ...remembered].map((element) => host.read(element));
    if (typeof how != "string" || typeof goal != "string" || values.includes(null)) return !1;
    if (this.learned = !0, this.mastery = this.words.masteryOf(goal), remembered.forEach((element, at) => this.known.set(element, values[at])), this.writes = how !== "browse" && how !== "review", !this.writes) this.say("review");
    else for (let said of this.words.begin(this.known)) this.set(host, said);
    return !0;
  }
  /** Some hosts, and pages around ours, have initialized already; then the values can be read. */
  answersAnyway(host) {
    return host.get(this.words.statuses[0]) !== "" && host.error() === 0;
  }
  /** Tells the host all that it has not been told yet. What it refuses stays for the next time. */
  save() {
    if (!this.host) return this.say(this.told ?? "gone");
    if (!this.learn(this.host)) return this.say("gone");
    this.writes && (this.trouble = null, this.saveState(this.host), this.standing && this.saveStanding(this.host, this.standing), this.saveEntries(this.host), this.say(this.trouble ?? this.uncommitted), this.timer ||= this.page.setTimeout(() => this.commit(), GATHER));
  }
  /** The state as the host keeps it; null where it cannot be asked. */
  held() {
    let state = this.host ? this.host.read(this.words.state) : null;
    return this.unread = state === null, state;
  }
  /** A record that the host has acknowledged wins over what was done while it could not be read. */
  adopt() {
    let held = this.held();
    this.unread && (this.trouble = "gone"), held && (this.state = null, this.standing = null, this.entries = [], this.elsewhere(held));
  }
  saveState(host) {
    if (this.unread && this.adopt(), this.state === null || this.unread) return;
    if (this.state.length > this.words.most) {
      this.trouble = "too-long";
      return;
    }
    let reply = host.set(this.words.state, this.state), kept = reply === "done" || reply === "mute" && host.get(this.words.state) === this.state;
    kept && this.place && host.set(this.words.place, this.words.placeOf(this.place)), this.settle(kept ? "done" : reply === "mute" ? "gone" : reply), kept && (this.state = null);
  }
  saveStanding(host, { objectives, mastery }) {
    for (let said of this.words.standing(this.standing, this.known, this.mastery)) this.set(host, said);
    for (let [id, share2] of Object.entries(objectives)) {
      let values = this.words.objective(share2, mastery), told = values.map(([, value]) => value).join(), entry2 = this.objective(host, this.words.identifier(id));
      if (!entry2 || entry2.told === told) continue;
      values.map(([element, value]) => host.set(`cmi.objectives.${entry2.at}.${element}`, value)).includes("gone") ? this.trouble = "gone" : entry2.told = told;
    }
  }
  set(host, [element, value, optional]) {
    if (this.known.get(element) === value) return;
    let reply = host.set(element, value);
    optional || this.settle(reply), (reply === "done" || reply === "mute") && this.known.set(element, value);
  }
  /** The entry of an objective, made where there is none. SCORM 1.2 RTE 3.4: objectives need not be supported. A host
   * of 2004 has those of the manifest from the start, and an id that is set again is an error (RTE 4.2.17, 351). */
  objective(host, id) {
    this.nextObjective < 0 && (this.nextObjective = this.found(host));
    let known = this.objectives.get(id);
    if (known || this.nextObjective < 0 || this.nextObjective === 1 / 0) return known ?? null;
    let reply = host.set(`cmi.objectives.${this.nextObjective}.id`, id);
    if (reply === "refused" && (this.nextObjective = 1 / 0), reply === "gone" && (this.trouble = "gone"), reply === "refused" || reply === "gone") return null;
    let made = { at: this.nextObjective++, told: "" };
    return this.objectives.set(id, made), made;
  }
  /** How many objectives the host has, each of which is then known by its id; -1 where the host is gone. */
  found(host) {
    let entries2 = count(host, "cmi.objectives");
    for (let at = 0; at < entries2 && at < MANY && entries2 !== 1 / 0; at++) {
      let id = host.read(`cmi.objectives.${at}.id`);
      if (id === null) return -1;
      this.objectives.set(id, { at, told: "" });
    }
    return entries2;
  }
  saveEntries(host) {
    for (this.entries.length > 0 && this.nextInteraction < 0 && (this.nextInteraction = count(host, "cmi.interactions")); this.entries.length > 0 && this.nextInteraction !== 1 / 0; ) {
      let { entry: entry2, at = this.nextInteraction } = this.entries[0];
      if (at < 0 || !this.interaction(host, entry2, at)) {
        this.trouble = "gone";
        return;
      }
      this.entries.shift();
    }
    this.entries = [];
  }
  /** Whether this one is done with: told, or refused. Interactions are no reason to stop. */
  interaction(host, entry2, at) {
    let name = `cmi.interactions.${at}.`, reply = at < this.nextInteraction ? "done" : host.set(name + "id", entry2.id);
    return reply === "gone" ? !1 : reply === "refused" ? (host.lacks() && (this.nextInteraction = 1 / 0), !0) : (this.nextInteraction = Math.max(this.nextInteraction, at + 1), this.entries[0] = { entry: entry2, at }, entry2.elements.every(([element, value]) => host.set(name + element, value) !== "go\
ne"));
  }
  commit() {
    this.page.clearTimeout(this.timer), this.timer = 0, !(!this.host || !this.writes) && (this.host.set(this.words.time, this.words.duration((this.clock() - this.began) / 1e3)), this.uncommitted = troubleOf(this.host.commit()), this.say(this.trouble ?? this.uncommitted));
  }
  settle(reply) {
    this.trouble = troubleOf(reply) ?? this.trouble;
  }
  /** Tells the learner's side what is wrong now, once, and once that nothing is any more. */
  say(trouble) {
    trouble !== this.told && (this.told = trouble, this.tell(trouble && { trouble, retry: () => this.retry() }));
  }
  retry() {
    !this.host && !this.finished && this.connect(), this.save(), this.commit();
  }
};
function count(host, list) {
  let children = host.read(list + "._children");
  if (children === "" && host.lacks()) return 1 / 0;
  let entries2 = host.read(list + "._count");
  return children === null || entries2 === null ? -1 : Math.max(parseInt(entries2, 10) || 0, 0);
}
function troubleOf(reply) {
  return reply === "refused" || reply === "gone" ? reply : null;
}

function number2(text) {
  let typed = western(text).trim().replace(",", ".").replace(/^\u2212/, "-").replace(/^\+/, "");
  return /^-?(\d+\.?\d*|\.\d+)$/.test(typed) ? typed : "";
}
function result2(share2, wrong) {
  return share2 ? share2[0] === 0 ? wrong : share2[0] === share2[1] ? "correct" : floored({ n: share2[0], d: share2[1] }, 1, 4) : "neutral";
}
function earnedBy({ result: result3, points, best }) {
  if (result3 !== "neutral")
    return result3 === "harmed" ? [0, 1] : best > 0 && points < best ? [Math.max(points, 0), best] : [1, 1];
}

var LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789", DIGITS = "1234567890abcdefghijklmnopqrstuvwxyz", SHORT = 255;
function status({ completion, success, judged }) {
  return success !== "unknown" ? success : completion && !judged ? "completed" : "incomplete";
}
function percent([n, d], mastery) {
  return floored({ n, d }, 100, Math.max(2, String(mastery?.[1] ?? 1).length - 3));
}
function masteryOf(text) {
  let found = /^\s*(\d{1,3})(?:\.(\d{0,8}))?\s*$/.exec(text);
  if (!found) return null;
  let decimals = found[2] ?? "", mastery = [Number(found[1] + decimals), 100 * 10 ** decimals.length];
  return mastery[0] <= mastery[1] ? mastery : null;
}
function identifier(id) {
  return id.replace(/[^!-~]/g, "_").slice(0, SHORT);
}
function short(text) {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, " ").slice(0, SHORT);
}
function timespan(seconds) {
  let hundredths = Math.min(Math.max(Math.floor(seconds * 100) || 0, 0), 359964e4), minutes = Math.floor(hundredths / 6e3);
  return [two(Math.floor(minutes / 60)), two(minutes % 60), seconded(hundredths % 6e3)].join(":");
}
function timeOfDay(milliseconds) {
  let now = new Date(milliseconds), hundredths = now.getSeconds() * 100 + Math.floor(now.getMilliseconds() / 10);
  return [two(now.getHours()), two(now.getMinutes()), seconded(hundredths)].join(":");
}
function answerEntry(report, time) {
  let response = report.response === void 0 ? "" : feedback(report, report.response), pattern = report.correct === void 0 ? "" : feedback(report, report.correct), elements = [
    // SCORM 1.2 RTE 3.4 has no long-fill-in.
    ["type", report.form === "long-fill-in" ? "fill-in" : report.form],
    ["time", time],
    ...shownOf(report.objective ? [report.objective] : []),
    ...pattern ? [["correct_responses.0.pattern", pattern]] : [],
    // SCORM 1.2 RTE 3.4, cmi.interactions.n.weighting: -100 to 100.
    ["weighting", String(Math.min(report.weight, 100))],
    ...response ? [["student_response", response]] : [],
    // SCORM 1.2 RTE 3.4, cmi.interactions.n.result: it is "wrong"; "incorrect" is of SCORM 2004.
    ["result", result2(report.share, "wrong")],
    ["latency", timespan(report.seconds)]
  ];
  return { id: identifier(report.id), elements };
}
function decisionEntry(report, time) {
  let { scenario, at, node, options, leading, best } = report;
  return {
    id: identifier([scenario, at, node].join(".")),
    elements: [
      ["type", "choice"],
      ["time", time],
      ...shownOf(report.objectives),
      ...leading.map((id, n) => [`correct_responses.${n}.pattern`, character(LETTERS, options, id)]),
      ["weighting", String(Math.min(Math.max(best, 0), 100))],
      ["student_response", character(LETTERS, options, report.choice)],
      ["result", result2(earnedBy(report), "wrong")],
      ["latency", timespan(report.seconds)]
    ]
  };
}
function endingEntry({ scenario, ending, outcome, share: share2, objectives }, time) {
  return {
    id: identifier(scenario + ".ending"),
    elements: [
      ["type", "performance"],
      ["time", time],
      ...shownOf(objectives),
      ["student_response", short(`${outcome}: ${ending}`)],
      ["result", share2 ? floored({ n: share2[0], d: share2[1] }, 1, 4) : "neutral"]
    ]
  };
}
function shownOf(objectives) {
  return objectives.map((id, n) => [`objectives.${n}.id`, identifier(id)]);
}
function feedback(report, answer) {
  let list = Array.isArray(answer) ? answer : [], text = typeof answer == "string" ? answer : "", letters = (ids) => ids.map((id) => character(LETTERS, report.options, id)).join(",");
  switch (report.form) {
    case "true-false":
      return text.slice(0, 1);
    case "choice":
    case "sequencing":
      return letters(text ? [text] : list);
    case "likert":
      return letters([text]);
    case "matching":
      return Object.entries(text || Array.isArray(answer) ? {} : answer).map(([left, right]) => character(DIGITS, report.options, left) + "." + character(LETTERS, report.right, right)).join(",");
    case "numeric":
      return short(number2(list.length === 0 ? text : list[0] === list[1] ? list[0] : ""));
    case "fill-in":
      return short(text || list.join(","));
    case "long-fill-in":
      return short(text);
  }
}
function character(characters, ids, id) {
  return characters[ids.indexOf(id)] ?? "z";
}
function two(count2) {
  return String(count2).padStart(2, "0");
}
function seconded(hundredths) {
  return two(Math.floor(hundredths / 100)) + "." + two(hundredths % 100);
}

var STATUS = "cmi.core.lesson_status", RAW = "cmi.core.score.raw", SCORM12 = {
  api: "API",
  initialize: "LMSInitialize",
  finish: "LMSFinish",
  get: "LMSGetValue",
  set: "LMSSetValue",
  commit: "LMSCommit",
  error: "LMSGetLastError",
  // SCORM 1.2 RTE 3.3, error 401: not implemented.
  lacking: [401],
  mode: "cmi.core.lesson_mode",
  // SCORM 1.2 RTE 3.4, cmi.suspend_data is a CMIString4096.
  state: "cmi.suspend_data",
  most: 4096,
  // SCORM 1.2 RTE 3.4, cmi.core.lesson_location is a CMIString255.
  place: "cmi.core.lesson_location",
  placeOf: short,
  time: "cmi.core.session_time",
  duration: timespan,
  mastery: "cmi.student_data.mastery_score",
  masteryOf,
  remembered: [STATUS, RAW],
  statuses: [STATUS],
  identifier,
  answer: (report, now) => answerEntry(report, timeOfDay(now)),
  decision: (report, now) => decisionEntry(report, timeOfDay(now)),
  ending: (report, now) => endingEntry(report, timeOfDay(now)),
  begin(known) {
    let before = known.get(STATUS) ?? "", exit = ["cmi.core.exit", "suspend", "optional"];
    return ["", "not attempted", "browsed"].includes(before) ? [exit, [STATUS, "incomplete"]] : [exit];
  },
  standing: (standing2, known, mastery) => [...score(standing2, known, mastery), ...reached(standing2, known)],
  objective: (share2, mastery) => [
    ["score.min", "0"],
    ["score.max", "100"],
    ["score.raw", percent(share2, null)],
    ["status", share2[0] * mastery[1] >= mastery[0] * share2[1] ? "passed" : "incomplete"]
  ]
};
function scorm12(page = window, clock = Date.now) {
  return new Scorm(SCORM12, page, clock);
}
function score({ score: score2 }, known, mastery) {
  let before = known.get(RAW) ?? "", raw = score2 && percent(score2, mastery);
  return !raw || before !== "" && Number(raw) <= Number(before) ? [] : [["cmi.core.score.min", "0", "optional"], ["cmi.core.score.max", "100", "optional"], [RAW, raw]];
}
function reached(standing2, known) {
  let before = known.get(STATUS), next = status(standing2);
  return before === "passed" || before === "completed" && next !== "passed" ? [] : [[STATUS, next]];
}

joined.push({ tracker: (course) => hosted(course, scorm12()) });
})();
