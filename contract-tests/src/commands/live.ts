/**
 * The read-only cases against a live panel.
 *   use  AUTOSTAGRAM_KEY=… [AUTOSTAGRAM_URL=…] [AUTOSTAGRAM_ORDER=…] [AUTOSTAGRAM_REFILL=…] npm run test:live
 *   exit 0 conforms · 1 contract broken · 2 usage or configuration · 3 could not verify
 */
import { checkLive } from "../check.ts";
import { liveSettings } from "../settings.ts";
import { runCommand } from "../usage.ts";

await runCommand("test:live", async () => checkLive(liveSettings(process.env)));
