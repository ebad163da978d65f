/** Ids that no number holds. The panel acted, and the id is all that is left of it. */
import type { Row } from "../support/row.ts";
import { replying, serve } from "../support/server.ts";

const HUGE = `1${"0".repeat(400)}`;

/** An id as it is written, and as it rides on the error. */
const ids: [string, string][] = [
  ["9007199254740993", "9007199254740993"],
  ["9007199254740992", "9007199254740992"],
  ["123456789012345678901234567890", "123456789012345678901234567890"],
  ["1e400", HUGE],
  ["1.5", "1.5"],
];

export const idRows: Row[] = ids.flatMap(([number, id]) => [
  {
    fault: `the id ${number}`,
    serve: () =>
      serve(
        replying((request) => ({
          body: /action=services/.test(request) ? `[{"service":${number}}]` : `{"order":${number},"refill":${number}}`,
        })),
      ),
    operations: ["listServices", "addOrder", "createRefill"],
    read: { error: "UnexpectedAnswer", facts: { id } },
    add: { error: "UnexpectedAnswer", outcome: "done", facts: { id } },
    write: { error: "UnexpectedAnswer", outcome: "done", facts: { id } },
  } satisfies Row,
]);
