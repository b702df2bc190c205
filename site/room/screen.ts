/** The window on the wall: large type, one moment at a time, the vote, a stop for everybody. */

import { debrief } from "../interactions/debrief";
import { find, focusOn, make } from "../interactions/elements";
import { ended, nodeOf, type Play } from "../player/machine";
import { own } from "../player/own";
import { earlierOf, type Forum, hands, leading, playOf } from "./forum-state";
import { protocol } from "./protocol";
import { asked, button, countOf, die, type Happen, lead, past, redraw, type Stage, takes, tally } from "./stage";

export class Screen {
  private readonly start: HTMLElement;
  private readonly moment = make("div", { class: "forum-moment" });
  private readonly bar = make("div", { class: "forum-bar" });
  private readonly status = make("p", { class: "unseen", role: "status" });
  private readonly seen = new Set<string>();
  private byKeys = false;
  private looking = false;
  private forum!: Forum;
  /** What was last read here, so that the reader's place moves only when there is something new to read. */
  private told = "";
  /** The moment as it was last written, and which it was: a vote must not start a recording over. */
  private written = { moment: "", element: make("div", {}) };

  constructor(
    private readonly stage: Stage,
    private readonly happen: Happen,
    private readonly open: () => Window | null,
  ) {
    const { element, say, scenario } = stage;
    this.start = find(".start", element)!;
    const begin = (variant: string) => {
      const seed = crypto.getRandomValues(new Uint32Array(1))[0]!;
      happen({ kind: "begin", variant, seed, at: Date.now() });
    };
    const ways = scenario.variants.length
      ? scenario.variants.map(({ id, label, role }) => make("li", {}, make("button", { type: "button", class: "choice", click: () => begin(id) },
          make("span", { class: "what" }, label), role && make("span", { class: "soft" }, role))))
      : [make("li", {}, button(say, "scenario-begin", "choice", () => begin("")))];
    find(".begin", this.start)?.replaceWith(make("ul", { class: "choices" }, ...ways));
    element.append(this.moment, this.status);
    element.after(this.bar);
    document.addEventListener("keydown", (event) => this.key(event));
  }

  show(forum: Forum): void {
    const before = this.forum as Forum | undefined;
    this.forum = forum;
    const play = playOf(this.stage.scenario, forum);
    if (before && before.path !== forum.path) this.looking = false;
    this.start.hidden = forum.begun;
    if (!forum.begun) {
      redraw(this.moment);
    } else {
      if (ended(this.stage.scenario, play)) this.seen.add(play.node);
      redraw(this.moment, ...(forum.stopped ? this.stopped(play) : this.looking ? this.back(play) : this.moments(play)));
    }
    redraw(this.bar, ...this.tools(play));
    const now = [forum.begun, forum.stopped, this.looking, forum.turns.length, forum.began].join();
    if (before && now !== this.told && forum.begun) focusOn(find(".followed,h2", this.moment)!);
    this.told = now;
    if (before && hands(before.votes) !== hands(forum.votes)) this.status.textContent = this.stage.say("forum-so-far", { count: hands(forum.votes) });
  }

  /** What followed from the last decision, then the moment where the room is. */
  private moments(play: Play): (HTMLElement | false)[] {
    const { scenario, texts } = this.stage;
    const { forum } = this;
    const node = nodeOf(scenario, play);
    const last = play.path[play.path.length - 1];
    const followed = last ? texts.choice(last.node, last.choice, "consequence") : [];
    const outcome = node.outcome;
    const moment = JSON.stringify([forum.began, play.variant, play.path.map(({ choice }) => choice)]);
    if (moment !== this.written.moment) this.written = { moment, element: make("div", {},
        followed.length > 0 && make("div", { class: "followed" },
          make("p", { class: "chosen" }, ...texts.choice(last!.node, last!.choice, "words")), ...followed),
        make("h2", {}, node.title),
        past(this.stage, play, this.happen),
        make("div", { class: "passage" }, ...texts.node(play, "passage"))) };
    return [
      this.written.element,
      outcome ? this.ending(play, outcome) : this.choices(play),
    ];
  }

