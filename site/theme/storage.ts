/** What pages keep on this device beside the record. A browser that forbids storage is no error: nothing is kept then. */

const OURS = "coursewright";

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function keep(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Full or forbidden: the page goes on without.
  }
}

/** Forgets everything that any course keeps in this browser. */
export function forgetAll(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(OURS)) localStorage.removeItem(key);
  } catch {
    // Forbidden: then nothing was kept.
  }
}
