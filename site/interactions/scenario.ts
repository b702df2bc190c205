/** A scenario as a story that is played: choices, what follows from them in the story, a pause at any time. */

import type { ChoiceData, CourseData, ScenarioData } from "../player/data";
import { around, ended, nodeOf, offered, type Play, replay, rolled } from "../player/machine";
import { scenarioRecord, type ScenarioRecord } from "../player/record";
import type { Session } from "../player/session";
import type { View } from "../player/view";
import { debrief, how } from "./debrief";
import { all, find, focusOn, make, type Say, sayer } from "./elements";
import { hush } from "./hush";
import { stopwatch } from "./stopwatch";
import { textsOf, type Texts } from "./story";
import { type Timer, timer, wanted } from "./timer";

/** How many moments stay laid out while one reads, with the part for all before them. */
const NEAR = 6;

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
  private readonly watch = stopwatch();
  private timer: Timer | null = null;
  /** Once taken away, a clock stays away. */
  private timed = wanted();
  private earlier: Play | null = null;

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
    this.start.hidden = begun;
    this.beginning.replaceChildren(...this.beginnings());
    this.story.hidden = this.tools.hidden = !begun;
    this.aside.hidden = true;
    this.looking.replaceChildren();
    for (const moment of all(".moment", this.story).slice(from)) moment.remove();
    if (!begun) return;
    path.slice(from).forEach((choice, at) => {
      const n = from + at;
      const then = replay(this.scenario, variant, path.slice(0, n), seed);
      this.tell(then);
      this.answer(then, choice);
    });
    this.tell(this.now);
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
    const seed = crypto.getRandomValues(new Uint32Array(1))[0]!;
    this.session.dispatch({ kind: "scenario-begun", scenario: this.id, variant, seed });
    this.render();
    this.goOn();
  }

  /** One moment: where we are, what is read there, and what one can do. */
  private tell(now: Play): void {
    this.watch.start();
    this.timer?.stop();
    this.timer = null;
    const node = nodeOf(this.scenario, now);
    const before = now.path[now.path.length - 1];
    const act = node.act && node.act !== (before && this.scenario.nodes[before.node]!.act) ? node.act : "";
    this.leaveBehind();
    this.story.append(make("section", { class: "moment", "data-node": now.node },
      act && make("p", { class: "act" }, act),
      make("h2", {}, node.title),
      this.care(now),
      make("div", { class: "passage" }, ...this.texts.node(now, "passage")),
      ended(this.scenario, now) ? this.ending(now) : this.choices(now),
      make("div", { class: "consequence", "aria-live": "polite" })));
  }

  /** What is far above goes into one part that is laid out only while it is in view: a long story stays as quick as a short one. */
  private leaveBehind(): void {
    const { far, story } = this;
    while (story.children.length > NEAR) far.append(far.nextElementSibling!);
    far.style.setProperty("contain-intrinsic-block-size", `${far.children.length * 30}rem`);
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
      focusOn(find("h2", this.story.lastElementChild as HTMLElement)!);
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
  private answer(then: Play, choice: string, late = false): HTMLElement {
    const moment = this.story.lastElementChild as HTMLElement;
    const happens = find(".consequence", moment)!;
    const part = (name: "words" | "consequence" | "reason") => this.texts.choice(then.node, choice, name);
    const reason = part("reason");
    const told = late ? this.say("timer-over") : how(this.scenario, then, choice, this.say);
    const chosen = make("p", { class: "chosen" }, make("span", { class: "soft" }, told), " ", ...part("words"));
    find(".care", moment)?.remove();
    find(".asked,.choices", moment)!.replaceWith(chosen);
    happens.append(...part("consequence"));
    if (reason.length)
      happens.after(make("details", { class: "reason" }, make("summary", {}, this.say("scenario-why")), ...reason));
    return chosen;
  }

  private choose(choice: string, late = false): void {
    this.timer?.stop();
    hush(this.story);
    const chosen = this.answer(this.now, choice, late);
    this.session.dispatch({ kind: "scenario-taken", scenario: this.id, choice }, this.watch.seconds());
    this.tell(this.now);
    this.timer?.go();
    // Reading goes on at the new heading; what followed is said once on the way there and stands in view.
    focusOn(find("h2", this.story.lastElementChild as HTMLElement)!, false);
    chosen.scrollIntoView({ block: "start" });
  }

  private lookBack(): void {
    const { scenario, data, texts, say, now, earlier, seen, record: { practice } } = this;
    const rewind = (to: number) => this.rewind(to);
    hush(this.story);
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
    hush(this.story);
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
    focusOn(find("h2", this.story.lastElementChild as HTMLElement)!);
  }
}

function link(selector: string, within: ParentNode = document): { href: string; words: string } | null {
  const found = find(selector, within);
  return found && { href: found.getAttribute("href")!, words: found.textContent! };
}
