/** Results files from strangers: read as data of exactly one shape, or refused with the reason. */

import type { Ratio } from "../player/data";
import { digest, FORMAT, type Results, VERSION } from "./file";
import { isMark } from "./mark";

export const MOST_BYTES = 1_000_000;
const MOST_ENTRIES = 20_000;
const MOST_CHARACTERS = 500;

export type Refusal = "large" | "broken" | "foreign" | "version" | "shape" | "changed";

type Table = { readonly [name: string]: unknown };

export function readResults(text: string): Results | Refusal {
  let found: unknown;
  try {
    found = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return "broken";
  }
  if (!isTable(found) || found["format"] !== FORMAT) return "foreign";
  if (found["version"] !== VERSION) return "version";
  if (!hasShape(found)) return "shape";
  const { digest: claimed, ...content } = found;
  return digest(content) === claimed ? (found as unknown as Results) : "changed";
}

function hasShape(found: Table): boolean {
  const { course, standing } = found;
  return (
    isTable(course) &&
    isTable(standing) &&
    [found["exported"], found["digest"], course["id"], course["title"], course["version"], course["language"]].every(isWord) &&
    (!("mark" in found) || isMark(found["mark"])) &&
    (!("name" in found) || isWord(found["name"])) &&
    typeof standing["completion"] === "boolean" &&
    ["passed", "failed", "unknown"].includes(standing["success"] as string) &&
    isShareOrNull(standing["score"]) &&
    isList(found["lessons"], isWord) &&
    isList(found["activities"], isActivity) &&
    isList(found["objectives"], (one) => isTable(one) && isWord(one["id"]) && isShare(one["share"])) &&
    isList(found["items"], (one) => isTable(one) && isWord(one["id"]) && isWord(one["activity"]) && isShare(one["share"]))
  );
}

function isActivity(one: unknown): boolean {
  return (
    isTable(one) &&
    isWord(one["id"]) &&
    isWord(one["sort"]) &&
    typeof one["complete"] === "boolean" &&
    typeof one["succeeded"] === "boolean" &&
    isShareOrNull(one["score"]) &&
    Number.isSafeInteger(one["attempts"]) &&
    (one["attempts"] as number) >= 0
  );
}

const isTable = (value: unknown): value is Table => typeof value === "object" && value !== null && !Array.isArray(value);
const isWord = (value: unknown): value is string => typeof value === "string" && value.length <= MOST_CHARACTERS;
const isList = (value: unknown, fits: (one: unknown) => boolean): boolean =>
  Array.isArray(value) && value.length <= MOST_ENTRIES && value.every(fits);
const isShareOrNull = (value: unknown): boolean => value === null || isShare(value);

function isShare(value: unknown): value is Ratio {
  if (!Array.isArray(value) || value.length !== 2 || !value.every(Number.isSafeInteger)) return false;
  const [n, d] = value as [number, number];
  return n >= 0 && n <= d && d > 0;
}
