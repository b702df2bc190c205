/** What the script of activities lends to the scripts that come after it. */

export { bar } from "../interactions/result";
export * from "./machine";
