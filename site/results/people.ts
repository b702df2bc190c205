/** Which results files are of one person, as far as the files can tell. Where they cannot, too few are counted, never too many. */

import type { Results } from "./file";

type Who = Pick<Results, "mark" | "name">;

/** A file without mark and name may be anybody's, also that of whoever saved another such file. */
const NOBODY = "?";

/** By what a person is known again: a mark is that of a browser, and one name on two devices is one person. */
function signs({ mark, name }: Who): string[] {
  const found = [mark && "m" + mark, name && "n" + name.normalize("NFKC").toLowerCase()].filter(Boolean) as string[];
  return found.length ? found : [NOBODY];
}

/** Whether one file takes the place of the other. Of two that tell nothing nobody knows. */
export function samePerson(a: Who, b: Who): boolean {
  const known = signs(a);
  return signs(b).some((sign) => sign !== NOBODY && known.includes(sign));
}

/** How many people there are at least: files that share a sign, directly or through others, are of one. */
export function people(files: readonly Who[]): number {
  const above = new Map<string, string>();
  const top = (sign: string): string => {
    let at = sign;
    for (let next = above.get(at); next !== undefined; next = above.get(at)) at = next;
    return at;
  };
  const tops = new Set<string>();
  for (const file of files) {
    const [first, ...others] = signs(file).map(top);
    tops.add(first!);
    for (const other of others) {
      if (other === first) continue;
      above.set(other, first!);
      tops.delete(other);
    }
  }
  return tops.size;
}
