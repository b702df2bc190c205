/** What is kept here, sorted into what a person would call one thing, as a file to take along, and back from such a file. */

export type Entries = readonly (readonly [key: string, value: string])[];

export interface Holding {
  readonly sort: "course" | "words" | "locked" | "room" | "settings" | "other";
  /** Of a course: its id. */
  readonly course: string;
  readonly entries: Entries;
}

const FORMAT = "coursewright-device";
const VERSION = 1;
/** Longest key, longest value and most entries of a file that is taken over, and its size in bytes. */
const KEY = 300;
const VALUE = 200_000;
const ENTRIES = 2_000;
export const MOST = 4_000_000;

/** Keys that belong to this browser and not to a person: they do not travel. */
const OWN = new Set(["coursewright-trace"]);
/** Where everything of a person goes while it is locked. */
export const LOCKED = "coursewright-locked";
const SETTINGS = new Set([...OWN, "coursewright-scheme", "coursewright-title"]);
const KNOWN = /^coursewright(?:-[a-z-]+)?(?::|$)/;

/** One holding for each course, then one for each other sort that has anything. */
export function sorted(entries: Entries): Holding[] {
  const found = new Map<string, { sort: Holding["sort"]; course: string; entries: [string, string][] }>();
  for (const [key, value] of entries) {
    const course = /^coursewright(?:-standing)?:(.*)$/.exec(key)?.[1];
    const sort = course !== undefined ? "course" : /^coursewright-words:/.test(key) ? "words" : key === LOCKED ? "locked" : key.startsWith("coursewright-forum:") ? "room" : SETTINGS.has(key) ? "settings" : "other";
    const name = `${sort} ${course ?? ""}`;
    if (!found.has(name)) found.set(name, { sort, course: course ?? "", entries: [] });
    found.get(name)!.entries.push([key, value]);
  }
  const order = ["locked", "course", "words", "room", "other", "settings"];
  return [...found.values()].sort((a, b) => order.indexOf(a.sort) - order.indexOf(b.sort));
}

/** What a passphrase hides: all but how pages look, which holds while it is hidden. */
export function lockable(entries: Entries): Entries {
  return entries.filter(([key]) => key !== LOCKED && !SETTINGS.has(key));
}

/** The text of a file with all of it. */
export function exported(entries: Entries): string {
  const kept = Object.fromEntries(entries.filter(([key]) => !OWN.has(key)));
  return JSON.stringify({ format: FORMAT, version: VERSION, kept }, null, 1) + "\n";
}

/** What a file holds, or null where it is none of ours. Nothing in it is trusted: only texts under names of ours are taken. */
export function imported(text: string): Entries | null {
  if (text.length > MOST) return null;
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof file !== "object" || file === null) return null;
  const { format, version, kept } = file as { format?: unknown; version?: unknown; kept?: unknown };
  if (format !== FORMAT || version !== VERSION || typeof kept !== "object" || kept === null || Array.isArray(kept)) return null;
  const entries = Object.entries(kept as Record<string, unknown>);
  if (entries.length > ENTRIES) return null;
  const fits = ([key, value]: [string, unknown]): boolean =>
    key.length <= KEY && KNOWN.test(key) && !OWN.has(key) && typeof value === "string" && value.length <= (key === LOCKED ? MOST : VALUE);
  return entries.every(fits) ? (entries as [string, string][]) : null;
}
