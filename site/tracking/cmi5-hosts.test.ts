/** The cmi5 tracker before hosts that die at any request, refuse, forget or answer late. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { ADDRESS, Lms, opened } from "../standins/cmi5";
import { Page, settled } from "../standins/page";
import { answer as reported, DONE, NOTHING } from "../standins/reports";
import type { AnswerReport } from "./tracker";

const answer = (fields: Partial<AnswerReport>): AnswerReport => reported({ weight: 2, ...fields });

test("a reply that never ends is given up, and the statement is said again", async () => {
  const lms = new Lms();
  const { page, tracker, told } = await opened(lms);
  lms.stalls = lms.made + 1;
  for (let n = 0; n < 3; n++) tracker.answered(answer({}));
  await settled();
  assert.deepEqual([lms.verbs(), told], [["initialized", "answered"], []]);
  for (let n = 0; n < 3; n++) await page.pass();
  assert.deepEqual(lms.verbs(), ["initialized", "answered", "answered", "answered"]);
  assert.deepEqual([told, lms.broken], [["gone", null], []]);
});

/** A whole session but for its end. */
async function act({ tracker, page }: Awaited<ReturnType<typeof opened>>): Promise<void> {
  tracker.keep("1;a", "l1");
  tracker.answered(answer({ id: "k1" }));
  tracker.stands({ ...NOTHING, progress: [1, 3] });
  await page.pass();
  tracker.answered(answer({ id: "k2" }));
  tracker.stands(DONE);
  tracker.keep("1;b", "l2");
  await page.pass();
}

for (const [how, break_] of [
  ["is gone", () => { throw new TypeError("Failed to fetch"); }],
  ["answers 503", () => new Response("", { status: 503 })],
  ["answers 401", () => new Response("", { status: 401 })],
] as const) {
  for (const loses of [false, true]) {
    test(`a host that ${how} ${loses ? "after" : "before"} any request has heard everything after one more try, each thing once`, async () => {
      const whole = new Lms();
      await act(await opened(whole));
      for (let at = 0; at < whole.made; at++) {
        const lms = new Lms();
        lms.documents.set("coursewright", JSON.stringify({ state: "1;before", place: "l0" }));
        lms.fails = break_;
        if (loses) lms.loses = at;
        else lms.dies = at;
        const session = await opened(lms);
        await act(session);
        assert.equal(session.told.at(-1), "gone", `without a word after ${at} requests`);
        lms.loses = lms.dies = Infinity;
        // A token whose answer was lost cannot be asked for again: the learner has to launch anew, and is told so.
        const { retry } = session.notices.at(-1)!;
        // Somebody impatient asks twice.
        retry();
        retry();
        await settled();
        if (loses && at === 0) {
          assert.equal(session.told.at(-1), "gone");
          continue;
        }
        if (session.adopted.length > 0) {
          assert.deepEqual(session.adopted, ["1;before"]);
          assert.equal(JSON.parse(lms.documents.get("coursewright")!).state, "1;before");
          await act(session);
        }
        assert.equal(lms.asked, 1, `tokens after ${at} requests`);
        await session.page.pass();
        session.page.leave();
        await settled();
        const verbs = lms.verbs().filter((one) => one !== "progressed");
        assert.deepEqual(verbs, ["initialized", "answered", "answered", "passed", "completed", "terminated"], `after ${at} requests`);
        assert.equal(JSON.parse(lms.documents.get("coursewright")!).state, "1;b");
        assert.deepEqual(lms.broken, [], `after ${at} requests`);
        assert.equal(session.told.at(-1), null, `after ${at} requests`);
      }
    });
  }
}

const PAGE = "<!doctype html><title>Log in</title>";

