/** Makes tooling/coursewright/bundle from these sources: one script, one that runs before it, one style sheet, and what the manual's theme loads. */

import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "..", "tooling", "coursewright", "bundle");
const rooms = ["interactions", "player", "theme", "tracking"];

/** Paths of all sources, relative to this folder, in the order of their code points. */
function sources() {
  const files = rooms.flatMap((room) => walk(join(here, room)));
  const named = ["build.mjs", "learner.css", "package.json"].map((name) => join(here, name));
  const paths = [...files, ...named].map((file) => relative(here, file).replaceAll("\\", "/"));
  return paths.filter((path) => !/\.test\.ts$|\/oracle\.ts$/.test(path)).sort((a, b) => (a < b ? -1 : 1));
}

function walk(folder) {
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  return entries.flatMap((entry) => {
    if (entry.name.startsWith(".")) return [];
    return entry.isDirectory() ? walk(join(folder, entry.name)) : [join(folder, entry.name)];
  });
}

/** sha256 over each path and its content with \n line ends; tests/unit/test_bundle.py computes it again. */
function fingerprint(paths) {
  const hash = createHash("sha256");
  for (const path of paths) {
    const content = readFileSync(join(here, path)).toString("latin1").replaceAll("\r\n", "\n");
    hash.update(path + "\0").update(Buffer.from(content, "latin1")).update("\0");
  }
  return hash.digest("hex");
}

/** learner.css is the order of the sheets; one that is not in it would silently have no effect. */
function everySheetIsNamed(paths) {
  const index = readFileSync(join(here, "learner.css"), "utf8");
  const inRooms = paths.filter((path) => /^(theme|interactions)\/[^/]+\.css$/.test(path));
  const missing = inRooms.filter((path) => !index.includes(`"./${path}"`));
  if (missing.length > 0) throw new Error(`name ${missing.join(", ")} in learner.css`);
}

const paths = sources();
everySheetIsNamed(paths);
const result = await build({
  absWorkingDir: here,
  entryPoints: { learner: "player/main.ts", early: "theme/early.ts", search: "theme/search.ts", style: "learner.css" },
  bundle: true,
  write: false,
  outdir: out,
  format: "esm",
  // Phones of 2019 are what many learners have.
  target: "es2019",
  // Readable in the repository: names and lines are kept.
  minifySyntax: true,
  charset: "utf8",
  legalComments: "none",
  metafile: true,
  external: ["*.woff2", "*.svg", "*.png"],
});

/** How many bytes each room adds to a script, for the budgets of tests/unit/test_bundle.py. */
function shares(file) {
  const { inputs } = result.metafile.outputs[relative(here, file.path).replaceAll("\\", "/")];
  const bytes = rooms.map((room) => {
    const own = Object.entries(inputs).filter(([path]) => path.startsWith(room + "/"));
    return `${room} ${own.reduce((sum, [, input]) => sum + input.bytesInOutput, 0)}`;
  });
  return `/* ${bytes.join(", ")} bytes */\n`;
}

mkdirSync(out, { recursive: true });
const mark = `/* sources sha256:${fingerprint(paths)} */\n`;
for (const file of result.outputFiles) {
  const style = file.path.endsWith(".css");
  const name = style ? "learner.css" : basename(file.path);
  // The bundler names the file before each part and marks calls that it could drop: a tenth of the whole.
  const bare = file.text
    .replace(/^(\/\/ [\w/-]+\.ts|\/\* [\w/-]+\.css \*\/)\n/gm, "")
    .replaceAll("/* @__PURE__ */ ", "");
  // A classic script, since modules do not load from file://; wrapped here so that it is not indented twice.
  const text = mark + (style ? bare : `${shares(file)}(() => {\n"use strict";\n${bare}})();\n`);
  writeFileSync(join(out, name), text);
  console.log(`${name}: ${text.length} characters, ${gzipSync(text, { level: 9 }).length} bytes gzipped`);
}
rmSync(join(out, "material"), { recursive: true, force: true });
const material = join(here, "theme", "material");
if (existsSync(material)) {
  cpSync(material, join(out, "material"), { recursive: true });
  cpSync(join(here, "theme", "tokens.css"), join(out, "material", "assets", "tokens.css"));
}
