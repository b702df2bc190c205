/** What the script of activities lends to the scripts that come after it. */

export { bar } from "../interactions/result";
export { around, begin, earned, ended, evidenced, holds, nodeOf, offered, replay, rolled, take, ways } from "./machine";
