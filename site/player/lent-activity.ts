/** What the script of activities lends to the scripts that come after it. */

export { bar } from "../interactions/result";
export { begin, earned, ended, evidenced, holds, nodeOf, offered, replay, take } from "./machine";
