/** Asks the validator of a host of H5P about packages: a line each, `valid` or what is wrong with it. */

import host from "@lumieducation/h5p-server";
import validators from "@lumieducation/h5p-server/build/src/PackageValidator.js";
import { readFileSync } from "node:fs";

// Lines of `package folder`: the zip, and the folder that it has been unpacked into.
const validator = new validators.default(new host.H5PConfig());
for (const line of readFileSync(0, "utf8").trim().split("\n")) {
  const [packed, folder] = line.split("\t");
  try {
    await validator.validateFileSizes(packed);
    await validator.validateExtractedPackage(folder, true, true, false);
    console.log("valid");
  } catch (error) {
    const inner = error.getErrors?.().map((one) => one.message ?? String(one)) ?? [];
    console.log([error.message, ...inner].join("; ").replaceAll("\n", " "));
  }
}
