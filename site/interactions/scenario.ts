/** A scenario as a story that is played: choices, what follows from them in the story, a pause at any time. */

import type { ChoiceData, CourseData, ScenarioData } from "../player/data";
import { around, ended, nodeOf, offered, type Play, replay, rolled } from "../player/machine";
import { scenarioRecord, type ScenarioRecord } from "../player/record";
import type { Session } from "../player/session";
import type { View } from "../player/view";
import { debrief, how } from "./debrief";
import { afterFrame, all, find, focusOn, make, type Say, sayer } from "./elements";
import { hush } from "./hush";
import { stopwatch } from "./stopwatch";
import { textsOf, type Texts } from "./story";
import { type Timer, timer, wanted } from "./timer";

/** How many moments stand in one stretch of the story, and how many stretches stay laid out while one reads. */
const STRETCH = 4;
const NEAR = 2;
/** About as high as a stretch nobody has seen yet, in pixels. */
const UNSEEN = 1600;

export const scenarioView: View = {
  selector: ".scenario",

  mount(element, session, data) {
    const id = element.dataset["scenario"]!;
    const scenario = data.scenarios[id];
    if (!scenario) return;
    const stage = new Stage(element, id, scenario, session, data);
    stage.render();
    session.onReplaced(() => stage.render());
  },
};

class Stage {
  private readonly say: Say;
  private readonly texts: Texts;
  private readonly start: HTMLElement;
  private readonly far = make("div", { class: "far" });
  private readonly story = make("div", { class: "story" }, this.far);
  private readonly tools: HTMLElement;
  private readonly aside = make("div", { class: "aside", hidden: true });
  private readonly looking = make("div", { class: "debrief" });
  private readonly beginning = make("div", { class: "begin" });
  /** Endings reached while this page was open. */
  private readonly seen = new Set<string>();
  /** Whether anything in the story can be heard. */
  private readonly recorded: boolean;
  private readonly watch = stopwatch();
  private timer: Timer | null = null;
  /** Once taken away, a clock stays away. */
  private timed = wanted();
  private earlier: Play | null = null;
  /** What was played in earlier sittings and is not in the page yet, the latest last. */
  private untold: (() => void)[] = [];
  /** What has just come into view. */
  private readonly recent: HTMLElement[] = [];
  /** Of each stretch that is far, in pixels. */
  private readonly heights: number[] = [];

  constructor(
    private readonly element: HTMLElement,
    private readonly id: string,
    private readonly scenario: ScenarioData,
    private readonly session: Session,
    private readonly data: CourseData,
  ) {
    const nodes = find(".nodes", element)!;
    this.say = sayer(data.strings);
    this.texts = textsOf(nodes);
    this.recorded = !!find("audio,video", nodes);
    this.start = find(".start", element)!;
    this.tools = make("div", { class: "tools-of-story" },
      this.button("scenario-pause", "quiet", () => this.pause(false)),
      this.button("scenario-out", "quiet", () => this.pause(true)));
    // Each text is read once: from here on the story is told by what is taken from these.
    nodes.remove();
    find(".begin", this.start)?.replaceWith(this.beginning);
    this.start.after(this.story, this.tools, this.aside, this.looking);
  }

  /** The story as far as it has been played, told again from its beginning or from a later moment. */
  render(from = 0): void {
    const { begun, variant, path, seed } = this.record;
    if (from) this.untold.splice(0).forEach((tell) => tell());
    this.untold = [];
    this.start.hidden = begun;
    if (!begun) this.beginning.replaceChildren(...this.beginnings());
    this.story.hidden = this.tools.hidden = !begun;
    this.aside.hidden = true;
    this.looking.replaceChildren();
    for (const moment of all(".moment", this.story).slice(from)) moment.remove();
    for (const stretch of all(".stretch:empty", this.story)) stretch.remove();
    if (!begun) return;
    const places = path.slice(from).map((choice, at) => {
      const then = replay(this.scenario, variant, path.slice(0, from + at), seed);
      const place = make("div");
      this.stretch().append(place);
      return { place, tell: () => place.replaceWith(this.past(then, choice)) };
    });
    this.tell(this.now);
    this.timer?.go();
    this.leaveBehind();
    for (const { place, tell } of places)
      if (this.far.contains(place)) this.untold.push(tell);
      else tell();
    this.tellRest();
  }

