/** The learner record as a short text and back. Everything is named by its tag, so that what an edit of the course
 * leaves in place keeps its record and what is gone is dropped. Reading never fails: a damaged text gives what is whole. */

import type { Answer, CourseData, ItemData } from "./data";
import { type Fraction, fraction } from "./fraction";
import { own } from "./own";
import { type Activities, EMPTY, type LearnerRecord, NO_ATTEMPT, NOT_PLAYED } from "./record";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const VERSION = "1";
/** How much of a typed text is kept, and how much of a typed number, counted as it is written here. */
const TEXT = 60;
const NUMBER = 20;
export const TAG = 4;
/** What separates parts, fields, entries, texts and pairs, and what a host may refuse in a text. */
const RESERVED = /[;/,.:%\u0000-\u001f\u007f-\u009f]/;
/** Hosts with three-byte databases lose the whole text over one of these. */
const UNSAFE = /[\ud800-\udfff\ufffe\uffff]|[^\u0000-\uffff]/u;

/** What `activities` cannot read on this page goes through as it came. */
export function pack(record: LearnerRecord, data: CourseData, activities?: Activities): string {
  const { contents, activities: known } = data.course;
  const tagOf = (id: string): string => contents.find((content) => content.id === id)?.tag ?? "";
  const practice = Object.entries(record.practice).map(([id, answer]) => entry(data.items[id]!, answer));
  const activity = (sort: string, id: string, first: string, best: Fraction | null, rest?: string): string => {
    const fields = rest === undefined ? (activities?.saved(data, id, record) ?? []) : rest ? [rest] : [];
    return sort + [known[id]!.tag, first, ratioText(best), ...fields].join("/");
  };
  const parts = [
    "v" + tagOf(record.place),
    "l" + record.lessons.map(tagOf).join(""),
    "p" + [...practice, ...record.elsewhere].join(","),
    ...Object.entries(record.assessments).map(([id, one]) => activity("a", id, whole(one.attempts), one.best, one.rest)),
    ...Object.entries(record.scenarios)
      .filter(([, one]) => one.begun || one.complete || one.rest)
      .map(([id, one]) => activity("s", id, one.complete ? "c" : "", one.best, one.rest)),
  ];
  return [VERSION, ...parts.filter((part) => part.length > 1)].join(";");
}

/** An item by its tag, and what was answered. */
export function entry(item: ItemData, answer: Answer | undefined): string {
  if (answer === undefined || item.private) return item.tag;
  if (item.form === "true-false") return item.tag + (answer === "true" ? "t" : "f");
  if (typeof answer === "string") return item.tag + escaped(answer, item.form === "numeric" ? NUMBER : TEXT);
  if (Array.isArray(answer)) return item.tag + answer.map((one: string) => escaped(one, TEXT)).join(".");
  const pairs = answer as { readonly [left: string]: string };
  const answered = item.options.filter((left) => own(pairs, left));
  return item.tag + answered.map((left) => left + ":" + pairs[left]).join(".");
}

export function unpack(text: string, data: CourseData, activities?: Activities): LearnerRecord {
  const [version, ...parts] = text.split(";");
  if (version !== VERSION) return EMPTY;
  const contents = new Map(data.course.contents.map(({ tag, id }) => [tag, id]));
  const record: Mutable<LearnerRecord> = { ...EMPTY };
  for (const part of parts) {
    const body = part.slice(1);
    if (part[0] === "v") record.place = contents.get(today(body, data.course.renamed)) ?? "";
    if (part[0] === "l") {
      const read = cut(body, TAG).flatMap((tag) => contents.get(today(tag, data.course.renamed)) ?? []);
      record.lessons = [...new Set(read)];
    }
    if (part[0] === "p") readPractice(body, data, record);
    if (part[0] === "a" || part[0] === "s") readActivity(body, data, record, activities);
  }
  return record;
}

function readPractice(body: string, data: CourseData, record: Mutable<LearnerRecord>): void {
  const elsewhere: string[] = [];
  for (const { text, id, answer } of entries(body, data)) {
    if (id !== undefined && answer !== undefined) record.practice = { ...record.practice, [id]: answer };
    if (id === undefined && data.partial && text) elsewhere.push(text);
  }
  record.elsewhere = elsewhere;
}

function readActivity(body: string, data: CourseData, record: Mutable<LearnerRecord>, activities?: Activities): void {
  const [saved = "", first = "", best = "", ...fields] = body.split("/");
  const tag = today(saved, data.course.renamed);
  const [id, activity] = Object.entries(data.course.activities).find(([, one]) => one.tag === tag) ?? [];
  if (id === undefined) return;
  const read = activities?.read(data, id, fields) ?? { rest: fields.join("/") };
  const score = ratioOf(best);
  if (activity?.sort === "assessment")
    record.assessments = { ...record.assessments, [id]: { ...NO_ATTEMPT, attempts: number(first), best: score, ...read } };
  else record.scenarios = { ...record.scenarios, [id]: { ...NOT_PLAYED, complete: first === "c", best: score, ...read } };
}

/** A list of entries: each with its item, where the page holds it, and what was answered. */
export function entries(
  body: string,
  { items, course }: CourseData,
): { text: string; id: string | undefined; answer: Answer | undefined }[] {
  const ids = new Map(Object.entries(items).map(([id, item]) => [item.tag, id]));
  return body.split(",").map((saved) => {
    const text = today(saved.slice(0, TAG), course.renamed) + saved.slice(TAG);
    const id = ids.get(text.slice(0, TAG));
    return { text, id, answer: id === undefined ? undefined : answerOf(items[id]!, text.slice(TAG)) };
  });
}

/** A tag as this version of the course writes it. */
export function today(tag: string, renamed: { readonly [tag: string]: string } = {}): string {
  return own(renamed, tag) ?? tag;
}

function answerOf(item: ItemData, text: string): Answer | undefined {
  if (text === "") return undefined;
  const known = (id: string): boolean => item.options.includes(id);
  switch (item.form) {
    case "true-false":
      return text === "t" ? "true" : "false";
    case "likert":
      return known(text) ? text : undefined;
    case "choice":
    case "sequencing":
      return text.split(".").filter(known);
    case "fill-in":
      return text.split(".").map(plain);
    case "numeric":
    case "long-fill-in":
      return plain(text);
    case "matching": {
      const pairs = text.split(".").map((pair) => pair.split(":") as [string, string]);
      return Object.fromEntries(pairs.filter(([left, right]) => known(left) && item.right?.includes(right)));
    }
  }
}

/** At most `most` characters, none of which has a meaning here or breaks a host. */
function escaped(text: string, most: number): string {
  let out = "";
  for (const character of text) {
    const code = character.charCodeAt(0).toString(16);
    const safe = UNSAFE.test(character) ? "\ufffd" : RESERVED.test(character) ? "%" + code.padStart(2, "0") : character;
    if (out.length + safe.length > most) break;
    out += safe;
  }
  return out;
}

function plain(text: string): string {
  return text.replace(/%([0-9a-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

export function cut(text: string, size: number): string[] {
  return text.match(new RegExp(`.{${size}}`, "g")) ?? [];
}

export function whole(count: number): string {
  return count.toString(36);
}

export function number(text: string): number {
  return parseInt(text, 36) || 0;
}

export function ratioText(one: Fraction | null): string {
  return one ? whole(one.n) + "." + whole(one.d) : "";
}

export function ratioOf(text: string): Fraction | null {
  const [n, d] = text.split(".").map(number);
  return n !== undefined && d && n <= d && Number.isSafeInteger(d) ? fraction(n, d) : null;
}
