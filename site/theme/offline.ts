/** Keeps a course on this device when somebody asks for it, says how far that is, and when a new version waits. */

import { find, make, sayer } from "../interactions/elements";
import { folderOf, type Keep, keeps, type List, listAddress, named, type News, type Wish } from "./keeping";
import { removeCourses } from "./belongings";
import { traceless } from "./storage";

export { folderOf };

declare global {
  interface Window {
    /** What the list of a course calls. */
    coursewrightOffline?: (list: List) => void;
  }
}

const { src } = document.currentScript as HTMLScriptElement;
/** Where the site begins; nothing where the whole course is one file. */
const root = src ? new URL("..", src).href : "";

/** How far each course of this site is kept; nothing where the browser does not let us look. */
export const keptHere = (): Promise<Keep[]> => (window.caches ? keeps(root) : Promise.resolve([])).catch(() => []);

/** The worker of a registration as soon as it can be asked. */
function ready({ active, waiting, installing }: ServiceWorkerRegistration): Promise<ServiceWorker> {
  const worker = (active ?? waiting ?? installing)!;
  return new Promise((resolve, reject) => {
    const look = (): void => {
      if (worker.state === "activated") resolve(worker);
      else if (worker.state === "redundant") reject(new Error(worker.state));
    };
    worker.addEventListener("statechange", look);
    look();
  });
}

/** Asks the worker, and hears how it goes until it has ended or failed. */
async function ask(wish: Wish, hear: (news: News) => void): Promise<void> {
  const worker = await ready(await navigator.serviceWorker.register(root + "worker.js"));
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => hear(data as News);
  worker.postMessage(wish, [port2]);
}

/** Removes one kept course, or all of them with the worker itself. */
export async function removeKept(folder?: string): Promise<void> {
  if (folder)
    return new Promise((resolve, reject) => {
      ask({ wish: "remove", folder }, (news) => ("failed" in news ? reject(new Error(news.failed)) : resolve())).catch(reject);
    });
  await removeCourses(root);
}

export function sizeOf(bytes: number): string {
  const [unit, value] = bytes < 1e6 ? ["kilobyte", bytes / 1e3] : ["megabyte", bytes / 1e6];
  const format = { style: "unit", unit, maximumFractionDigits: 1 } as Intl.NumberFormatOptions;
  return new Intl.NumberFormat(document.documentElement.lang, format).format(value as number);
}

/** Why no course can be kept here, as the end of a key; nothing where it can. */
function cannot(): string {
  if (traceless()) return "trace";
  if (location.protocol === "file:") return "file";
  if (!isSecureContext) return "insecure";
  return navigator.serviceWorker && window.caches ? "" : "none";
}

function panel(element: HTMLElement): void {
  const say = sayer(JSON.parse(element.dataset["words"]!) as Record<string, string>);
  const folder = element.dataset["folder"]!;
  const told = find(".kept-state", element)!;
  const bar = find("progress", element) as HTMLProgressElement;
  const button = find("button", element) as HTMLButtonElement;
  let list: List | undefined;
  let kept = false;

  function show(state: string, label: string, values: Record<string, string | number> = {}): void {
    told.textContent = say(state, values);
    button.textContent = label && say(label, values);
    button.hidden = !label;
    bar.hidden = true;
  }

  async function look(after = "keep-state-none"): Promise<void> {
    const keep = (await keptHere()).find((one) => folderOf(one) === folder);
    kept = !!keep?.active;
    const size = sizeOf(keep?.active?.bytes ?? list!.bytes);
    if (kept) return show("keep-state-kept", "keep-remove", { size });
    if (!keep?.part) return show(after, "keep-do", { size });
    const here = await (await caches.open(`${named(root)} ${folder} ${keep.part.version}`)).keys();
    show("keep-state-part", "keep-go-on", { done: here.length, count: keep.part.files.length });
  }

  const fail = (why: string): Promise<void> =>
    look().then(() => {
      told.textContent = say("keep-fail-" + why, { size: sizeOf(list!.bytes) });
    });

  function hear(news: News): void {
    if ("failed" in news) return void fail(news.failed);
    if ("ended" in news) return void look();
    told.textContent = say("keep-state-busy", news);
    bar.hidden = false;
    bar.max = news.count;
    bar.value = news.done;
  }

  async function act(): Promise<void> {
    if (kept) return removeKept(folder).then(() => look("keep-state-removed"));
    const { quota = Infinity, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
    if (quota - usage < list!.bytes) return fail("full");
    // Asked for, never insisted on: without it a browser short of room may remove the course.
    void navigator.storage?.persist?.();
    await ask({ wish: "keep", folder }, hear).catch(() => fail("none"));
  }

  button.addEventListener("click", () => void act().catch(() => fail("refused")));
  element.hidden = false;
  const why = cannot();
  if (why) return show("keep-fail-" + why, "");
  const known = (given: List): void => {
    list = given;
    void look();
  };
  window.coursewrightOffline = known;
  void keptHere().then((all) => {
    const here = all.find((one) => folderOf(one) === folder)?.active;
    if (here) known(here);
    else document.head.append(make("script", { src: listAddress(root, folder), error: () => show("keep-fail-network", "") }));
  });
}

/** Says that a new version waits. It stands at the lower edge and moves nothing. */
async function news(): Promise<void> {
  const keep = (await keptHere()).find((one) => location.href.startsWith(`${root}${folderOf(one)}/`));
  if (!keep?.waiting || find(".new-version", document)) return;
  const { words, folder } = keep.waiting;
  const text = make("p", {}, words["new"]);
  const heard = (one: News): void => {
    if ("ended" in one) location.reload();
    else text.textContent = words["others"]!;
  };
  const use = (): void => void ask({ wish: "use", folder }, heard);
  const bar = make("div", { role: "status", class: "new-version" }, text,
    make("p", {}, make("button", { type: "button", class: "quiet", click: use }, words["use"]),
      make("button", { type: "button", class: "quiet", click: () => bar.remove() }, words["later"])));
  find("body > footer", document)!.before(bar);
}

const place = find(".keep", document);
if (place) panel(place);
if (navigator.serviceWorker?.controller) {
  navigator.serviceWorker.addEventListener("message", () => void news());
  void news();
}
