/** A scenario as a story that is played: choices, what follows from them in the story, a pause at any time. */

import type { CourseData, ScenarioData } from "../player/data";
import { ended, nodeOf, offered, type Play, replay } from "../player/machine";
import { scenarioRecord } from "../player/record";
import type { Session } from "../player/session";
import type { View } from "../player/view";
import { debrief } from "./debrief";
import { find, focusOn, make, sayer } from "./elements";
import { textsOf } from "./story";

export const scenarioView: View = {
  selector: ".scenario",

  mount(element, session, data) {
    const id = element.dataset["scenario"]!;
    const scenario = data.scenarios[id];
    if (scenario) stage(element, id, scenario, session, data);
  },
};

function stage(element: HTMLElement, id: string, scenario: ScenarioData, session: Session, data: CourseData): void {
  const say = sayer(data.strings);
  const start = find(".start", element)!;
  const nodes = find(".nodes", element)!;
  const texts = textsOf(nodes);
  // The page's content note leads past the story: to its written alternative where there is one.
  const past = element.closest("main,.page")?.querySelector<HTMLAnchorElement>(".content-note .past a");
  const written = scenario.alternative ? past : null;
  const story = make("div", { class: "story" });
  const aside = make("div", { class: "aside", hidden: true });
  const looking = make("div", { class: "debrief" });
  const tools = make("div", { class: "tools-of-story" }, button("scenario-pause", "quiet", () => pause(false)),
    button("scenario-out", "quiet", () => pause(true)));
  const seen = new Set<string>();
  let earlier: Play | null = null;

  // Each text is read once: from here on the story is told by what is taken from these.
  nodes.remove();
  find(".begin", start)?.replaceWith(beginnings());
  start.after(story, tools, aside, looking);

  function button(key: string, kind: string, run: () => void): HTMLButtonElement {
    return make("button", { type: "button", class: kind, click: run }, say(key));
  }

  function beginnings(): HTMLElement {
    if (!scenario.variants.length)
      return make("p", { class: "actions" }, button("scenario-begin", "button", () => open("")));
    const ways = scenario.variants.map(({ id: variant, label, role }) => make("li", {},
      make("button", { type: "button", class: "choice", click: () => open(variant) },
        make("span", { class: "what" }, label), role && make("span", { class: "soft" }, role))));
    return make("div", {}, find(".begin p", start)!, make("ul", { class: "choices" }, ...ways));
  }

  const play = (): Play => {
    const { variant, path } = scenarioRecord(session.record, id);
    return replay(scenario, variant, path);
  };

  function open(variant: string): void {
    session.dispatch({ kind: "scenario-begun", scenario: id, variant });
    render();
    focusOn(find("h2", story)!);
  }

  /** The story as far as it has been played, told again from its beginning. */
  function render(): void {
    const record = scenarioRecord(session.record, id);
    start.hidden = record.begun;
    tools.hidden = !record.begun;
    looking.replaceChildren();
    story.replaceChildren();
    story.hidden = !record.begun;
    if (!record.begun) return;
    record.path.forEach((choice, n) => {
      const then = replay(scenario, record.variant, record.path.slice(0, n));
      tell(then);
      answer(then, choice);
    });
    tell(play());
  }

  /** One moment: where we are, what is read there, and what one can do. */
  function tell(now: Play): void {
    const node = nodeOf(scenario, now);
    const before = now.path[now.path.length - 1];
    const act = node.act && node.act !== (before && scenario.nodes[before.node]!.act) ? node.act : "";
    story.append(make("section", { class: "moment" },
      act && make("p", { class: "act" }, act),
      make("h2", {}, node.title),
      make("div", { class: "passage" }, ...texts.node(now, "passage")),
      ended(scenario, now) ? ending(now) : choices(now),
      make("div", { class: "consequence", "aria-live": "polite" })));
  }

  function choices(now: Play): HTMLElement {
    return make("ul", { class: "choices", "aria-label": say("scenario-choices") },
      ...offered(scenario, now).map((choice) => make("li", {},
        make("button", { type: "button", class: "choice", click: () => choose(choice.id) },
          ...texts.choice(now.node, choice.id, "words")))));
  }

  /** What was chosen and what followed, in the place where the choices stood. */
  function answer(now: Play, choice: string): HTMLElement {
    const moment = story.lastElementChild as HTMLElement;
    const happens = find(".consequence", moment)!;
    const reason = texts.choice(now.node, choice, "reason");
    find(".choices", moment)!.replaceWith(make("p", { class: "chosen" },
      make("span", { class: "soft" }, say("scenario-chose")), " ", ...texts.choice(now.node, choice, "words")));
    happens.append(...texts.choice(now.node, choice, "consequence"));
    if (reason.length) happens.after(make("details", { class: "reason" }, make("summary", {}, say("scenario-why")), ...reason));
    return happens;
  }

  function choose(choice: string): void {
    const happens = answer(play(), choice);
    session.dispatch({ kind: "scenario-taken", scenario: id, choice });
    tell(play());
    // Reading goes on at the new heading; what followed is said once on the way there and stands in view.
    focusOn(find("h2", story.lastElementChild as HTMLElement)!, false);
    (happens.previousElementSibling ?? happens).scrollIntoView({ block: "start" });
  }

  function ending(now: Play): HTMLElement {
    seen.add(now.node);
    const outcome = nodeOf(scenario, now).outcome!;
    return make("div", { class: "ending" },
      make("p", { class: `outcome ${outcome}` }, say(`outcome-${outcome}`)),
      ...texts.node(now, "looking-back"),
      make("p", { class: "actions" }, button("scenario-look-back", "button", lookBack)));
  }

  function lookBack(): void {
    const now = play();
    story.hidden = tools.hidden = true;
    looking.replaceChildren(
      ...debrief({ scenario, data, texts, say, now, earlier, seen, practice: scenarioRecord(session.record, id).practice, rewind }),
      make("p", { class: "actions" }, button("scenario-over", "quiet", over)));
    focusOn(find("h2", looking)!);
  }

  function rewind(to: number): void {
    const now = play();
    if (ended(scenario, now)) earlier = now;
    session.dispatch({ kind: "scenario-rewound", scenario: id, to });
    render();
    focusOn(find("h2", story.lastElementChild as HTMLElement)!);
  }

  function over(): void {
    earlier = play();
    looking.replaceChildren();
    start.hidden = false;
    focusOn(start);
  }

  /** The story gives way to a quiet panel until the learner goes on. */
  function pause(out: boolean): void {
    story.hidden = tools.hidden = true;
    // In a package the way home is the way to the course.
    const course = document.querySelector<HTMLAnchorElement>("a.course-name") ?? document.querySelector<HTMLAnchorElement>("a.home");
    const leave = out && !!course && make("a", { class: "button", href: course.getAttribute("href") }, say("scenario-leave"));
    const skip = out && !!written && make("a", { href: written.getAttribute("href"), click: skipped }, say("scenario-skip"));
    const help = document.querySelector<HTMLAnchorElement>('footer a[href*="support"]');
    const parts = make("div", {},
      make("h2", {}, say(out ? "scenario-out" : "scenario-paused")),
      make("p", {}, say(out ? "scenario-out-text" : "scenario-paused-text")),
      make("div", { class: "actions" }, leave, button("scenario-go-on", out ? "quiet" : "button", goOn)),
      skip && make("p", {}, skip),
      help && make("p", {}, make("a", { href: help.getAttribute("href") }, help.textContent)));
    aside.replaceChildren(...parts.childNodes);
    aside.hidden = false;
    focusOn(find("h2", aside)!);
  }

  function skipped(): void {
    session.dispatch({ kind: "scenario-skipped", scenario: id });
  }

  function goOn(): void {
    aside.hidden = true;
    story.hidden = tools.hidden = false;
    focusOn(find("h2", story.lastElementChild as HTMLElement)!);
  }

  render();
}
