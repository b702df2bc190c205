/** Many results as groups of people, none of them so small that it tells of somebody. Plain data in, plain data out. */

import { floored, type Fraction, fraction, plus, times, ZERO } from "../player/fraction";
import type { Ratio } from "../player/data";
import type { Results } from "./file";

/** A group of fewer people is not shown. */
export const LEAST = 10;

/** A mean with its interval (Wilson, 95 percent), in whole percent; null where the group is too small. */
export interface Mean {
  readonly people: number;
  readonly percent: string;
  readonly low: number;
  readonly high: number;
}

export interface Row {
  readonly id: string;
  readonly mean: Mean | null;
}

export interface CourseReport {
  readonly id: string;
  readonly title: string;
  /** Null where fewer than `LEAST` people may be counted: then nothing below is shown either. */
  readonly people: number | null;
  /** Null where one of the two would be a small group, for each tells the other. */
  readonly passed: number | null;
  readonly score: Mean | null;
  readonly versions: readonly { readonly version: string; readonly people: number | null }[];
  /** Whether a version was left out of everything because its group is small. */
  readonly partly: boolean;
  readonly objectives: readonly Row[];
  readonly items: readonly Row[];
}

export interface Report {
  readonly courses: readonly CourseReport[];
  /** Of all courses together; null where it would tell a hidden course. */
  readonly people: number | null;
}

/** Which of some groups are shown, and whether their total is: what is hidden must not follow from it by subtraction. */
export function disclosable(sizes: readonly number[]): { readonly shown: readonly boolean[]; readonly total: boolean } {
  const shown = sizes.map((size) => size === 0 || size >= LEAST);
  const hidden = sizes.filter((_, n) => !shown[n]);
  return { shown, total: hidden.length === 0 || (hidden.length > 1 && sum(hidden) >= LEAST) };
}

export function report(all: readonly Results[]): Report {
  const courses = [...grouped(all, ({ course }) => course.id)].map(([id, held]) => ofCourse(id, held));
  const sizes = [...grouped(all, ({ course }) => course.id).values()].map((held) => held.length);
  const everyone = courses.every(({ partly }) => !partly) && disclosable(sizes).total && all.length >= LEAST;
  return { courses, people: everyone ? all.length : null };
}

function ofCourse(id: string, held: readonly Results[]): CourseReport {
  const byVersion = [...grouped(held, ({ course }) => course.version)];
  const { shown, total } = disclosable(byVersion.map(([, some]) => some.length));
  // Where the total would tell a small version, its people are counted nowhere.
  const counted = total ? held : byVersion.filter((_, n) => shown[n]).flatMap(([, some]) => some);
  const title = held[held.length - 1]!.course.title;
  const versions = byVersion.map(([version, some], n) => ({ version, people: shown[n] ? some.length : null }));
  if (counted.length < LEAST)
    return { id, title, people: null, passed: null, score: null, versions: [], partly: false, objectives: [], items: [] };
  const passed = counted.filter(({ standing }) => standing.success === "passed").length;
  const items = rows(counted.flatMap((one) => one.items));
  return {
    id,
    title,
    people: counted.length,
    passed: disclosable([passed, counted.length - passed]).shown.every(Boolean) ? passed : null,
    score: mean(counted.flatMap(({ standing }) => (standing.score ? [standing.score] : []))),
    versions: versions.length > 1 ? versions : [],
    partly: !total,
    objectives: objectivesMayShow(counted) ? rows(counted.flatMap((one) => one.objectives)) : [],
    items,
  };
}

/** An objective is a total of its items, so all of them are hidden where one small item would follow. */
function objectivesMayShow(counted: readonly Results[]): boolean {
  const sizes = [...grouped(counted.flatMap(({ items }) => items), ({ id }) => id).values()].map((some) => some.length);
  return disclosable(sizes).total;
}

function rows(entries: readonly { readonly id: string; readonly share: Ratio }[]): Row[] {
  return [...grouped(entries, ({ id }) => id)].map(([id, some]) => ({ id, mean: mean(some.map(({ share }) => share)) }));
}

export function mean(shares: readonly Ratio[]): Mean | null {
  const people = shares.length;
  if (people < LEAST) return null;
  const whole = shares.reduce((so, [n, d]) => plus(so, rounded(fraction(n, d))), ZERO);
  const share = times(whole, fraction(1, people));
  const [low, high] = wilson(share.n / share.d, people);
  return { people, percent: floored(share, 100, 0), low: Math.floor(low * 100), high: Math.ceil(high * 100) };
}

/** To a millionth: sums of many denominators would leave what integers hold. */
function rounded({ n, d }: Fraction): Fraction {
  return fraction(Math.round((n / d) * 1e6), 1e6);
}

function wilson(share: number, people: number): [number, number] {
  const z = 1.96;
  const middle = (share + (z * z) / (2 * people)) / (1 + (z * z) / people);
  const half = (z * Math.sqrt((share * (1 - share)) / people + (z * z) / (4 * people * people))) / (1 + (z * z) / people);
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

/** In the order in which each group was first met. A `Map`, since ids come from strangers. */
function grouped<T>(all: readonly T[], by: (one: T) => string): Map<string, T[]> {
  const out = new Map<string, T[]>();
  for (const one of all) {
    const key = by(one);
    const some = out.get(key);
    if (some) some.push(one);
    else out.set(key, [one]);
  }
  return out;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((so, one) => so + one, 0);
}

/** Lines of a table as CSV (RFC 4180). What a spreadsheet would take for a formula gets a sign that it is text. */
export function csv(lines: readonly (readonly string[])[]): string {
  const cell = (text: string): string => {
    const safe = /^[=+\-@\t\r]/.test(text) ? "'" + text : text;
    return /[",\r\n]/.test(safe) ? '"' + safe.replace(/"/g, '""') + '"' : safe;
  };
  return lines.map((line) => line.map(cell).join(",") + "\r\n").join("");
}
