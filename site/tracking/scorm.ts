/** Keeps a learner's record in a SCORM host of any edition, and goes on without one. */

import type { Ratio } from "../player/data";
import type { Dialect, Entry, Said } from "./scorm-dialect";
import { findHost, type Host, type Reply } from "./scorm-host";
import type { AnswerReport, DecisionReport, EndingReport, Launch, Notice, StandingReport, Tracker, Trouble } from "./tracker";

/** Whole-state commits at every event have frozen hosts: changes are gathered this long, in milliseconds. */
const GATHER = 5000;
/** More entries than any course has objectives: a host that claims so is not asked for each. */
const MANY = 1000;

interface Objective {
  readonly at: number;
  told: string;
}

/** An interaction that has still to be told, and its place in the host's list once it has one. */
interface Pending {
  readonly entry: Entry;
  readonly at?: number;
}

/** `clock` counts milliseconds since 1970. */
export class Scorm implements Tracker {
  private host: Host | null = null;
  /** Whether the host has said what it knows of the attempt: until it has, nothing is written over it. */
  private learned = false;
  private writes = false;
  private finished = false;
  private readonly began: number;
  private mastery: Ratio | null = null;
  /** As the host has it, to the best of what it has said. */
  private readonly known = new Map<string, string>();
  private readonly objectives = new Map<string, Objective>();
  private nextObjective = -1;
  private nextInteraction = -1;
  /** What has still to be told. */
  private state: string | null = null;
  private place = "";
  private standing: StandingReport | null = null;
  private entries: Pending[] = [];
  private timer = 0;
  /** Whether the host's own reports would show something new. */
  private shown = false;
  /** What the learner has been told, and what went wrong when values were last set and committed. */
  private told: Trouble | null = null;
  private trouble: Trouble | null = null;
  private uncommitted: Trouble | null = null;
  private tell: (notice: Notice | null) => void = () => {};
  private elsewhere: (state: string) => void = () => {};
  /** Whether the host could not say what it keeps: until it has, nothing is written over it. */
  private unread = true;

  constructor(
    private readonly words: Dialect,
    private readonly page: Window,
    private readonly clock: () => number,
  ) {
    this.began = clock();
  }

  /** Whether there is a host at all. */
  present(): boolean {
    return findHost(this.page, this.words) !== null;
  }

  open(): Promise<Launch> {
    this.connect();
    // No unload or beforeunload: browsers skip them, and a page that listens is not kept for going back.
    this.page.document.addEventListener("visibilitychange", () => {
      if (this.page.document.visibilityState === "hidden") this.commit();
    });
    this.page.addEventListener("pagehide", (event) => {
      // A page in the back-forward cache may come back, and no host allows a second initialization (SCORM 1.2 RTE 3.3,
      // 2004 RTE 3.1.3.1).
      if (event.persisted) this.commit();
      else this.close();
    });
    const launch = { state: this.held() ?? "", mastery: this.mastery };
    return Promise.resolve({ ...launch, review: this.host !== null && !this.writes });
  }

  answered(report: AnswerReport): void {
    this.add(this.words.answer(report, this.clock()));
  }

  decided(report: DecisionReport): void {
    this.add(this.words.decision(report, this.clock()));
  }

  ended(report: EndingReport): void {
    this.add(this.words.ending(report, this.clock()));
  }

  stands(standing: StandingReport): void {
    this.standing = standing;
    const status = (): string => this.words.statuses.map((element) => this.known.get(element)).join();
    const before = status();
    this.save();
    this.shown ||= status() !== before;
  }

  keep(state: string, place: string): void {
    this.state = state;
    this.place = place;
    this.save();
    // Only now, since what is reported comes before the state that it follows from: a host must not have one without the other.
    if (this.shown) this.commit();
  }

  close(): void {
    if (!this.host) return;
    this.save();
    this.commit();
    this.finished = true;
    // SCORM 1.2 RTE 3.3, 2004 RTE 3.1.3.2: finished once, last, and nothing after it.
    this.host.finish();
    this.host = null;
  }

  onNotice(tell: (notice: Notice | null) => void): void {
    this.tell = tell;
  }