for (const [what, text] of [["a page", PAGE], ["no JSON", "Please log in."], ["a list", "[]"], ["somebody else's words", '{"error":"expired"}']] as const) {
  test(`${what} in place of the state is not taken for an empty one`, async () => {
    const lms = new Lms();
    const { ask } = lms;
    const earlier = JSON.stringify({ state: "1;before", place: "l0", reached: [] });
    lms.documents.set("coursewright", earlier);
    lms.ask = (address, options) => (address.includes("stateId=coursewright") ? Promise.resolve(new Response(text)) : ask(address, options));
    const { page, tracker, told, notices, adopted } = await opened(lms);
    tracker.keep("1;new", "l1");
    tracker.stands(DONE);
    await page.pass();
    assert.deepEqual([told, lms.documents.get("coursewright"), lms.verbs()], [["gone"], earlier, ["initialized"]]);
    lms.ask = ask;
    notices.at(-1)!.retry();
    await settled();
    assert.deepEqual([adopted, told, lms.documents.get("coursewright")], [["1;before"], ["gone", null], earlier]);
  });
}

for (const text of ["", "{}"]) {
  test(`a store that answers "${text}" where it has no state has an empty one`, async () => {
    const lms = new Lms();
    lms.documents.set("coursewright", text);
    const { page, tracker, told } = await opened(lms);
    tracker.keep("1;a", "l1");
    await page.pass();
    assert.deepEqual([told, JSON.parse(lms.documents.get("coursewright")!).state], [[], "1;a"]);
  });
}

test("a statement that is answered with a page of a login has not arrived", async () => {
  const lms = new Lms();
  const { ask } = lms;
  const { page, tracker, told, notices } = await opened(lms);
  lms.ask = () => Promise.resolve(new Response(PAGE));
  tracker.stands(DONE);
  await page.pass();
  assert.deepEqual([told, lms.verbs()], [["gone"], ["initialized"]]);
  lms.ask = ask;
  notices.at(-1)!.retry();
  await settled();
  assert.deepEqual([told, lms.verbs()], [["gone", null], ["initialized", "passed", "completed"]]);
});

/** A host that takes what is sent to it only when it is let. */
function holding(lms: Lms, what: string): { readonly held: { readonly body: string; readonly signal: AbortSignal; go(failure?: Error): void }[]; open(): void } {
  const { ask } = lms;
  const held: { body: string; signal: AbortSignal; go(failure?: Error): void }[] = [];
  lms.ask = (address, options) => {
    if (options.method === "GET" || !address.includes(what)) return ask(address, options);
    return new Promise((done, fail) => {
      const go = (failure?: Error): void => (failure ? fail(failure) : done(ask(address, options)));
      held.push({ body: String(options.body), signal: options.signal!, go });
      options.signal!.addEventListener("abort", () => fail(new DOMException("given up", "AbortError")));
    });
  };
  return { held, open: () => void (lms.ask = ask) };
}

for (const ends of ["well", "late, as a failure"]) {
  test(`a state waits for the one before it, which ends ${ends}, and the newest stands in the end`, async () => {
    const lms = new Lms();
    const { page, tracker, told } = await opened(lms);
    const { held } = holding(lms, "activities/state");
    for (const state of ["1;a", "1;b", "1;c"]) {
      tracker.keep(state, "l1");
      page.hide();
      await settled();
    }
    assert.deepEqual(held.map(({ body }) => JSON.parse(body).state), ["1;a"]);
    held[0]!.go(ends === "well" ? undefined : new TypeError("Failed to fetch"));
    await settled();
    assert.deepEqual(held.map(({ body }) => JSON.parse(body).state), ["1;a", "1;c"]);
    held[1]!.go();
    await settled();
    assert.equal(JSON.parse(lms.documents.get("coursewright")!).state, "1;c");
    assert.equal(told.at(-1) ?? null, null);
    assert.deepEqual(lms.broken, []);
  });
}

test("a page that closes sends its last state and gives up the one under way", async () => {
  const lms = new Lms();
  const { page, tracker } = await opened(lms);
  const { held, open } = holding(lms, "activities/state");
  tracker.keep("1;a", "l1");
  await page.pass();
  tracker.keep("1;b", "l2");
  open();
  page.leave();
  await settled();
  assert.deepEqual([held.length, held[0]!.signal.aborted], [1, true]);
  assert.equal(JSON.parse(lms.documents.get("coursewright")!).state, "1;b");
  assert.deepEqual([lms.verbs(), lms.broken], [["initialized", "terminated"], []]);
});

