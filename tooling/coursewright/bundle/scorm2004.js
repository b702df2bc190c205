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
    answered: (answer2) => host.answered(answer2),
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
    let answer2 = this.call(name, ...values);
    return answer2 instanceof Error ? "gone" : String(answer2) === "true" || String(answer2) === "1" ? "done" : String(answer2) === "false" || this.error() !== 0 ? "refused" : "mute";
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
    let status = () => this.words.statuses.map((element) => this.known.get(element)).join(), before = status();
    this.save(), status() !== before && this.commit();
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
function free(text, most2 = 1 / 0) {
  return text.replace(/\[([,.:])\]/g, "[ $1 ]").replace(/^\{/, " {").slice(0, most2);
}
function listed(given) {
  return typeof given == "string" ? given ? [given] : [] : Array.isArray(given) ? given : [];
}
function paired(given) {
  return typeof given == "string" || Array.isArray(given) ? [] : Object.entries(given);
}

var LONG = 4e3, SHORT = 250, PLACE = 1e3, DIGITS = 7;
function scaled([n, d]) {
  return floored({ n, d }, 1, DIGITS);
}
function percent([n, d]) {
  return floored({ n, d }, 100, DIGITS - 2);
}
function masteryOf(text) {
  let found = /^\s*\+?(\d?)(?:\.(\d{1,8})?)?\s*$/.exec(text);
  if (!found || !(found[1] || found[2])) return null;
  let decimals = found[2] ?? "", mastery = [Number((found[1] ?? "") + decimals), 10 ** decimals.length];
  return mastery[0] <= mastery[1] ? mastery : null;
}
function identifier(id) {
  return id.replace(/[^A-Za-z0-9._:~-]/g, "_").slice(0, LONG);
}
function placeOf(id) {
  return id.slice(0, PLACE);
}
function duration(seconds) {
  let hundredths = Math.max(Math.floor(seconds * 100) || 0, 0), rest = hundredths % 6e3, minutes = Math.floor(hundredths / 6e3), hours = Math.floor(minutes / 60), shown = String(Math.floor(rest / 100)) + (rest % 100 ? "." + String(rest % 100).padStart(2, "0") : "");
  return "PT" + (hours ? hours + "H" : "") + (minutes % 60 ? minutes % 60 + "M" : "") + shown + "S";
}
function moment(milliseconds) {
  return new Date(milliseconds).toISOString().replace(/\dZ$/, "Z");
}
function answerEntry(report, now) {
  let response = report.response === void 0 ? "" : answer(report, report.response), right = report.correct === void 0 ? "" : pattern(report, report.correct), elements = [
    // SCORM 2004 RTE 4.2.9: the type comes before the pattern and the response, which are read by it (error 408).
    ["type", report.form],
    ["timestamp", moment(now)],
    ...shownOf(report.objective ? [report.objective] : []),
    ...right ? [["correct_responses.0.pattern", right]] : [],
    ["weighting", String(report.weight)],
    ...response ? [["learner_response", response]] : [],
    // SCORM 2004 RTE 4.2.9, cmi.interactions.n.result: it is "incorrect"; "wrong" is of SCORM 1.2.
    ["result", result2(report.share, "incorrect")],
    ["latency", duration(report.seconds)]
  ];
  return { id: identifier(report.id), elements };
}
function decisionEntry(report, now) {
  let { scenario, at, node, choice, leading, best } = report;
  return {
    id: identifier([scenario, at, node].join(".")),
    elements: [
      ["type", "choice"],
      ["timestamp", moment(now)],
      ...shownOf(report.objectives),
      ...leading.map((id, n) => [`correct_responses.${n}.pattern`, short(id)]),
      ["weighting", String(Math.max(best, 0))],
      ["learner_response", short(choice)],
      ["result", result2(earnedBy(report), "incorrect")],
      ["latency", duration(report.seconds)]
    ]
  };
}
function endingEntry({ scenario, ending, outcome, share: share2, objectives }, now) {
  return {
    id: identifier(scenario + ".ending"),
    elements: [
      ["type", "other"],
      ["timestamp", moment(now)],
      ...shownOf(objectives),
      ["learner_response", `${outcome}: ${ending}`],
      ["result", share2 ? scaled(share2) : "neutral"]
    ]
  };
}
function shownOf(objectives) {
  return [...new Set(objectives)].map((id, n) => [`objectives.${n}.id`, identifier(id)]);
}
function answer({ form }, given) {
  switch (form) {
    case "true-false":
    case "likert":
      return typeof given == "string" ? short(given) : "";
    case "choice":
    case "sequencing":
      return listed(given).map(short).join("[,]");
    case "matching":
      return paired(given).map(([left, right]) => short(left) + "[.]" + short(right)).join("[,]");
    case "numeric":
      return typeof given == "string" ? number2(given) : "";
    case "fill-in":
      return listed(given).map((text) => free(text, SHORT)).join("[,]");
    case "long-fill-in":
      return typeof given == "string" ? free(given, LONG) : "";
  }
}
function pattern(report, right) {
  if (report.form !== "numeric") return answer(report, right);
  let [low = "", high = ""] = listed(right).map(number2);
  return low || high ? low + "[:]" + high : "";
}
function short(id) {
  return identifier(id).slice(0, SHORT);
}

var COMPLETION = "cmi.completion_status", SUCCESS = "cmi.success_status", SCALED = "cmi.score.scaled", PROGRESS = "cmi.progress_measure", SCORM2004 = {
  api: "API_1484_11",
  initialize: "Initialize",
  finish: "Terminate",
  get: "GetValue",
  set: "SetValue",
  commit: "Commit",
  error: "GetLastError",
  // SCORM 2004 RTE 3.1.7: undefined, and unimplemented data model element.
  lacking: [401, 402],
  mode: "cmi.mode",
  // SCORM 2004 RTE 4.2.22: 64,000 characters in the 4th edition, 4,000 in the 3rd, which the compiler works out.
  state: "cmi.suspend_data",
  most: 64e3,
  place: "cmi.location",
  placeOf,
  time: "cmi.session_time",
  duration,
  mastery: "cmi.scaled_passing_score",
  masteryOf,
  remembered: [COMPLETION, SUCCESS, SCALED, PROGRESS],
  statuses: [COMPLETION, SUCCESS],
  identifier,
  answer: answerEntry,
  decision: decisionEntry,
  ending: endingEntry,
  begin(known) {
    let before = known.get(COMPLETION) ?? "";
    return [
      // SCORM 2004 RTE 4.2.8, cmi.exit: without "suspend" the next launch is a new attempt without suspend_data.
      ["cmi.exit", "suspend", "optional"],
      // SCORM 2004 SN 5.6.6: what is closed is only left; the host decides what follows.
      ["adl.nav.request", "_none_", "optional"],
      ...before !== "completed" && before !== "incomplete" ? [[COMPLETION, "incomplete"]] : []
    ];
  },
  standing: (standing2, known) => [...score(standing2, known), ...reached(standing2, known)],
  objective(share2, mastery) {
    let reached2 = share2[0] * mastery[1] >= mastery[0] * share2[1];
    return [
      ["score.min", "0"],
      ["score.max", "100"],
      ["score.raw", percent(share2)],
      ["score.scaled", scaled(share2)],
      // Not "failed": there may be another attempt.
      ["success_status", reached2 ? "passed" : "unknown"]
    ];
  }
};
function scorm2004(page = window, clock = Date.now) {
  return new Scorm(SCORM2004, page, clock);
}
function score({ score: score2, progress }, known) {
  let better = (element, value) => {
    let before = known.get(element) ?? "";
    return before === "" || Number(value) > Number(before);
  }, done = scaled(progress), all2 = better(PROGRESS, done) ? [[PROGRESS, done, "optional"]] : [];
  return !score2 || !better(SCALED, scaled(score2)) ? all2 : [
    ...all2,
    ["cmi.score.min", "0", "optional"],
    ["cmi.score.max", "100", "optional"],
    ["cmi.score.raw", percent(score2), "optional"],
    [SCALED, scaled(score2)]
  ];
}
function reached({ completion, success }, known) {
  let before = known.get(SUCCESS) ?? "";
  return [
    ...known.get(COMPLETION) === "completed" ? [] : [[COMPLETION, completion ? "completed" : "incomplete"]],
    ...before === "passed" || success === "unknown" && before === "" ? [] : [[SUCCESS, success]]
  ];
}

joined.push({ tracker: (course) => hosted(course, scorm2004()) });
})();