  /** A long story comes back a stretch at a time, so that the learner can go on at once. */
  private tellRest(): void {
    if (this.untold.length === 0) return;
    setTimeout(() => {
      this.untold.splice(0, STRETCH).forEach((tell) => tell());
      this.tellRest();
    });
  }

  private get record(): ScenarioRecord {
    return scenarioRecord(this.session.record, this.id);
  }

  private get now(): Play {
    const { variant, path, seed } = this.record;
    return replay(this.scenario, variant, path, seed);
  }

  private button(key: string, kind: string, click: () => void): HTMLButtonElement {
    return make("button", { type: "button", class: kind, click }, this.say(key));
  }

  /** The ways to begin. A role that is for a second time waits until the story has come to an ending once. */
  private beginnings(): HTMLElement[] {
    const { variants } = this.scenario;
    if (!variants.length)
      return [make("p", { class: "actions" }, this.button("scenario-begin", "button", () => this.open("")))];
    const first = variants.filter(({ replay }) => !replay);
    const shown = this.record.complete || !first.length ? variants : first;
    const later = shown.length < variants.length && make("p", { class: "soft" }, this.say("scenario-later"));
    return [
      make("p", {}, this.say("scenario-variant")),
      make("ul", { class: "choices" }, ...shown.map(({ id, label, role }) =>
        make("li", {}, make("button", { type: "button", class: "choice", click: () => this.open(id) },
          make("span", { class: "what" }, label), role && make("span", { class: "soft" }, role))))),
      ...(later ? [later] : []),
    ];
  }

  private open(variant: string): void {
    afterFrame(() => {
      if (this.start.hidden) return;
      const seed = crypto.getRandomValues(new Uint32Array(1))[0]!;
      this.session.dispatch({ kind: "scenario-begun", scenario: this.id, variant, seed });
      this.render();
      this.goOn();
    });
  }

  /** The moment in which the learner is. */
  private tell(now: Play): void {
    this.watch.start();
    this.timer?.stop();
    this.timer = null;
    for (const one of this.recent.splice(0)) one.classList.remove("new");
    const moment = this.moment(now, this.care(now), ended(this.scenario, now) ? this.ending(now) : this.choices(now));
    this.arrives(moment);
    this.stretch().append(moment);
  }

  /** It comes into view softly. One at a time: an animation that has ended still costs something at every step. */
  private arrives(part: HTMLElement): void {
    part.classList.add("new");
    this.recent.push(part);
  }

  /** A moment with what was chosen in it. */
  private past(then: Play, choice: string): HTMLElement {
    const moment = this.moment(then, false, make("div", { class: "choices" }));
    this.answer(moment, then, choice);
    return moment;
  }

  /** One moment: where we are, what is read there, and what one can do. */
  private moment(now: Play, care: HTMLElement | false, todo: HTMLElement): HTMLElement {
    const node = nodeOf(this.scenario, now);
    const before = now.path[now.path.length - 1];
    const act = node.act && node.act !== (before && this.scenario.nodes[before.node]!.act) ? node.act : "";
    return make("section", { class: "moment", "data-node": now.node },
      act && make("p", { class: "act" }, act),
      make("h2", {}, node.title),
      care,
      make("div", { class: "passage" }, ...this.texts.node(now, "passage")),
      todo,
      make("div", { class: "consequence", "aria-live": "polite" }));
  }

  /** Where the next moment stands. */
  private stretch(): HTMLElement {
    const { far, story } = this;
    const last = story.lastElementChild as HTMLElement;
    if (last !== far && last.children.length < STRETCH) return last;
    const next = make("div", { class: "stretch" });
    story.append(next);
    return next;
  }

  /** What is far above goes into one part that is laid out only while it is in view, as high as it was: a long story stays as quick as
   * a short one. */
  private leaveBehind(): void {
    const { far, story } = this;
    const gone = [...story.children].slice(1, -NEAR) as HTMLElement[];
    if (gone.length === 0 && this.heights.length === far.children.length) return;
    this.heights.length = far.children.length;
    this.heights.push(...gone.map((one) => (one.nextElementSibling as HTMLElement).offsetTop - one.offsetTop || UNSEEN));
    far.append(...gone);
    far.style.setProperty("contain-intrinsic-block-size", `${this.heights.reduce((all, one) => all + one, 0)}px`);
  }

