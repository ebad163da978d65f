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
  // Node runs it from its source, and looks at no type.
  async build({ root, folder, run }) {
    await run(process.execPath, [join(root, "node_modules", "typescript", "bin", "tsc"), "--project", folder]);
  },
  runner: ({ folder, root }) => ({ command: process.execPath, args: [join(folder, "runner.ts")], cwd: root }),
};
