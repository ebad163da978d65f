/**
 * The one command that proves it: ten operations, over the bare wire and through the typed client.
 *   use  npm start                    against the embedded mock, with three deviations played to itself
 *        npm start, with AUTOSTAGRAM_URL and AUTOSTAGRAM_KEY both set: against that panel, reading only
 *   exit 0 conforms · 1 contract broken · 2 usage or configuration · 3 could not verify
 */
import { checkLive, checkMock } from "../check.ts";
import { liveSettings } from "../settings.ts";
import { runCommand } from "../usage.ts";

await runCommand("start", async () => {
  const { AUTOSTAGRAM_URL: url, AUTOSTAGRAM_KEY: key } = process.env;
  if (url && key) return await checkLive(liveSettings(process.env));
  if (url || key)
    console.error("start: only one of AUTOSTAGRAM_URL and AUTOSTAGRAM_KEY is set; the run goes to the embedded mock.");
  return await checkMock();
});
