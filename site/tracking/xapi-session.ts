/** Keeps a learner's record in a record store, for cmi5 and for plain xAPI: one conversation, terms for each standard. */

import type { AnswerReport, DecisionReport, EndingReport, Launch, Notice, StandingReport, Tracker, Trouble } from "./tracker";
import { type Memory, narrow, remember, remembered, type Standard, STATE, type Terms } from "./xapi-launch";
import { type Ask, bytes, type Fields, fitting, type Json, RecordStore, stateOf } from "./xapi-store";
import { answered, decided, duration, ended, PROGRESS, score, type Verb, verb } from "./xapi-words";

/** Changes of the state are gathered this long, in milliseconds. */
const GATHER = 1000;
/** What did not arrive is sent again after this long. */
const AGAIN = 15_000;
/** Bytes that may be under way when a page goes, of the 64 KiB that a browser lets outlive it (Fetch 4.6, keepalive). */
const ROOM = 60_000;
/** What is said once in a registration (cmi5 9.3). */
const ONCE = ["passed", "failed", "completed"];

/** What is told as soon as somebody can be told, with the time at which it happened. */
interface Happened {
  readonly name: Verb;
  readonly time: number;
  make(course: string, language: string): Fields;
}

export class XapiSession implements Required<Tracker> {
  private store: RecordStore | null = null;
  private terms: Terms | null = null;
  private memory: Memory;
  /** Whether the host could not say what it keeps: until it has, nothing is written over it. */
  private unread = true;
  private state: Fields | null = null;
  private standing: StandingReport | null = null;
  private events: Happened[] = [];
  /** What the host has taken of what is said once in a registration, in this session or an earlier one. */
  private reached: string[] = [];
  /** What it was told of that without an answer, with the ids of the statements: a later session asks for them. */
  private unsure: { [name: string]: string } = {};
  /** Statements that the host has refused: said again when the learner asks for it. */
  private refused: Fields[] = [];
  private progress = 0;
  private last = { state: "", place: "" };
  /** The statement and the state that are under way, and the runs that send them. */
  private statementUnderWay: Fields | null = null;
  private stateUnderWay: Fields | null = null;
  private sending: Promise<void> | null = null;
  private keeping: Promise<void> | null = null;
  private connecting: Promise<void> | null = null;
  private timer = 0;
  /** What went wrong when the state was last kept. */
  private unkept: Trouble | null = null;
  private told: Trouble | null = null;
  private tell: (notice: Notice | null) => void = () => {};
  private elsewhere: (state: string) => void = () => {};

  constructor(
    private readonly standard: Standard,
    private readonly page: Window,
    private readonly clock: () => number,
    private readonly ask: Ask,
    private readonly id: () => string,
  ) {
    this.memory = remembered(standard, page, clock());
  }

  present(): boolean {
    return this.standard.launch(this.page) !== "";
  }

  async open(): Promise<Launch> {
    if (!this.present()) this.say("no-host");
    else await this.connect();
    this.page.document.addEventListener("visibilitychange", () => {
      if (this.page.document.visibilityState === "hidden") void this.flush();
    });
    // A host waits for the end, so it is told also where the page might come back.
    this.page.addEventListener("pagehide", () => this.close());
    this.page.addEventListener("pageshow", (event) => {
      if (event.persisted) this.say("over");
    });
    return { state: this.last.state, mastery: this.terms?.mastery ?? null, review: this.terms?.review ?? false };
  }

  answered(answer: AnswerReport): void {
    this.add("answered", (course, language) => answered(course, language, answer));
  }

  decided(decision: DecisionReport): void {
    this.add("answered", (course, language) => decided(course, language, decision));
  }

  ended(ending: EndingReport): void {
    this.add("experienced", (course, language) => ended(course, language, ending));
  }

  stands(standing: StandingReport): void {
    this.standing = standing;
    this.save();
  }