test("who goes back while something is under way is told of after it", async () => {
  const lms = new Lms();
  const { page, tracker } = await opened(lms);
  const statements = holding(lms, "statements");
  const states = holding(lms, "activities/state");
  tracker.keep("1;a", "l1");
  tracker.answered(answer({}));
  await page.pass();
  tracker.keep("1;b", "l1");
  const left = tracker.leave();
  await settled();
  states.open();
  states.held[0]!.go();
  statements.held[0]!.go();
  await settled();
  statements.open();
  statements.held.slice(1).forEach(({ go }) => go());
  await left;
  assert.equal(JSON.parse(lms.documents.get("coursewright")!).state, "1;b");
  assert.deepEqual([lms.verbs(), lms.broken], [["initialized", "answered", "terminated"], []]);
});

test("what waits when the page is closed is said in one request before terminated", async () => {
  const lms = new Lms();
  const { page, tracker } = await opened(lms);
  lms.dies = lms.made;
  tracker.answered(answer({}));
  tracker.stands(DONE);
  await settled();
  lms.dies = Infinity;
  page.leave(true);
  await settled();
  assert.deepEqual([lms.verbs(), lms.broken], [["initialized", "answered", "passed", "completed", "terminated"], []]);
});

test("an answer that is under way when the page is closed is said again, for it may never arrive", async () => {
  const lms = new Lms();
  const { page, tracker } = await opened(lms);
  lms.fails = () => new Promise<Response>(() => {});
  lms.dies = lms.made;
  tracker.answered(answer({}));
  tracker.stands(DONE);
  await settled();
  lms.dies = Infinity;
  page.leave();
  await settled();
  assert.deepEqual([lms.verbs(), lms.broken], [["initialized", "answered", "passed", "completed", "terminated"], []]);
});

for (const arrives of ["in time", "late", "never"]) {
  test(`a pass that is under way when the page is closed and arrives ${arrives} stands at the end of the next session`, async () => {
    const lms = new Lms();
    const { page, tracker } = await opened(lms);
    const { ask } = lms;
    const held: (() => Promise<Response>)[] = [];
    lms.ask = (address, options) =>
      !address.endsWith("statements") ? ask(address, options) : new Promise<Response>(() => {
        if (arrives === "in time") void ask(address, options);
        else held.push(() => ask(address, options));
      });
    tracker.keep("1;a", "l1");
    tracker.stands(DONE);
    await settled();
    lms.ask = ask;
    page.leave();
    await settled();
    // A platform takes nothing after the end of a session (cmi5 9.3.8).
    if (arrives === "late") assert.equal((await held[0]!()).status, 403);
    const said = lms.verbs();

    const next = new Lms();
    next.earlier.push(...said);
    next.before.push(...lms.statements);
    next.documents.set("coursewright", lms.documents.get("coursewright")!);
    const second = await opened(next, new Page(ADDRESS.replace("s%3D1", "s%3D2")));
    assert.equal(second.launch.state, "1;a");
    second.tracker.stands(DONE);
    second.page.leave();
    await settled();
    assert.deepEqual([...said, ...next.verbs()].filter((one) => ["passed", "completed"].includes(one)).sort(), ["completed", "passed"]);
    assert.deepEqual(next.broken, []);
  });
}

test("a page that is killed right after a pass has kept what it follows from, and the next session does not say it again", async () => {
  const lms = new Lms();
  const { tracker } = await opened(lms);
  tracker.keep("1;a", "l1");
  tracker.stands(DONE);
  await settled();
  assert.deepEqual(lms.verbs(), ["initialized", "passed", "completed"]);

  const next = new Lms();
  next.earlier.push(...lms.verbs());
  next.before.push(...lms.statements);
  next.documents.set("coursewright", lms.documents.get("coursewright")!);
  const second = await opened(next, new Page(ADDRESS.replace("s%3D1", "s%3D2")));
  assert.equal(second.launch.state, "1;a");
  second.tracker.stands(DONE);
  second.page.leave();
  await settled();
  assert.deepEqual([next.verbs(), next.broken], [["initialized", "terminated"], []]);
});

