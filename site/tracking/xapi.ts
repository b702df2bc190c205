/** A plain Tin Can package: the launch names a record store in the address, and statements have no rules of a course. */

import { isAddress, parameters, parsed, uuid } from "./address";
import type { Standard } from "./xapi-launch";
import { XapiSession } from "./xapi-session";
import type { Ask, Fields, Json } from "./xapi-store";

const STANDARD: Standard = {
  again: true,

  launch(page) {
    const { endpoint = "", actor, registration = "" } = parameters(page);
    return isAddress(endpoint) && actor ? endpoint + registration : "";
  },

  settle(page) {
    const { endpoint = "", auth = "", actor = "", registration = "", activity_id: activity } = parameters(page);
    const who = parsed(actor);
    if (!who || !activity) return Promise.resolve(null);
    const link = { endpoint, auth, actor: agent(who), activity, registration };
    return Promise.resolve({ link, mastery: null, review: false, context: {}, back: "" });
  },

  context: () => ({}),
};

/** `clock` counts milliseconds since 1970. */
export function xapi(
  page: Window = window,
  clock: () => number = Date.now,
  ask: Ask = (address, options) => fetch(address, options),
  id: () => string = uuid,
): XapiSession {
  return new XapiSession(STANDARD, page, clock, ask, id);
}

/** Some hosts still name the learner as drafts before 1.0 did: every property a list, an account by other words. */
function agent(given: Fields): Fields {
  const first = (value: Json | undefined): Json | undefined => (Array.isArray(value) ? (value as Json[])[0] : value);
  const { account, ...others } = given;
  const held = first(account) as Fields | undefined;
  const named = Object.entries(others).flatMap(([key, value]) => {
    const one = first(value);
    return one === undefined ? [] : [[key, one] as const];
  });
  const homePage = held?.["homePage"] ?? held?.["accountServiceHomePage"];
  const name = held?.["name"] ?? held?.["accountName"];
  return { ...Object.fromEntries(named), ...(homePage && name ? { account: { homePage, name } } : {}) };
}
