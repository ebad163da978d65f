/** That the cases leave no hole, and that the description has no example that no case holds to its word. */
import { describe, expect, test } from "vitest";
import { type ContractCase, readCases } from "../src/cases.ts";
import { drawMatrix } from "../src/matrix.ts";
import { forMock } from "../src/runner.ts";
import { stage } from "./support/stage.ts";

const cases = await readCases();
const { operations } = stage.description;
const names = operations.map(({ id }) => id);

const answers = operations.flatMap(({ id, answers }) =>
  Object.entries(answers).map(([name, { value }]) => [id, name, value] as const),
);
const requests = operations.flatMap(({ id, requests }) =>
  Object.entries(requests).map(([name, { value }]) => [id, name, value] as const),
);

function of(operation: string): ContractCase[] {
  return cases.filter((found) => found.operation === operation).map(forMock);
}

describe("the matrix", () => {
  const passed = cases.map((found) => ({
    case: found,
    channel: "wire" as const,
    verdict: { status: "passed" as const },
  }));

  test("has no hole when every case passes", () => {
    expect(drawMatrix(names, passed).holes).toEqual([]);
  });

  test("names the hole that a missing case leaves", () => {
    const without = passed.filter(
      (row) => !(row.case.operation === "getBalance" && row.case.covers.includes("refused")),
    );
    expect(drawMatrix(names, without).holes).toEqual(["getBalance (refused): there is no case"]);
  });
});

describe("every example of the description", () => {
  test.each(answers)("%s: the answer %s is owed by a case", (operation, _name, value) => {
    expect(of(operation).map(({ answer }) => answer)).toContainEqual(value);
  });

  test.each(requests)("%s: the request %s is sent by a case", (operation, _name, value) => {
    const { key, action: _action, ...fields } = value as Record<string, unknown>;
    const sent = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, String(field)]));
    const candidates = of(operation).filter((found) => (found.key === "wrong") === (key === "wrong"));
    expect(candidates.map((found) => found.sent)).toContainEqual(sent);
  });
});