test("what the host forbids is not said again, and the rest arrives", async () => {
  const lms = new Lms();
  lms.earlier.push("completed");
  const { page, tracker, told } = await opened(lms);
  tracker.stands(DONE);
  await page.pass();
  tracker.answered(answer({}));
  tracker.stands(DONE);
  await page.pass();
  assert.deepEqual(lms.verbs(), ["initialized", "passed", "answered"]);
  assert.deepEqual(lms.broken, ["9.3: completed twice in a registration"]);
  // The learner is told, whatever arrives after it.
  assert.deepEqual(told, ["denied"]);
});

/** A host that refuses every statement of a verb until it is let. */
function refusing(lms: Lms, verb: string): () => void {
  const { ask } = lms;
  lms.ask = (address, options) =>
    String(options.body).includes("verbs/" + verb) ? Promise.resolve(new Response("", { status: 403 })) : ask(address, options);
  return () => void (lms.ask = ask);
}

test("a pass that was refused is said when the learner tries again", async () => {
  const lms = new Lms();
  const mend = refusing(lms, "passed");
  const { page, tracker, told, notices } = await opened(lms);
  tracker.stands(DONE);
  tracker.keep("1;a", "l1");
  await page.pass();
  await page.pass();
  assert.deepEqual([lms.verbs(), told], [["initialized", "completed"], ["denied"]]);
  assert.deepEqual(JSON.parse(lms.documents.get("coursewright")!), { state: "1;a", place: "l1", reached: ["completed"] });
  mend();
  notices.at(-1)!.retry();
  await settled();
  await page.pass();
  assert.deepEqual([lms.verbs(), told, lms.broken], [["initialized", "completed", "passed"], ["denied", null], []]);
  assert.deepEqual(JSON.parse(lms.documents.get("coursewright")!).reached, ["completed", "passed"]);
});

test("a pass that was refused is said by the next session", async () => {
  const lms = new Lms();
  refusing(lms, "passed");
  const { page, tracker } = await opened(lms);
  tracker.stands(DONE);
  await page.pass();
  page.leave();
  await settled();
  assert.deepEqual(lms.verbs(), ["initialized", "completed", "terminated"]);

  const next = new Lms();
  next.earlier.push(...lms.verbs());
  next.documents.set("coursewright", lms.documents.get("coursewright")!);
  const second = await opened(next, new Page(ADDRESS.replace("s%3D1", "s%3D2")));
  second.tracker.stands(DONE);
  second.page.leave();
  await settled();
  assert.deepEqual([next.verbs(), next.broken], [["initialized", "passed", "terminated"], []]);
});

test("a pass that is refused because the host has it counts as taken", async () => {
  const lms = new Lms();
  const { page, tracker, told } = await opened(lms);
  const { ask } = lms;
  lms.ask = async (address, options) => {
    const reply = await ask(address, options);
    return String(options.body).includes("verbs/passed") ? new Response("passed twice", { status: 403 }) : reply;
  };
  tracker.stands(DONE);
  await page.pass();
  await page.pass();
  assert.deepEqual([told, JSON.parse(lms.documents.get("coursewright")!).reached], [[], ["passed", "completed"]]);
});

test("a pass of which the host does not say whether it has it is said again under its id", async () => {
  const lms = new Lms();
  const { ask } = lms;
  const id = "00000000-0000-4000-8000-00000000abcd";
  lms.documents.set("coursewright", JSON.stringify({ state: "1;a", place: "l1", reached: ["passed"], unsure: { passed: id } }));
  lms.ask = (address, options) => (address.includes("statementId") ? Promise.resolve(new Response("", { status: 403 })) : ask(address, options));
  const { page, tracker, told } = await opened(lms);
  tracker.stands(DONE);
  await page.pass();
  await page.pass();
  assert.deepEqual(lms.statements.map((one) => one.id === id), [false, true, false]);
  assert.deepEqual([lms.verbs(), told, JSON.parse(lms.documents.get("coursewright")!).reached], [["initialized", "passed", "completed"], [], ["passed", "completed"]]);
});
