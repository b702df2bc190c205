/** The tracker of a Tin Can package: the same conversation, launched otherwise and in plainer words. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { HOST, Lms, opened, REGISTRATION, type Statement, uuid } from "../standins/cmi5";
import { Page, settled } from "../standins/page";
import { answer as reported, DONE } from "../standins/reports";
import { xapi } from "./xapi";
import type { AnswerReport } from "./tracker";

const answer = (fields: Partial<AnswerReport>): AnswerReport => reported({ weight: 2, ...fields });

const TIN_CAN =
  "https://content.test/index.html?endpoint=" + encodeURIComponent(HOST + "xapi/") + "&auth=" + encodeURIComponent("Basic dG9rZW46MQ==") +
  "&actor=" + encodeURIComponent('{"name":["L"],"account":[{"accountServiceHomePage":"https://lms.test","accountName":"l-17"}]}') +
  "&registration=" + REGISTRATION + "&activity_id=urn%3Acoursewright%3Acourse%3Ax";

test("a Tin Can launch is read, also in the words of old hosts, and a new launch begins anew", async () => {
  const lms = new Lms();
  const first = await opened(lms, new Page(TIN_CAN), xapi);
  first.tracker.keep("1;a", "l1");
  first.tracker.stands(DONE);
  first.tracker.answered(answer({}));
  await first.page.pass();
  first.page.leave();
  await settled();
  const sent = lms.broken.filter((one) => one !== "9.2: actor");
  assert.deepEqual(sent, []);
  assert.equal(lms.documents.has("coursewright"), true);
  const second = await opened(lms, new Page(TIN_CAN, first.page.stored), xapi);
  assert.equal(second.launch.state, "1;a");
  assert.deepEqual(second.told.filter((one) => one === "over"), []);
});

test("plain statements name the learner as the launch does and carry nothing of cmi5", async () => {
  const bodies: Statement[] = [];
  const lms = new Lms();
  const ask = async (address: string, options: RequestInit): Promise<Response> => {
    if (address.endsWith("statements")) {
      bodies.push(JSON.parse(String(options.body)) as Statement);
      return new Response(null, { status: 200 });
    }
    return lms.ask(address, options);
  };
  const page = new Page(TIN_CAN);
  const tracker = xapi(page as unknown as Window, () => 0, ask, uuid);
  await tracker.open();
  tracker.stands(DONE);
  await page.pass();
  assert.deepEqual(bodies.map((one) => one.verb.id.split("/").at(-1)), ["initialized", "passed", "completed"]);
  assert.deepEqual(bodies[0]!.actor, { name: "L", account: { homePage: "https://lms.test", name: "l-17" } });
  assert.deepEqual(bodies[1]!.context, { registration: REGISTRATION });
  assert.equal(bodies[1]!.object.id, "urn:coursewright:course:x");
});
