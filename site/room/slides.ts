/** Slides on a wall, and the notes that follow them in a second window. reveal.js moves the slides; nothing is asked of a network. */

import { clock } from "./stopclock";

const MARK = "coursewright-slides";
const AGAIN = 1500;

interface Deck {
  initialize(options: object): Promise<unknown>;
  on(event: string, heard: () => void): void;
  getIndices(): { h: number };
  next(): void;
  prev(): void;
}

declare const Reveal: Deck;

interface Message {
  readonly mark: typeof MARK;
  /** From the wall: the number of the slide that is shown. */
  readonly at?: number;
  /** From the notes: on or back. */
  readonly go?: number;
}

/** A page from a file has no origin of its own: the other window is then known by who opened it. */
const target = (): string => (location.protocol === "file:" ? "*" : location.origin);
const mine = (origin: string): boolean => (location.protocol === "file:" ? origin === "null" || origin === "file://" : origin === location.origin);
const ours = (data: unknown): data is Message => typeof data === "object" && (data as Partial<Message> | null)?.mark === MARK;

function wall(): void {
  const notes = document.querySelector<HTMLMetaElement>("meta[name=coursewright-notes]")!.content;
  let desk: Window | null = null;
  const tell = (): void => {
    if (desk && !desk.closed) desk.postMessage({ mark: MARK, at: Reveal.getIndices().h + 1 } satisfies Message, target());
  };
  const open = (): void => {
    desk = window.open(notes, MARK, "popup,width=900,height=900");
  };
  window.addEventListener("message", ({ data, origin, source }) => {
    if (source !== desk || !mine(origin) || !ours(data)) return;
    if (data.go) data.go > 0 ? Reveal.next() : Reveal.prev();
    tell();
  });
  void Reveal.initialize({
    width: 1280,
    height: 720,
    margin: 0.04,
    center: false,
    hash: true,
    history: false,
    transition: "none",
    backgroundTransition: "none",
    navigationMode: "linear",
    slideNumber: "c/t",
    // Escape belongs to the way out; O shows all slides, S the notes.
    keyboard: { 27: null, 83: open },
    // A narrow window shows slides as well: it is what people share in a call.
    scrollActivationWidth: null,
    hideInactiveCursor: false,
    help: false,
  });
  Reveal.on("slidechanged", tell);
  Reveal.on("fragmentshown", tell);
}

function follow(): void {
  const opener = window.opener as Window | null;
  const tools = document.querySelector<HTMLElement>(".follow");
  if (!opener || !tools) return;
  const parts = [...document.querySelectorAll<HTMLElement>("[data-slide]")];
  const elapsed = tools.querySelector<HTMLElement>("[data-elapsed]")!;
  const began = Date.now();
  const send = (go?: number): void => opener.postMessage({ mark: MARK, ...(go && { go }) } satisfies Message, target());
  let shown = 0;
  window.addEventListener("message", ({ data, origin, source }) => {
    if (source !== opener || !mine(origin) || !ours(data) || !data.at || data.at === shown) return;
    shown = data.at;
    for (const part of parts) part.classList.toggle("now", Number(part.dataset["slide"]) === shown);
    parts[shown - 1]?.scrollIntoView({ block: "start" });
  });
  tools.hidden = false;
  tools.addEventListener("click", ({ target }) => {
    const go = (target as Element).closest<HTMLElement>("[data-go]")?.dataset["go"];
    if (go) send(Number(go));
  });
  document.addEventListener("keydown", (event) => {
    const go = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
    if (!go || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    send(go);
  });
  // Either window may have been loaded again.
  setInterval(() => {
    send();
    elapsed.textContent = clock((Date.now() - began) / 1000);
  }, AGAIN);
  send();
}

if (document.querySelector(".reveal")) wall();
else follow();
