/** What the player's own script lends to the scripts beside it, so that no module is on a page twice. */

export { Card } from "../interactions/card";
export { all, copied, draw, find, focusOn, make, sayer } from "../interactions/elements";
export { verdict } from "../interactions/marks";
export { local } from "../tracking/local";
export { compare, floored, fraction, most, plus, times, ZERO } from "./fraction";
export { own } from "./own";
export { joined } from "./parts";
export { assessmentRecord, scenarioRecord } from "./record";
export { answerOf, cut, entry, idsByTag, number, ratioOf, ratioText, TAG, whole } from "./saved";
export { share } from "./scoring";
export { standing } from "./standing";
