/** Keeps a learner's record in a SCORM 1.2 host, and goes on without one. */

import type { Ratio } from "../player/data";
import { findApi, Host, type Reply } from "./scorm12-host";
import {
  answerEntry,
  decisionEntry,
  endingEntry,
  type Entry,
  identifier,
  masteryOf,
  percent,
  short,
  status,
  timeOfDay,
  timespan,
} from "./scorm12-words";
import type { AnswerReport, DecisionReport, EndingReport, Launch, Notice, StandingReport, Tracker, Trouble } from "./tracker";

// SCORM 1.2 RTE 3.4, cmi.suspend_data is a CMIString4096.
const STATE = 4096;
/** Whole-state commits at every event have frozen hosts: changes are gathered this long, in milliseconds. */
const GATHER = 5000;
// SCORM 1.2 RTE 3.3, error 401: not implemented.
const NOT_IMPLEMENTED = 401;

/** More entries than any course has objectives: a host that claims so is not asked for each. */
const MANY = 1000;

/** `clock` counts milliseconds since 1970. */
export function scorm12(page: Window = window, clock: () => number = Date.now): Required<Tracker> {
  return new Scorm12(page, clock);
}

class Scorm12 implements Required<Tracker> {
  private host: Host | null = null;
  private writes = false;
  private finished = false;
  private readonly began: number;
  private mastery: Ratio | null = null;
  /** As the host has them, to the best of what it has said. */
  private status = "";
  private raw = "";
  private readonly objectives = new Map<string, { at: number; told: string }>();
  private nextObjective = -1;
  private nextInteraction = -1;
  /** What has still to be told. */
  private state: string | null = null;
  private place = "";
  private standing: StandingReport | null = null;
  private entries: Entry[] = [];
  private timer = 0;
  /** What the learner has been told, and what went wrong when values were last set and committed. */
  private told: Trouble | null = null;
  private trouble: Trouble | null = null;
  private uncommitted: Trouble | null = null;
  private tell: (notice: Notice | null) => void = () => {};
  private elsewhere: (state: string) => void = () => {};
  /** Whether the host could not say what it keeps: until it has, nothing is written over it. */
  private unread = true;

  constructor(
    private readonly page: Window,
    private readonly clock: () => number,
  ) {
    this.began = clock();
  }

  open(): Promise<Launch> {
    this.connect();
    // No unload or beforeunload: browsers skip them, and a page that listens is not kept for going back.
    this.page.document.addEventListener("visibilitychange", () => {
      if (this.page.document.visibilityState === "hidden") this.commit();
    });
    this.page.addEventListener("pagehide", (event) => {
      // A page in the back-forward cache may come back, and SCORM 1.2 RTE 3.3 allows no second LMSInitialize.
      if (event.persisted) this.commit();
      else this.close();
    });
    const launch = { state: this.held() ?? "", mastery: this.mastery };
    return Promise.resolve({ ...launch, review: this.host !== null && !this.writes });
  }

  answered(answer: AnswerReport): void {
    this.add(answerEntry(answer, this.time()));
  }

  decided(decision: DecisionReport): void {
    this.add(decisionEntry(decision, this.time()));
  }

  ended(ending: EndingReport): void {
    this.add(endingEntry(ending, this.time()));
  }

  stands(standing: StandingReport): void {
    this.standing = standing;
    const before = this.status;
    this.save();
    // A status is committed at once: it is what the host's own reports show.
    if (this.status !== before) this.commit();
  }

  keep(state: string, place: string): void {
    this.state = state;
    this.place = place;
    this.save();
  }

  close(): void {
    if (!this.host) return;
    this.save();
    this.commit();
    this.finished = true;
    // SCORM 1.2 RTE 3.3: LMSFinish once, last, and nothing after it.
    this.host.finish();
    this.host = null;
  }

  onNotice(tell: (notice: Notice | null) => void): void {
    this.tell = tell;
  }

