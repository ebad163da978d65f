import { describe, expect, test } from "vitest";
import { servePanel } from "../../tests/support/panel.ts";
import { readCases } from "../src/cases.ts";
import { differences } from "../src/differences.ts";
import { createExaminer } from "../src/examine.ts";
import { drawMatrix } from "../src/matrix.ts";
import { channels, forMock, runCase } from "../src/runner.ts";
import { stage, withMock } from "./support/stage.ts";

const examine = createExaminer(stage.description);
const cases = (await readCases()).map(forMock);

function caseOf(operation: string, name: string) {
  const found = cases.find((candidate) => candidate.operation === operation && candidate.name === name);
  if (!found) throw new Error(`no case ${operation}: ${name}`);
  return found;
}

const unknownOrder = caseOf("getOrderStatus", "refuses an unknown order");

describe("runCase", () => {
  test("finds a refusal that does not come with HTTP 200", async () => {
    const { url } = await servePanel({
      status: 401,
      headers: { "content-type": "application/json" },
      body: '{"error":"Incorrect order ID"}',
    });
    const verdict = await runCase(examine, { url, key: "k", exact: false }, unknownOrder, "wire");
    expect(verdict).toMatchObject({ status: "failed", findings: [{ found: "HTTP 401", documented: "HTTP 200" }] });
  });

  test.each(channels)("takes a key that is not let in for no answer to another question (%s)", async (channel) => {
    const verdict = await withMock({}, ({ url }) =>
      runCase(examine, { url, key: "unknown", exact: false }, unknownOrder, channel),
    );
    expect(verdict).toMatchObject({ status: "unverified", reason: expect.stringContaining("Invalid API key") });
  });

  test.each(channels)("follows no redirect, which would send the key on (%s)", async (channel) => {
    const elsewhere = await servePanel('{"error":"Incorrect order ID"}');
    const here = await servePanel({ status: 307, headers: { location: elsewhere.url }, body: "" });
    const verdict = await runCase(examine, { url: here.url, key: "k", exact: false }, unknownOrder, channel);
    expect(verdict.status).toBe(channel === "wire" ? "failed" : "unverified");
    expect(here.received).toHaveLength(1);
    expect(elsewhere.received).toHaveLength(0);
  });
});

describe("differences", () => {
  test("are none between equal answers", () => {
    expect(differences("x", { a: [1, { b: null }] }, { a: [1, { b: null }] })).toEqual([]);
  });

  test.each([
    ["a value", { a: [1, 2] }, { a: [1, 3] }, "/a/1"],
    ["a name too many", { a: 1, b: 2 }, { a: 1 }, "/b"],
    ["an array for an object", [], {}, ""],
    ["the order of the names", { b: 1, a: 2 }, { a: 2, b: 1 }, ""],
  ])("are found in %s", (_, found, owed, pointer) => {
    expect(differences("x", found, owed)).toEqual([expect.objectContaining({ pointer, severity: "breaking" })]);
  });
});

describe("the reason why a cell stands open", () => {
  test("is the one that the reader can do something about", () => {
    const skipped = ["it needs what only the mock knows", "set AUTOSTAGRAM_ORDER to an id"].map((reason) => ({
      case: caseOf("getOrderStatus", "tells where an order stands"),
      channel: "wire" as const,
      verdict: { status: "skipped" as const, reason },
    }));
    expect(drawMatrix(["getOrderStatus"], skipped).holes).toContain(
      "getOrderStatus (success): set AUTOSTAGRAM_ORDER to an id",
    );
  });
});
