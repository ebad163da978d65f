import { defineConfig } from "tsdown";

const common = {
  format: "esm",
  target: "node20",
  sourcemap: false,
  // Comments that name the files of the machine that built them.
  inputOptions: { experimental: { attachDebugInfo: "none" } },
} as const;

/** What is not needed for a plain call has an entry of its own, and costs nothing unless it is imported. */
const subpaths = ["catalogue", "coalesce", "iterate", "ledger", "preflight", "raw", "validate", "watch"];

export default defineConfig([
  {
    ...common,
    entry: { index: "src/index.ts", ...Object.fromEntries(subpaths.map((name) => [name, `src/${name}/index.ts`])) },
    platform: "neutral",
    // The ledger loads it where there are files; everything else runs without.
    deps: { neverBundle: [/^node:/] },
    dts: true,
  },
  {
    ...common,
    entry: { cli: "src/cli/main.ts" },
    platform: "node",
    fixedExtension: false,
    // The first file says in one line that a Node is too old to read the second.
    outputOptions: { chunkFileNames: "cli-[name].js" },
    dts: false,
    clean: false,
  },
]);