  onChangedElsewhere(tell: (state: string) => void): void {
    this.elsewhere = tell;
  }

  private connect(): void {
    const api = findApi(this.page);
    if (!api) return this.say("no-host");
    const host = new Host(api);
    // SCORM 1.2 RTE 3.3: LMSInitialize once, before anything else.
    const reply = host.initialize();
    if (reply === "gone" || (reply === "refused" && !this.answersAnyway(host))) return this.say("gone");
    this.host = host;
    // SCORM 1.2 RTE 3.4, cmi.core.lesson_mode: browse, normal or review; some hosts leave it empty and mean normal.
    const mode = host.get("cmi.core.lesson_mode");
    this.writes = mode !== "browse" && mode !== "review";
    this.mastery = masteryOf(host.get("cmi.student_data.mastery_score"));
    this.status = host.get("cmi.core.lesson_status");
    this.raw = host.get("cmi.core.score.raw");
    if (this.writes) this.begin(host);
    else this.say("review");
  }

  /** Some hosts, and pages around ours, have initialized already; then the values can be read. */
  private answersAnyway(host: Host): boolean {
    return host.get("cmi.core.lesson_status") !== "" && host.error() === 0;
  }

  private begin(host: Host): void {
    // SCORM 1.2 RTE 3.4, cmi.core.exit: without "suspend" the next launch has no suspend_data. It is set first, since a
    // connection that breaks later can set nothing, and it stays so after success: what was reached can be looked at again.
    host.set("cmi.core.exit", "suspend");
    // SCORM 1.2 RTE 3.4, cmi.core.lesson_status: "not attempted" can only be read, and a host may make "completed" of it at
    // LMSFinish. Whatever says more is left as it is.
    if (this.status === "" || this.status === "not attempted" || this.status === "browsed") this.write("incomplete");
    this.commit();
  }

  /** Tells the host all that it has not been told yet. What it refuses stays for the next time. */
  private save(): void {
    if (!this.host) return this.say(this.told ?? "gone");
    if (!this.writes) return;
    this.trouble = null;
    this.saveState(this.host);
    this.saveScore(this.host);
    this.saveObjectives(this.host);
    this.saveEntries(this.host);
    this.say(this.trouble ?? this.uncommitted);
    this.timer ||= this.page.setTimeout(() => this.commit(), GATHER);
  }

  /** The state as the host keeps it; null where it cannot be asked. */
  private held(): string | null {
    const state = this.host ? this.host.read("cmi.suspend_data") : null;
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
    if (this.state.length > STATE) {
      this.trouble = "too-long";
      return;
    }
    const reply = host.set("cmi.suspend_data", this.state);
    // A host that says nothing either way is believed if it can repeat what it was told.
    const kept = reply === "done" || (reply === "mute" && host.get("cmi.suspend_data") === this.state);
    // SCORM 1.2 RTE 3.4, cmi.core.lesson_location is a CMIString255.
    if (kept && this.place) host.set("cmi.core.lesson_location", short(this.place));
    this.settle(kept ? "done" : reply === "mute" ? "gone" : reply);
    if (kept) this.state = null;
  }

  private saveScore(host: Host): void {
    if (!this.standing) return;
    const { score } = this.standing;
    const raw = score && percent(score, this.mastery);
    // Only once there is a score, since a host takes raw = 0 of a page without answers for a failure, and only a better one.
    if (raw && (this.raw === "" || Number(raw) > Number(this.raw))) {
      // SCORM 1.2 RTE 3.4, cmi.core.score.min and max need not be supported.
      host.set("cmi.core.score.min", "0");
      host.set("cmi.core.score.max", "100");
      const reply = host.set("cmi.core.score.raw", raw);
      this.settle(reply);
      if (reply === "done" || reply === "mute") this.raw = raw;
    }
    this.write(status(this.standing));
  }

