/** Tools of every page that need no record: printing, erasing, and what the catalogue shows. */

import { make } from "../interactions/elements";
import { recall } from "./storage";

/** A part of a page that is live without a session. Its words stand in its own attributes. */
export interface Part {
  readonly selector: string;
  mount(element: HTMLElement): void;
}

/** Prints the page, or only the sheet that the button stands in. */
export const printPart: Part = {
  selector: "button[data-print]",
  mount(button) {
    const root = document.documentElement;
    button.hidden = false;
    button.addEventListener("click", () => {
      const sheet = button.dataset["print"] ? button.closest(".box") : null;
      sheet?.classList.add("printed");
      root.toggleAttribute("data-print-only", sheet !== null);
      window.print();
      sheet?.classList.remove("printed");
      root.removeAttribute("data-print-only");
    });
  },
};

/** A button that erases when it is pressed a second time. Where that fails, it offers itself again and does not say that it is done. */
export function sure(button: HTMLElement, erase: () => unknown): void {
  const { sure: question = "", done = "" } = button.dataset;
  const offer = button.textContent;
  let asked = false;
  button.hidden = false;
  button.setAttribute("aria-live", "polite");
  const say = (words: string | null): void => {
    button.textContent = words;
  };
  button.addEventListener("click", () => {
    asked = !asked;
    if (asked) return say(question);
    // What ends at once is said at once.
    try {
      const work = erase();
      if (work instanceof Promise) work.then(() => say(done), () => say(offer));
      else say(done);
    } catch {
      say(offer);
    }
  });
}

export interface Summary {
  readonly done: number;
  readonly count: number;
}

export function progressBar(summary: Summary, words: string): Node[] {
  const said = words.replace("{done}", String(summary.done)).replace("{count}", String(summary.count));
  return [document.createTextNode(said), make("progress", { max: summary.count, value: summary.done, "aria-label": said })];
}

/** The catalogue shows what a course left here when it was last open. */
export const standingPart: Part = {
  selector: "[data-standing]",
  mount(element) {
    const [done, count] = (recall("coursewright-standing:" + element.dataset["standing"]) ?? "").split("/").map(Number);
    if (!count) return;
    element.hidden = false;
    element.replaceChildren(...progressBar({ done: done!, count }, element.dataset["words"]!));
  },
};

/** The search stays away until it is asked for. */
export const searchPart: Part = {
  selector: ".search-open",
  mount(button) {
    // A browser without dialogs has no search either.
    if (!("HTMLDialogElement" in window)) return;
    button.hidden = false;
    button.addEventListener("click", () => document.head.append(make("script", { src: button.dataset["script"] })), {
      once: true,
    });
  },
};