  private get newest(): HTMLElement {
    return this.story.lastElementChild!.lastElementChild as HTMLElement;
  }

  private choices(now: Play): HTMLElement {
    const roll = rolled(this.scenario, now);
    const choices = offered(this.scenario, now);
    if (roll) return this.die(now, choices, () => this.choose(roll.choice));
    const list = make("ul", { class: "choices", "aria-label": this.say("scenario-choices") },
      ...choices.map(({ id }) => make("li", {},
        make("button", { type: "button", class: "choice", "data-choice": id, click: () => this.choose(id) },
          ...this.texts.choice(now.node, id, "words")))));
    const late = choices.find(({ seconds }) => seconds);
    return late && this.timed ? make("div", { class: "asked" }, this.clock(late), list) : list;
  }

  /** What chance can bring and how likely each of it is, told before the die falls. */
  private die(now: Play, outcomes: ChoiceData[], roll: () => void): HTMLElement {
    const faces = nodeOf(this.scenario, now).die!;
    return make("div", { class: "asked" },
      make("p", {}, this.say("scenario-chance", { faces })),
      make("ul", { class: "odds" }, ...outcomes.map(({ id, weight = 0 }) => make("li", {},
        make("span", { class: "soft" }, this.say("scenario-odds", { count: weight, faces })), " ", ...this.texts.choice(now.node, id, "words")))),
      make("p", { class: "actions" }, this.button("scenario-roll", "button", roll)));
  }

  private clock({ id, seconds = 0 }: ChoiceData): HTMLElement {
    const lift = () => {
      this.timed = false;
      this.timer?.element.replaceWith(make("p", { class: "soft" }, this.say("timer-lifted")));
      this.timer = null;
      focusOn(find("h2", this.newest)!);
    };
    this.timer = timer(seconds, this.say, () => this.choose(id, true), lift);
    return this.timer.element;
  }

  /** The way past what comes, before any of it is read. */
  private care(now: Play): HTMLElement | false {
    const past = around(this.scenario, now);
    const words = past && this.texts.choice(now.node, past.id, "words");
    return !!past && make("p", { class: "care" },
      make("button", { type: "button", class: "quiet", click: () => this.choose(past.id) }, ...words!));
  }

  private ending(now: Play): HTMLElement {
    this.seen.add(now.node);
    const outcome = nodeOf(this.scenario, now).outcome!;
    return make("div", { class: "ending" },
      make("p", { class: `outcome ${outcome}` }, this.say(`outcome-${outcome}`)),
      ...this.texts.node(now, "looking-back"),
      make("p", { class: "actions" }, this.button("scenario-look-back", "button", () => this.lookBack())));
  }

  /** What was chosen and what followed, in the place where the choices stood. */
  private answer(moment: HTMLElement, then: Play, choice: string, late = false): HTMLElement {
    const happens = find(".consequence", moment)!;
    const part = (name: "words" | "consequence" | "reason") => this.texts.choice(then.node, choice, name);
    const reason = part("reason");
    const told = late ? this.say("timer-over") : how(this.scenario, then, choice, this.say);
    const chosen = make("p", { class: "chosen" }, make("span", { class: "soft" }, told), " ", ...part("words"));
    find(".care", moment)?.remove();
    find(".asked,.choices", moment)!.replaceWith(chosen);
    // What a clock or a die has decided is news; what one has chosen oneself is not said again.
    if (late || rolled(this.scenario, then)) happens.append(chosen);
    happens.append(...part("consequence"));
    if (reason.length)
      happens.after(this.why(reason));
    return chosen;
  }

  /** A reason stays quiet until it is asked for. No `details`: a browser keeps a style sheet for each, and a long story has hundreds. */
  private why(reason: Node[]): HTMLElement {
    const words = make("div", { hidden: true }, ...reason);
    const ask = make("button", { type: "button", "aria-expanded": "false", click: () => {
      words.hidden = !words.hidden;
      ask.setAttribute("aria-expanded", String(!words.hidden));
    } }, this.say("scenario-why"));
    return make("div", { class: "reason" }, ask, words);
  }