  /** A status never takes back what was reached: nothing follows passed, and only passed follows completed. */
  private write(next: string): void {
    if (!this.host || next === this.status || this.status === "passed") return;
    if (this.status === "completed" && next !== "passed") return;
    const reply = this.host.set("cmi.core.lesson_status", next);
    this.settle(reply);
    if (reply === "done" || reply === "mute") this.status = next;
  }

  private saveObjectives(host: Host): void {
    if (!this.standing) return;
    const { objectives, mastery } = this.standing;
    for (const [id, share] of Object.entries(objectives)) {
      const raw = percent(share, null);
      const entry = this.objective(host, identifier(id));
      if (!entry || entry.told === raw) continue;
      const name = `cmi.objectives.${entry.at}.`;
      host.set(name + "score.min", "0");
      host.set(name + "score.max", "100");
      host.set(name + "score.raw", raw);
      host.set(name + "status", share[0] * mastery[1] >= mastery[0] * share[1] ? "passed" : "incomplete");
      entry.told = raw;
    }
  }

  /** The entry of an objective, made where there is none. Objectives need not be supported (SCORM 1.2 RTE 3.4, cmi.objectives). */
  private objective(host: Host, id: string): { at: number; told: string } | null {
    if (this.nextObjective < 0) {
      this.nextObjective = count(host, "cmi.objectives");
      if (this.nextObjective === Infinity) return null;
      for (let at = 0; at < this.nextObjective && at < MANY; at++) {
        this.objectives.set(host.get(`cmi.objectives.${at}.id`), { at, told: "" });
      }
    }
    const known = this.objectives.get(id);
    if (known || this.nextObjective === Infinity) return known ?? null;
    if (!this.named(host, `cmi.objectives.${this.nextObjective}.id`, id)) {
      this.nextObjective = Infinity;
      return null;
    }
    const made = { at: this.nextObjective++, told: "" };
    this.objectives.set(id, made);
    return made;
  }

  private time(): string {
    return timeOfDay(this.clock());
  }

  private add(entry: Entry): void {
    this.entries.push(entry);
    this.save();
  }

  private saveEntries(host: Host): void {
    if (this.entries.length > 0 && this.nextInteraction < 0) this.nextInteraction = count(host, "cmi.interactions");
    for (const entry of this.entries.splice(0)) {
      if (this.nextInteraction === Infinity) return;
      // SCORM 1.2 RTE 3.4, cmi.interactions: the index is _count, without gaps, and the id comes first.
      const name = `cmi.interactions.${this.nextInteraction}.`;
      const reply = host.set(name + "id", entry.id);
      if (reply === "gone") this.entries.push(entry);
      if (reply === "refused" && host.error() === NOT_IMPLEMENTED) this.nextInteraction = Infinity;
      if (reply !== "done" && reply !== "mute") continue;
      this.nextInteraction++;
      // Values that a host refuses are left out: interactions are no reason to stop.
      for (const [element, value] of entry.elements) host.set(name + element, value);
    }
  }

  private named(host: Host, element: string, id: string): boolean {
    const reply = host.set(element, id);
    return reply === "done" || reply === "mute";
  }

  private commit(): void {
    this.page.clearTimeout(this.timer);
    this.timer = 0;
    if (!this.host || !this.writes) return;
    // SCORM 1.2 RTE 3.4, cmi.core.session_time: of this session so far; it can be written only.
    this.host.set("cmi.core.session_time", timespan((this.clock() - this.began) / 1000));
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

/** How many entries a list of the host has; Infinity where it has no such list. */
function count(host: Host, list: string): number {
  const children = host.get(list + "._children");
  if (children === "" && host.error() === NOT_IMPLEMENTED) return Infinity;
  return Math.max(parseInt(host.get(list + "._count"), 10) || 0, 0);
}

function troubleOf(reply: Reply): Trouble | null {
  return reply === "refused" || reply === "gone" ? reply : null;
}
