/* sources sha256:32fcfd1ffa9f7e37100db5823eeb724129e30683bc5addc6da85be863ca35bdb */
(() => {
"use strict";
const { all, entries, find, keep, make, recall, sayer, shelf, standing, sure, traceless, folderOf, keptHere, removeKept, sizeOf } = window.coursewright;

var FORMAT = "coursewright-device";
var OWN = new Set(["coursewright-trace"]), LOCKED = "coursewright-locked", SETTINGS = new Set([...OWN, "coursewright-scheme", "coursewright-title"]), KNOWN = /^coursewright(?:-[a-z-]+)?(?::|$)/;
function sorted(entries2) {
  let found = new Map();
  for (let [key, value] of entries2) {
    let course = /^coursewright(?:-standing)?:(.*)$/.exec(key)?.[1], sort = course !== void 0 ? "course" : /^coursewright-words:/.test(key) ? "words" : key === LOCKED ? "locked" : SETTINGS.has(key) ? "settings" : "other", name = `${sort} ${course ?? ""}`;
    found.has(name) || found.set(name, { sort, course: course ?? "", entries: [] }), found.get(name).entries.push([key, value]);
  }
  let order = ["locked", "course", "words", "other", "settings"];
  return [...found.values()].sort((a, b) => order.indexOf(a.sort) - order.indexOf(b.sort));
}
function lockable(entries2) {
  return entries2.filter(([key]) => key !== LOCKED && !SETTINGS.has(key));
}
function exported(entries2) {
  let kept2 = Object.fromEntries(entries2.filter(([key]) => !OWN.has(key)));
  return JSON.stringify({ format: FORMAT, version: 1, kept: kept2 }, null, 1) + `
`;
}
function imported(text) {
  if (text.length > 4e6) return null;
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof file != "object" || file === null) return null;
  let { format, version, kept: kept2 } = file;
  if (format !== FORMAT || version !== 1 || typeof kept2 != "object" || kept2 === null || Array.isArray(kept2)) return null;
  let entries2 = Object.entries(kept2);
  if (entries2.length > 2e3) return null;
  let fits = ([key, value]) => key.length <= 300 && KNOWN.test(key) && !OWN.has(key) && typeof value == "string" && value.length <= (key === LOCKED ? 4e6 : 2e5);
  return entries2.every(fits) ? entries2 : null;
}

var able = () => !!globalThis.crypto?.subtle, letters = (bytes2) => btoa(Array.from(bytes2, (byte) => String.fromCharCode(byte)).join("")), bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)), encoded = (text) => new TextEncoder().encode(text);
async function keyOf(passphrase, salt, iterations) {
  let typed = await crypto.subtle.importKey("raw", encoded(passphrase.normalize("NFKC")), "PBKDF2", !1, ["deriveKey"]), how = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
  return crypto.subtle.deriveKey(how, typed, { name: "AES-GCM", length: 256 }, !1, ["encrypt", "decrypt"]);
}
var cipher = (iv, count) => ({
  name: "AES-GCM",
  iv,
  additionalData: encoded(`coursewright-locked 1 ${count}`)
});
async function sealed(text, passphrase) {
  let salt = crypto.getRandomValues(new Uint8Array(16)), iv = crypto.getRandomValues(new Uint8Array(12)), found = await crypto.subtle.encrypt(cipher(iv, 6e5), await keyOf(passphrase, salt, 6e5), encoded(text)), envelope = {
    version: 1,
    count: 6e5,
    salt: letters(salt),
    iv: letters(iv),
    sealed: letters(new Uint8Array(found))
  };
  return JSON.stringify(envelope);
}
async function unsealed(text, passphrase) {
  try {
    let { version, count, salt, iv, sealed: held } = JSON.parse(text);
    if (version !== 1 || !Number.isInteger(count) || count < 6e5 || count > 6e6) return null;
    let key = await keyOf(passphrase, bytes(salt), count), found = await crypto.subtle.decrypt(cipher(bytes(iv), count), key, bytes(held));
    return new TextDecoder().decode(found);
  } catch {
    return null;
  }
}

