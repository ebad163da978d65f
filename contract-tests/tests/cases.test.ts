/** Every contract case, over the bare wire and through the typed client, each on a mock of its own. */
import { describe, expect, test } from "vitest";
import { readCases } from "../src/cases.ts";
import { createExaminer } from "../src/examine.ts";
import { channels, forMock, runCase } from "../src/runner.ts";
import { stage, withMock } from "./support/stage.ts";

const cases = await readCases();
const examine = createExaminer(stage.description);
const operations = stage.description.operations.map(({ id }) => id);

describe.each(operations)("%s", (operation) => {
  const rows = cases
    .filter((found) => found.operation === operation)
    .flatMap((found) => channels.map((channel) => [found.name, channel, found] as const));

  test.each(rows)("%s (%s)", async (_name, channel, found) => {
    const seen: Record<string, string>[] = [];
    const options = {
      observe: (_: string, fields: ReadonlyMap<string, string>) => void seen.push(Object.fromEntries(fields)),
    };
    const verdict = await withMock(options, (mock) =>
      runCase(examine, { ...mock, exact: true }, forMock(found), channel),
    );
    expect(verdict).toEqual({ status: "passed" });
    // A wrong key does not get as far as an operation.
    if (found.key === "wrong") expect(seen).toEqual([]);
    else expect(seen).toEqual([{ ...forMock(found).sent, key: "demo", action: expect.any(String) }]);
  });
});