  keep(state: string, place: string): void {
    this.last = { state, place };
    this.state = this.kept();
    this.save();
  }

  /** Says the end once, with whatever the host has not heard yet, in one request that outlives the page. */
  close(): void {
    const { store, terms, memory } = this;
    if (!store || !terms || memory.over) return;
    this.queue();
    memory.over = true;
    // cmi5 9.3.8: terminated is the last, once. What is under way may be lost, or late: an answer is said again, since by its
    // id twice is once (xAPI 1.0.3 Communication 2.1.2). A verb that a platform counts (cmi5 9.3) is not.
    const { statementUnderWay: spoken, stateUnderWay } = this;
    const counted = spoken && memory.said.includes(nameOf(spoken));
    const rest = [...memory.waiting.filter((one) => !counted || one !== spoken), this.statement("terminated", { duration: this.spent() })];
    memory.waiting = [];
    this.remember();
    const state = !this.unread && !terms.review && this.state;
    if (state) void store.keepState(STATE, state);
    const taken = [spoken, stateUnderWay, state || null].reduce((all, one) => all + (one ? bytes(one) : 0), 0);
    void store.send(fitting(rest, ROOM - taken));
    this.store = null;
  }

  /** Where the host wants the learner to go after the end, or nothing. */
  get back(): string {
    return this.terms?.back ?? "";
  }

  /** Ends the session; when the host has been told all, the learner may go. */
  async leave(): Promise<void> {
    await this.flush();
    await this.keepNewest();
    if (this.store && !this.memory.over) {
      this.claim("terminated", { duration: this.spent() });
      this.memory.over = true;
      await this.pump();
      this.store = null;
    }
  }

  onNotice(tell: (notice: Notice | null) => void): void {
    this.tell = tell;
  }

  onChangedElsewhere(tell: (state: string) => void): void {
    this.elsewhere = tell;
  }

  /** One at a time: a token is given once (cmi5 8.2), and who is impatient asks twice. */
  private connect(): Promise<void> {
    return (this.connecting ??= this.launched().finally(() => (this.connecting = null)));
  }

  private async launched(): Promise<void> {
    const { over } = this.memory;
    this.terms ??= await this.standard.settle(this.page, this.ask, this.memory);
    this.remember();
    if (!this.terms) return this.say("gone");
    narrow(this.page, this.terms.link.endpoint);
    const store = new RecordStore(this.terms.link, this.ask, this.page);
    await this.read(store);
    // What has ended can be looked at, and nothing follows it.
    if (over) return this.say("over");
    this.store = store;
    if (this.terms.review) this.say("review");
    // cmi5 9.3.1: initialized is the first, once.
    if (!this.memory.said.includes("initialized")) this.claim("initialized", {});
    void this.pump();
  }

  private async read(store: RecordStore): Promise<void> {
    const held = stateOf(await store.state(STATE));
    if (!held) return this.say("gone");
    this.unread = false;
    const { state = "", place = "", reached = [], unsure } = held;
    this.reached = Array.isArray(reached) ? reached.map(String) : [];
    await this.makeSure(store, (unsure ?? {}) as { [name: string]: string });
    if (!state) return;
    // A record that the host has acknowledged wins over what was done while it could not be read.
    const replaces = this.state !== null;
    this.last = { state: String(state), place: String(place) };
    this.state = null;
    if (!replaces) return;
    this.standing = null;
    this.events = [];
    this.elsewhere(this.last.state);
  }

  /** What an earlier session could not hear. Where the store does not say, it is said again under its id, which is once. */
  private async makeSure(store: RecordStore, unsure: { [name: string]: string }): Promise<void> {
    for (const [name, id] of Object.entries(unsure)) {
      const has = await store.has(id);
      // Earlier packages wrote it into both lists.
      this.reached = this.reached.filter((one) => one !== name);
      if (has) this.reached.push(name);
      else if (has === null) this.unsure[name] = id;
    }
  }

