import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

const root = import.meta.dirname;

const tests = "tests/**/*.test.ts";

/** They fake a clock, or spy on what is global: what they leave behind would reach the next file in their worker. */
const alone = globSync(tests, { cwd: root }).filter((file) =>
  /\bvi\.(useFake|spyOn|stub)/.test(readFileSync(join(root, file), "utf8")),
);

export default defineConfig({
  test: {
    testTimeout: 60_000,
    typecheck: { enabled: false },
    // Many tests wait for processes that they start, so that no core need be kept free for vitest itself.
    maxWorkers: "100%",
    // A program that a test starts is compiled once, and not each time.
    env: { NODE_COMPILE_CACHE: join(root, "node_modules/.cache/compile") },
    // A worker loads what its files share once, and not for each file: for the checker that is Prism and ajv.
    isolate: false,
    projects: [
      { extends: true, test: { name: "client", include: [tests, ...alone.map((file) => `!${file}`)] } },
      { extends: true, test: { name: "client alone", include: alone, isolate: true } },
      { extends: true, test: { name: "checker", include: ["contract-tests/tests/**/*.test.ts"] } },
    ],
  },
});
