import { defineConfig } from "tsdown";

export default defineConfig({
  entry: { cli: "src/cli/main.ts" },
  format: "esm",
  platform: "node",
  target: "node24",
  fixedExtension: false,
  sourcemap: false,
  dts: false,
  // The client and the command line that it shares with `autostagram` are in; packages are dependencies.
  deps: { onlyBundle: [] },
  copy: "../generated/actions.yaml",
  // Comments that name the files of the machine that built them.
  inputOptions: { experimental: { attachDebugInfo: "none" } },
  // The first file says in one line that a Node is too old to read the second.
  outputOptions: { chunkFileNames: "cli-[name].js" },
});