  private kept(): Fields {
    const { last, reached, unsure } = this;
    return { ...last, reached: [...reached], ...(Object.keys(unsure).length > 0 ? { unsure: { ...unsure } } : {}) };
  }

  private add(name: Verb, make: Happened["make"]): void {
    this.events.push({ name, time: this.clock(), make });
    this.save();
  }

  private save(): void {
    if (this.memory.over) return this.say("over");
    if (!this.store || this.unread) return this.say(this.told ?? "gone");
    if (this.terms?.review) return;
    this.queue();
    this.timer ||= this.page.setTimeout(() => void this.flush(), GATHER);
    void this.pump();
  }

  /** Makes statements of what has happened, once there is somebody to tell. */
  private queue(): void {
    if (!this.terms || this.terms.review || this.unread) return;
    const language = this.page.document.documentElement?.lang || "und";
    for (const { name, time, make } of this.events.splice(0))
      this.enqueue({ timestamp: new Date(time).toISOString(), ...make(this.terms.link.activity, language) }, name);
    if (this.standing) this.reach(this.standing);
  }

  private reach({ completion, success, score: share, progress }: StandingReport): void {
    const percent = Math.floor((100 * progress[0]) / progress[1]);
    if (percent > this.progress && !completion) {
      this.progress = percent;
      this.claim("progressed", { extensions: { [PROGRESS]: percent } });
    }
    const once = (name: Verb, result: Fields): void => {
      if (this.reached.includes(name) || this.memory.said.includes(name)) return;
      this.unsure[name] = this.claim(name, { ...result, duration: this.spent() }, this.unsure[name]);
      this.state = this.kept();
    };
    // cmi5 9.3.3: passed once a registration; 9.3.4: never failed after passed, and one of the two in a session.
    if (success === "passed" && !this.memory.said.includes("failed"))
      once("passed", { success: true, ...(share ? { score: score(share) } : {}) });
    if (success === "failed" && ![...this.reached, ...Object.keys(this.unsure), ...this.memory.said].includes("passed"))
      once("failed", { success: false, ...(share ? { score: score(share) } : {}) });
    // cmi5 9.3.2: completed once a registration.
    if (completion) once("completed", { completion: true });
  }

  private claim(name: Verb, result: Fields, id = this.id()): string {
    const statement = { ...this.statement(name, result), id };
    this.enqueue(statement, name);
    return id;
  }

  private enqueue(statement: Fields, name: Verb): void {
    this.memory.waiting.push("id" in statement ? statement : this.complete(statement, name));
    if (!["answered", "experienced", "progressed"].includes(name)) this.memory.said.push(name);
    this.remember();
  }

  private statement(name: Verb, result: Fields): Fields {
    const object = { objectType: "Activity", id: this.terms!.link.activity };
    return this.complete({ verb: verb(name), object, ...(Object.keys(result).length > 0 ? { result } : {}) }, name);
  }

  /** cmi5 9.1, 9.2, 9.6 and 9.7: an id of its own, the actor of the launch, the context, the time in UTC. */
  private complete(statement: Fields, name: Verb): Fields {
    const { link } = this.terms!;
    const context = merged(this.standard.context(this.terms!, name), (statement["context"] ?? {}) as Fields);
    return {
      id: this.id(),
      timestamp: new Date(this.clock()).toISOString(),
      actor: link.actor,
      ...statement,
      context: { ...context, ...(link.registration ? { registration: link.registration } : {}) },
    };
  }

  private spent(): string {
    return duration((this.clock() - this.memory.began) / 1000);
  }

  /** Sends what waits, one after the other: the order has a meaning. */
  private pump(): Promise<void> {
    return (this.sending ??= this.sendAll());
  }

