/** A random mark, by which files of one person are told from those of several. It says nothing else of anybody. */

import { keep, recall } from "../theme/storage";

const KEY = "coursewright-mark";

/** 32 hexadecimal digits by chance. */
export function chance(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((one) => one.toString(16).padStart(2, "0")).join("");
}

export const isMark = (value: unknown): value is string => typeof value === "string" && /^[0-9a-f]{32}$/.test(value);

/** That of this browser profile, kept and erased with everything else; where nothing may be kept, a new one each time. */
export function markHere(): string {
  const known = recall(KEY);
  if (isMark(known)) return known;
  const made = chance();
  keep(KEY, made);
  return made;
}