  onChangedElsewhere(tell: (state: string) => void): void {
    this.elsewhere = tell;
  }

  private add(entry: Entry): void {
    this.entries.push({ entry });
    this.save();
  }

  private connect(): void {
    const host = findHost(this.page, this.words);
    if (!host) return this.say("no-host");
    // SCORM 1.2 RTE 3.3, 2004 RTE 3.1.3.1: initialized once, before anything else.
    const reply = host.initialize();
    if (reply === "gone" || (reply === "refused" && !this.answersAnyway(host))) return this.say("gone");
    this.host = host;
    if (this.learn(host)) this.commit();
    else this.say("gone");
  }

  private learn(host: Host): boolean {
    if (this.learned) return true;
    const { mode, mastery, remembered } = this.words;
    // Without a mastery score of the host's the course has its own.
    const goal = host.ifAny(mastery);
    const [how, ...values] = [mode, ...remembered].map((element) => host.read(element));
    if (typeof how !== "string" || typeof goal !== "string" || values.includes(null)) return false;
    this.learned = true;
    this.mastery = this.words.masteryOf(goal);
    remembered.forEach((element, at) => this.known.set(element, values[at]!));
    // SCORM 1.2 RTE 3.4 and 2004 RTE 4.2.16: browse, normal or review; some hosts leave it empty and mean normal.
    this.writes = how !== "browse" && how !== "review";
    if (!this.writes) this.say("review");
    else for (const said of this.words.begin(this.known)) this.set(host, said);
    return true;
  }

  /** Some hosts, and pages around ours, have initialized already; then the values can be read. */
  private answersAnyway(host: Host): boolean {
    return host.get(this.words.statuses[0]!) !== "" && host.error() === 0;
  }

  /** Tells the host all that it has not been told yet. What it refuses stays for the next time. */
  private save(): void {
    if (!this.host) return this.say(this.told ?? "gone");
    if (!this.learn(this.host)) return this.say("gone");
    if (!this.writes) return;
    this.trouble = null;
    this.saveState(this.host);
    if (this.standing) this.saveStanding(this.host, this.standing);
    this.saveEntries(this.host);
    this.say(this.trouble ?? this.uncommitted);
    this.timer ||= this.page.setTimeout(() => this.commit(), GATHER);
  }

  /** The state as the host keeps it; null where it cannot be asked. */
  private held(): string | null {
    const state = this.host ? this.host.read(this.words.state) : null;
    this.unread = state === null;
    return state;
  }

  /** A record that the host has acknowledged wins over what was done while it could not be read. */
  private adopt(): void {
    const held = this.held();
    if (this.unread) this.trouble = "gone";
    if (!held) return;
    this.state = null;
    this.standing = null;
    this.entries = [];
    this.elsewhere(held);
  }

  private saveState(host: Host): void {
    if (this.unread) this.adopt();
    if (this.state === null || this.unread) return;
    if (this.state.length > this.words.most) {
      this.trouble = "too-long";
      return;
    }
    const reply = host.set(this.words.state, this.state);
    // A host that says nothing either way is believed if it can repeat what it was told.
    const kept = reply === "done" || (reply === "mute" && host.get(this.words.state) === this.state);
    if (kept && this.place) host.set(this.words.place, this.words.placeOf(this.place));
    this.settle(kept ? "done" : reply === "mute" ? "gone" : reply);
    if (kept) this.state = null;
  }

  private saveStanding(host: Host, { objectives, mastery }: StandingReport): void {
    for (const said of this.words.standing(this.standing!, this.known, this.mastery)) this.set(host, said);
    for (const [id, share] of Object.entries(objectives)) {
      const values = this.words.objective(share, mastery);
      const told = values.map(([, value]) => value).join();
      const entry = this.objective(host, this.words.identifier(id));
      if (!entry || entry.told === told) continue;
      const replies = values.map(([element, value]) => host.set(`cmi.objectives.${entry.at}.${element}`, value));
      if (replies.includes("gone")) this.trouble = "gone";
      else entry.told = told;
    }
  }

  private set(host: Host, [element, value, optional]: Said): void {
    if (this.known.get(element) === value) return;
    const reply = host.set(element, value);
    if (!optional) this.settle(reply);
    if (reply === "done" || reply === "mute") this.known.set(element, value);
  }