  private async sendAll(): Promise<void> {
    // By the time that anything is sent, this run is known as the one.
    await null;
    let gone = false;
    while (this.store && this.memory.waiting.length > 0 && !gone) {
      // What is said once is written down before: should nobody be here when it arrives, the next session asks for it.
      if (ONCE.includes(nameOf(this.memory.waiting[0]!))) await this.keepNewest();
      const statement = this.memory.waiting[0];
      if (!this.store || !statement) break;
      this.statementUnderWay = statement;
      const reply = await this.store.send([statement]);
      this.statementUnderWay = null;
      gone = reply === "gone";
      if (!gone) this.heard(statement, reply === null || (await this.counted(statement)));
    }
    this.sending = null;
    this.settle(gone ? "gone" : null);
  }

  /** Whether the host refuses what is said once because it has it. */
  private async counted(statement: Fields): Promise<boolean> {
    return ONCE.includes(nameOf(statement)) && (await this.store?.has(String(statement["id"]))) === true;
  }

  private heard(statement: Fields, taken: boolean): void {
    this.memory.waiting = this.memory.waiting.filter((one) => one !== statement);
    this.remember();
    // What the host forbids it would forbid again as long as nobody has changed anything there.
    if (!taken) this.refused.push(statement);
    const name = nameOf(statement);
    if (!ONCE.includes(name)) return;
    // Only what was taken is believed said by a later session.
    delete this.unsure[name];
    if (taken && !this.reached.includes(name)) this.reached.push(name);
    this.state = this.kept();
    this.timer ||= this.page.setTimeout(() => void this.flush(), GATHER);
  }

  /** Keeps the state as it is now: one write at a time, and the newest follows, for an older one could arrive after it. */
  private keepNewest(): Promise<void> {
    return (this.keeping ??= this.keepAll());
  }

  private async keepAll(): Promise<void> {
    await null;
    let sent: Fields | null = null;
    while (this.store && !this.unread && !this.terms?.review && this.state && this.state !== sent) {
      sent = this.stateUnderWay = this.state;
      this.unkept = await this.store.keepState(STATE, sent);
      this.stateUnderWay = null;
      if (!this.unkept && this.state === sent) this.state = null;
    }
    this.keeping = null;
  }

  private async flush(): Promise<void> {
    this.page.clearTimeout(this.timer);
    this.timer = 0;
    await this.keepNewest();
    await this.pump();
  }

  private settle(sent: Trouble | null): void {
    const trouble = sent ?? this.unkept ?? (this.refused.length > 0 ? "denied" : null);
    if ((this.terms?.review && !trouble) || this.memory.over) return;
    if (trouble === "gone" && this.store) this.timer ||= this.page.setTimeout(() => void this.retry(), AGAIN);
    this.say(trouble ?? (this.unread ? "gone" : null));
  }

  private say(trouble: Trouble | null): void {
    if (trouble === this.told) return;
    this.told = trouble;
    this.tell(trouble && { trouble, retry: () => void this.again() });
  }

  /** What the learner asks for: what was refused is said again as well. */
  private again(): Promise<void> {
    this.memory.waiting.unshift(...this.refused.splice(0));
    return this.retry();
  }

  private async retry(): Promise<void> {
    if (!this.store && this.present()) await this.connect();
    else if (this.store && this.unread) await this.read(this.store);
    if (!this.store || this.unread) return;
    this.queue();
    await this.flush();
  }

  private remember(): void {
    remember(this.standard, this.page, this.memory);
  }
}

function nameOf(statement: Fields): string {
  return String((statement["verb"] as Fields)["id"]).split("/").at(-1)!;
}

/** Two contexts as one: activities of both, each once. */
function merged(one: Fields, other: Fields): Fields {
  const activities = (context: Fields): { [sort: string]: Json[] } => (context["contextActivities"] ?? {}) as { [sort: string]: Json[] };
  const all = { ...activities(one) };
  for (const [sort, more] of Object.entries(activities(other))) all[sort] = [...(all[sort] ?? []), ...more];
  return { ...one, ...other, ...(Object.keys(all).length > 0 ? { contextActivities: all } : {}) };
}
