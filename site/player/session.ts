/** One learner at one page: the record, what changes it, and who keeps it. */

import type { Notice, Tracker } from "../tracking/tracker";
import type { Answer, CourseData, Ratio } from "./data";
import { assessmentRecord, type LearnerEvent, type LearnerRecord, step } from "./record";
import { report } from "./report";
import { own } from "./own";
import { pack, unpack } from "./saved";
import { objectives, type Standing, standing } from "./standing";

export interface Session {
  readonly data: CourseData;
  /** As it is now; a new value after each event. */
  readonly record: LearnerRecord;
  /** The host's own mastery score, where it gives one. */
  readonly mastery: Ratio | null;
  /** Whether the host only shows: nothing will be kept. */
  readonly review: boolean;
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
  close(): void;
}

/** `now` counts milliseconds; it only measures how long an answer took. */
export async function openSession(
  data: CourseData,
  tracker: Tracker,
  now: () => number = () => performance.now(),
): Promise<Session> {
  const told = new Set<(notice: Notice | null) => void>();
  let notice: Notice | null = null;
  tracker.onNotice((news) => {
    notice = news;
    told.forEach((tell) => tell(news));
  });
  const { state, mastery, review } = await tracker.open();
  const listeners = new Set<(record: LearnerRecord) => void>();
  const spent = new Map<string, number>();
  let record = unpack(state, data);
  let before = now();

  const settle = (next: LearnerRecord): void => {
    record = next;
    listeners.forEach((listener) => listener(record));
  };
  const replaced = new Set<() => void>();
  const replace = (text: string): void => {
    settle(unpack(text, data));
    replaced.forEach((shown) => shown());
  };
  tracker.onChangedElsewhere(replace);
  tellStanding(data, record, mastery, tracker);

  return {
    data,
    mastery,
    review,
    get record() {
      return record;
    },
    dispatch(event, seconds) {
      const next = step(data, record, event);
      if (next === record) return;
      const took = seconds ?? (now() - before) / 1000;
      before = now();
      if ("item" in event) spent.set(event.item, (spent.get(event.item) ?? 0) + took);
      const previous = record;
      record = next;
      tellAnswers(data, previous, next, event, spent, tracker);
      tellStanding(data, next, mastery, tracker);
      tracker.keep(pack(next, data), next.place);
      settle(next);
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
    close: () => tracker.close(),
  };
}

/** A knowledge check is told at once, the answers of an assessment when it is handed in. */
function tellAnswers(
  data: CourseData,
  before: LearnerRecord,
  after: LearnerRecord,
  event: LearnerEvent,
  spent: Map<string, number>,
  tracker: Tracker,
): void {
  const tell = (id: string, answer: Answer | undefined): void => {
    const item = own(data.items, id);
    const told = item && report(id, item, answer, spent.get(id) ?? 0);
    spent.delete(id);
    if (told) tracker.answered(told);
  };
  if (event.kind === "item-answered") tell(event.item, event.answer);
  if (event.kind !== "assessment-finished") return;
  const { attempts, attempt } = assessmentRecord(after, event.assessment);
  if (!attempt || attempts === assessmentRecord(before, event.assessment).attempts) return;
  attempt.items.forEach((id) => tell(id, own(attempt.answers, id)));
}

function tellStanding(data: CourseData, record: LearnerRecord, mastery: Ratio | null, tracker: Tracker): void {
  const { completion, success, score } = standing(data, record, mastery);
  const shown = Object.entries(objectives(data, record)).map(([id, one]) => [id, [one.n, one.d] as const] as const);
  tracker.stands({
    completion,
    success,
    judged: data.course.required.length > 0 || Object.keys(data.course.weights).length > 0,
    score: score && [score.n, score.d],
    objectives: Object.fromEntries(shown),
    mastery: mastery ?? data.course.mastery,
  });
}
