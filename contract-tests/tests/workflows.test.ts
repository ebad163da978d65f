/** The standard workflows, run by Redocly against the mock: they pass on it, and fail on a panel that leaves its contract. */
import { readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { KEY, leaksIn } from "../../tests/faults/support/canary.ts";
import { createFolder, type Run, readText, root, run } from "../../tests/support/checkout.ts";
import { isObject } from "../src/findings.ts";
import type { MockOptions } from "../src/mock/server.ts";
import { stage, withMock } from "./support/stage.ts";

const redocly = createRequire(import.meta.url).resolve("@redocly/cli/bin/cli.js");
const file = "spec/workflows.arazzo.yaml";

type Step = { stepId: string; operationId: string };
const { workflows } = parse(await readText(join(root, file))) as { workflows: { workflowId: string; steps: Step[] }[] };
const operations = stage.description.operations.map(({ id }) => id);

/** Runs the workflows with a key that is told from every other text, and reads all that they leave behind. */
async function respect(options: Partial<MockOptions>, ...flags: string[]): Promise<Run & { files: string[] }> {
  const folder = await createFolder();
  const result = await withMock({ key: KEY, ...options }, ({ url }) => {
    const server = `panel=${new URL(url).origin}`;
    const input = { key: KEY, service: 1, link: "https://example.com/p/1", quantity: 100 };
    const env = { REDOCLY_CLI_RESPECT_INPUT: JSON.stringify(input), REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
    const reports = ["--json-output", join(folder, "run.json"), "--har-output", join(folder, "run.har")];
    return run([redocly, "respect", file, "--server", server, ...reports, ...flags], { cwd: root, env });
  });
  const files = await Promise.all((await readdir(folder)).map((name) => readText(join(folder, name))));
  return { ...result, files };
}

/** The steps at which workflows ended. One that passed when it was tried again is none of them. */
function failedSteps({ stdout, stderr }: Run): string[] {
  return [...`${stdout}${stderr}`.matchAll(/stepId - (\w+)/g)].map(([, step]) => step as string);
}

function workflowOf(step: string): string {
  return workflows.find(({ steps }) => steps.some(({ stepId }) => stepId === step))?.workflowId ?? "";
}

/** A panel that answers one operation in another way. */
function changed(operation: string, change: (body: Record<string, unknown>) => unknown): Partial<MockOptions> {
  return { change: (body, asked) => (asked === operation && isObject(body) ? change(body) : body) };
}

describe("the workflows", { timeout: 60_000 }, () => {
  test("use each of the ten operations", () => {
    const used = workflows.flatMap(({ steps }) => steps.map(({ operationId }) => operationId));
    expect([...new Set(used)].sort()).toEqual([...operations].sort());
  });

  test("pass on the mock, every step of them", async () => {
    const called = new Set<string>();
    const { code, stdout, stderr } = await respect({ observe: (operation) => called.add(operation) });
    const steps = workflows.flatMap((workflow) => workflow.steps).length;
    expect(`${stdout}${stderr}`).toContain(`Workflows: ${workflows.length} passed, ${workflows.length} total`);
    expect(`${stdout}${stderr}`).toContain(`Steps: ${steps} passed, ${steps} total`);
    expect(code).toBe(0);
    expect([...called].sort()).toEqual([...operations].sort());
  });

  test("show the key nowhere, whether they pass or fail", async () => {
    const passed = await respect({}, "--verbose");
    const failed = await respect(
      changed("addOrder", () => ({ error: "Bad link" })),
      "--verbose",
    );
    expect([passed.code, failed.code]).toEqual([0, 1]);
    expect([passed, failed].map(({ files }) => files.length)).toEqual([2, 2]);
    expect(leaksIn([passed, failed])).toEqual([]);
  });

  test.concurrent.each<[string, string, (body: Record<string, unknown>) => unknown, string]>([
    ["refuses the list of services", "listServices", () => ({ error: "Incorrect request" }), "findService"],
    ["has lost the service", "listServices", () => [], "findService"],
    ["writes the balance as a number", "getBalance", (body) => ({ ...body, balance: 100 }), "readBalance"],
    ["answers an order with its id and an error", "addOrder", (body) => ({ ...body, error: "?" }), "placeOrder"],
    ["leaves the currency out", "getOrderStatus", ({ currency: _, ...body }) => body, "awaitDelivery"],
    ["never delivers", "getOrderStatus", (body) => ({ ...body, status: "Pending" }), "awaitDelivery"],
    ["writes a refill's id as a number", "createRefill", ({ refill }) => ({ refill: Number(refill) }), "requestRefill"],
    ["rejects the refill", "getRefillStatus", () => ({ status: "Rejected" }), "readRefill"],
    ["answers a cancel for another order", "cancelOrders", () => [{ order: 7, cancel: 1 }], "cancelOrder"],
    ["has no entry for one id", "getOrderStatuses", ({ "9000000000000000": _, ...body }) => body, "awaitBoth"],
    ["answers all ids alike", "createRefills", (rows) => Object.values(rows).map(() => rows[0]), "requestRefills"],
    ["fails the whole list for one id", "getRefillStatuses", () => ({ error: "Refill not found" }), "readRefills"],
  ])("fail on a panel that %s", async (_, operation, change, step) => {
    const result = await respect(changed(operation, change), "--workflow", workflowOf(step));
    expect({ code: result.code, failed: failedSteps(result), leaks: leaksIn(result) }).toEqual({
      code: 1,
      failed: [step],
      leaks: [],
    });
  });

  test("fail on a panel that does not know the key", async () => {
    const result = await respect({ key: "another" });
    const first = workflows.map(({ steps }) => steps[0]?.stepId);
    expect({ code: result.code, failed: failedSteps(result) }).toEqual({ code: 1, failed: first });
    expect(leaksIn(result)).toEqual([]);
  });
});
