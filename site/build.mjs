/** Makes tooling/coursewright/bundle from these sources: one script, one that runs before it, one style sheet, and what the manual's theme loads. */

import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, transformSync } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "..", "tooling", "coursewright", "bundle");
const rooms = ["interactions", "player", "results", "room", "theme", "tracking"];

/** Paths of all sources, relative to this folder, in the order of their code points. */
function sources() {
  const files = rooms.flatMap((room) => walk(join(here, room)));
  const named = ["build.mjs", "learner.css", "notebook.css", "package.json", "story.css"].map((name) => join(here, name));
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

/** What each style sheet is made of: learner.css for every page, the others beside it for the pages that need them. */
const SHEETS = {
  learner: "learner.css",
  notebook: "notebook.css",
  story: "story.css",
  paper: "room/paper.css",
  forum: "room/forum.css",
  results: "results/results.css",
  book: "theme/book.css",
  device: "theme/device.css",
  missing: "theme/missing.css",
  slides: "room/slides.css",
  leading: "room/leading.css",
};

/** An index gives the order of the sheets; one that is in none would silently have no effect. */
function everySheetIsNamed(paths) {
  const named = Object.values(SHEETS);
  const indexes = named.map((name) => readFileSync(join(here, name), "utf8")).join("");
  const sheets = paths.filter((path) => /^(theme|interactions|results|room)\/[^/]+\.css$/.test(path));
  const missing = sheets.filter((path) => !named.includes(path) && !indexes.includes(`"./${path}"`));
  if (missing.length > 0) throw new Error(`name ${missing.join(", ")} in learner.css`);
}

const paths = sources();
everySheetIsNamed(paths);

const options = {
  absWorkingDir: here,
  bundle: true,
  write: false,
  outdir: out,
  format: "esm",
  // The browsers of autumn 2020 (Chrome 86, Safari 14), the first with `replaceChildren`, know all of it.
  target: "es2021",
  minifySyntax: true,
  charset: "utf8",
  legalComments: "none",
  metafile: true,
  external: ["*.woff2", "*.svg", "*.png"],
};

const SHARED = "coursewright";

/** Takes what the scripts before this one hold from there, in place of a second copy. */
function sharing(...before) {
  const held = new Set(before.flatMap(({ metafile }) => Object.keys(metafile.inputs)).map((path) => join(here, path)));
  const names = before.flatMap(({ metafile }) => Object.values(metafile.outputs)).flatMap(({ exports = [] }) => exports);
  return {
    name: SHARED,
    setup(build) {
      build.onResolve({ filter: /^\./ }, ({ path, resolveDir, kind }) => {
        const shared = kind === "import-statement" && held.has(join(resolveDir, path) + ".ts");
        return shared ? { path: SHARED, namespace: SHARED, sideEffects: false } : undefined;
      });
      build.onResolve({ filter: new RegExp(`^${SHARED}$`) }, () => ({ path: SHARED, external: true }));
      build.onLoad({ filter: /./, namespace: SHARED }, () => ({ contents: `export { ${names} } from "${SHARED}";` }));
    },
  };
}

/** A classic script, since modules do not load from file://; wrapped here so that it is not indented twice. */
function classic(text) {
  const names = (list) => list.replace(/\s+/g, " ");
  const lent = /^export (\{[^}]*\});$/m;
  const borrowed = new RegExp(`^import \\{([^}]*)\\} from "${SHARED}";$`, "m");
  const body = text
    .replace(lent, (_, list) => `Object.assign(window.${SHARED} ??= {}, ${names(list.replace(/(\w+) as (\w+)/g, "$2: $1"))});`)
    .replace(borrowed, (_, list) => {
      const used = list.split(",").map((name) => name.trim()).filter((name) => text.split(new RegExp(`\\b${name}\\b`)).length > 2);
      return `const { ${used.join(", ")} } = window.${SHARED};`;
    });
  return `(() => {\n"use strict";\n${body}})();\n`;
}

const core = await build({ ...options, entryPoints: { learner: "player/main.ts", early: "theme/early.ts" } });
const sheets = await build({ ...options, entryPoints: SHEETS });
const after = (entryPoints, ...before) => build({ ...options, entryPoints, plugins: [sharing(...before)] });
const activity = await after({ activity: "player/activity.ts" }, core);
const parts = await after(
  {
    package: "player/package.ts",
    scorm12: "player/scorm12.ts",
    scorm2004: "player/scorm2004.ts",
    cmi5: "player/cmi5.ts",
    xapi: "player/xapi.ts",
    search: "theme/search.ts",
    tryout: "player/tryout.ts",
    collector: "results/collector.ts",
    verifier: "results/verifier.ts",
    boosters: "results/boosters.ts",
    country: "theme/country.ts",
    map: "theme/map.ts",
  },
  core,
);
// Kept courses are looked up on the page of what the device keeps as well.
const offline = await after({ offline: "theme/offline.ts" }, core);
const device = await after({ device: "theme/device.ts" }, core, offline);
const worker = await build({ ...options, entryPoints: { worker: "theme/worker.ts" } });
const story = await after({ story: "player/story.ts" }, core, activity);
const results = await after({ results: "results/main.ts" }, core, activity);
const forum = await after({ forum: "room/forum.ts" }, core, activity, story);
const slides = await build({ ...options, entryPoints: { slides: "room/slides.ts", missing: "theme/missing.ts" } });

mkdirSync(out, { recursive: true });
const mark = `/* sources sha256:${fingerprint(paths)} */\n`;
const all = [core, sheets, activity, story, forum, results, slides, parts, offline, device, worker];
const inputs = Object.fromEntries(
  all.flatMap(({ metafile }) => Object.entries(metafile.outputs)).map(([path, made]) => [basename(path), Object.keys(made.inputs)]),
);

/** The licence of each package that a script holds a part of, whole, as it asks for. */
function notices(name) {
  const packages = inputs[name].flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []);
  const licence = (one) => readFileSync(join(here, "node_modules", one, "LICENSE"), "utf8").trim();
  return [...new Set(packages)].map((one) => `/* ${one}\n\n${licence(one)} */\n`).join("");
}

/** Names are kept, and lines that an editor can show. Blanks are not: they are a tenth of a page on the wire. */
const WRITTEN = { minifyWhitespace: true, lineLimit: 1000, charset: "utf8", target: options.target };

for (const file of all.flatMap(({ outputFiles }) => outputFiles)) {
  const style = file.path.endsWith(".css");
  const name = basename(file.path);
  const { code } = transformSync(style ? file.text : classic(file.text), { ...WRITTEN, loader: style ? "css" : "js" });
  const text = mark + notices(name) + code;
  writeFileSync(join(out, name), text);
  console.log(`${name}: ${text.length} characters, ${gzipSync(text, { level: 9 }).length} bytes gzipped`);
}
rmSync(join(out, "material"), { recursive: true, force: true });
const material = join(here, "theme", "material");
if (existsSync(material)) {
  cpSync(material, join(out, "material"), { recursive: true });
  cpSync(join(here, "theme", "tokens.css"), join(out, "material", "assets", "tokens.css"));
}

mkdirSync(join(out, "print"), { recursive: true });
cpSync(join(here, "theme", "print", "book.typ"), join(out, "print", "book.typ"));

/** What is not ours travels as it was published, with its notice. */
const reveal = join(here, "node_modules", "reveal.js");
for (const [from, name] of [["dist/reveal.js", "reveal.js"], ["dist/reveal.css", "reveal.css"], ["LICENSE", "LICENSE"]]) {
  cpSync(join(reveal, from), join(out, "reveal", name));
}
