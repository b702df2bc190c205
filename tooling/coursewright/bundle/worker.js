/* sources sha256:32fcfd1ffa9f7e37100db5823eeb724129e30683bc5addc6da85be863ca35bdb */
(() => {
"use strict";
var named = (root2) => `coursewright-kept ${new URL(root2).pathname}`, versionName = (root2, { folder, version }) => `${named(root2)} ${folder} ${version}`, keepAddress = (root2, folder) => `${root2}kept/${folder}`, listAddress = (root2, folder) => `${root2}assets/offline/${folder.replace(/\//g, "-")}\
.js`;
async function keeps(root2) {
  if (!root2 || !await caches.has(named(root2))) return [];
  let cache = await caches.open(named(root2)), held2 = await Promise.all((await cache.keys()).map((key) => cache.match(key)));
  return Promise.all(held2.map((one) => one.json()));
}
var folderOf = ({ active, waiting, part }) => (active ?? waiting ?? part).folder;

var scope = self, root = scope.registration.scope, AT_ONCE = 6, AGAIN = 3e5, Trouble = class extends Error {
  constructor(failure) {
    super(failure);
    this.failure = failure;
  }
};
function pathOf(url) {
  let path = decodeURIComponent(new URL(url).pathname.slice(new URL(root).pathname.length));
  return path === "" || path.endsWith("/") ? path + "index.html" : path;
}
var within = (folder, url) => url.startsWith(root) && pathOf(url).startsWith(folder + "/");
async function held(list, path) {
  return list?.files.some(([one]) => one === path) ? (await caches.open(versionName(root, list))).match(root + encodeURI(path)) : void 0;
}
var keepOf = async (folder) => (await keeps(root)).find((one) => folderOf(one) === folder);
async function asAsked(request, whole) {
  let [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get("range") ?? "") ?? [];
  if (!first && !last) return whole;
  let type = whole.headers.get("content-type") ?? "", body = await whole.blob(), start = first ? Number(first) : Math.max(0, body.size - Number(last)), end = Math.min(first && last ? Number(last) : 1 / 0, body.size - 1), headers = (range) => ({ "content-type": type, "content-range": `bytes ${range}/${body.
  size}` });
  return start > end ? new Response(null, { status: 416, headers: headers("*") }) : new Response(body.slice(start, end + 1), { status: 206, headers: headers(`${start}-${end}`) });
}
async function write(keep) {
  await (await caches.open(named(root))).put(keepAddress(root, folderOf(keep)), new Response(JSON.stringify(keep)));
}
async function windows(folder, but = "") {
  return (await scope.clients.matchAll({ type: "window", includeUncontrolled: !0 })).filter(({ id, url }) => id !== but && within(folder, url));
}
async function change(keep) {
  let { active, waiting } = keep;
  if (!waiting) return keep;
  let now = { active: waiting };
  return await write(now), active && await caches.delete(versionName(root, active)), now;
}
async function answer({ request, clientId }) {
  let path = pathOf(request.url), moving = request.mode === "navigate", from = moving ? request.url : (await scope.clients.get(clientId))?.url ?? root, all = await keeps(root), mine = all.find((keep) => within(folderOf(keep), from));
  moving && mine?.waiting && !(await windows(folderOf(mine))).length && (mine = await change(mine));
  let own = await held(mine?.active, path);
  if (own) return asAsked(request, own);
  try {
    return await fetch(request);
  } catch (error) {
    for (let { active } of all) {
      let found = await held(active, path);
      if (found) return asAsked(request, found);
    }
    let away = (mine ?? all[0])?.active?.away;
    if (moving && away) return Response.redirect(root + away + new URL(request.url).search, 302);
    throw error;
  }
}
async function published(folder) {
  let answered = await fetch(listAddress(root, folder), { cache: "no-store" });
  if (!answered.ok) throw new Trouble("network");
  let text = await answered.text();
  return JSON.parse(text.slice(text.indexOf("(") + 1, text.lastIndexOf(")")));
}
async function fill(list, old, tell) {
  let cache = await caches.open(versionName(root, list)), known = new Map(old?.files.map(([path, , hash]) => [path, hash])), left = [...list.files], count = left.length, bring = async ([path, size, hash]) => {
    let address = root + encodeURI(path);
    if (await cache.match(address)) return;
    let same = known.get(path) === hash ? await held(old, path) : void 0;
    if (same) return cache.put(address, same);
    let answered = await fetch(address, { cache: "no-cache" });
    if (!answered.ok) throw new Trouble(answered.status === 404 ? "changed" : "network");
    let body = await answered.arrayBuffer(), digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
    if (body.byteLength !== size || btoa(String.fromCharCode(...digest)) !== hash) throw new Trouble("changed");
    await cache.put(address, new Response(body, { headers: { "content-type": answered.headers.get("content-type") ?? "" } }));
  }, carry = async () => {
    for (let file = left.shift(); file; file = left.shift())
      await bring(file).catch((error) => {
        throw left.length = 0, error;
      }), tell({ done: count - left.length, count });
  }, ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, carry));
  for (let end of ends) if (end.status === "rejected") throw end.reason;
}
function failureOf(error) {
  return error instanceof Trouble ? error.failure : error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : error instanceof TypeError ? "network" : "refused";
}
async function keepCourse(folder, tell) {
  let list;
  try {
    list = await published(folder), await write({ part: list }), await fill(list, void 0, tell), await write({ active: list }), tell({ ended: !0 });
  } catch (error) {
    let failed = failureOf(error);
    failed !== "network" && await remove(folder), tell({ failed });
  }
}
async function remove(folder) {
  let names = (await caches.keys()).filter((name) => name.startsWith(`${named(root)} ${folder} `));
  await Promise.all(names.map((name) => caches.delete(name))), await (await caches.open(named(root))).delete(keepAddress(root, folder)), !(await keeps(root)).length && (await caches.delete(named(root)), await scope.registration.unregister());
}
var asked = new Map();
async function renew(request) {
  let keep = (await keeps(root)).find((one) => within(folderOf(one), request.url));
  if (!keep?.active) return;
  let { folder, version } = keep.active;
  if (!(pathOf(request.url) === `${folder}/index.html`) && Date.now() - (asked.get(folder) ?? 0) < AGAIN) return;
  asked.set(folder, Date.now());
  let list = await published(folder);
  if (list.version === version || list.version === keep.waiting?.version) return;
  await fill(list, keep.active, () => {
  });
  let now = await keepOf(folder);
  if (now?.active?.version !== version) {
    now?.active?.version !== list.version && await caches.delete(versionName(root, list));
    return;
  }
  await write({ ...now, waiting: list }), now.waiting && now.waiting.version !== list.version && await caches.delete(versionName(root, now.waiting));
  for (let client of await windows(folder)) client.postMessage({ waiting: folder });
}
async function use(folder, client, tell) {
  let keep = await keepOf(folder);
  if ((await windows(folder, client)).length) return tell({ failed: "others" });
  keep && await change(keep), tell({ ended: !0 });
}
scope.addEventListener("fetch", (event) => {
  let { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(root)) return;
  event.respondWith(answer(event));
  let traced = !new URL(request.url).searchParams.has("no-trace");
  request.mode === "navigate" && traced && event.waitUntil(renew(request).catch(() => {
  }));
});
scope.addEventListener("message", (event) => {
  let { wish, folder } = event.data, tell = (news) => event.ports[0]?.postMessage(news);
  wish === "keep" ? event.waitUntil(keepCourse(folder, tell)) : wish === "use" ? event.waitUntil(use(folder, event.source.id, tell)) : event.waitUntil(remove(folder).then(() => tell({ ended: !0 })));
});
})();
