import { join } from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts", "contract-tests/tests/**/*.test.ts"],
    testTimeout: 60_000,
    typecheck: { enabled: false },
    // Prism, Redocly and TypeScript are loaded once in each worker, and not once in each of the files.
    isolate: false,
    // Many tests wait for processes that they start, so that no core need be kept free for vitest itself.
    maxWorkers: "100%",
    // A program that a test starts is compiled once, and not each time.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, "node_modules/.cache/compile") },
  },
});
