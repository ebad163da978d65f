import { join } from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    testTimeout: 60_000,
    typecheck: { enabled: false },
    // Many tests wait for processes that they start, so that no core need be kept free for vitest itself.
    maxWorkers: "100%",
    // A program that a test starts is compiled once, and not each time.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, "node_modules/.cache/compile") },
    projects: [
      { extends: true, test: { name: "client", include: ["tests/**/*.test.ts"] } },
      {
        extends: true,
        test: {
          name: "checker",
          include: ["contract-tests/tests/**/*.test.ts"],
          // Prism and ajv are loaded once in each worker, and not for each file. None of these tests changes what is global.
          isolate: false,
        },
      },
    ],
  },
});
