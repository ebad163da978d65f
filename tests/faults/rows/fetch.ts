/** A `fetch` of the caller's that does not do what fetch does. */
import { always, type Row } from "../support/row.ts";
import { documented, serve } from "../support/server.ts";
import type { SetupName } from "../support/setups.ts";

const names: SetupName[] = [
  "a fetch that throws text",
  "a fetch that throws null",
  "a fetch that throws at once",
  "a fetch that gives nothing",
  "a fetch that gives no promise",
  "a fetch that gives an object",
  "a fetch that gives text",
];

const broken: Row[] = names.map((setup) => ({
  fault: setup,
  setup,
  serve: () => serve(documented),
  ...always("UnexpectedAnswer", { outcome: "unknown" }),
  arrives: "nothing",
}));

export const fetchRows: Row[] = [
  ...broken,
  {
    fault: "a fetch that ignores its signal",
    setup: "a fetch that ignores its signal",
    serve: () => serve(documented),
    options: { timeout: 50 },
    ...always("DeadlineError", { outcome: "unknown" }),
    arrives: "nothing",
  },
];
