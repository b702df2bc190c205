/** What pages keep on this device. A browser that forbids storage is no error: nothing is kept then. */

/** What a shelf can do; `localStorage` is one. */
export type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** Whether this visit leaves nothing behind. `early.ts` has decided it before any other script ran. */
export const traceless = (): boolean => document.documentElement.dataset["trace"] === "none";

let current = (): Shelf | null => (traceless() ? null : localStorage);

/** Where everything of this page is kept; null where nothing is. Throws where the browser forbids it. */
export function shelf(): Shelf | null {
  return current();
}

/** Keeps everything elsewhere from now on. */
export function useShelf(other: Shelf | null): void {
  current = () => other;
}

export function recall(key: string): string | null {
  try {
    return shelf()?.getItem(key) ?? null;
  } catch {
    return null;
  }
}

export function keep(key: string, value: string | null): void {
  try {
    if (value === null) shelf()?.removeItem(key);
    else shelf()?.setItem(key, value);
  } catch {
    // Full or forbidden: the page goes on without.
  }
}