var LEAST = 12;
function locking(element, { say, kept: kept2, takenOver: takenOver2, show }) {
  let told = find(".lock-state", element), [lock, open] = ["lock", "open"].map((name) => find(`form.${name}`, element)), which = find(".which", element), busy = !1;
  function typed(form) {
    return [...form.querySelectorAll("input")].map(({ value }) => value);
  }
  function tell(key, values = {}, focus = !1) {
    told.textContent = key && say(key, values), focus && told.focus();
  }
  function does(form, act) {
    form.addEventListener("submit", async (event) => {
      event.preventDefault(), !busy && (busy = !0, tell("device-lock-busy"), await act(typed(form)).finally(() => busy = !1));
    });
  }
  function done(key, values = {}) {
    for (let form of [lock, open]) form.reset();
    which.hidden = !0, show(), tell(key, values, !0);
  }
  does(lock, async ([first = "", second]) => {
    let entries2 = lockable(kept2() ?? []);
    if (!entries2.length) return tell("device-lock-nothing");
    if ([...first].length < LEAST) return tell("device-lock-short", { least: LEAST });
    if (first !== second) return tell("device-lock-differ");
    let text = exported(entries2), seal = await sealed(text, first);
    if (exported(lockable(kept2() ?? [])) !== text) return tell("device-lock-changed");
    try {
      shelf().setItem(LOCKED, seal);
    } catch {
      return tell("device-import-full");
    }
    for (let [key] of entries2) keep(key, null);
    done("device-lock-done");
  }), does(open, async ([passphrase = ""]) => {
    let text = await unsealed(recall(LOCKED) ?? "", passphrase), entries2 = text === null ? null : imported(text);
    if (!entries2) return tell("device-open-wrong");
    let both = entries2.filter(([key, value]) => ![value, null].includes(recall(key)));
    if (!both.length) return back(entries2);
    let here = new Set(both.map(([key]) => key)), way = (key, taken) => {
      let button = make("button", { type: "button", class: "quiet" }, say(key));
      return button.addEventListener("click", () => back(taken)), button;
    };
    which.replaceChildren(
      way("device-open-locked", entries2),
      " ",
      way("device-open-newer", entries2.filter(([key]) => !here.has(key)))
    ), which.hidden = !1, tell("device-open-both", { count: both.length }, !0);
  });
  function back(entries2) {
    if (!takenOver2(entries2)) return tell("device-import-full");
    keep(LOCKED, null), done("device-open-done");
  }
  return told.tabIndex = -1, () => {
    let locked = recall(LOCKED) !== null;
    element.hidden = traceless() || kept2() === null, find(".unable", element).hidden = able(), lock.hidden = locked || !able(), open.hidden = !locked || !able(), locked || (which.hidden = !0);
  };
}

