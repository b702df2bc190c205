/** What the player's own script lends to the scripts beside it, so that no module is on a page twice. */

export { Card } from "../interactions/card";
export { afterFrame, all, copied, draw, find, focusOn, make, sayer } from "../interactions/elements";
export { verdict } from "../interactions/marks";
export { local } from "../tracking/local";
export { compare, floored, fraction, most, plus, shown, times, ZERO } from "./fraction";
export { follow, linkOf, rows, stateOf, summary } from "../theme/progress";
export { bare, erase, everything, named, removeCourses } from "../theme/belongings";
export { keep, recall, shelf, traceless } from "../theme/storage";
export { progressBar, sure } from "../theme/tools";
export { western } from "./digits";
export { own } from "./own";
export { joined } from "./parts";
export { assessmentRecord, scenarioRecord } from "./record";
export { cut, entries, entry, number, ratioOf, ratioText, today, whole } from "./saved";
export { share } from "./scoring";
export { result, standing } from "./standing";