  private choose(choice: string, late = false): void {
    this.timer?.stop();
    this.hush();
    const moment = this.newest;
    const chosen = this.answer(moment, this.now, choice, late);
    this.session.dispatch({ kind: "scenario-taken", scenario: this.id, choice }, this.watch.seconds());
    // First what followed is seen, in a frame of its own, then where it led: on a slow device both together are too much.
    afterFrame(() => {
      if (this.newest !== moment) return;
      this.tell(this.now);
      this.arrives(find(".consequence", moment)!);
      // Somebody may have paused in between: then nothing runs until they go on.
      if (!this.aside.hidden) return this.watch.stop();
      this.timer?.go();
      // Reading goes on at the new heading; what followed is said once on the way there and stands in view.
      this.readOn(chosen);
    });
  }

  /** Goes to the newest heading, with `seen` at the top of the window. A task of its own: to focus is to lay out all that is new. */
  private readOn(seen?: HTMLElement): void {
    setTimeout(() => {
      const heading = find("h2", this.newest)!;
      focusOn(heading, false);
      (seen ?? heading).scrollIntoView({ block: "start" });
      setTimeout(() => this.leaveBehind());
    });
  }

  private hush(): void {
    if (this.recorded) hush(this.story);
  }

  private lookBack(): void {
    const { scenario, data, texts, say, now, earlier, seen, record: { practice } } = this;
    const rewind = (to: number) => this.rewind(to);
    this.hush();
    this.story.hidden = this.tools.hidden = true;
    this.looking.replaceChildren(
      ...debrief({ scenario, data, texts, say, now, earlier, seen, practice, rewind }),
      make("p", { class: "actions" }, this.button("scenario-over", "quiet", () => this.over())));
    focusOn(find("h2", this.looking)!);
  }

  private rewind(to: number): void {
    this.earlier = this.now;
    this.session.dispatch({ kind: "scenario-rewound", scenario: this.id, to });
    this.render(to);
    this.goOn();
  }

  private over(): void {
    this.earlier = this.now;
    this.looking.replaceChildren();
    this.beginning.replaceChildren(...this.beginnings());
    this.start.hidden = false;
    focusOn(this.start);
  }

  /** The story gives way to a quiet panel until the learner goes on. */
  private pause(out: boolean): void {
    const course = link("a.course-name, .at-home a.home");
    const help = link('footer a[href*="support"]');
    // The page's content note leads past the story: to its written alternative where there is one.
    const written = this.scenario.alternative && link(".content-note .past a", this.element.closest("main,.page")!);
    const skip = () => this.session.dispatch({ kind: "scenario-skipped", scenario: this.id });
    const to = (href: string, words: string, kind = "", click = () => {}) => make("a", { class: kind, href, click }, words);
    const { say } = this;
    this.watch.stop();
    this.timer?.stop();
    this.hush();
    this.story.hidden = this.tools.hidden = true;
    this.aside.hidden = false;
    const parts = make("div", {},
      make("h2", {}, say(out ? "scenario-out" : "scenario-paused")),
      make("p", {}, say(out ? "scenario-out-text" : "scenario-paused-text")),
      make("div", { class: "actions" },
        out && !!course && to(course.href, say("scenario-leave"), "button"),
        this.button("scenario-go-on", out ? "quiet" : "button", () => this.goOn())),
      out && !!written && make("p", {}, to(written.href, say("scenario-skip"), "", skip)),
      help && make("p", {}, to(help.href, help.words)));
    this.aside.replaceChildren(...parts.childNodes);
    focusOn(find("h2", this.aside)!);
  }

  private goOn(): void {
    this.watch.go();
    this.timer?.go();
    this.aside.hidden = true;
    this.story.hidden = this.tools.hidden = false;
    this.readOn();
  }
}

function link(selector: string, within: ParentNode = document): { href: string; words: string } | null {
  const found = find(selector, within);
  return found && { href: found.getAttribute("href")!, words: found.textContent! };
}
