/** Serves courses that a learner keeps on this device, and keeps nothing else. What opens of a course is one version, whole;
 * a new one waits beside it until nobody is in the middle of the old one. */

import {
  type Failure, folderOf, type Keep, keepAddress, keeps, type List, listAddress, named, type News, versionName, type Wish,
} from "./keeping";

interface Waiting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Client {
  readonly id: string;
  readonly url: string;
  postMessage(message: unknown): void;
}
interface Asked extends Waiting {
  readonly request: Request;
  readonly clientId: string;
  respondWith(answer: Promise<Response>): void;
}
interface Told extends Waiting {
  readonly data: Wish;
  readonly source: Client;
  readonly ports: readonly MessagePort[];
}
interface Scope {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    get(id: string): Promise<Client | undefined>;
    matchAll(which: { type: "window"; includeUncontrolled: true }): Promise<Client[]>;
  };
  addEventListener(name: "fetch", act: (event: Asked) => void): void;
  addEventListener(name: "message", act: (event: Told) => void): void;
}

const scope = self as unknown as Scope;
const root = scope.registration.scope;
/** How many files come at once, and after how many milliseconds a page of a course asks again for a new version. */
const AT_ONCE = 6;
const AGAIN = 300_000;

class Trouble extends Error {
  constructor(readonly failure: Failure) {
    super(failure);
  }
}

/** A path in the site, as lists have it. */
function pathOf(url: string): string {
  const path = decodeURIComponent(new URL(url).pathname.slice(new URL(root).pathname.length));
  return path === "" || path.endsWith("/") ? path + "index.html" : path;
}

const within = (folder: string, url: string): boolean => url.startsWith(root) && pathOf(url).startsWith(folder + "/");

async function held(list: List | undefined, path: string): Promise<Response | undefined> {
  return list?.files.some(([one]) => one === path)
    ? (await caches.open(versionName(root, list))).match(root + encodeURI(path))
    : undefined;
}

const keepOf = async (folder: string): Promise<Keep | undefined> => (await keeps(root)).find((one) => folderOf(one) === folder);

/** What was asked of a file: all of it, or one run of its bytes (RFC 9110, 14), without which some browsers play no recording. */
async function asAsked(request: Request, whole: Response): Promise<Response> {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get("range") ?? "") ?? [];
  if (!first && !last) return whole;
  const type = whole.headers.get("content-type") ?? "";
  const body = await whole.blob();
  const start = first ? Number(first) : Math.max(0, body.size - Number(last));
  const end = Math.min(first && last ? Number(last) : Infinity, body.size - 1);
  const headers = (range: string): HeadersInit => ({ "content-type": type, "content-range": `bytes ${range}/${body.size}` });
  if (start > end) return new Response(null, { status: 416, headers: headers("*") });
  return new Response(body.slice(start, end + 1), { status: 206, headers: headers(`${start}-${end}`) });
}

async function write(keep: Keep): Promise<void> {
  const cache = await caches.open(named(root));
  await cache.put(keepAddress(root, folderOf(keep)), new Response(JSON.stringify(keep)));
}

async function windows(folder: string, but = ""): Promise<Client[]> {
  const open = await scope.clients.matchAll({ type: "window", includeUncontrolled: true });
  return open.filter(({ id, url }) => id !== but && within(folder, url));
}

/** The version that waited takes the place of the old one. */
async function change(keep: Keep): Promise<Keep> {
  const { active, waiting } = keep;
  if (!waiting) return keep;
  const now = { active: waiting };
  await write(now);
  if (active) await caches.delete(versionName(root, active));
  return now;
}

async function answer({ request, clientId }: Asked): Promise<Response> {
  const path = pathOf(request.url);
  const moving = request.mode === "navigate";
  const from = moving ? request.url : (await scope.clients.get(clientId))?.url ?? root;
  const all = await keeps(root);
  let mine = all.find((keep) => within(folderOf(keep), from));
  // Who comes to a course from elsewhere is in the middle of nothing.
  if (moving && mine?.waiting && !(await windows(folderOf(mine))).length) mine = await change(mine);
  const own = await held(mine?.active, path);
  if (own) return asAsked(request, own);
  try {
    return await fetch(request);
  } catch (error) {
    for (const { active } of all) {
      const found = await held(active, path);
      if (found) return asAsked(request, found);
    }
    const away = (mine ?? all[0])?.active?.away;
    if (moving && away) return Response.redirect(root + away + new URL(request.url).search, 302);
    throw error;
  }
}

/** The list as it is published now. It is a script for pages; here only what it calls with is read. */
async function published(folder: string): Promise<List> {
  const answered = await fetch(listAddress(root, folder), { cache: "no-store" });
  if (!answered.ok) throw new Trouble("network");
  const text = await answered.text();
  return JSON.parse(text.slice(text.indexOf("(") + 1, text.lastIndexOf(")"))) as List;
}

