/** The learner record as a short text and back. Everything is named by its tag, so that what an edit of the course
 * leaves in place keeps its record and what is gone is dropped. Reading never fails: a damaged text gives what is whole. */

import { draw } from "./chance";
import type { Answer, CourseData, ItemData, ScenarioData } from "./data";
import { type Fraction, fraction } from "./fraction";
import { begin, offered, take } from "./machine";
import { own } from "./own";
import {
  type AssessmentRecord,
  type Attempt,
  EMPTY,
  type LearnerRecord,
  NOT_PLAYED,
  type ScenarioRecord,
} from "./record";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
/** Ids of items by their tags. */
type Tags = ReadonlyMap<string, string>;

const VERSION = "1";
/** How much of a typed text is kept, and how much of a typed number, counted as it is written here. */
const TEXT = 60;
const NUMBER = 20;
const TAG = 4;
const STEP = 3;
/** What separates parts, fields, entries, texts and pairs, and what a host may refuse in a text. */
const RESERVED = /[;/,.:%\u0000-\u001f\u007f-\u009f]/;
/** Hosts with three-byte databases lose the whole text over one of these. */
const UNSAFE = /[\ud800-\udfff\ufffe\uffff]|[^\u0000-\uffff]/u;

export function pack(record: LearnerRecord, data: CourseData): string {
  const { contents, activities } = data.course;
  const tagOf = (id: string): string => contents.find((content) => content.id === id)?.tag ?? "";
  const practice = Object.entries(record.practice).map(([id, answer]) => entry(data.items[id]!, answer));
  const parts = [
    "v" + tagOf(record.place),
    "l" + record.lessons.map(tagOf).join(""),
    "p" + [...practice, ...record.elsewhere].join(","),
    ...Object.entries(record.assessments).map(([id, one]) => "a" + activities[id]!.tag + "/" + ofAssessment(one, data)),
    ...Object.entries(record.scenarios)
      .filter(([, one]) => one.begun || one.complete || one.rest)
      .map(([id, one]) => "s" + activities[id]!.tag + "/" + ofScenario(one, own(data.scenarios, id))),
  ];
  return [VERSION, ...parts.filter((part) => part.length > 1)].join(";");
}

function ofAssessment({ attempts, best, attempt, rest }: AssessmentRecord, data: CourseData): string {
  const head = whole(attempts) + "/" + share(best);
  if (!attempt) return head + (rest ? "/" + rest : "");
  const items = attempt.items.map((id) => entry(data.items[id]!, own(attempt.answers, id)));
  return [head, whole(attempt.seed), share(attempt.score), items.join(",")].join("/");
}

function ofScenario(record: ScenarioRecord, scenario: ScenarioData | undefined): string {
  const head = (record.complete ? "c" : "") + "/" + share(record.best);
  if (!scenario || !record.begun) return head + (record.rest ? "/" + record.rest : "");
  let node = begin(scenario, record.variant).node;
  const path = record.path.map((id) => {
    const choice = scenario.nodes[node]!.choices.find((one) => one.id === id)!;
    node = choice.target;
    return choice.tag;
  });
  return [head, record.variant, record.practice ? "p" : "", path.join("")].join("/");
}

function entry(item: ItemData, answer: Answer | undefined): string {
  if (answer === undefined || item.private) return item.tag;
  if (item.form === "true-false") return item.tag + (answer === "true" ? "t" : "f");
  if (typeof answer === "string") return item.tag + escaped(answer, item.form === "numeric" ? NUMBER : TEXT);
  if (Array.isArray(answer)) return item.tag + answer.map((one: string) => escaped(one, TEXT)).join(".");
  const pairs = answer as { readonly [left: string]: string };
  const answered = item.options.filter((left) => own(pairs, left));
  return item.tag + answered.map((left) => left + ":" + pairs[left]).join(".");
}

