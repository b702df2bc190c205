/** A room's session: votes, decisions, stops, and what must not get in from another window. */

import assert from "node:assert/strict";
import { test } from "node:test";
import type { ScenarioData } from "../player/data";
import { begin, take } from "../player/machine";
import { earlierOf, type Forum, type ForumEvent, hands, leading, playOf, QUIET, step } from "./forum-state";

const go = (id: string, target: string, points: number, more: object = {}): object => ({ id, tag: id, target, effects: [["+", "trust", points]], points, ...more });

const STORY = {
  start: "in", role: "", max: 4, evidenceMax: {}, alternative: "",
  variables: { trust: { start: 1, low: 0, high: 4, label: "Trust" } },
  variants: [{ id: "late", label: "", values: { trust: 3 }, start: "", role: "" }],
  nodes: {
    in: { title: "", level: "green", choices: [go("ask", "mid", 2), go("wait", "out", -1), go("past", "out", 0, { bypass: true }),
      go("shut", "out", 0, { guard: [">", ["name", "trust"], ["value", 2]] })] },
    mid: { title: "", level: "green", choices: [go("on", "out", 2)] },
    out: { title: "", level: "green", choices: [], outcome: "door-open" },
  },
} as unknown as ScenarioData;

const after = (...events: ForumEvent[]): Forum => events.reduce((forum, event) => step(STORY, forum, event), QUIET);
const BEGIN: ForumEvent = { kind: "begin", variant: "", seed: 7, at: 1000 };
const vote = (choice: string, by = 1): ForumEvent => ({ kind: "vote", choice, by });
const takes = (choice: string, at = 61_000): ForumEvent => ({ kind: "take", choice, at });

test("hands are counted one by one or entered, and never fall below nothing", () => {
  const forum = after(BEGIN, vote("ask"), vote("ask"), vote("wait"), vote("wait", -1), vote("wait", -1), { kind: "count", choice: "wait", votes: 12 });
  assert.deepEqual(forum.votes, { ask: 2, wait: 12 });
  assert.equal(hands(forum.votes), 14);
  assert.deepEqual(leading(forum), ["wait"]);
  assert.deepEqual(leading(step(STORY, forum, { kind: "count", choice: "ask", votes: 12 })), ["ask", "wait"]);
  assert.deepEqual(leading(after(BEGIN)), []);
});

test("only what is open can be voted for or taken", () => {
  const forum = after(BEGIN);
  assert.equal(step(STORY, forum, vote("shut")), forum);
  assert.equal(step(STORY, forum, takes("shut")), forum);
  assert.equal(step(STORY, QUIET, takes("ask")), QUIET);
  assert.deepEqual(after({ ...BEGIN, variant: "late" }, takes("shut")).path, ["shut"]);
  assert.deepEqual(after(BEGIN, takes("past")).path, ["past"]);
});

test("a decision goes the machine's way, with its hands and its time on record, and opens a new vote", () => {
  const forum = after(BEGIN, vote("ask"), { kind: "show" }, takes("ask"));
  assert.deepEqual(playOf(STORY, forum), take(STORY, begin(STORY, "", 7), "ask"));
  assert.deepEqual(forum.turns, [{ kind: "taken", node: "in", choice: "ask", votes: { ask: 1 }, seconds: 60 }]);
  assert.deepEqual([forum.votes, forum.counted, forum.since], [{}, false, 61_000]);
});

test("a stop waits for the room, and a decision that is replaced stays on record", () => {
  const stopped = after(BEGIN, takes("ask"), { kind: "stop" });
  assert.equal(step(STORY, stopped, takes("on")), stopped);
  assert.deepEqual(step(STORY, stopped, { kind: "go-on" }).path, ["ask"]);
  const replaced = step(STORY, stopped, { kind: "replace", to: 0, at: 90_000 });
  assert.deepEqual([replaced.path, replaced.earlier, replaced.stopped], [[], ["ask"], false]);
  assert.deepEqual(replaced.turns.map(({ kind }) => kind), ["taken", "stopped"]);
  const other = step(STORY, replaced, takes("wait", 99_000));
  assert.equal(playOf(STORY, other).node, "out");
  assert.equal(earlierOf(STORY, other)!.node, "mid");
  assert.equal(step(STORY, replaced, { kind: "replace", to: 4, at: 0 }), replaced);
});

test("what another window sends in a wrong shape changes nothing", () => {
  const forum = after(BEGIN);
  for (const event of [{}, { kind: "nothing" }, { kind: "vote" }, { kind: "take", choice: 5 }, { kind: "take", choice: "__proto__" },
    { kind: "replace", to: "x" }, { kind: "replace", to: -1 }, { kind: "count", choice: "constructor", votes: 3 }])
    assert.equal(step(STORY, forum, event as ForumEvent), forum);
  assert.deepEqual(step(STORY, forum, { kind: "count", choice: "ask", votes: Infinity } as ForumEvent).votes, { ask: 999 });
  assert.deepEqual(step(STORY, forum, { kind: "count", choice: "ask", votes: "x" } as unknown as ForumEvent).votes, { ask: 0 });
  assert.equal(step(STORY, forum, { kind: "note", text: "x".repeat(20_000) }).notes.length, 10_000);
});
