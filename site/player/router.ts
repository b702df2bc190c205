/** Shows one page at a time where a package holds all of them in one document, and keeps the learner's place. */

import { all, find, focusOn } from "../interactions/elements";
import type { Session } from "./session";

export function route(session: Session, visit: (content: string) => void): void {
  const pages = all(".page[data-page]", document);
  const title = document.title;

  /** The page that an address names, by its own id or by that of anything in it. */
  function named(id: string): HTMLElement | undefined {
    const target = id ? document.getElementById(id) : null;
    return pages.find((page) => page.dataset["page"] === id || (target && page.contains(target)));
  }

  function show(moved: boolean): void {
    const id = address();
    // An address that is nowhere, such as that of the way past the header, leaves the learner where they are.
    const shown = moved && id ? pages.find((one) => !one.hidden) : undefined;
    const page = named(id) ?? shown ?? named(moved ? "" : session.record.place) ?? pages[0]!;
    const other = page.hidden;
    for (const one of pages) one.hidden = one !== page;
    const heading = find("h1", page);
    // A site or a learner may have chosen a word that tells nobody what is read here.
    const { tab, neutral } = document.documentElement.dataset;
    if (tab === undefined && neutral === undefined)
      document.title = page === pages[0] || !heading ? title : `${heading.textContent} · ${title}`;
    if (other) visit(page.dataset["page"]!);
    if (!moved) return;
    const target = id !== page.dataset["page"] && document.getElementById(id);
    if (other) window.scrollTo(0, 0);
    if (target && page.contains(target)) focusOn(target);
    else if (heading) focusOn(heading);
  }

  function address(): string {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return "";
    }
  }

  for (const page of pages) page.hidden = true;
  window.addEventListener("hashchange", () => show(true));
  show(false);
}
