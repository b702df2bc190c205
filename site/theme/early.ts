/** What must work before anything else has loaded: the way out, and light or dark as it was chosen on this device. */

const SCHEME = "coursewright-scheme";
const AGAIN = 1500;

const root = document.documentElement;
root.dataset["scripted"] = "";
try {
  const chosen = localStorage.getItem(SCHEME);
  if (chosen) root.dataset["scheme"] = chosen;
} catch {
  // Storage is forbidden here: the device's own scheme holds.
}

function scheme(button: HTMLElement): void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const now = (): string => root.dataset["scheme"] ?? (dark.matches ? "dark" : "light");
  const label = (): void => {
    button.firstElementChild!.textContent = button.dataset[now() === "dark" ? "toLight" : "toDark"]!;
  };
  button.addEventListener("click", () => {
    const next = (root.dataset["scheme"] = now() === "dark" ? "light" : "dark");
    label();
    try {
      localStorage.setItem(SCHEME, next);
    } catch {
      // Full or forbidden: the choice holds for this page.
    }
  });
  label();
  button.hidden = false;
}

document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll<HTMLElement>("button.scheme").forEach(scheme);
});

/** Empties what can be seen at once, then takes this page's place in the history, from inside a frame as well. */
function leave(): void {
  const to = document.querySelector<HTMLAnchorElement>(".quick-exit")?.href ?? "about:blank";
  root.hidden = true;
  document.title = "";
  document.querySelector("link[rel=icon]")?.setAttribute("href", "data:,");
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

let last = -AGAIN;
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.repeat) return;
  if (event.timeStamp - last < AGAIN) leave();
  last = event.timeStamp;
}, true);
