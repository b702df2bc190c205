/** Reads statements as JSON from standard input and prints, as JSON, what the checker has against each. */

const { default: check } = require("@learninglocker/xapi-validation");

const statements = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
console.log(JSON.stringify(statements.map((one) => check(one).map((warning) => JSON.stringify(warning)))));