  /** The entry of an objective, made where there is none. SCORM 1.2 RTE 3.4: objectives need not be supported. A host
   * of 2004 has those of the manifest from the start, and an id that is set again is an error (RTE 4.2.17, 351). */
  private objective(host: Host, id: string): Objective | null {
    if (this.nextObjective < 0) this.nextObjective = this.found(host);
    const known = this.objectives.get(id);
    if (known || this.nextObjective < 0 || this.nextObjective === Infinity) return known ?? null;
    const reply = host.set(`cmi.objectives.${this.nextObjective}.id`, id);
    if (reply === "refused") this.nextObjective = Infinity;
    if (reply === "gone") this.trouble = "gone";
    if (reply === "refused" || reply === "gone") return null;
    const made = { at: this.nextObjective++, told: "" };
    this.objectives.set(id, made);
    return made;
  }

  /** How many objectives the host has, each of which is then known by its id; -1 where the host is gone. */
  private found(host: Host): number {
    const entries = count(host, "cmi.objectives");
    for (let at = 0; at < entries && at < MANY && entries !== Infinity; at++) {
      const id = host.ifAny(`cmi.objectives.${at}.id`);
      if (id === null) return -1;
      this.objectives.set(id, { at, told: "" });
    }
    return entries;
  }

  private saveEntries(host: Host): void {
    if (this.entries.length > 0 && this.nextInteraction < 0) this.nextInteraction = count(host, "cmi.interactions");
    while (this.entries.length > 0 && this.nextInteraction !== Infinity) {
      const { entry, at = this.nextInteraction } = this.entries[0]!;
      if (at < 0 || !this.interaction(host, entry, at)) {
        this.trouble = "gone";
        return;
      }
      this.entries.shift();
    }
    this.entries = [];
  }

  /** Whether this one is done with: told, or refused. Interactions are no reason to stop. */
  private interaction(host: Host, entry: Entry, at: number): boolean {
    // SCORM 1.2 RTE 3.4, 2004 RTE 4.2.9: the index is _count, without gaps, and the id comes first.
    const name = `cmi.interactions.${at}.`;
    const reply = at < this.nextInteraction ? "done" : host.set(name + "id", entry.id);
    if (reply === "gone") return false;
    if (reply === "refused") {
      if (host.lacks()) this.nextInteraction = Infinity;
      return true;
    }
    this.nextInteraction = Math.max(this.nextInteraction, at + 1);
    this.entries[0] = { entry, at };
    return entry.elements.every(([element, value]) => host.set(name + element, value) !== "gone");
  }

  private commit(): void {
    this.page.clearTimeout(this.timer);
    this.timer = 0;
    this.shown = false;
    if (!this.host || !this.writes) return;
    // SCORM 1.2 RTE 3.4, 2004 RTE 4.2.20: of this session so far; it can be written only.
    this.host.set(this.words.time, this.words.duration((this.clock() - this.began) / 1000));
    this.uncommitted = troubleOf(this.host.commit());
    this.say(this.trouble ?? this.uncommitted);
  }

  private settle(reply: Reply): void {
    this.trouble = troubleOf(reply) ?? this.trouble;
  }

  /** Tells the learner's side what is wrong now, once, and once that nothing is any more. */
  private say(trouble: Trouble | null): void {
    if (trouble === this.told) return;
    this.told = trouble;
    this.tell(trouble && { trouble, retry: () => this.retry() });
  }

  private retry(): void {
    if (!this.host && !this.finished) this.connect();
    this.save();
    this.commit();
  }
}

/** How many entries a list of the host has; Infinity where it has no such list, -1 where the host is gone. */
function count(host: Host, list: string): number {
  const children = host.ifAny(list + "._children");
  if (children === "" && host.lacks()) return Infinity;
  const entries = host.ifAny(list + "._count");
  return children === null || entries === null ? -1 : Math.max(parseInt(entries, 10) || 0, 0);
}

function troubleOf(reply: Reply): Trouble | null {
  return reply === "refused" || reply === "gone" ? reply : null;
}
