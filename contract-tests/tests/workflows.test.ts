/** The standard workflows: they pass on the mock, fail on a panel that is not theirs, and show the key nowhere. */
import { describe, expect, test } from "vitest";
import { leaksIn } from "../../tests/faults/support/canary.ts";
import { stage } from "./support/stage.ts";
import { changed, failedSteps, respect, workflows } from "./support/workflows.ts";

const operations = stage.description.operations.map(({ id }) => id);

describe("the workflows", { timeout: 60_000 }, () => {
  test("use each of the ten operations", () => {
    const used = workflows.flatMap(({ steps }) => steps.map(({ operationId }) => operationId));
    expect([...new Set(used)].sort()).toEqual([...operations].sort());
  });

  test("pass on the mock, every step of them, and show the key nowhere", async () => {
    const called = new Set<string>();
    const passed = await respect({ observe: (operation) => called.add(operation) }, "--verbose");
    const output = `${passed.stdout}${passed.stderr}`;
    const steps = workflows.flatMap((workflow) => workflow.steps).length;
    expect(output).toContain(`Workflows: ${workflows.length} passed, ${workflows.length} total`);
    expect(output).toContain(`Steps: ${steps} passed, ${steps} total`);
    expect(passed).toMatchObject({ code: 0, files: [expect.any(String), expect.any(String)] });
    expect([...called].sort()).toEqual([...operations].sort());
    expect(leaksIn(passed)).toEqual([]);
  });

  test("show the key nowhere when they fail, with all that Redocly tells", async () => {
    const refuse = changed("addOrder", () => ({ error: "Bad link" }));
    const failed = await respect(refuse, "--verbose");
    expect(failed).toMatchObject({ code: 1, files: [expect.any(String), expect.any(String)] });
    expect(leaksIn(failed)).toEqual([]);
  });

  test("fail on a panel that does not know the key", async () => {
    const result = await respect({ key: "another" });
    const first = workflows.map(({ steps }) => steps[0]?.stepId);
    expect({ code: result.code, failed: failedSteps(result) }).toEqual({ code: 1, failed: first });
    expect(leaksIn(result)).toEqual([]);
  });
});
