/** Runs every *.test.ts of these sources with node's own test runner, bundled into a temporary folder first. */

import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const rooms = ["interactions", "player", "results", "room", "theme", "tracking"];
const wanted = process.argv.slice(2);
const tests = rooms
  .flatMap((room) => readdirSync(join(here, room)).map((name) => `${room}/${name}`))
  .filter((path) => path.endsWith(".test.ts") && wanted.every((word) => path.includes(word)));

const out = mkdtempSync(join(tmpdir(), "coursewright-site-"));
try {
  writeFileSync(join(out, "package.json"), '{"type": "module"}');
  await build({
    absWorkingDir: here,
    entryPoints: tests,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    sourcemap: "inline",
    outdir: out,
    outbase: here,
    define: { "process.env.VECTORS": JSON.stringify(join(here, "..", "tests", "vectors")) },
  });
  const files = tests.map((path) => join(out, path.replace(/\.ts$/, ".js")));
  const run = spawnSync(process.execPath, ["--enable-source-maps", "--test", "--test-timeout=60000", ...files], { stdio: "inherit" });
  process.exitCode = tests.length > 0 ? (run.status ?? 1) : 1;
} finally {
  rmSync(out, { recursive: true, force: true });
}
