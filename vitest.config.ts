import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts", "contract-tests/tests/**/*.test.ts"],
    testTimeout: 20_000,
    typecheck: { enabled: false },
  },
});