  private choices(play: Play): HTMLElement {
    const { say, scenario, texts } = this.stage;
    const { forum, happen } = this;
    const choices = asked(this.stage, play);
    const byDie = die(this.stage, play, happen);
    const timed = choices.find(({ seconds }) => seconds);
    let face = 0;
    return make("div", { class: "asked-now" },
      byDie && make("p", {}, say("forum-die", { die: nodeOf(scenario, play).die ?? 0 })),
      byDie,
      !!timed && make("p", { class: "soft" }, say("forum-timed", { seconds: timed.seconds ?? 0 })),
      make("ol", { class: "ballot", "aria-label": say("scenario-choices") }, ...choices.map(({ id, weight }, n) => {
        const from = face + 1;
        face += weight ?? 0;
        const faces = weight ? (from === face ? `${face}: ` : `${from} \u2013 ${face}: `) : "";
        const first = leading(forum).includes(id) && forum.counted;
        return make("li", { class: first ? "leads" : "" },
          make("span", { class: "nr", "aria-hidden": "true" }, String(n + 1)),
          make("div", { class: "way" },
            make("p", { class: "words" }, faces, ...texts.choice(play.node, id, "words")),
            forum.counted && !byDie && make("p", { class: "result" }, tally(forum.votes, id),
              make("span", { class: "share" }, say("forum-count", { count: own(forum.votes, id) ?? 0 })), " ", lead(forum, id, say))),
          make("div", { class: "doing" },
            !byDie && countOf(this.stage, forum, id, n + 1, happen),
            takes(say, n + 1, first ? "button" : "quiet", () => happen({ kind: "take", choice: id, at: Date.now() }))));
      })),
      !byDie && make("p", { class: "counting" },
        make("span", {}, say("forum-so-far", { count: hands(forum.votes) })), " ",
        button(say, forum.counted ? "forum-hide" : "forum-show", forum.counted ? "quiet" : "button", () => happen({ kind: "show" }))));
  }

  private ending(play: Play, outcome: string): HTMLElement {
    const { say, texts } = this.stage;
    return make("div", { class: "ending" },
      make("p", { class: `outcome ${outcome}` }, say(`outcome-${outcome}`)),
      ...texts.node(play, "looking-back"),
      make("p", { class: "actions" },
        button(say, "forum-look-back", "button", () => {
          this.looking = true;
          this.show(this.forum);
        })));
  }

  /** Anybody has called stop: time to talk, to take a decision back, or to go on as it was. */
  private stopped(play: Play): HTMLElement[] {
    const { say, scenario, texts } = this.stage;
    return [
      make("h2", {}, say("forum-stopped")),
      make("p", {}, say("forum-stopped-text")),
      make("p", { class: "actions" }, button(say, "forum-go-on", "button", () => this.happen({ kind: "go-on" }))),
      make("ol", { class: "taken" }, ...play.path.map((step, to) => make("li", {},
        make("span", { class: "soft" }, scenario.nodes[step.node]!.title), " ", ...texts.choice(step.node, step.choice, "words"), " ",
        button(say, "forum-replace", "quiet", () => this.happen({ kind: "replace", to, at: Date.now() }),
          { "aria-label": `${say("forum-replace")}: ${scenario.nodes[step.node]!.title}` })))),
    ];
  }

  private back(play: Play): (HTMLElement | string)[] {
    const { scenario, data, texts, say } = this.stage;
    const earlier = earlierOf(scenario, this.forum);
    const rewind = (to: number) => this.happen({ kind: "replace", to, at: Date.now() });
    return [
      make("div", { class: "debrief" }, ...debrief({ scenario, data, texts, say, now: play, earlier, seen: this.seen, practice: false, rewind })),
      protocol(this.stage, this.forum, play),
      make("p", { class: "actions" }, button(say, "forum-print", "button", () => window.print())),
    ];
  }

  private tools(play: Play): (HTMLElement | false)[] {
    const { say } = this.stage;
    const { forum } = this;
    const over = forum.begun && ended(this.stage.scenario, play);
    return [
      forum.begun && !forum.stopped && make("button", { type: "button", class: "stop", click: () => this.happen({ kind: "stop" }) }, say("forum-stop")),
      forum.begun && !over && make("button", { type: "button", class: "quiet", "aria-pressed": String(this.byKeys), click: () => this.keys() },
        say("forum-keys")),
      button(say, "forum-desk", "quiet", () => {
        if (!this.open()) this.status.textContent = say("forum-no-window");
      }),
    ];
  }

  private keys(): void {
    this.byKeys = !this.byKeys;
    this.show(this.forum);
  }

  /** Single keys do something only while they were asked to: dictation types letters too (WCAG 2.1.4). */
  private key(event: KeyboardEvent): void {
    const typing = (event.target as HTMLElement).closest("input,textarea,select");
    if (!this.byKeys || typing || event.ctrlKey || event.altKey || event.metaKey || !this.forum.begun) return;
    const play = playOf(this.stage.scenario, this.forum);
    const choice = /^[1-9]$/.test(event.key) ? asked(this.stage, play)[Number(event.key) - 1] : undefined;
    if (choice) this.happen({ kind: "vote", choice: choice.id, by: 1 });
    if (event.key === "s") this.happen({ kind: "stop" });
  }
}
