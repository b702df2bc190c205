/** Courses kept on this device: how their list reads and where everything stands. The worker writes it, pages look it up. */

import { named } from "./belongings";

export { named };

/** What belongs to one version of a course. The compiler's side is encode/offline.py. */
export interface List {
  readonly folder: string;
  readonly title: string;
  readonly version: string;
  readonly bytes: number;
  /** The page that stands in for one that is not kept. */
  readonly away: string;
  /** What is said when a new version has come. */
  readonly words: { readonly [key: string]: string };
  /** Path in the site, size in bytes, sha256 in base64. */
  readonly files: readonly (readonly [path: string, size: number, hash: string])[];
}

/** How far a course is kept: the version that opens, one that waits until nobody is in the middle, one that has not all come. */
export interface Keep {
  readonly active?: List;
  readonly waiting?: List;
  readonly part?: List;
}

export type Failure = "full" | "network" | "changed" | "refused" | "others";

export interface Wish {
  readonly wish: "keep" | "use" | "remove";
  readonly folder: string;
}

export type News = { readonly done: number; readonly count: number } | { readonly failed: Failure } | { readonly ended: true };

export const versionName = (root: string, { folder, version }: List): string => `${named(root)} ${folder} ${version}`;
export const keepAddress = (root: string, folder: string): string => `${root}kept/${folder}`;
export const listAddress = (root: string, folder: string): string => `${root}assets/offline/${folder.replace(/\//g, "-")}.js`;

/** How far each course is kept; nothing where the browser keeps nothing for this page. Looking leaves no trace itself. */
export async function keeps(root: string): Promise<Keep[]> {
  if (!root || !(await caches.has(named(root)))) return [];
  const cache = await caches.open(named(root));
  const held = await Promise.all((await cache.keys()).map((key) => cache.match(key)));
  return Promise.all(held.map((one) => one!.json() as Promise<Keep>));
}

export const folderOf = ({ active, waiting, part }: Keep): string => (active ?? waiting ?? part)!.folder;
