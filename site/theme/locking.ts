/** What is kept here, locked with a passphrase until its owner comes back. While it is locked, only one sealed entry is left of it. */

import { find, make, type Say } from "../interactions/elements";
import { type Entries, exported, imported, lockable, LOCKED } from "./holdings";
import { able, sealed, unsealed } from "./sealing";
import { keep, recall, shelf, traceless } from "./storage";

/** Letters of a passphrase, at least. */
const LEAST = 12;

/** What the part needs of the page that it stands on. */
export interface Page {
  readonly say: Say;
  readonly kept: () => Entries | null;
  /** All of them or, where there is no room, none. */
  readonly takenOver: (entries: Entries) => boolean;
  readonly show: () => void;
}

/** Brings the part to life; the function that comes back shows what holds now. */
export function locking(element: HTMLElement, { say, kept, takenOver, show }: Page): () => void {
  const told = find(".lock-state", element)!;
  const [lock, open] = ["lock", "open"].map((name) => find(`form.${name}`, element) as HTMLFormElement);
  const which = find(".which", element)!;
  let busy = false;

  function typed(form: HTMLFormElement): string[] {
    return [...form.querySelectorAll("input")].map(({ value }) => value);
  }

  function tell(key: string, values: Record<string, string | number> = {}, focus = false): void {
    told.textContent = key && say(key, values);
    if (focus) told.focus();
  }

  /** One thing at a time, and it takes a moment: the key is slow to make, for whoever guesses as well. */
  function does(form: HTMLFormElement, act: (values: string[]) => Promise<void>): void {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (busy) return;
      busy = true;
      tell("device-lock-busy");
      await act(typed(form)).finally(() => (busy = false));
    });
  }

  function done(key: string, values: Record<string, string | number> = {}): void {
    for (const form of [lock!, open!]) form.reset();
    which.hidden = true;
    show();
    tell(key, values, true);
  }

  does(lock!, async ([first = "", second]) => {
    const entries = lockable(kept() ?? []);
    if (!entries.length) return tell("device-lock-nothing");
    if ([...first].length < LEAST) return tell("device-lock-short", { least: LEAST });
    if (first !== second) return tell("device-lock-differ");
    const text = exported(entries);
    const seal = await sealed(text, first);
    // Another page may have written in the meantime, and what is not sealed must not go.
    if (exported(lockable(kept() ?? [])) !== text) return tell("device-lock-changed");
    try {
      shelf()!.setItem(LOCKED, seal);
    } catch {
      return tell("device-import-full");
    }
    for (const [key] of entries) keep(key, null);
    done("device-lock-done");
  });

  does(open!, async ([passphrase = ""]) => {
    const text = await unsealed(recall(LOCKED) ?? "", passphrase);
    const entries = text === null ? null : imported(text);
    if (!entries) return tell("device-open-wrong");
    const both = entries.filter(([key, value]) => ![value, null].includes(recall(key)));
    if (!both.length) return back(entries);
    const here = new Set(both.map(([key]) => key));
    const way = (key: string, taken: Entries): HTMLElement => {
      const button = make("button", { type: "button", class: "quiet" }, say(key));
      button.addEventListener("click", () => back(taken));
      return button;
    };
    which.replaceChildren(
      way("device-open-locked", entries),
      " ",
      way("device-open-newer", entries.filter(([key]) => !here.has(key))),
    );
    which.hidden = false;
    tell("device-open-both", { count: both.length }, true);
  });

  function back(entries: Entries): void {
    if (!takenOver(entries)) return tell("device-import-full");
    keep(LOCKED, null);
    done("device-open-done");
  }

  told.tabIndex = -1;
  return () => {
    const locked = recall(LOCKED) !== null;
    element.hidden = traceless() || kept() === null;
    find(".unable", element)!.hidden = able();
    lock!.hidden = locked || !able();
    open!.hidden = !locked || !able();
    if (!locked) which.hidden = true;
  };
}
