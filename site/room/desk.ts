/** The facilitator's window: what each choice would change and why, counts, times, notes, role cards. The wall shows none of it. */

import { find, make } from "../interactions/elements";
import { ended, nodeOf, type Play } from "../player/machine";
import { type Forum, hands, playOf } from "./forum-state";
import { protocol } from "./protocol";
import { asked, button, countOf, die, type Happen, lead, past, redraw, type Stage, takes } from "./stage";
import { clock } from "./stopclock";

export class Desk {
  private readonly now = make("div", { class: "desk-now" });
  private readonly times = make("p", { class: "desk-times" });
  private readonly notes: HTMLTextAreaElement;
  private readonly record = make("div", { class: "desk-record" });
  private readonly silence = make("p", { class: "care", role: "status", hidden: true });
  private forum: Forum | null = null;

  constructor(
    private readonly stage: Stage,
    private readonly happen: Happen,
  ) {
    const { element, say } = stage;
    document.body.classList.add("forum-desk");
    document.title = `${say("forum-desk-title")} \u00b7 ${document.title}`;
    this.notes = make("textarea", { rows: 6, "aria-describedby": "desk-notes-hint" });
    this.notes.addEventListener("input", () => happen({ kind: "note", text: this.notes.value }));
    const cards = find(".forum-cards", element.parentElement!);
    if (cards) cards.hidden = false;
    this.silence.textContent = say("forum-lost");
    find(".start", element)!.hidden = true;
    element.append(
      make("h2", {}, say("forum-desk-title")), this.silence, this.times, this.now,
      make("section", { class: "desk-notes" },
        make("label", {}, make("strong", {}, say("forum-notes")), this.notes),
        make("p", { class: "soft", id: "desk-notes-hint" }, say("forum-notes-hint"))),
      this.record);
    this.draw();
    setInterval(() => this.tick(), 1000);
  }

  show(forum: Forum): void {
    const fresh = JSON.stringify(forum) !== JSON.stringify(this.forum);
    this.silence.hidden = true;
    if (!fresh) return;
    this.forum = forum;
    if (document.activeElement !== this.notes) this.notes.value = forum.notes;
    this.draw();
    this.tick();
  }

  lost(): void {
    this.silence.hidden = false;
  }

  private tick(): void {
    const { forum, stage: { say } } = this;
    if (!forum?.begun) return;
    const passed = (since: number) => clock((Date.now() - since) / 1000);
    this.times.textContent = say("forum-times", { here: passed(forum.since), all: passed(forum.began) });
  }

  private draw(): void {
    const { forum, stage } = this;
    const { say, scenario, texts } = stage;
    if (!forum?.begun) {
      redraw(this.now, make("p", {}, say("forum-waiting")));
      redraw(this.record);
      return;
    }
    const play = playOf(scenario, forum);
    const over = ended(scenario, play);
    redraw(this.now,
      make("h3", {}, nodeOf(scenario, play).title),
      forum.stopped && make("p", { class: "care" }, say("forum-stopped"), " ", button(say, "forum-go-on", "quiet", () => this.happen({ kind: "go-on" }))),
      past(stage, play, this.happen),
      die(stage, play, this.happen),
      make("ol", { class: "desk-choices" }, ...asked(stage, play).map(({ id, target, points }, n) => make("li", {},
        make("p", {}, make("strong", {}, ...texts.choice(play.node, id, "words")), " ", lead(forum, id, say)),
        make("p", { class: "doing" }, countOf(stage, forum, id, n + 1, this.happen), " ",
          takes(say, n + 1, "quiet", () => this.happen({ kind: "take", choice: id, at: Date.now() }))),
        make("details", { "data-hand": `why-${id}` },
          make("summary", { "data-hand": `summary-${id}` }, say("forum-behind")),
          make("p", { class: "soft" }, say("forum-leads", { title: scenario.nodes[target]!.title, points })),
          ...this.changes(id, play),
          ...texts.choice(play.node, id, "reason"))))),
      !over && make("p", { class: "doing" },
        make("span", {}, say("forum-so-far", { count: hands(forum.votes) })), " ",
        button(say, forum.counted ? "forum-hide" : "forum-show", "button", () => this.happen({ kind: "show" })), " ",
        !forum.stopped && button(say, "forum-stop", "quiet", () => this.happen({ kind: "stop" }))),
      over && make("p", { class: `outcome ${nodeOf(scenario, play).outcome}` }, say(`outcome-${nodeOf(scenario, play).outcome}`)));
    redraw(this.record, protocol(stage, forum, play), make("p", { class: "actions" }, button(say, "forum-print", "quiet", () => window.print())));
  }

  private changes(choice: string, play: Play): HTMLElement[] {
    const { scenario, say } = this.stage;
    const { effects } = nodeOf(scenario, play).choices.find(({ id }) => id === choice)!;
    const words = effects.map(([sort, name, by]) => {
      const label = scenario.variables[name]?.label || name.replace(/_/g, " ");
      const value = typeof by === "boolean" ? say(by ? "yes" : "no") : sort === "+" && (by as number) > 0 ? `+${by}` : String(by).replace("-", "\u2212");
      return make("li", {}, `${label}: ${value}`);
    });
    return words.length ? [make("ul", { class: "changes" }, ...words)] : [];
  }
}
