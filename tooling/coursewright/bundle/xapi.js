/* sources sha256:32fcfd1ffa9f7e37100db5823eeb724129e30683bc5addc6da85be863ca35bdb */
(() => {
"use strict";
function parameters(page) {
  return Object.fromEntries(new URLSearchParams(page.location.search));
}
function isAddress(text) {
  try {
    return /^https?:$/.test(new URL(text).protocol);
  } catch {
    return !1;
  }
}
function parsed(text) {
  try {
    let found = JSON.parse(text);
    return found && typeof found == "object" && !Array.isArray(found) ? found : null;
  } catch {
    return null;
  }
}
function uuid() {
  let bytes2 = crypto.getRandomValues(new Uint8Array(16));
  return bytes2[6] = bytes2[6] & 15 | 64, bytes2[8] = bytes2[8] & 63 | 128, [...bytes2].map((byte) => byte.toString(16).padStart(2, "0")).join("").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

var VERSION = { "X-Experience-API-Version": "1.0.3" }, JSON_TYPE = "application/json", PATIENCE = 2e4, LATER = [401, 408, 429], RecordStore = class {
  constructor(link, ask, page) {
    this.link = link;
    this.ask = ask;
    this.page = page;
  }
  /** xAPI 1.0.3 Communication 2.1.2. One statement twice, by its id, is once: so what was not acknowledged is sent again. */
  async send(statements) {
    let answer = await this.call("POST", "statements", {}, statements.length === 1 ? statements[0] : statements);
    return answer?.status === 409 ? null : troubleOf(answer);
  }
  /** Whether the store says that it has no such statement (xAPI 1.0.3 Communication 2.1.3); not where it says nothing. */
  async lacks(id) {
    return (await this.call("GET", "statements", { statementId: id }))?.status === 404;
  }
  /** xAPI 1.0.3 Communication 2.3. */
  async state(id) {
    let { activity, actor, registration } = this.link;
    return this.document("activities/state", { stateId: id, activityId: activity, agent: JSON.stringify(actor), registration });
  }
  async keepState(id, state) {
    let { activity, actor, registration } = this.link, where = { stateId: id, activityId: activity, agent: JSON.stringify(actor), registration };
    return troubleOf(await this.call("PUT", "activities/state", where, state));
  }
  /** xAPI 1.0.3 Communication 2.6. */
  async profile(id) {
    return this.document("agents/profile", { profileId: id, agent: JSON.stringify(this.link.actor) });
  }
  async document(resource, where) {
    let answer = await this.call("GET", resource, where);
    return answer?.status === 404 ? "" : answer?.ok ? answer.text : null;
  }
  async call(method, resource, where, body) {
    let query = Object.entries(where).filter(([, value]) => value).map(([name, value]) => name + "=" + encodeURIComponent(value)).join("&"), address = this.link.endpoint.replace(/\/*$/, "/") + resource + (query && "?" + query), headers = { ...VERSION, Authorization: this.link.auth, ...body === void 0 ?
    {} : { "Content-Type": JSON_TYPE } }, options = { method, headers, keepalive: method !== "GET", ...body === void 0 ? {} : { body: JSON.stringify(body) } };
    return patiently(this.ask, this.page, address, options);
  }
};
async function patiently(ask, page, address, options) {
  let stop = new AbortController(), timer = page.setTimeout(() => stop.abort(), PATIENCE);
  try {
    let answer = await ask(address, { ...options, signal: stop.signal });
    return { status: answer.status, ok: answer.ok, text: await answer.text() };
  } catch {
    return null;
  } finally {
    page.clearTimeout(timer);
  }
}
function troubleOf(answer) {
  return answer?.ok ? null : answer && answer.status >= 400 && answer.status < 500 && !LATER.includes(answer.status) ? "refused" : "gone";
}

const { all, entries, floored, joined, keep, local, make, own, result, share, standing, western } = window.coursewright;

function number2(text) {
  let typed = western(text).trim().replace(",", ".").replace(/^\u2212/, "-").replace(/^\+/, "");
  return /^-?(\d+\.?\d*|\.\d+)$/.test(typed) ? typed : "";
}
function earnedBy({ result: result2, points, best }) {
  if (result2 !== "neutral")
    return result2 === "harmed" ? [0, 1] : best > 0 && points < best ? [Math.max(points, 0), best] : [1, 1];
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

var VERBS = "http://adlnet.gov/expapi/verbs/", INTERACTION = "http://adlnet.gov/expapi/activities/cmi.interaction", OBJECTIVE = "http://adlnet.gov/expapi/activities/objective", PROGRESS = "https://w3id.org/xapi/cmi5/result/extensions/progress";
function verb(name) {
  return { id: VERBS + name, display: { "en-US": name } };
}
function score([n, d]) {
  return { scaled: Number(floored({ n, d }, 1, 7)) };
}
function duration(seconds) {
  return `PT${Math.max(Math.floor(seconds * 100) || 0, 0) / 100}S`;
}
function within(course, ...names) {
  return [course.replace(/\/+$/, ""), ...names.map(encodeURIComponent)].join("/");
}
function answered(course, language, report) {
  let { id, form, objective, response, correct, share: share2, seconds, title } = report, right = correct === void 0 ? "" : pattern(report, correct), given = response === void 0 ? "" : said(report, response);
  return {
    verb: verb("answered"),
    object: {
      objectType: "Activity",
      id: within(course, id),
      definition: {
        type: INTERACTION,
        name: { [language]: title ?? id },
        interactionType: form,
        ...right ? { correctResponsesPattern: [right] } : {},
        ...components(report, language)
      }
    },
    result: {
      ...given ? { response: given } : {},
      duration: duration(seconds),
      ...share2 ? { success: share2[0] === share2[1], score: { ...score(share2), raw: earned(share2, report.weight), min: 0, max: report.weight } } : {}
    },
    context: shownOf(course, objective ? [objective] : [])
  };
}
function decided(course, language, report) {
  let { scenario, node, choice, options, leading, points, best } = report, share2 = earnedBy(report), most2 = Math.max(best, 0);
  return {
    verb: verb("answered"),
    object: {
      objectType: "Activity",
      id: within(course, scenario, node),
      definition: {
        type: INTERACTION,
        name: { [language]: node },
        interactionType: "choice",
        ...leading.length > 0 ? { correctResponsesPattern: leading } : {},
        choices: options.map((id) => ({ id, description: { [language]: id } }))
      }
    },
    result: {
      response: choice,
      duration: duration(report.seconds),
      ...share2 ? { success: share2[0] === share2[1], score: { ...score(share2), ...most2 > 0 ? { raw: Math.min(Math.max(points, 0), most2), min: 0, max: most2 } : {} } } : {}
    },
    context: shownOf(course, report.objectives)
  };
}
function ended(course, language, { scenario, ending, outcome, share: share2, objectives }) {
  return {
    verb: verb("experienced"),
    object: { objectType: "Activity", id: within(course, scenario, ending), definition: { name: { [language]: ending } } },
    result: { response: outcome, ...share2 ? { score: score(share2) } : {} },
    context: shownOf(course, objectives)
  };
}
function shownOf(course, objectives) {
  return objectives.length === 0 ? {} : { contextActivities: { other: [...new Set(objectives)].map((id) => ({ objectType: "Activity", id: within(course, id), definition: { type: OBJECTIVE } })) } };
}
function earned([n, d], weight) {
  return Number(floored({ n: n * weight, d }, 1, 4));
}
function components({ form, options, right, labels }, language) {
  let list = (ids) => ids.map((id) => ({ id, description: { [language]: labels?.[id] ?? id } }));
  switch (form) {
    case "choice":
      return { choices: list(options) };
    case "sequencing":
      return { choices: list(options) };
    case "likert":
      return { scale: list(options) };
    case "matching":
      return { source: list(options), target: list(right) };
    case "true-false":
    case "fill-in":
    case "long-fill-in":
    case "numeric":
      return {};
  }
}
function said({ form }, given) {
  switch (form) {
    case "choice":
    case "sequencing":
      return listed(given).join("[,]");
    case "fill-in":
      return listed(given).map((text) => free(text)).join("[,]");
    case "matching":
      return paired(given).map((pair) => pair.join("[.]")).join("[,]");
    case "numeric":
      return typeof given == "string" ? number2(given) || given : "";
    case "true-false":
    case "likert":
    case "long-fill-in":
      return typeof given == "string" ? given : "";
  }
}
function pattern(report, right) {
  if (report.form !== "numeric") return said(report, right);
  let [low = "", high = ""] = listed(right).map(number2);
  return low || high ? low + "[:]" + high : "";
}

var GATHER = 1e3, AGAIN = 15e3, ROOM = 6e4, STATE = "coursewright", XapiSession = class {
  constructor(standard, page, clock, ask, id) {
    this.standard = standard;
    this.page = page;
    this.clock = clock;
    this.ask = ask;
    this.id = id;
    this.store = null;
    this.terms = null;
    /** Whether the host could not say what it keeps: until it has, nothing is written over it. */
    this.unread = !0;
    this.state = null;
    this.standing = null;
    this.events = [];
    /** What was reached in this registration, in this session or an earlier one. */
    this.reached = [];
    this.progress = 0;
    this.last = { state: "", place: "" };
    this.sending = !1;
    this.timer = 0;
    /** What went wrong when the state was last kept. */
    this.unkept = null;
    this.told = null;
    this.tell = () => {
    };
    this.elsewhere = () => {
    };
    this.memory = this.remembered();
  }
  present() {
    return this.standard.launch(this.page) !== "";
  }
  async open() {
    return this.present() ? await this.connect() : this.say("no-host"), this.page.document.addEventListener("visibilitychange", () => {
      this.page.document.visibilityState === "hidden" && this.flush();
    }), this.page.addEventListener("pagehide", () => this.close()), this.page.addEventListener("pageshow", (event) => {
      event.persisted && this.say("over");
    }), { state: this.last.state, mastery: this.terms?.mastery ?? null, review: this.terms?.review ?? !1 };
  }
  answered(answer) {
    this.add("answered", (course, language) => answered(course, language, answer));
  }
  decided(decision) {
    this.add("answered", (course, language) => decided(course, language, decision));
  }
  ended(ending) {
    this.add("experienced", (course, language) => ended(course, language, ending));
  }
  stands(standing2) {
    this.standing = standing2, this.save();
  }
  keep(state, place) {
    this.last = { state, place }, this.state = this.kept(), this.save();
  }
  /** Says the end once, with whatever the host has not heard yet, in one request that outlives the page. */
  close() {
    let { store, terms, memory } = this;
    if (!store || !terms || memory.over) return;
    this.queue(), memory.over = !0;
    let names = memory.waiting.map(nameOf), underWay = this.sending && names.length > 0 ? bytes(memory.waiting[0]) : 0, counted = this.sending && memory.said.includes(names[0] ?? ""), rest = [...memory.waiting.slice(counted ? 1 : 0), this.statement("terminated", { duration: this.spent() })], unsure = Object.
    fromEntries(names.flatMap((name, at) => this.reached.includes(name) ? [[name, memory.waiting[at].id]] : []));
    memory.waiting = [], this.remember(), Object.keys(unsure).length > 0 && (this.state = { ...this.kept(), unsure });
    let state = !this.unread && !terms.review && this.state;
    state && store.keepState(STATE, state), store.send(fitting(rest, ROOM - underWay - (state ? bytes(state) : 0))), this.store = null;
  }
  /** Where the host wants the learner to go after the end, or nothing. */
  get back() {
    return this.terms?.back ?? "";
  }
  /** Ends the session; when the host has been told all, the learner may go. */
  async leave() {
    await this.flush(), this.store && !this.memory.over && (this.claim("terminated", { duration: this.spent() }), this.memory.over = !0, await this.pump(), this.store = null);
  }
  onNotice(tell) {
    this.tell = tell;
  }
  onChangedElsewhere(tell) {
    this.elsewhere = tell;
  }
  async connect() {
    let { over } = this.memory;
    if (this.terms ??= await this.standard.settle(this.page, this.ask, this.memory), this.remember(), !this.terms) return this.say("gone");
    narrow(this.page, this.terms.link.endpoint);
    let store = new RecordStore(this.terms.link, this.ask, this.page);
    if (await this.read(store), over) return this.say("over");
    this.store = store, this.terms.review && this.say("review"), this.memory.said.includes("initialized") || this.claim("initialized", {}), this.pump();
  }
  async read(store) {
    let held = await store.state(STATE);
    if (held === null) return this.say("gone");
    this.unread = !1;
    let { state = "", place = "", reached = [], unsure } = held && parsed(held) || {};
    this.reached = Array.isArray(reached) ? reached.map(String) : [];
    for (let [name, id] of Object.entries(unsure ?? {}))
      await store.lacks(id) && (this.reached = this.reached.filter((one) => one !== name));
    if (!state) return;
    let replaces = this.state !== null;
    this.last = { state: String(state), place: String(place) }, this.state = null, replaces && (this.standing = null, this.events = [], this.elsewhere(this.last.state));
  }
  kept() {
    return { ...this.last, reached: this.reached };
  }
  add(name, make2) {
    this.events.push({ name, time: this.clock(), make: make2 }), this.save();
  }
  save() {
    if (this.memory.over) return this.say("over");
    if (!this.store || this.unread) return this.say(this.told ?? "gone");
    this.terms?.review || (this.queue(), this.timer ||= this.page.setTimeout(() => {
      this.flush();
    }, GATHER), this.pump());
  }
  /** Makes statements of what has happened, once there is somebody to tell. */
  queue() {
    if (!this.terms || this.terms.review || this.unread) return;
    let language = this.page.document.documentElement?.lang || "und";
    for (let { name, time, make: make2 } of this.events.splice(0))
      this.enqueue({ timestamp: new Date(time).toISOString(), ...make2(this.terms.link.activity, language) }, name);
    this.standing && this.reach(this.standing);
  }
  reach({ completion, success, score: share2, progress }) {
    let percent = Math.floor(100 * progress[0] / progress[1]);
    percent > this.progress && !completion && (this.progress = percent, this.claim("progressed", { extensions: { [PROGRESS]: percent } }));
    let once = (name, result2) => {
      this.reached.includes(name) || (this.reached = [...this.reached, name], this.claim(name, { ...result2, duration: this.spent() }), this.state = this.kept());
    };
    success === "passed" && !this.memory.said.includes("failed") && once("passed", { success: !0, ...share2 ? { score: score(share2) } : {} }), success === "failed" && !this.reached.includes("passed") && once("failed", { success: !1, ...share2 ? { score: score(share2) } : {} }), completion && once("\
completed", { completion: !0 });
  }
  claim(name, result2) {
    this.enqueue(this.statement(name, result2), name);
  }
  enqueue(statement, name) {
    this.memory.waiting.push("id" in statement ? statement : this.complete(statement, name)), ["answered", "experienced", "progressed"].includes(name) || this.memory.said.push(name), this.remember();
  }
  statement(name, result2) {
    let object = { objectType: "Activity", id: this.terms.link.activity };
    return this.complete({ verb: verb(name), object, ...Object.keys(result2).length > 0 ? { result: result2 } : {} }, name);
  }
  /** cmi5 9.1, 9.2, 9.6 and 9.7: an id of its own, the actor of the launch, the context, the time in UTC. */
  complete(statement, name) {
    let { link } = this.terms, context = merged(this.standard.context(this.terms, name), statement.context ?? {});
    return {
      id: this.id(),
      timestamp: new Date(this.clock()).toISOString(),
      actor: link.actor,
      ...statement,
      context: { ...context, ...link.registration ? { registration: link.registration } : {} }
    };
  }
  spent() {
    return duration((this.clock() - this.memory.began) / 1e3);
  }
  /** Sends what waits, one after the other: the order has a meaning. */
  async pump() {
    if (this.sending) return;
    this.sending = !0;
    let trouble = null;
    for (; this.store && this.memory.waiting.length > 0 && trouble !== "gone"; ) {
      let reply = await this.store.send([this.memory.waiting[0]]);
      trouble = reply ?? trouble, reply !== "gone" && this.memory.waiting.shift(), this.remember();
    }
    this.sending = !1, this.settle(trouble);
  }
  async flush() {
    this.page.clearTimeout(this.timer), this.timer = 0;
    let { store, state } = this;
    store && state && !this.unread && !this.terms?.review && (this.unkept = await store.keepState(STATE, state), !this.unkept && this.state === state && (this.state = null)), await this.pump();
  }
  settle(sent) {
    let trouble = sent ?? this.unkept;
    this.terms?.review && !trouble || this.memory.over || (trouble === "gone" && this.store && (this.timer ||= this.page.setTimeout(() => {
      this.retry();
    }, AGAIN)), this.say(trouble ?? (this.unread ? "gone" : null)));
  }
  say(trouble) {
    trouble !== this.told && (this.told = trouble, this.tell(trouble && { trouble, retry: () => {
      this.retry();
    } }));
  }
  async retry() {
    !this.store && this.present() ? await this.connect() : this.store && this.unread && await this.read(this.store), !(!this.store || this.unread) && (this.queue(), await this.flush());
  }
  remembered() {
    let fresh = { token: "", began: this.clock(), said: [], waiting: [], over: !1 };
    try {
      let kept = this.page.sessionStorage.getItem(STATE + ":" + this.standard.launch(this.page)), before = kept ? { ...fresh, ...JSON.parse(kept) } : fresh;
      return before.over && this.standard.again ? fresh : before;
    } catch {
      return fresh;
    }
  }
  remember() {
    try {
      this.page.sessionStorage.setItem(STATE + ":" + this.standard.launch(this.page), JSON.stringify(this.memory));
    } catch {
    }
  }
};
function narrow(page, endpoint) {
  let { document } = page, policy = document.createElement?.("meta");
  policy && (policy.httpEquiv = "Content-Security-Policy", policy.content = "connect-src " + new URL(endpoint, page.location.href).origin, document.head.append(policy));
}
function nameOf(statement) {
  return String(statement.verb.id).split("/").at(-1);
}
function fitting(statements, room) {
  let sizes = statements.map((one) => bytes(one) + 1), over = sizes.reduce((all2, one) => all2 + one, 1) - room;
  return statements.filter((one, at) => {
    let left = over > 0 && "response" in (one.result ?? {});
    return left && (over -= sizes[at]), !left;
  });
}
function bytes(sent) {
  return new TextEncoder().encode(JSON.stringify(sent)).length;
}
function merged(one, other) {
  let activities = (context) => context.contextActivities ?? {}, all2 = { ...activities(one) };
  for (let [sort, more] of Object.entries(activities(other))) all2[sort] = [...all2[sort] ?? [], ...more];
  return { ...one, ...other, ...Object.keys(all2).length > 0 ? { contextActivities: all2 } : {} };
}

var STANDARD = {
  again: !0,
  launch(page) {
    let { endpoint = "", actor, registration = "" } = parameters(page);
    return isAddress(endpoint) && actor ? endpoint + registration : "";
  },
  settle(page) {
    let { endpoint = "", auth = "", actor = "", registration = "", activity_id: activity } = parameters(page), who = parsed(actor);
    if (!who || !activity) return Promise.resolve(null);
    let link = { endpoint, auth, actor: agent(who), activity, registration };
    return Promise.resolve({ link, mastery: null, review: !1, context: {}, back: "" });
  },
  context: () => ({})
};
function xapi(page = window, clock = Date.now, ask = (address, options) => fetch(address, options), id = uuid) {
  return new XapiSession(STANDARD, page, clock, ask, id);
}
function agent(given) {
  let first = (value) => Array.isArray(value) ? value[0] : value, { account, ...others } = given, held = first(account), named = Object.entries(others).flatMap(([key, value]) => {
    let one = first(value);
    return one === void 0 ? [] : [[key, one]];
  }), homePage = held?.homePage ?? held?.accountServiceHomePage, name = held?.name ?? held?.accountName;
  return { ...Object.fromEntries(named), ...homePage && name ? { account: { homePage, name } } : {} };
}

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

joined.push({ tracker: (course) => hosted(course, xapi()) });
})();