var FILE = "reading-list.json", TITLE = "coursewright-title";
function kept() {
  try {
    let held = shelf();
    return held ? Array.from({ length: held.length }, (_, n) => held.key(n)).filter((key) => key.startsWith("coursewright")).sort().map((key) => [key, held.getItem(key) ?? ""]) : [];
  } catch {
    return null;
  }
}
function device(live2) {
  let say = sayer(JSON.parse(live2.dataset.words)), part = (name, within = ".device-" + name) => find(within, live2), titles = new Map(all("[data-course]", live2).map((one) => [one.dataset.course, one.textContent]));
  function told({ sort, course: course2, entries: entries2 }) {
    if (sort !== "course") return ["", say("device-" + sort, { count: entries2.length })];
    let [done, count] = (entries2.find(([key]) => key.includes("-standing"))?.[1] ?? "").split("/");
    return [titles.get(course2) ?? course2, count ? say("device-course", { done, count }) : say("device-begun")];
  }
  function row(holding) {
    let [title, text] = told(holding), erase2 = make(
      "button",
      { type: "button", class: "quiet danger", "data-sure": say("sure"), "data-done": "" },
      say("device-one", { title: title || text })
    );
    return sure(erase2, () => {
      for (let [key] of holding.entries) keep(key, null);
      show(), part("now", ".nothing").focus();
    }), make("li", {}, make("span", {}, title && make("strong", {}, title), " ", text), erase2);
  }
  function course(one) {
    let { title, bytes: bytes2 } = one.active ?? one.part, erase2 = make(
      "button",
      { type: "button", class: "quiet danger", "data-sure": say("sure"), "data-done": "" },
      say("device-one", { title })
    );
    return sure(erase2, () => {
      removeKept(folderOf(one)).then(show).then(() => part("now", ".nothing").focus());
    }), make("li", {}, make("span", {}, make("strong", {}, title), say("device-kept", { size: sizeOf(bytes2) })), erase2);
  }
  async function show() {
    let courses = await keptHere(), entries2 = kept(), none = traceless() ? say("device-traceless") : entries2 === null ? say("device-forbidden") : entries2.length + courses.length ? "" : say("device-nothing");
    part("now", ".nothing").textContent = none, part("now", ".kept-list").replaceChildren(...sorted(entries2 ?? []).map(row), ...courses.map(course));
    let letters2 = (entries2 ?? []).flatMap(([key, value]) => [make("dt", {}, key), make("dd", {}, value)]);
    part("now", ".letters").replaceChildren(...letters2), part("now", ".all").hidden = !letters2.length, part("take").hidden = traceless() || entries2 === null, lock();
  }
  part("now", ".nothing").tabIndex = -1;
  let lock = locking(part("lock"), { say, kept, takenOver, show: () => {
    show();
  } });
  take(part("take"), say, show), neutral(part("title"), say);
  let erase = () => {
    for (let key of Object.keys(localStorage)) key.startsWith("coursewright") && localStorage.removeItem(key);
  };
  sure(find(".reset button", live2), () => [erase(), show()]), sure(find(".everything button", live2), () => {
    erase(), removeKept().then(show);
  }), find(".go", live2).hidden = traceless(), find(".end", live2).hidden = !traceless(), addEventListener("storage", () => {
    show();
  }), show(), live2.hidden = !1;
}
function take(element, say, show) {
  let found = find(".found", element), button = find(".import button", element), field = find("input", element), waiting = [];
  find(".export", element).addEventListener("click", () => {
    let href = URL.createObjectURL(new Blob([exported(kept() ?? [])], { type: "application/json" }));
    make("a", { href, download: FILE }).click(), setTimeout(() => URL.revokeObjectURL(href), 1e4);
  }), field.addEventListener("change", async () => {
    let file = field.files?.[0];
    if (!file) return;
    let entries2 = file.size > 4e6 ? null : imported(await file.text().catch(() => ""));
    waiting = entries2 ?? [], found.textContent = entries2 ? say("device-import-found", { count: entries2.length }) : say("device-import-wrong"), button.textContent = say("device-import-take", { count: waiting.length }), button.hidden = !waiting.length;
  }), button.addEventListener("click", () => {
    found.textContent = say(takenOver(waiting) ? "device-import-done" : "device-import-full"), button.hidden = !0, field.value = "", field.focus(), show();
  });
}
function takenOver(entries2) {
  let before = entries2.map(([key]) => [key, shelf()?.getItem(key) ?? null]);
  try {
    for (let [key, value] of entries2) shelf()?.setItem(key, value);
    return !0;
  } catch {
    for (let [key, value] of before) keep(key, value);
    return !1;
  }
}
function neutral(element, say) {
  let root = document.documentElement, button = find("button", element);
  button.textContent = say("neutral" in root.dataset ? "device-title-off" : "device-title-on"), button.addEventListener("click", () => {
    let on = !("neutral" in root.dataset);
    keep(TITLE, on ? "neutral" : null), traceless() ? location.search = on ? "?no-trace&neutral-title" : "?no-trace" : location.reload();
  });
}
var live = find(".device-live", document);
live && device(live);
})();
