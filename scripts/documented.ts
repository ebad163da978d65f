/**
 * Counts what is documented: exports and members of the client, operations and fields of the description, errors on their page.
 *   in   src/ by TypeDoc's model, generated/actions.yaml, spec/ko.overlay.yaml, docs/errors.md and docs/ko/errors.md
 *   use  npm run check:docs
 *   exit 0 all of it · 1 something is not, each named · 2 it cannot be counted, or TypeDoc finds other faults
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { countClient, errorsOf, readClient } from "./documented/client.ts";
import { countDescription } from "./documented/description.ts";
import { countErrors } from "./documented/errors.ts";
import { readOverlay, translate } from "./overlay/overlay.ts";

const ACTIONS = "generated/actions.yaml";
const OVERLAY = "spec/ko.overlay.yaml";

try {
  process.chdir(join(import.meta.dirname, ".."));
  const client = await readClient();
  const english = parse(await readFile(ACTIONS, "utf8"));
  const korean = await translate(english, await readOverlay(OVERLAY, OVERLAY));
  const pages = ["docs/errors.md", "docs/ko/errors.md"];
  const errors = pages.map(async (file) => countErrors(await readFile(file, "utf8"), file, errorsOf(client)));
  const counts = [
    ...countClient(client),
    ...countDescription(english, korean, ACTIONS),
    ...(await Promise.all(errors)).flat(),
  ];
  for (const { kind, total, missing } of counts) console.log(`${kind} ${total - missing.length}/${total}`);
  const missing = counts.flatMap((each) => each.missing);
  for (const line of missing) console.error(line);
  if (missing.length > 0) process.exitCode = 1;
} catch (error) {
  console.error(`documented: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 2;
}
