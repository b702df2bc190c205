/** The page of what this device keeps: all of it in plain words, as a file to take along and back, and the ways to be rid of it. */

import { all, find, make, sayer } from "../interactions/elements";
import { erase } from "./belongings";
import { type Entries, exported, type Holding, imported, MOST, sorted } from "./holdings";
import type { Keep } from "./keeping";
import { locking } from "./locking";
import { folderOf, keptHere, removeKept, sizeOf } from "./offline";
import { keep, shelf, traceless } from "./storage";
import { sure } from "./tools";

/** A name for the file that says nothing to who finds it. */
const FILE = "reading-list.json";
const TITLE = "coursewright-title";

/** Everything of ours, by key; null where the browser forbids to look. */
function kept(): Entries | null {
  try {
    const held = shelf();
    if (!held) return [];
    const keys = Array.from({ length: held.length }, (_, n) => held.key(n)!);
    return keys.filter((key) => key.startsWith("coursewright")).sort().map((key) => [key, held.getItem(key) ?? ""]);
  } catch {
    return null;
  }
}

/** What stays until this tab is closed: it is shown and erased here, and travels nowhere. */
function untilClosed(): Entries {
  if (traceless() || kept() === null) return [];
  return Object.entries(sessionStorage).filter(([key]) => key.startsWith("coursewright"));
}

function device(live: HTMLElement): void {
  const say = sayer(JSON.parse(live.dataset["words"]!) as Record<string, string>);
  const part = (name: string, within = ".device-" + name): HTMLElement => find(within, live)!;
  const titles = new Map(all("[data-course]", live).map((one) => [one.dataset["course"]!, one.textContent!]));

  function told({ sort, course, entries }: Holding): [title: string, told: string] {
    if (sort !== "course") return ["", say("device-" + sort, { count: entries.length })];
    const [done, count] = (entries.find(([key]) => key.includes("-standing"))?.[1] ?? "").split("/");
    return [titles.get(course) ?? course, count ? say("device-course", { done: done!, count }) : say("device-begun")];
  }

  function row(holding: Holding): HTMLElement {
    const [title, text] = told(holding);
    const erase = make("button", { type: "button", class: "quiet danger", "data-sure": say("sure"), "data-done": "" },
      say("device-one", { title: title || text }));
    sure(erase, () => {
      for (const [key] of holding.entries) {
        if (holding.sort === "room") sessionStorage.removeItem(key);
        else keep(key, null);
      }
      return shown("");
    });
    return make("li", {}, make("span", {}, title && make("strong", {}, title), " ", text), erase);
  }

  function course(one: Keep): HTMLElement {
    const { title, bytes } = (one.active ?? one.part)!;
    const erase = make("button", { type: "button", class: "quiet danger", "data-sure": say("sure"), "data-done": "" },
      say("device-one", { title }));
    sure(erase, () => erased(() => removeKept(folderOf(one))).then(() => shown("")));
    return make("li", {}, make("span", {}, make("strong", {}, title), say("device-kept", { size: sizeOf(bytes) })), erase);
  }

  /** Says what is here now, where the reader is led. */
  async function shown(trouble: string): Promise<void> {
    await show();
    const told = part("now", ".nothing");
    if (trouble) told.textContent = trouble;
    told.focus();
  }

  /** What the browser did not erase is still shown, and nobody is told that it was. */
  async function erased(work: () => unknown): Promise<void> {
    try {
      await work();
    } catch (error) {
      await shown(say("device-refused"));
      throw error;
    }
  }

  async function show(): Promise<void> {
    const courses = await keptHere();
    const held = kept();
    const entries = held && [...held, ...untilClosed()];
    const none = traceless() ? say("device-traceless") : entries === null ? say("device-forbidden") : entries.length + courses.length ? "" : say("device-nothing");
    part("now", ".nothing").textContent = none;
    part("now", ".kept-list").replaceChildren(...sorted(entries ?? []).map(row), ...courses.map(course));
    const letters = (entries ?? []).flatMap(([key, value]) => [make("dt", {}, key), make("dd", {}, value)]);
    part("now", ".letters").replaceChildren(...letters);
    part("now", ".all").hidden = !letters.length;
    part("take").hidden = traceless() || entries === null;
    lock();
  }

  part("now", ".nothing").tabIndex = -1;
  const lock = locking(part("lock"), { say, kept, takenOver, show: () => void show() });
  take(part("take"), say, show);
  neutral(part("title"), say);
  sure(find(".reset button", live)!, () => erased(erase).then(show));
  sure(find(".everything button", live)!, () => erased(() => (erase(), removeKept())).then(show));
  find(".go", live)!.hidden = traceless();
  find(".end", live)!.hidden = !traceless();
  addEventListener("storage", () => void show());
  void show();
  live.hidden = false;
}

function take(element: HTMLElement, say: ReturnType<typeof sayer>, show: () => void): void {
  const found = find(".found", element)!;
  const button = find(".import button", element)!;
  const field = find("input", element) as HTMLInputElement;
  let waiting: Entries = [];
  find(".export", element)!.addEventListener("click", () => {
    const href = URL.createObjectURL(new Blob([exported(kept() ?? [])], { type: "application/json" }));
    make("a", { href, download: FILE }).click();
    setTimeout(() => URL.revokeObjectURL(href), 10_000);
  });
  field.addEventListener("change", async () => {
    const file = field.files?.[0];
    if (!file) return;
    const entries = file.size > MOST ? null : imported(await file.text().catch(() => ""));
    waiting = entries ?? [];
    found.textContent = entries ? say("device-import-found", { count: entries.length }) : say("device-import-wrong");
    button.textContent = say("device-import-take", { count: waiting.length });
    button.hidden = !waiting.length;
  });
  button.addEventListener("click", () => {
    found.textContent = say(takenOver(waiting) ? "device-import-done" : "device-import-full");
    button.hidden = true;
    field.value = "";
    field.focus();
    show();
  });
}

/** All of it or, where there is no room, none. */
function takenOver(entries: Entries): boolean {
  const before = entries.map(([key]) => [key, shelf()?.getItem(key) ?? null] as const);
  try {
    for (const [key, value] of entries) shelf()?.setItem(key, value);
    return true;
  } catch {
    for (const [key, value] of before) keep(key, value);
    return false;
  }
}

/** The neutral title is set before anything is shown, so the page begins anew. */
function neutral(element: HTMLElement, say: ReturnType<typeof sayer>): void {
  const root = document.documentElement;
  const button = find("button", element)!;
  button.textContent = say("neutral" in root.dataset ? "device-title-off" : "device-title-on");
  button.addEventListener("click", () => {
    const on = !("neutral" in root.dataset);
    keep(TITLE, on ? "neutral" : null);
    if (traceless()) location.search = on ? "?no-trace&neutral-title" : "?no-trace";
    else location.reload();
  });
}

const live = find(".device-live", document);
if (live) device(live);
