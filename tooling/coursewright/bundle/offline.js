/* sources sha256:32fcfd1ffa9f7e37100db5823eeb724129e30683bc5addc6da85be863ca35bdb */
(() => {
"use strict";
const { all, find, keep, make, sayer, traceless } = window.coursewright;

var named = (root2) => `coursewright-kept ${new URL(root2).pathname}`;
var listAddress = (root2, folder) => `${root2}assets/offline/${folder.replace(/\//g, "-")}.js`;
async function keeps(root2) {
  if (!root2 || !await caches.has(named(root2))) return [];
  let cache = await caches.open(named(root2)), held = await Promise.all((await cache.keys()).map((key) => cache.match(key)));
  return Promise.all(held.map((one) => one.json()));
}
var folderOf = ({ active, waiting, part }) => (active ?? waiting ?? part).folder;

var { src } = document.currentScript, root = src ? new URL("..", src).href : "", keptHere = () => (window.caches ? keeps(root) : Promise.resolve([])).catch(() => []);
function ready({ active, waiting, installing }) {
  let worker = active ?? waiting ?? installing;
  return new Promise((resolve, reject) => {
    let look = () => {
      worker.state === "activated" ? resolve(worker) : worker.state === "redundant" && reject(new Error(worker.state));
    };
    worker.addEventListener("statechange", look), look();
  });
}
async function ask(wish, hear) {
  let worker = await ready(await navigator.serviceWorker.register(root + "worker.js")), { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => hear(data), worker.postMessage(wish, [port2]);
}
async function removeKept(folder) {
  if (folder) return new Promise((resolve, reject) => {
    ask({ wish: "remove", folder }, () => resolve()).catch(reject);
  });
  let names = (await caches.keys()).filter((name) => name.startsWith(named(root)));
  await Promise.all(names.map((name) => caches.delete(name))), await (await navigator.serviceWorker.getRegistration(root))?.unregister();
}
function sizeOf(bytes) {
  let [unit, value] = bytes < 1e6 ? ["kilobyte", bytes / 1e3] : ["megabyte", bytes / 1e6], format = { style: "unit", unit, maximumFractionDigits: 1 };
  return new Intl.NumberFormat(document.documentElement.lang, format).format(value);
}
function cannot() {
  return traceless() ? "trace" : location.protocol === "file:" ? "file" : isSecureContext ? navigator.serviceWorker && window.caches ? "" : "none" : "insecure";
}
function panel(element) {
  let say = sayer(JSON.parse(element.dataset.words)), folder = element.dataset.folder, told = find(".kept-state", element), bar = find("progress", element), button = find("button", element), list, kept = !1;
  function show(state, label, values = {}) {
    told.textContent = say(state, values), button.textContent = label && say(label, values), button.hidden = !label, bar.hidden = !0;
  }
  async function look(after = "keep-state-none") {
    let keep2 = (await keptHere()).find((one) => folderOf(one) === folder);
    kept = !!keep2?.active;
    let size = sizeOf(keep2?.active?.bytes ?? list.bytes);
    if (kept) return show("keep-state-kept", "keep-remove", { size });
    if (!keep2?.part) return show(after, "keep-do", { size });
    let here = await (await caches.open(`${named(root)} ${folder} ${keep2.part.version}`)).keys();
    show("keep-state-part", "keep-go-on", { done: here.length, count: keep2.part.files.length });
  }
  let fail = (why2) => look().then(() => {
    told.textContent = say("keep-fail-" + why2, { size: sizeOf(list.bytes) });
  });
  function hear(news2) {
    if ("failed" in news2) return void fail(news2.failed);
    if ("ended" in news2) return void look();
    told.textContent = say("keep-state-busy", news2), bar.hidden = !1, bar.max = news2.count, bar.value = news2.done;
  }
  async function act() {
    if (kept) return removeKept(folder).then(() => look("keep-state-removed"));
    let { quota = 1 / 0, usage = 0 } = await navigator.storage?.estimate?.() ?? {};
    if (quota - usage < list.bytes) return fail("full");
    navigator.storage?.persist?.(), await ask({ wish: "keep", folder }, hear).catch(() => fail("none"));
  }
  button.addEventListener("click", () => {
    act().catch(() => fail("refused"));
  }), element.hidden = !1;
  let why = cannot();
  if (why) return show("keep-fail-" + why, "");
  let known = (given) => {
    list = given, look();
  };
  window.coursewrightOffline = known, keptHere().then((all2) => {
    let here = all2.find((one) => folderOf(one) === folder)?.active;
    here ? known(here) : document.head.append(make("script", { src: listAddress(root, folder), error: () => show("keep-fail-network", "") }));
  });
}
async function news() {
  let keep2 = (await keptHere()).find((one) => location.href.startsWith(`${root}${folderOf(one)}/`));
  if (!keep2?.waiting || find(".new-version", document)) return;
  let { words, folder } = keep2.waiting, text = make("p", {}, words.new), heard = (one) => {
    "ended" in one ? location.reload() : text.textContent = words.others;
  }, bar = make(
    "div",
    { role: "status", class: "new-version" },
    text,
    make(
      "p",
      {},
      make("button", { type: "button", class: "quiet", click: () => {
        ask({ wish: "use", folder }, heard);
      } }, words.use),
      make("button", { type: "button", class: "quiet", click: () => bar.remove() }, words.later)
    )
  );
  find("body > footer", document).before(bar);
}
var place = find(".keep", document);
place && panel(place);
navigator.serviceWorker?.controller && (navigator.serviceWorker.addEventListener("message", () => {
  news();
}), news());
Object.assign(window.coursewright ??= {}, { folderOf, keptHere, removeKept, sizeOf });
})();
