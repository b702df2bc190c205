/** The record of a session, to print: what was decided, by how many hands, what was taken back, and how it ended. */

import { make } from "../interactions/elements";
import { earned, ended, nodeOf, type Play, replay } from "../player/machine";
import { own } from "../player/own";
import { type Forum, hands } from "./forum-state";
import { type Stage } from "./stage";
import { clock } from "./stopclock";

export function protocol(stage: Stage, forum: Forum, play: Play): HTMLElement {
  const { say, scenario, data } = stage;
  const head = (key: string) => make("th", { scope: "col" }, say(key));
  const outcome = ended(scenario, play) ? nodeOf(scenario, play).outcome! : "";
  const share = earned(scenario, play);
  const day = new Date(forum.began).toLocaleDateString(data.course.language, { dateStyle: "long" });
  return make("section", { class: "protocol" },
    make("h3", {}, say("forum-record")),
    make("p", { class: "soft" }, say("forum-record-of", { day, time: clock((forum.since - forum.began) / 1000) })),
    make("div", { class: "table", role: "group", tabindex: 0, "aria-label": say("forum-record") },
      make("table", {},
        make("thead", {}, make("tr", {}, head("forum-record-where"), head("forum-record-what"), head("forum-record-hands"), head("forum-record-time"))),
        make("tbody", {}, ...rows(stage, forum)))),
    outcome && make("p", {}, make("span", { class: `outcome ${outcome}` }, say(`outcome-${outcome}`)), " ", nodeOf(scenario, play).title),
    share && make("p", {}, say("debrief-points", { points: (share.n * scenario.max) / share.d, count: scenario.max })),
    forum.notes && make("p", { class: "notes" }, forum.notes));
}

function rows({ say, scenario, texts }: Stage, forum: Forum): HTMLElement[] {
  // Taken back decisions stay in the record: the way so far is followed to name them.
  let path: string[] = [];
  return forum.turns.map((turn) => {
    if (turn.kind === "stopped") {
      const back = replay(scenario, forum.variant, path, forum.seed).path[turn.replaced];
      path = path.slice(0, turn.replaced);
      return make("tr", { class: "stopped" },
        make("th", { scope: "row" }, scenario.nodes[turn.node]!.title),
        make("td", { colspan: 3 }, say("forum-record-stop", { title: back ? scenario.nodes[back.node]!.title : "" })));
    }
    path = [...path, turn.choice];
    const all = hands(turn.votes);
    return make("tr", {},
      make("th", { scope: "row" }, scenario.nodes[turn.node]!.title),
      make("td", {}, ...texts.choice(turn.node, turn.choice, "words")),
      make("td", {}, all ? say("debrief-share", { points: own(turn.votes, turn.choice) ?? 0, of: all }) : "\u2013"),
      make("td", {}, clock(turn.seconds)));
  });
}
