/**
 * Serves site/ on this machine.
 *   use  npm run docs:preview [-- --port 4173] [--base /autostagram/]      the base that it was built for
 *   exit 2 usage, or the port is taken
 */
import { install } from "./install.ts";
import { readBase, readFlags, runProgram } from "./steps/flags.ts";

await runProgram("docs:preview", async () => {
  const { port, base } = readFlags({ port: "4173", base: "/" });
  readBase(base);
  await install();
  const { serveSite } = await import("./steps/serve.ts");
  const { url } = await serveSite({ port: Number(port), base });
  console.log(`${url} (Ctrl-C ends it)`);
});
