/** Chance that comes out the same everywhere: one 32-bit generator, shuffles and draws. As in model/chance.py. */

import type { AssessmentData, ItemData } from "./data";
import { own } from "./own";

/** The next 32 bits. */
export type Next = () => number;

/** mulberry32. */
export function generator(seed: number): Next {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/** A number from 0 up to `count`, without it: the high 32 bits of the product. `count` is at most 2^21. */
export function below(next: Next, count: number): number {
  return Math.floor((next() * count) / 2 ** 32);
}

/** The list in an order that the seed decides (Fisher-Yates, from the end). */
export function shuffled<T>(list: readonly T[], seed: number): T[] {
  const out = [...list];
  const next = generator(seed);
  for (let at = out.length - 1; at > 0; at--) {
    const other = below(next, at + 1);
    [out[at], out[other]] = [out[other]!, out[at]!];
  }
  return out;
}

/** A seed of its own for each part of an attempt, named by a text (FNV-1a over the code points). */
export function seedOf(seed: number, part: string): number {
  let hash = (seed ^ 0x811c9dc5) | 0;
  for (const character of part) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
  return hash >>> 0;
}

type Items = { readonly [id: string]: ItemData };

/** The items of one attempt, in the order in which they are asked. What stands in `kept` was drawn before and stays drawn. */
export function draw(assessment: AssessmentData, items: Items, seed: number, kept: readonly string[] = []): string[] {
  const pool = assessment.items.filter((id) => own(items, id));
  const held = kept.filter((id) => own(items, id)).map((id) => groupOf(items, id));
  const groups = new Set<string>();
  const drawn = new Set<string>();
  for (const [objective, count] of strata(assessment)) {
    const stratum = pool.filter((id) => objective === null || items[id]!.objective === objective);
    const old = kept.filter((id) => stratum.includes(id));
    let missing = count;
    for (const id of [...old, ...shuffled(stratum, seedOf(seed, objective ?? ""))]) {
      const group = groupOf(items, id);
      if (missing <= 0 || groups.has(group) || (held.includes(group) && !kept.includes(id))) continue;
      groups.add(group);
      drawn.add(id);
      missing--;
    }
  }
  const order = assessment.shuffleItems ? shuffled(pool, seedOf(seed, "order")) : pool;
  return order.filter((id) => drawn.has(id));
}

/** The ids of an item's options in the order in which this attempt shows them. */
export function optionOrder(item: ItemData, id: string, seed: number): string[] {
  return item.fixed ? [...item.options] : shuffled(item.options, seedOf(seed, id));
}

function strata(assessment: AssessmentData): (readonly [string | null, number])[] {
  const all = [null, assessment.draw ?? assessment.items.length] as const;
  return assessment.blueprint.length > 0 ? [...assessment.blueprint] : [all];
}

/** The item whose parallel forms exclude each other. */
function groupOf(items: Items, id: string): string {
  const seen = new Set<string>();
  for (let at = id; !seen.has(at); ) {
    seen.add(at);
    const parent = own(items, at)?.variantOf;
    if (parent === undefined) return at;
    at = parent;
  }
  return [...seen].sort()[0]!;
}
