/** Many results as groups of people, none of them so small that it tells of somebody. Plain data in, plain data out. */

import { floored, type Fraction, fraction, plus, times, ZERO } from "../player/fraction";
import type { Ratio } from "../player/data";
import type { Results } from "./file";
import { people } from "./people";

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
  const groups = [...grouped(all, ({ course }) => course.id)];
  const courses = groups.map(([id, held]) => ofCourse(id, held));
  const sizes = groups.map(([, held]) => people(held));
  const everyone = people(all);
  // Somebody may have taken several courses, so those who took all but one are a group as well.
  const others = sizes.every((size) => everyone === size || everyone - size >= LEAST);
  const told = courses.every(({ partly }) => !partly) && disclosable(sizes).total && others && everyone >= LEAST;
  return { courses, people: told ? everyone : null };
}

function ofCourse(id: string, held: readonly Results[]): CourseReport {
  const byVersion = [...grouped(held, ({ course }) => course.version)];
  const sizes = byVersion.map(([, some]) => people(some));
  const { shown, total } = disclosable(sizes);
  // Where the total would tell a small version, its people are counted nowhere.
  const counted = total ? held : byVersion.filter((_, n) => shown[n]).flatMap(([, some]) => some);
  const title = held[held.length - 1]!.course.title;
  const versions = byVersion.map(([version], n) => ({ version, people: shown[n] ? sizes[n]! : null }));
  const whole = people(counted);
  if (whole < LEAST)
    return { id, title, people: null, passed: null, score: null, versions: [], partly: false, objectives: [], items: [] };
  const [passed, others] = [true, false].map((yes) =>
    people(counted.filter(({ standing }) => (standing.success === "passed") === yes)),
  ) as [number, number];
  const scored = counted.filter(({ standing }) => standing.score);
  return {
    id,
    title,
    people: whole,
    passed: disclosable([passed, others]).shown.every(Boolean) ? passed : null,
    score: mean(scored.map(({ standing }) => standing.score!), people(scored)),
    versions: versions.length > 1 ? versions : [],
    partly: !total,
    objectives: objectivesMayShow(counted) ? rows(counted, ({ objectives }) => objectives) : [],
    items: rows(counted, ({ items }) => items),
  };
}

/** An objective is a total of its items, so all of them are hidden where one small item would follow. */
function objectivesMayShow(counted: readonly Results[]): boolean {
  return disclosable(asked(counted, ({ items }) => items).map(({ files }) => people(files))).total;
}

type Part = { readonly id: string; readonly share: Ratio };

/** What each part earned, with the files that say so. */
function asked(counted: readonly Results[], of: (one: Results) => readonly Part[]): { id: string; shares: Ratio[]; files: Results[] }[] {
  const entries = counted.flatMap((file) => of(file).map(({ id, share }) => ({ id, share, file })));
  return [...grouped(entries, ({ id }) => id)].map(([id, some]) => ({
    id, shares: some.map(({ share }) => share), files: some.map(({ file }) => file),
  }));
}

function rows(counted: readonly Results[], of: (one: Results) => readonly Part[]): Row[] {
  return asked(counted, of).map(({ id, shares, files }) => ({ id, mean: mean(shares, people(files)) }));
}

/** Of so many people, which may be fewer than shares where files do not tell whose they are. */
export function mean(shares: readonly Ratio[], people = shares.length): Mean | null {
  if (people < LEAST) return null;
  const whole = shares.reduce((so, [n, d]) => plus(so, rounded(fraction(n, d))), ZERO);
  const share = times(whole, fraction(1, shares.length));
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
