/** The clock of a timed moment: calm, and taken away or extended at a touch (WCAG 2.2.1). Without a decision it takes an ordinary choice. */

import { make, type Say } from "./elements";

/** Seconds before the end at which it says so, and leaves time to ask for more; a shorter clock says so at its half. */
const NEAR = 20;

export interface Timer {
  readonly element: HTMLElement;
  stop(): void;
  go(): void;
}

/** Who asks the device for less motion or more contrast gets no clock at all. */
export function wanted(page: Window = window): boolean {
  return !["(prefers-reduced-motion: reduce)", "(prefers-contrast: more)", "(forced-colors: active)"].some((one) => page.matchMedia(one).matches);
}

/** It runs from `go` on; `over` takes the choice, `lift` hears that no clock is wanted any more. */
export function timer(seconds: number, say: Say, over: () => void, lift: () => void): Timer {
  let left = seconds;
  let running = 0;
  const near = seconds > NEAR ? NEAR : Math.floor(seconds / 2);
  const shown = make("span", {});
  const status = make("span", { class: "unseen", role: "status" });
  const button = (key: string, click: () => void) => make("button", { type: "button", class: "quiet", click }, say(key));
  const element = make("div", { class: "clock", role: "group", "aria-label": say("timer") },
    shown, status,
    button("timer-more", () => {
      left += seconds;
      tell(true);
    }),
    button("timer-off", () => {
      stop();
      lift();
    }));

  function tell(aloud = left === near): void {
    const words = say("timer-left", { seconds: left });
    shown.textContent = words;
    status.textContent = aloud ? words : "";
  }

  function stop(): void {
    clearInterval(running);
    running = 0;
  }

  tell();
  return {
    element,
    stop,
    go() {
      if (running) return;
      running = setInterval(() => {
        // Nobody reads a page that is not in view: another window stands before it, or another page of the package.
        if (document.hidden || !element.getClientRects().length) return;
        left -= 1;
        tell();
        if (left > 0) return;
        stop();
        over();
      }, 1000) as unknown as number;
    },
  };
}