export function unpack(text: string, data: CourseData): LearnerRecord {
  const [version, ...parts] = text.split(";");
  if (version !== VERSION) return EMPTY;
  const items = new Map(Object.entries(data.items).map(([id, item]) => [item.tag, id]));
  const contents = new Map(data.course.contents.map((content) => [content.tag, content]));
  const record = { ...EMPTY, practice: {}, assessments: {}, scenarios: {} } as Mutable<LearnerRecord>;
  for (const part of parts) {
    const body = part.slice(1);
    if (part[0] === "v") record.place = contents.get(body)?.id ?? "";
    if (part[0] === "l") record.lessons = cut(body, TAG).flatMap((tag) => contents.get(tag)?.id ?? []);
    if (part[0] === "p") readPractice(body, data, items, record);
    if (part[0] === "a" || part[0] === "s") readActivity(body, data, items, record);
  }
  return record;
}

function readPractice(body: string, data: CourseData, items: Tags, record: Mutable<LearnerRecord>): void {
  const elsewhere: string[] = [];
  for (const text of body.split(",")) {
    const id = items.get(text.slice(0, TAG));
    const answer = id === undefined ? undefined : answerOf(data.items[id]!, text.slice(TAG));
    if (id !== undefined && answer !== undefined) record.practice = { ...record.practice, [id]: answer };
    if (id === undefined && data.partial && text) elsewhere.push(text);
  }
  record.elsewhere = elsewhere;
}

function readActivity(body: string, data: CourseData, items: Tags, record: Mutable<LearnerRecord>): void {
  const [tag, first = "", best = "", ...rest] = body.split("/");
  const [id, activity] = Object.entries(data.course.activities).find(([, one]) => one.tag === tag) ?? [];
  if (id === undefined) return;
  if (activity?.sort === "assessment") {
    const here = own(data.assessments, id) !== undefined;
    const head = { attempts: number(first), best: shareOf(best) };
    const tail = here ? { attempt: readAttempt(rest, id, data, items) } : { attempt: null, rest: rest.join("/") };
    record.assessments = { ...record.assessments, [id]: { ...head, ...tail } };
  } else {
    const scenario = own(data.scenarios, id);
    const head = { ...NOT_PLAYED, complete: first === "c", best: shareOf(best) };
    const one = scenario ? { ...head, ...readPlay(rest, scenario) } : { ...head, rest: rest.join("/") };
    record.scenarios = { ...record.scenarios, [id]: one };
  }
}

/** What is left of an attempt. A running one is filled up again where items have gone. */
function readAttempt(fields: string[], id: string, data: CourseData, items: Tags): Attempt | null {
  const [seed = "", score = "", entries = ""] = fields;
  const assessment = data.assessments[id]!;
  const drawn = entries.split(",");
  const known: string[] = [];
  const answers: { [item: string]: Answer } = {};
  for (const text of drawn) {
    const item = items.get(text.slice(0, TAG));
    if (item === undefined || !assessment.items.includes(item) || known.includes(item)) continue;
    known.push(item);
    const answer = answerOf(data.items[item]!, text.slice(TAG));
    if (answer !== undefined) answers[item] = answer;
  }
  if (!seed || known.length === 0) return null;
  const gone = !score && known.length < drawn.length;
  const added = gone ? draw(assessment, data.items, number(seed), known).filter((item) => !known.includes(item)) : [];
  return { seed: number(seed), items: [...known, ...added], answers, score: shareOf(score) };
}

/** The path as far as the scenario still offers it. */
function readPlay([variant, practice, path]: string[], scenario: ScenarioData): Partial<ScenarioRecord> {
  if (path === undefined) return {};
  let play = begin(scenario, variant);
  for (const tag of cut(path, STEP)) {
    const choice = offered(scenario, play).find((one) => one.tag === tag);
    if (!choice) break;
    play = take(scenario, play, choice.id);
  }
  return { begun: true, variant: play.variant, path: play.path.map((step) => step.choice), practice: practice === "p" };
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

function cut(text: string, size: number): string[] {
  return text.match(new RegExp(`.{${size}}`, "g")) ?? [];
}

function whole(count: number): string {
  return count.toString(36);
}

function number(text: string): number {
  return parseInt(text, 36) || 0;
}

function share(one: Fraction | null): string {
  return one ? whole(one.n) + "." + whole(one.d) : "";
}

function shareOf(text: string): Fraction | null {
  const [n, d] = text.split(".").map(number);
  return n !== undefined && d && n <= d ? fraction(n, d) : null;
}
