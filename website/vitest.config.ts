import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 600_000,
    maxWorkers: 2,
    // Programs that run at the same time.
    maxConcurrency: 3,
    // The tests look at a site that is built by other programs; nothing of it is compiled here.
    css: false,
  },
});
