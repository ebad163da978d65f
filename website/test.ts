/**
 * Builds a site of its own, under a path that no host has at its root, and tries it: in Chromium, and every block of code on its pages
 * against the mock.
 *   use  npm run test:site [-- vitest's flags]      SITE_BUILT=1 takes what was built the last time
 *   exit what failed first: the build, the types or the tests
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { repository, website } from "./steps/places.ts";

const base = "/under/a/path/";
const env = { ...process.env, SITE_OUT: join(website, ".stage", "site"), SITE_BASE: base };

const steps = [
  ...(process.env.SITE_BUILT === "1" ? [] : [["scripts/run.mjs", "website/build.ts", "--base", base]]),
  [join("node_modules", "typescript", "bin", "tsc"), "--project", "website"],
  [join("node_modules", "vitest", "vitest.mjs"), "run", "--root", website, ...process.argv.slice(2)],
];

for (const step of steps) {
  const { status } = spawnSync(process.execPath, step, { cwd: repository, env, stdio: "inherit" });
  if (status === 0) continue;
  process.exitCode = status ?? 1;
  break;
}
