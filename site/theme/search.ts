/** The search, a script of its own. It comes when somebody searches, and of the index only the pieces their words need. */

import { find, make } from "../interactions/elements";

type Section = readonly [page: string, title: string, heading: string, course: string];
type Postings = { readonly [token: string]: readonly number[] };
type Held = readonly string[] | Postings | readonly Section[];

const BLOCK = 64;
const SHOWN = 20;

declare global {
  interface Window {
    /** What each piece of the index calls. */
    coursewrightSearch?: (sort: string, name: string, held: Held) => void;
  }
}

/** What each piece brought, by the script that it is: pieces of several courses have equal names. */
const arrived = new WeakMap<Element, Held>();

type Load = (file: string) => Promise<Held>;

/** A piece by a script of its own: `fetch` does not work in a page opened from a disk. */
function loader(folder: string): Load {
  const asked = new Map<string, Promise<Held>>();
  return (file) => {
    const known = asked.get(file);
    if (known) return known;
    const coming = new Promise<Held>((resolve, reject) => {
      const script = make("script", { src: `${folder}${file}.js`, load: () => resolve(arrived.get(script)!), error: reject });
      document.head.append(script);
    });
    asked.set(file, coming);
    coming.catch(() => asked.delete(file));
    return coming;
  };
}

/** Words as the index holds them. As in encode/search.py. */
function tokens(words: string): string[] {
  const bare = words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return (bare.match(/[\p{L}\p{N}]+/gu) ?? []).filter((token) => [...token].length > 1);
}

function piece(token: string): string {
  const start = [...token].slice(0, 2);
  const plain = start.every((c) => c < "\x80");
  return plain ? start.join("") : start.map((c) => c.codePointAt(0)!.toString(16)).join("-");
}

/** Sections that hold every word, best first; the last word may be only begun. */
async function look(words: readonly string[], load: Load): Promise<[number, number][]> {
  const pieces = new Set((await load("pieces")) as readonly string[]);
  let found: Map<number, number> | null = null;
  for (const [at, word] of words.entries()) {
    const held = pieces.has(piece(word)) ? ((await load("w-" + piece(word))) as Postings) : {};
    const weights = new Map<number, number>();
    for (const token of Object.keys(held)) {
      if (token !== word && !(at === words.length - 1 && token.startsWith(word))) continue;
      let section = 0;
      held[token]!.forEach((value, n) => {
        if (n % 2 === 0) section += value;
        else weights.set(section, Math.max(weights.get(section) ?? 0, token === word ? value * 2 : value));
      });
    }
    found = joined(found, weights);
  }
  return [...(found ?? [])];
}

function joined(before: Map<number, number> | null, now: Map<number, number>): Map<number, number> {
  if (!before) return now;
  const both = [...now].filter(([section]) => before.has(section));
  return new Map(both.map(([section, weight]) => [section, weight + before.get(section)!]));
}

/** Makes the dialog live and opens it; called once, when this script has been loaded. */
function begin(button: HTMLElement): void {
  const dialog = find("dialog.search", document) as HTMLDialogElement;
  const { search: folders = "", root = "" } = button.dataset;
  const field = find("input", dialog) as HTMLInputElement;
  const list = find("ol", dialog)!;
  const told = find(".found", dialog)!;
  const { none = "", one = "", many = "", failed = "" } = dialog.dataset;
  const indices = folders.split(" ").map(loader);
  let turn = 0;

  async function search(): Promise<void> {
    const mine = ++turn;
    const words = tokens(field.value);
    const found = words.length ? await Promise.all(indices.map((load) => look(words, load))) : [];
    const all = found.flatMap((sections, at) => sections.map(([section, weight]) => ({ at, section, weight })));
    all.sort((a, b) => b.weight - a.weight || a.at - b.at || a.section - b.section);
    const shown: HTMLElement[] = [];
    for (const { at, section } of all.slice(0, SHOWN)) {
      const block = (await indices[at]!("s-" + Math.floor(section / BLOCK))) as readonly Section[];
      const [page, title, heading, course] = block[section % BLOCK]!;
      const link = make("a", { href: `${root}/${page}` }, make("strong", {}, heading || title),
        make("span", {}, heading ? `${title} · ${course}` : course));
      shown.push(make("li", {}, link));
    }
    if (mine !== turn) return;
    list.replaceChildren(...shown);
    told.textContent = !words.length ? "" : !all.length ? none.replace("{words}", field.value.trim())
      : all.length === 1 ? one : many.replace("{count}", String(all.length));
  }

  // Not modal: the way out has to stay within reach.
  function open(): void {
    dialog.show();
    field.select();
  }

  function close(): void {
    dialog.close();
    button.focus();
  }

  button.addEventListener("click", open);
  find("button", dialog)!.addEventListener("click", close);
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  find("form", dialog)!.addEventListener("submit", (event) => event.preventDefault());
  field.addEventListener("input", () => {
    search().catch(() => {
      told.textContent = failed;
    });
  });
  // A result on this very page would otherwise stay behind the dialog.
  list.addEventListener("click", () => dialog.close());
  open();
}

window.coursewrightSearch = (_sort, _name, held) => {
  if (document.currentScript) arrived.set(document.currentScript, held);
};
begin(find(".search-open", document)!);