/** Every file of a list, each as it was published or not at all. What is here already is not fetched again. */
async function fill(list: List, old: List | undefined, tell: (news: News) => void): Promise<void> {
  const cache = await caches.open(versionName(root, list));
  const known = new Map(old?.files.map(([path, , hash]) => [path, hash]));
  const left = [...list.files];
  const count = left.length;
  const bring = async ([path, size, hash]: List["files"][number]): Promise<void> => {
    const address = root + encodeURI(path);
    if (await cache.match(address)) return;
    const same = known.get(path) === hash ? await held(old, path) : undefined;
    if (same) return cache.put(address, same);
    const answered = await fetch(address, { cache: "no-cache" });
    if (!answered.ok) throw new Trouble(answered.status === 404 ? "changed" : "network");
    const body = await answered.arrayBuffer();
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
    if (body.byteLength !== size || btoa(String.fromCharCode(...digest)) !== hash) throw new Trouble("changed");
    await cache.put(address, new Response(body, { headers: { "content-type": answered.headers.get("content-type") ?? "" } }));
  };
  const carry = async (): Promise<void> => {
    for (let file = left.shift(); file; file = left.shift()) {
      await bring(file).catch((error: unknown) => {
        left.length = 0;
        throw error;
      });
      tell({ done: count - left.length, count });
    }
  };
  // What is on its way when one fails ends first, so that nothing comes behind the back of who clears up.
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, carry));
  for (const end of ends) if (end.status === "rejected") throw end.reason;
}

function failureOf(error: unknown): Failure {
  if (error instanceof Trouble) return error.failure;
  if (error instanceof DOMException && error.name === "QuotaExceededError") return "full";
  return error instanceof TypeError ? "network" : "refused";
}

/** What had come stays when only the network broke off: the next try goes on from there. */
async function keepCourse(folder: string, tell: (news: News) => void): Promise<void> {
  let list: List | undefined;
  try {
    list = await published(folder);
    await write({ part: list });
    await fill(list, undefined, tell);
    await write({ active: list });
    tell({ ended: true });
  } catch (error) {
    const failed = failureOf(error);
    if (failed !== "network") await remove(folder);
    tell({ failed });
  }
}

async function remove(folder: string): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(`${named(root)} ${folder} `));
  await Promise.all(names.map((name) => caches.delete(name)));
  await (await caches.open(named(root))).delete(keepAddress(root, folder));
  if ((await keeps(root)).length) return;
  await caches.delete(named(root));
  await scope.registration.unregister();
}

/** When each course was last asked for, as long as this worker lives. */
const asked = new Map<string, number>();
/** Courses of which a new version is on its way: what one renewal clears up, no other may be filling. */
const renewing = new Set<string>();

/** Fetches a new version to wait beside the old one, and tells the pages of the course. */
async function renew(request: Request): Promise<void> {
  const keep = (await keeps(root)).find((one) => within(folderOf(one), request.url));
  if (!keep?.active) return;
  const { folder } = keep.active;
  const front = pathOf(request.url) === `${folder}/index.html`;
  if (renewing.has(folder) || (!front && Date.now() - (asked.get(folder) ?? 0) < AGAIN)) return;
  asked.set(folder, Date.now());
  renewing.add(folder);
  await next(keep.active, keep.waiting).finally(() => renewing.delete(folder));
}

async function next(active: List, waiting: List | undefined): Promise<void> {
  const { folder, version } = active;
  const list = await published(folder);
  if (list.version === version || list.version === waiting?.version) return;
  try {
    await fill(list, active, () => {});
  } catch (error) {
    // A version that is never named would stay for ever.
    await caches.delete(versionName(root, list));
    throw error;
  }
  // That took a while: what was removed meanwhile stays removed, and what was changed over stays so.
  const now = await keepOf(folder);
  if (now?.active?.version !== version) {
    if (now?.active?.version !== list.version) await caches.delete(versionName(root, list));
    return;
  }
  await write({ ...now, waiting: list });
  if (now.waiting && now.waiting.version !== list.version) await caches.delete(versionName(root, now.waiting));
  for (const client of await windows(folder)) client.postMessage({ waiting: folder });
}

async function use(folder: string, client: string, tell: (news: News) => void): Promise<void> {
  const keep = await keepOf(folder);
  if ((await windows(folder, client)).length) return tell({ failed: "others" });
  if (keep) await change(keep);
  tell({ ended: true });
}

scope.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(root)) return;
  event.respondWith(answer(event));
  // A visit that leaves no trace fetches nothing to be kept.
  const traced = !new URL(request.url).searchParams.has("no-trace");
  if (request.mode === "navigate" && traced) event.waitUntil(renew(request).catch(() => {}));
});

scope.addEventListener("message", (event) => {
  const { wish, folder } = event.data;
  const tell = (news: News): void => event.ports[0]?.postMessage(news);
  if (wish === "keep") event.waitUntil(keepCourse(folder, tell));
  else if (wish === "use") event.waitUntil(use(folder, event.source.id, tell));
  else event.waitUntil(remove(folder).then(() => tell({ ended: true }), (error: unknown) => tell({ failed: failureOf(error) })));
});
