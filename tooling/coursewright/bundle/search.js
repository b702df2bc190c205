/* sources sha256:32fcfd1ffa9f7e37100db5823eeb724129e30683bc5addc6da85be863ca35bdb */
(() => {
"use strict";
const { all, entries, find, make } = window.coursewright;

var BLOCK = 64, SHOWN = 20, arrived = new WeakMap();
function loader(folder) {
  let asked = new Map();
  return (file) => {
    let known = asked.get(file);
    if (known) return known;
    let coming = new Promise((resolve, reject) => {
      let script = make("script", { src: `${folder}${file}.js`, load: () => resolve(arrived.get(script)), error: reject });
      document.head.append(script);
    });
    return asked.set(file, coming), coming.catch(() => asked.delete(file)), coming;
  };
}
function tokens(words) {
  return (words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((token) => [...token].length > 1);
}
function piece(token) {
  let start = [...token].slice(0, 2);
  return start.every((c) => c < "") ? start.join("") : start.map((c) => c.codePointAt(0).toString(16)).join("-");
}
async function look(words, load) {
  let pieces = new Set(await load("pieces")), found = null;
  for (let [at, word] of words.entries()) {
    let held = pieces.has(piece(word)) ? await load("w-" + piece(word)) : {}, weights = new Map();
    for (let token of Object.keys(held)) {
      if (token !== word && !(at === words.length - 1 && token.startsWith(word))) continue;
      let section = 0;
      held[token].forEach((value, n) => {
        n % 2 === 0 ? section += value : weights.set(section, Math.max(weights.get(section) ?? 0, token === word ? value * 2 : value));
      });
    }
    found = joined2(found, weights);
  }
  return [...found ?? []];
}
function joined2(before, now) {
  if (!before) return now;
  let both = [...now].filter(([section]) => before.has(section));
  return new Map(both.map(([section, weight]) => [section, weight + before.get(section)]));
}
function begin(button) {
  let dialog = find("dialog.search", document), { search: folders = "", root = "" } = button.dataset, field = find("input", dialog), list = find("ol", dialog), told = find(".found", dialog), { none = "", one = "", many = "", failed = "" } = dialog.dataset, indices = folders.split(" ").map(loader), turn = 0;
  async function search() {
    let mine = ++turn, words = tokens(field.value), all2 = (words.length ? await Promise.all(indices.map((load) => look(words, load))) : []).flatMap((sections, at) => sections.map(([section, weight]) => ({ at, section, weight })));
    all2.sort((a, b) => b.weight - a.weight || a.at - b.at || a.section - b.section);
    let shown = [];
    for (let { at, section } of all2.slice(0, SHOWN)) {
      let block = await indices[at]("s-" + Math.floor(section / BLOCK)), [page, title, heading, course] = block[section % BLOCK], link = make(
        "a",
        { href: `${root}/${page}` },
        make("strong", {}, heading || title),
        make("span", {}, heading ? `${title} · ${course}` : course)
      );
      shown.push(make("li", {}, link));
    }
    mine === turn && (list.replaceChildren(...shown), told.textContent = words.length ? all2.length ? all2.length === 1 ? one : many.replace("{count}", String(all2.length)) : none.replace("{words}", field.value.trim()) : "");
  }
  function open() {
    dialog.show(), field.select();
  }
  function close() {
    dialog.close(), button.focus();
  }
  button.addEventListener("click", open), find("button", dialog).addEventListener("click", close), dialog.addEventListener("keydown", (event) => {
    event.key === "Escape" && close();
  }), find("form", dialog).addEventListener("submit", (event) => event.preventDefault()), field.addEventListener("input", () => {
    search().catch(() => {
      told.textContent = failed;
    });
  }), list.addEventListener("click", () => dialog.close()), open();
}
window.coursewrightSearch = (_sort, _name, held) => {
  document.currentScript && arrived.set(document.currentScript, held);
};
begin(find(".search-open", document));
})();
