/** What must work before anything else has loaded: the way out, light or dark, and whether this visit leaves a trace. */

import { erase, removeCourses } from "./belongings";

const SCHEME = "coursewright-scheme";
const TRACE = "coursewright-trace";
const TITLE = "coursewright-title";
const LOCKED = "coursewright-locked";
const AGAIN = 1500;

/** What an address may ask for. Links to our own pages carry it on, so that nothing has to be stored for it. */
const NO_TRACE = "no-trace";
const NEUTRAL = "neutral-title";

const root = document.documentElement;
const script = document.currentScript as HTMLScriptElement;
root.dataset["scripted"] = "";

// A learning platform keeps the record itself, and its addresses are its own.
const ours = !("hosted" in root.dataset);
const asked = new URLSearchParams(location.search);
const carried = [NO_TRACE, NEUTRAL].filter((name) => ours && (asked.has(name) || location.hash === "#" + name));
const traceless = carried.includes(NO_TRACE);
if (traceless) root.dataset["trace"] = "none";

/** What this browser has kept; nothing where storage is forbidden or no trace is wanted. */
function kept(key: string): string | null {
  try {
    return traceless ? null : localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    if (!traceless) localStorage.setItem(key, value);
  } catch {
    // Full or forbidden: the choice holds for this page.
  }
}

function named<E extends HTMLElement>(selector: string): E[] {
  return [...document.querySelectorAll<E>(selector)];
}

function plain(): void {
  document.querySelector("link[rel=icon]")?.setAttribute("href", "data:,");
}

const chosen = kept(SCHEME);
if (chosen) root.dataset["scheme"] = chosen;
if (carried.includes(NEUTRAL) || kept(TITLE)) {
  root.dataset["neutral"] = "";
  document.title = root.dataset["title"] ?? "";
  plain();
  named("link[rel=manifest]").forEach((link) => link.setAttribute("href", link.dataset["neutral"]!));
}

function scheme(button: HTMLElement): void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const now = (): string => root.dataset["scheme"] ?? (dark.matches ? "dark" : "light");
  const label = (): void => {
    button.firstElementChild!.textContent = button.dataset[now() === "dark" ? "toLight" : "toDark"]!;
  };
  button.addEventListener("click", () => {
    write(SCHEME, (root.dataset["scheme"] = now() === "dark" ? "light" : "dark"));
    label();
  });
  label();
  button.hidden = false;
}

/** Whether to ask if this browser may remember: once, and decided before the page is drawn, so that nothing on it moves. */
function asks(): boolean {
  try {
    return ours && !traceless && !localStorage.getItem(TRACE);
  } catch {
    return false;
  }
}

root.toggleAttribute("data-ask", asks());

/** Who wants no trace loses what was kept until then, courses too, before it is carried on. */
function choice(box: HTMLElement): void {
  box.addEventListener("click", (event) => {
    const way = event.target as HTMLAnchorElement;
    const { keep } = way.dataset;
    if (keep === "yes") {
      write(TRACE, "kept");
      root.removeAttribute("data-ask");
      document.dispatchEvent(new Event("coursewright-kept"));
      named("main:not([hidden])")[0]?.focus({ preventScroll: true });
    } else if (keep === "no") {
      event.preventDefault();
      erase();
      // What a browser does not let us look at, it has not kept for us either.
      void removeCourses(new URL("..", script.src).href).catch(() => {}).then(() => location.assign(way.href));
    }
  });
}

document.addEventListener("DOMContentLoaded", () => {
  named("button.scheme").forEach(scheme);
  named(".trace-choice").forEach(choice);
  if (ours && kept(LOCKED)) for (const place of named("[data-locked]")) place.hidden = false;
  if (traceless) for (const place of named("[data-untraced]")) place.textContent = place.dataset["untraced"]!;
  // Who keeps a course on this device is told when a new version has come.
  const offline = script.src.replace("early.js", "offline.js");
  if (navigator.serviceWorker?.controller && ours && !named(`script[src$="offline.js"]`).length) {
    document.head.append(Object.assign(document.createElement("script"), { src: offline }));
  }
});

/** A link that can be followed has been pointed at, focused or clicked before. */
function carry(event: Event): void {
  const link = (event.target as Element).closest?.<HTMLAnchorElement>("a[href]:not([download],.quick-exit,.end)");
  if (!link || link.protocol !== location.protocol || link.host !== location.host) return;
  if (!link.getAttribute("href")!.startsWith("#")) link.search = "?" + carried.join("&");
}

if (carried.length) {
  for (const sign of ["pointerdown", "focusin", "click"]) document.addEventListener(sign, carry, true);
}

/** Empties what can be seen at once, then takes this page's place in the history, from inside a frame as well. */
function leave(): void {
  const to = document.querySelector<HTMLAnchorElement>(".quick-exit")?.href ?? "about:blank";
  root.hidden = true;
  document.title = "";
  plain();
  try {
    window.top!.location.replace(to);
  } catch {
    location.replace(to);
  }
}

document.addEventListener("click", (event) => {
  if (!(event.target as Element).closest?.(".quick-exit")) return;
  event.preventDefault();
  leave();
});

let come = false;
document.addEventListener("DOMContentLoaded", () => (come = true));
// Who is done before the scripts of the page have come is led on when they have, so that it counts.
document.addEventListener("click", (event) => {
  const link = (event.target as Element).closest?.<HTMLElement>("a[data-done]");
  if (come || !link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  document.addEventListener("DOMContentLoaded", () => setTimeout(() => link.click()), { once: true });
});

let last = -AGAIN;
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.repeat) return;
  if (event.timeStamp - last < AGAIN) leave();
  last = event.timeStamp;
}, true);
