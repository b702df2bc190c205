/** One learner at one page: the record, what changes it, and who keeps it. */

import type { Notice, Tracker } from "../tracking/tracker";
import type { CourseData, Ratio } from "./data";
import type { Parts } from "./parts";
import { type LearnerEvent, type LearnerRecord, step } from "./record";
import { pack, unpack } from "./saved";
import { type Standing, standing } from "./standing";

export interface Session {
  /** As it is now; a new value after each event. */
  readonly record: LearnerRecord;
  /** `seconds` since the learner first saw what was answered, where the caller knows it. */
  dispatch(event: LearnerEvent, seconds?: number): void;
  standing(): Standing;
  /** Calls `changed` after each change; the result stops it. */
  onChange(changed: (record: LearnerRecord) => void): () => void;
  /** Calls `shown` when the whole record was replaced by another, so that what stands on the page has to be shown anew. */
  onReplaced(shown: () => void): void;
  /** Calls `tell` when something is not saved, with a way to try again, and with null when it is. */
  onNotice(tell: (notice: Notice | null) => void): void;
  /** Forgets everything, here and where it is kept. */
  forget(): void;
}

export async function openSession(
  data: CourseData,
  tracker: Tracker,
  { activities, reporter }: Parts,
  now: () => number = () => performance.now(),
): Promise<Session> {
  const told = new Set<(notice: Notice | null) => void>();
  let notice: Notice | null = null;
  tracker.onNotice((news) => {
    notice = news;
    told.forEach((tell) => tell(news));
  });
  const launch = await tracker.open();
  const { state } = launch;
  const mastery = otherThan(launch.mastery ?? null, data.course.mastery);
  const listeners = new Set<(record: LearnerRecord) => void>();
  const replaced = new Set<() => void>();
  const read = (text: string): LearnerRecord => unpack(text, data, activities);
  let record = read(state);

  const settle = (next: LearnerRecord): void => {
    record = next;
    listeners.forEach((listener) => listener(record));
  };
  const replace = (text: string): void => {
    const before = done(record);
    settle(read(text));
    // Another window that only turned a page changes nothing of what stands on this one.
    if (done(record) !== before) replaced.forEach((shown) => shown());
  };
  tracker.onChangedElsewhere(replace);
  const report = reporter?.({ data, tracker, mastery, activities, now });
  report?.stands(record);

  return {
    get record() {
      return record;
    },
    dispatch(event, seconds) {
      const before = record;
      const next = step(data, before, event, activities);
      if (next === before) return;
      // Whoever hears of what follows from it already sees it.
      record = next;
      report?.happened(event, before, next, seconds);
      report?.stands(next);
      // A host that was away may have come back with a record of its own, which then wins.
      if (record === next) tracker.keep(pack(next, data, activities), next.place);
      if (record === next) settle(next);
    },
    standing: () => standing(data, record, mastery),
    onChange(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    onReplaced(shown) {
      replaced.add(shown);
    },
    onNotice(tell) {
      told.add(tell);
      if (notice) tell(notice);
    },
    forget() {
      tracker.keep("", "");
      replace("");
    },
  };
}

/** Attempts and plays, to be compared. */
function done({ assessments, scenarios }: LearnerRecord): string {
  return JSON.stringify([assessments, scenarios]);
}

/** A host that repeats the mastery score of its package, to the four decimals that it may have, has not decided otherwise. */
function otherThan(host: Ratio | null, own: Ratio): Ratio | null {
  const digits = ([n, d]: Ratio): number => Math.floor((n * 10_000) / d);
  return host && digits(host) !== digits(own) ? host : null;
}
