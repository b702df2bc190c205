/** A page that the browser had put aside comes back as it was left: with what one person typed, for the next one to read and to
 * store again. So it comes back only where it shows what is kept now and nothing else; otherwise it is loaded anew. */

import { bare, erase, everything } from "./belongings";
import { recall, traceless } from "./storage";

/** Whether something was put into the page that is kept nowhere, such as a name on a certificate. */
let typed = false;
/** What was kept when the page was left; null where the browser does not say. */
let left: string | null = null;

function now(): string | null {
  try {
    return everything();
  } catch {
    return null;
  }
}

const stale = (): boolean => traceless() || typed || left === null;

function hide(): void {
  document.documentElement.style.visibility = "hidden";
}

function anew(): void {
  hide();
  location.reload();
}

/** A learning platform has the record of its pages itself, and a page of its cannot begin twice. */
if (!("hosted" in document.documentElement.dataset)) {
  document.addEventListener("input", () => (typed = true), true);
  addEventListener("pagehide", ({ persisted }) => {
    left = now();
    // Nobody is to see it for the moment that loading takes.
    if (persisted && stale()) hide();
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted && (stale() || left !== now())) anew();
  });
  // What was erased or locked in one tab is gone from the others too.
  addEventListener("storage", ({ newValue }) => {
    if (newValue !== null || traceless() || !(bare() || recall("coursewright-locked"))) return;
    if (bare()) erase();
    anew();
  });
}
