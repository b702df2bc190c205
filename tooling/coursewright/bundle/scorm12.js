/* sources sha256:f905d58c93c63a3b6b0a972cee607b7781c2438a9cec216252581aef8a23562d */
(() => {
"use strict";
const { all, assessmentRecord, entries, entry, find, floored, focusOn, joined, keep, local, own, result, share, standing } = window.coursewright;

function findApi(page) {
  for (let start of [page, () => page.opener, () => page.top?.opener]) {
    let first = typeof start == "function" ? guarded(start) : start, api = first ? upwards(first) : null;
    if (api) return api;
  }
  return null;
}
function upwards(start) {
  let at = start;
  for (let hop = 0; hop < 500; hop++) {
    let api = guarded(() => at.API);
    if (api && guarded(() => api.LMSInitialize)) return api;
    let above = guarded(() => at.parent);
    if (!above || above === at) return null;
    at = above;
  }
  return null;
}
var Host = class {
  constructor(api) {
    this.api = api;
  }
  initialize() {
    return this.ask("LMSInitialize", "");
  }
  commit() {
    return this.ask("LMSCommit", "");
  }
  finish() {
    return this.ask("LMSFinish", "");
  }
  set(element, value) {
    return this.ask("LMSSetValue", element, value);
  }
  /** Nothing where the host has nothing, refuses or is gone. */
  get(element) {
    return this.read(element) ?? "";
  }
  /** As `get`, but null where the host is gone. */
  read(element) {
    let value = this.call("LMSGetValue", element);
    return value instanceof Error ? null : value == null ? "" : String(value);
  }
  /** The code of the last error; 0 where the host does not say. */
  error() {
    let code = this.call("LMSGetLastError");
    return code instanceof Error ? 0 : parseInt(String(code), 10) || 0;
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
function answerEntry(report2, time) {
  let response = report2.response === void 0 ? "" : feedback(report2, report2.response), pattern = report2.correct === void 0 ? "" : feedback(report2, report2.correct), elements = [
    // SCORM 1.2 RTE 3.4 has no long-fill-in.
    ["type", report2.form === "long-fill-in" ? "fill-in" : report2.form],
    ["time", time],
    ...shownOf(report2.objective ? [report2.objective] : []),
    ...pattern ? [["correct_responses.0.pattern", pattern]] : [],
    // SCORM 1.2 RTE 3.4, cmi.interactions.n.weighting: -100 to 100.
    ["weighting", String(Math.min(report2.weight, 100))],
    ...response ? [["student_response", response]] : [],
    ["result", result2(report2.share)],
    ["latency", timespan(report2.seconds)]
  ];
  return { id: identifier(report2.id), elements };
}
function decisionEntry(report2, time) {
  let { scenario, at, node, options, leading, points, best } = report2, share2 = best > 0 && points < best ? [Math.max(points, 0), best] : [1, 1];
  return {
    id: identifier([scenario, at, node].join(".")),
    elements: [
      ["type", "choice"],
      ["time", time],
      ...shownOf(report2.objectives),
      ...leading.map((id, n) => [`correct_responses.${n}.pattern`, character(LETTERS, options, id)]),
      ["weighting", String(Math.min(Math.max(best, 0), 100))],
      ["student_response", character(LETTERS, options, report2.choice)],
      ["result", report2.result === "neutral" ? "neutral" : result2(report2.result === "harmed" ? [0, 1] : share2)],
      ["latency", timespan(report2.seconds)]
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
function result2(share2) {
  return share2 ? share2[0] === 0 ? "wrong" : share2[0] === share2[1] ? "correct" : floored({ n: share2[0], d: share2[1] }, 1, 4) : "neutral";
}
function feedback(report2, answer) {
  let list = Array.isArray(answer) ? answer : [], text = typeof answer == "string" ? answer : "", letters = (ids) => ids.map((id) => character(LETTERS, report2.options, id)).join(",");
  switch (report2.form) {
    case "true-false":
      return text.slice(0, 1);
    case "choice":
    case "sequencing":
      return letters(text ? [text] : list);
    case "likert":
      return letters([text]);
    case "matching":
      return Object.entries(text || Array.isArray(answer) ? {} : answer).map(([left, right]) => character(DIGITS, report2.options, left) + "." + character(LETTERS, report2.right, right)).join(",");
    case "numeric":
      return number2(list.length === 0 ? text : list[0] === list[1] ? list[0] : "");
    case "fill-in":
      return short(text || list.join(","));
    case "long-fill-in":
      return short(text);
  }
}
function character(characters, ids, id) {
  return characters[ids.indexOf(id)] ?? "z";
}
function number2(text) {
  let typed = text.trim().replace(",", ".").replace(/^\u2212/, "-").replace(/^\+/, "");
  return /^-?(\d+\.?\d*|\.\d+)$/.test(typed) ? short(typed) : "";
}
function two(count2) {
  return String(count2).padStart(2, "0");
}
function seconded(hundredths) {
  return two(Math.floor(hundredths / 100)) + "." + two(hundredths % 100);
}

var STATE = 4096, GATHER = 5e3, NOT_IMPLEMENTED = 401, MANY = 1e3;
function scorm12(page = window, clock = Date.now) {
  return new Scorm12(page, clock);
}
var Scorm12 = class {
  constructor(page, clock) {
    this.page = page;
    this.clock = clock;
    this.host = null;
    this.writes = !1;
    this.finished = !1;
    this.mastery = null;
    /** As the host has them, to the best of what it has said. */
    this.status = "";
    this.raw = "";
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
  open() {
    this.connect(), this.page.document.addEventListener("visibilitychange", () => {
      this.page.document.visibilityState === "hidden" && this.commit();
    }), this.page.addEventListener("pagehide", (event) => {
      event.persisted ? this.commit() : this.close();
    });
    let launch = { state: this.held() ?? "", mastery: this.mastery };
    return Promise.resolve({ ...launch, review: this.host !== null && !this.writes });
  }
  answered(answer) {
    this.add(answerEntry(answer, this.time()));
  }
  decided(decision) {
    this.add(decisionEntry(decision, this.time()));
  }
  ended(ending) {
    this.add(endingEntry(ending, this.time()));
  }
  stands(standing2) {
    this.standing = standing2;
    let before = this.status;
    this.save(), this.status !== before && this.commit();
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
  connect() {
    let api = findApi(this.page);
    if (!api) return this.say("no-host");
    let host = new Host(api), reply = host.initialize();
    if (reply === "gone" || reply === "refused" && !this.answersAnyway(host)) return this.say("gone");
    this.host = host;
    let mode = host.get("cmi.core.lesson_mode");
    this.writes = mode !== "browse" && mode !== "review", this.mastery = masteryOf(host.get("cmi.student_data.mastery_score")), this.status = host.get("cmi.core.lesson_status"), this.raw = host.get("cmi.core.score.raw"), this.writes ? this.begin(host) : this.say("review");
  }
  /** Some hosts, and pages around ours, have initialized already; then the values can be read. */
  answersAnyway(host) {
    return host.get("cmi.core.lesson_status") !== "" && host.error() === 0;
  }
  begin(host) {
    host.set("cmi.core.exit", "suspend"), (this.status === "" || this.status === "not attempted" || this.status === "browsed") && this.write("incomplete"), this.commit();
  }
  /** Tells the host all that it has not been told yet. What it refuses stays for the next time. */
  save() {
    if (!this.host) return this.say(this.told ?? "gone");
    this.writes && (this.trouble = null, this.saveState(this.host), this.saveScore(this.host), this.saveObjectives(this.host), this.saveEntries(this.host), this.say(this.trouble ?? this.uncommitted), this.timer ||= this.page.setTimeout(() => this.commit(), GATHER));
  }
  /** The state as the host keeps it; null where it cannot be asked. */
  held() {
    let state = this.host ? this.host.read("cmi.suspend_data") : null;
    return this.unread = state === null, state;
  }
  /** A record that the host has acknowledged wins over what was done while it could not be read. */
  adopt() {
    let held = this.held();
    this.unread && (this.trouble = "gone"), held && (this.state = null, this.standing = null, this.entries = [], this.elsewhere(held));
  }
  saveState(host) {
    if (this.unread && this.adopt(), this.state === null || this.unread) return;
    if (this.state.length > STATE) {
      this.trouble = "too-long";
      return;
    }
    let reply = host.set("cmi.suspend_data", this.state), kept = reply === "done" || reply === "mute" && host.get("cmi.suspend_data") === this.state;
    kept && this.place && host.set("cmi.core.lesson_location", short(this.place)), this.settle(kept ? "done" : reply === "mute" ? "gone" : reply), kept && (this.state = null);
  }
  saveScore(host) {
    if (!this.standing) return;
    let { score } = this.standing, raw = score && percent(score, this.mastery);
    if (raw && (this.raw === "" || Number(raw) > Number(this.raw))) {
      host.set("cmi.core.score.min", "0"), host.set("cmi.core.score.max", "100");
      let reply = host.set("cmi.core.score.raw", raw);
      this.settle(reply), (reply === "done" || reply === "mute") && (this.raw = raw);
    }
    this.write(status(this.standing));
  }
  /** A status never takes back what was reached: nothing follows passed, and only passed follows completed. */
  write(next) {
    if (!this.host || next === this.status || this.status === "passed" || this.status === "completed" && next !== "passed") return;
    let reply = this.host.set("cmi.core.lesson_status", next);
    this.settle(reply), (reply === "done" || reply === "mute") && (this.status = next);
  }
  saveObjectives(host) {
    if (!this.standing) return;
    let { objectives, mastery } = this.standing;
    for (let [id, share2] of Object.entries(objectives)) {
      let raw = percent(share2, null), entry2 = this.objective(host, identifier(id));
      if (!entry2 || entry2.told === raw) continue;
      let name = `cmi.objectives.${entry2.at}.`;
      host.set(name + "score.min", "0"), host.set(name + "score.max", "100"), host.set(name + "score.raw", raw), host.set(name + "status", share2[0] * mastery[1] >= mastery[0] * share2[1] ? "passed" : "incomplete"), entry2.told = raw;
    }
  }
  /** The entry of an objective, made where there is none. Objectives need not be supported (SCORM 1.2 RTE 3.4, cmi.objectives). */
  objective(host, id) {
    if (this.nextObjective < 0) {
      if (this.nextObjective = count(host, "cmi.objectives"), this.nextObjective === 1 / 0) return null;
      for (let at = 0; at < this.nextObjective && at < MANY; at++)
        this.objectives.set(host.get(`cmi.objectives.${at}.id`), { at, told: "" });
    }
    let known = this.objectives.get(id);
    if (known || this.nextObjective === 1 / 0) return known ?? null;
    if (!this.named(host, `cmi.objectives.${this.nextObjective}.id`, id))
      return this.nextObjective = 1 / 0, null;
    let made = { at: this.nextObjective++, told: "" };
    return this.objectives.set(id, made), made;
  }
  time() {
    return timeOfDay(this.clock());
  }
  add(entry2) {
    this.entries.push(entry2), this.save();
  }
  saveEntries(host) {
    this.entries.length > 0 && this.nextInteraction < 0 && (this.nextInteraction = count(host, "cmi.interactions"));
    for (let entry2 of this.entries.splice(0)) {
      if (this.nextInteraction === 1 / 0) return;
      let name = `cmi.interactions.${this.nextInteraction}.`, reply = host.set(name + "id", entry2.id);
      if (reply === "gone" && this.entries.push(entry2), reply === "refused" && host.error() === NOT_IMPLEMENTED && (this.nextInteraction = 1 / 0), !(reply !== "done" && reply !== "mute")) {
        this.nextInteraction++;
        for (let [element, value] of entry2.elements) host.set(name + element, value);
      }
    }
  }
  named(host, element, id) {
    let reply = host.set(element, id);
    return reply === "done" || reply === "mute";
  }
  commit() {
    this.page.clearTimeout(this.timer), this.timer = 0, !(!this.host || !this.writes) && (this.host.set("cmi.core.session_time", timespan((this.clock() - this.began) / 1e3)), this.uncommitted = troubleOf(this.host.commit()), this.say(this.trouble ?? this.uncommitted));
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
  return host.get(list + "._children") === "" && host.error() === NOT_IMPLEMENTED ? 1 / 0 : Math.max(parseInt(host.get(list + "._count"), 10) || 0, 0);
}
function troubleOf(reply) {
  return reply === "refused" || reply === "gone" ? reply : null;
}

function hosted(course, page = window) {
  let host = scorm12(page);
  if (findApi(page)) return host;
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

var reporter = ({ data, tracker, mastery, activities, now }) => {
  let spent = new Map(), last = now();
  function tell(id, answer) {
    let item = own(data.items, id);
    item && !item.private && tracker.answered?.(report(id, item, answer, spent.get(id) ?? 0)), spent.delete(id);
  }
  return {
    stands(record) {
      let { completion, success, score } = standing(data, record, mastery), shown = Object.entries(activities?.objectives(data, record) ?? {});
      tracker.stands?.({
        completion,
        success,
        judged: data.course.required.length > 0 || Object.keys(data.course.weights).length > 0,
        score: score && [score.n, score.d],
        objectives: Object.fromEntries(shown.map(([id, one]) => [id, [one.n, one.d]])),
        mastery: mastery ?? data.course.mastery
      });
    },
    /** A knowledge check is told at once, the answers of an assessment when it is handed in. */
    happened(event, before, after, seconds) {
      let took = seconds ?? (now() - last) / 1e3;
      last = now(), "item" in event && spent.set(event.item, (spent.get(event.item) ?? 0) + took), event.kind === "item-answered" && tell(event.item, event.answer);
      let decision = activities?.decision(data, event, before);
      decision && tracker.decided?.({ ...decision, seconds: took });
      let ending = activities?.ending(data, event, after);
      if (ending && tracker.ended?.(ending), event.kind !== "assessment-finished") return;
      let { attempts, attempt } = assessmentRecord(after, event.assessment);
      !attempt || attempts === assessmentRecord(before, event.assessment).attempts || attempt.items.forEach((id) => tell(id, own(attempt.answers, id)));
    }
  };
};
function report(id, item, answer, seconds) {
  let earned = share(item, answer);
  return {
    id,
    form: item.form,
    objective: item.objective,
    options: item.options,
    right: item.right ?? [],
    response: answer,
    correct: correct(item),
    share: item.points > 0 ? [earned.n, earned.d] : void 0,
    weight: item.points,
    seconds
  };
}
function correct(item) {
  switch (item.form) {
    case "true-false":
      return String(item.key);
    case "choice":
      return item.keys;
    case "matching":
      return item.pairs;
    case "sequencing":
      return item.steps;
    case "fill-in":
      return item.gaps?.map((gap) => gap.answers[0] ?? "");
    case "numeric":
      return [item.low ?? "", item.high ?? ""];
    case "likert":
    case "long-fill-in":
      return;
  }
}

function route(session) {
  let pages = all(".page[data-page]", document), title = document.title;
  function named(id) {
    let target = id ? document.getElementById(id) : null;
    return pages.find((page) => page.dataset.page === id || target && page.contains(target));
  }
  function show(moved) {
    let id = address(), shown = moved && id ? pages.find((one) => !one.hidden) : void 0, page = named(id) ?? shown ?? named(moved ? "" : session.record.place) ?? pages[0], other = page.hidden;
    for (let one of pages) one.hidden = one !== page;
    let heading = find("h1", page);
    if (document.title = page === pages[0] || !heading ? title : `${heading.textContent} · ${title}`, other && session.dispatch({ kind: "visited", content: page.dataset.page }), !moved) return;
    let target = id !== page.dataset.page && document.getElementById(id);
    other && window.scrollTo(0, 0), target && page.contains(target) ? focusOn(target) : heading && focusOn(heading);
  }
  function address() {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return "";
    }
  }
  for (let page of pages) page.hidden = !0;
  window.addEventListener("hashchange", () => show(!0)), show(!1);
}

joined.push({ tracker: (course) => hosted(course), reporter, route });
})();
