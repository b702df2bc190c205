/** cmi5: how an assignable unit is launched, and what its statements carry. Clauses are those of the specification "Quartz". */

import type { Ratio } from "../player/data";
import { isAddress, parameters, parsed, uuid } from "./address";
import type { Standard } from "./xapi-launch";
import { XapiSession } from "./xapi-session";
import { type Ask, type Fields, type Json, type Link, patiently, RecordStore } from "./xapi-store";
import type { Verb } from "./xapi-words";

const CONTEXT = "https://w3id.org/xapi/cmi5/context/";
const CMI5 = { objectType: "Activity", id: CONTEXT + "categories/cmi5" };
const MOVE_ON = { objectType: "Activity", id: CONTEXT + "categories/moveon" };
const MASTERY = CONTEXT + "extensions/masteryscore";
const DEFINED: readonly Verb[] = ["initialized", "completed", "passed", "failed", "terminated"];
const JUDGED: readonly Verb[] = ["passed", "failed"];
const MOVING: readonly Verb[] = ["completed", ...JUDGED];

const STANDARD: Standard = {
  // 8.1: the address of the token is another at each launch.
  again: false,

  launch(page) {
    const { endpoint = "", fetch = "", actor, registration, activityId } = parameters(page);
    return isAddress(endpoint) && isAddress(fetch) && actor && registration && activityId ? fetch : "";
  },

  async settle(page, ask, memory) {
    // 8.1: the five parameters of the launch.
    const given = parameters(page);
    const actor = parsed(given["actor"]!);
    if (!actor) return null;
    memory.token ||= await token(page, ask, given["fetch"]!);
    if (!memory.token) return null;
    const link: Link = {
      endpoint: given["endpoint"]!,
      // 8.2.2: the token is put in the header as it came.
      auth: "Basic " + memory.token,
      actor,
      activity: given["activityId"]!,
      registration: given["registration"]!,
    };
    const store = new RecordStore(link, ask, page);
    // 10.0: the launch data are in the state of this name, which nobody but the LMS changes.
    const launch = parsed((await store.state("LMS.LaunchData")) ?? "");
    if (!launch) return null;
    // 11.0: asked for before initialized is said, also where there are none.
    if ((await store.profile("cmi5LearnerPreferences")) === null) return null;
    return {
      link,
      // 10.2.4: the LMS's mastery score is the one that counts.
      mastery: ratioOf(launch["masteryScore"]),
      // 10.2.2: in Browse and Review nothing but initialized and terminated is said.
      review: launch["launchMode"] === "Browse" || launch["launchMode"] === "Review",
      // 10.2.1: the template is part of every context, as it is.
      context: (launch["contextTemplate"] ?? {}) as Fields,
      // 10.2.6: where the learner goes after the end.
      back: isAddress(String(launch["returnURL"])) ? String(launch["returnURL"]) : "",
    };
  },

  context({ context, mastery }, name) {
    const activities = (context["contextActivities"] ?? {}) as { readonly [sort: string]: Json };
    const before = Array.isArray(activities["category"]) ? (activities["category"] as Json[]) : [];
    // 9.6.2.1: the category marks the verbs that cmi5 defines, and no others; 9.6.2.2: moveon where a result can move on.
    const added = [...(DEFINED.includes(name) ? [CMI5] : []), ...(MOVING.includes(name) ? [MOVE_ON] : [])];
    const category = [...before, ...added];
    // 9.6.3.2: the mastery score that passed and failed were judged by. 9.6.3.1: the session's id is in the template.
    const judged = JUDGED.includes(name) && mastery ? { [MASTERY]: mastery[0] / mastery[1] } : {};
    const extensions = { ...((context["extensions"] ?? {}) as Fields), ...judged };
    return {
      ...context,
      contextActivities: { ...activities, ...(category.length > 0 ? { category } : {}) },
      extensions,
    };
  },
};

/** `clock` counts milliseconds since 1970. */
export function cmi5(
  page: Window = window,
  clock: () => number = Date.now,
  ask: Ask = (address, options) => fetch(address, options),
  id: () => string = uuid,
): XapiSession {
  return new XapiSession(STANDARD, page, clock, ask, id);
}

/** 8.2: asked for with POST, once; nothing where the host has none to give. */
async function token(page: Window, ask: Ask, address: string): Promise<string> {
  const answer = await patiently(ask, page, address, { method: "POST" });
  const given = answer?.ok ? parsed(answer.text) : null;
  // 8.2.3: a second call is answered with 200 and an error code.
  return given && typeof given["auth-token"] === "string" ? given["auth-token"] : "";
}

/** 10.2.4: a decimal from 0 to 1 of at most four places; null where there is none. */
function ratioOf(score: Json | undefined): Ratio | null {
  if (typeof score !== "number" || !(score >= 0 && score <= 1)) return null;
  return [Math.round(score * 10_000), 10_000];
}
