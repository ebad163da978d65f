/** The TypeScript client: the package of this repository, as it is. */
import { join } from "node:path";
import type { Language } from "../language.ts";

export const language: Language = {
  name: "typescript",
  title: "TypeScript",
  support: "complete",
  missing: async () => undefined,
  // `npm run generate` has written what it needs.
  generate: async () => {},
  // Node runs it from its source.
  build: async () => {},
  runner: ({ folder, root }) => ({ command: process.execPath, args: [join(folder, "runner.ts")], cwd: root }),
};
