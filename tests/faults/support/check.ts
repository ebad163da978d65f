/** Runs rows of the fault table, and asserts of each call all that must hold of every one. */
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Operation } from "../../../src/index.ts";
import { writes } from "../../support/calls.ts";
import { actions, values } from "./answers.ts";
import { type Attempt, attempt, type Report } from "./attempt.ts";
import { serveHealthy } from "./healthy.ts";
import type { Expected, Failure, Row } from "./row.ts";
import type { Served } from "./server.ts";

/** Where calls are made: here, or in another process. */
export type Runner = (job: Attempt) => Promise<Report>;

/** Three that read, one of each kind of answer, and all that write. */
const OPERATIONS: readonly Operation[] = ["listServices", "getOrderStatus", "getOrderStatuses", ...writes];

/** Far more than any of these calls takes, and far less than a call that hangs. */
const CEILING = 5_000;

/** Makes a test of each row and operation. */
export function testRows(rows: readonly Row[], { run = attempt as Runner, operations = OPERATIONS } = {}): void {
  let healthy: Served;
  beforeAll(async () => {
    healthy = await serveHealthy();
  });
  afterAll(() => healthy.close());

  describe.each(rows)("$fault", (row) => {
    const fitting = row.operations?.filter((operation) => operations.includes(operation)) ?? operations;
    const cases = (fitting.length > 0 ? fitting : (row.operations ?? [])).flatMap((operation) => {
      const expected = expectedOf(row, operation);
      return expected ? [{ operation, expected, verdict: verdictOf(expected, operation) }] : [];
    });
    test.each(cases)("$verdict $operation", async ({ operation, expected }) => {
      const job = { operation, healthy: healthy.url, setup: row.setup };
      const makeCall = (url: string) => run({ ...job, url, options: { ...row.options } });
      await meet({ row, operation, expected, makeCall });
    });
  });
}

function expectedOf(row: Row, operation: Operation): Expected | undefined {
  if (operation === "addOrder") return row.add;
  return writes.includes(operation) ? row.write : row.read;
}

function verdictOf(expected: Expected, operation: Operation): string {
  if (!isFailure(expected)) return "does not disturb";
  const article = /^(Http|[AEIOU])/.test(expected.error) ? "an" : "a";
  return `is ${article} ${expected.error}${writes.includes(operation) ? `, ${expected.outcome},` : ""} to`;
}

function isFailure(expected: Expected): expected is Failure {
  return typeof expected === "object" && "error" in expected;
}

type Case = { row: Row; operation: Operation; expected: Expected; makeCall: (url: string) => Promise<Report> };

async function meet({ row, operation, expected, makeCall }: Case): Promise<void> {
  const served = await row.serve(operation);
  await withServer({ served, lingers: row.lingers }, async (server) => {
    const report = await makeCall(server.url);
    if (row.lingers) report.handles = [];
    const counts = attemptsOf(row, operation, expected);
    expectClean(report);
    expectResult(report, { operation, expected });
    expect(counts).toContain(attemptsTold(report));
    expectTold(report, { operation, url: server.url });
    expectArrived(server, { row, operation, attempts: attemptsTold(report) });
  });
  const isRetried = isFailure(expected) && expected.retried === true && !writes.includes(operation);
  if (isRetried && row.heals !== false) await expectRecovery(await row.serve(operation), operation, makeCall);
}

/** A read must also come through when the fault passes, in the very next attempt. */
async function expectRecovery(served: Served, operation: Operation, makeCall: Case["makeCall"]): Promise<void> {
  await withServer({ served }, async (server) => {
    server.faults = 1;
    const report = await makeCall(server.url);
    expectClean(report);
    expectResult(report, { operation, expected: "documented" });
    expect(report.told.map(({ hook }) => hook)).toEqual([
      ...["onRequest", "onResponse", "onRetry"],
      ...["onRequest", "onResponse"],
    ]);
    expect(server.requests).toHaveLength(2);
  });
}

async function withServer(
  { served: server, lingers = false }: { served: Served; lingers?: boolean | undefined },
  use: (server: Served) => Promise<void>,
): Promise<void> {
  try {
    await use(server);
    // The client lets go by itself, before the server is closed.
    if (!lingers) await vi.waitFor(() => expect(server.connections.open).toBe(0), { timeout: 1_000, interval: 2 });
  } finally {
    await server.close();
  }
}

/** What must hold after every call, whatever it met. */
export function expectClean(report: Report): void {
  expect(report).toMatchObject({ leaks: [], noise: [], handles: [], sibling: "answered" });
  expect(report.milliseconds).toBeLessThan(CEILING);
}

type Wanted = { operation: Operation; expected: Expected };

function expectResult({ error, value }: Report, { operation, expected }: Wanted): void {
  if (!isFailure(expected)) {
    expect({ error, value }).toEqual({ error, value: expected === "documented" ? values[operation] : expected.value });
    expect(error).toBeUndefined();
    return;
  }
  const { outcome, facts } = expected;
  const name = error?.class === expected.or ? expected.or : expected.error;
  expect({ error, value }).toMatchObject({
    error: {
      ...{ class: name, name, isOurs: true, ...facts },
      ...{ operation, action: actions[operation], outcome: (writes.includes(operation) && outcome) || null },
    },
    value: undefined,
  });
  expect(error?.message).toMatch(new RegExp(`^${operation}: .`));
  // What is no answer stands in the excerpt, and not in what goes into every log.
  if (name === "UnreadableAnswer") expect(error?.message).not.toMatch(/[<{[]|Notice|SyntaxError/);
  // What a person must know who reads the message alone.
  expect(/may exist/.test(error?.message ?? "")).toBe(error?.outcome === "unknown");
}

/** How many times a call may be sent. */
function attemptsOf({ options }: Row, operation: Operation, expected: Expected): number[] {
  if (!isFailure(expected) || writes.includes(operation)) return [1];
  const most = 1 + (options?.retries ?? 2);
  if (expected.retried === "perhaps") return [1, most];
  return [expected.retried ? most : 1];
}

function attemptsTold({ told }: Report): number {
  return told.filter(({ hook }) => hook === "onRequest").length;
}

/** One request and its response for each attempt, a retry between two, and nothing else. */
function expectTold({ told, error }: Report, { operation, url }: { operation: Operation; url: string }): void {
  const { hostname, port } = new URL(url);
  const end = { foreign: 0, error: error?.class, outcome: endOf(operation, error) };
  const last = Math.max(...told.map(({ attempt }) => attempt));
  const wanted = Array.from({ length: last }, (_, index) => {
    const attributes = {
      ...{ "http.request.method": "POST", "url.full": url },
      ...{ "server.address": hostname, "server.port": Number(port || 443) },
      ...(index === 0 ? {} : { "http.request.resend_count": index }),
    };
    const about = { operation, action: actions[operation], attempt: index + 1 };
    const status = error ? error.status : 200;
    const ended = {
      ...attributes,
      ...(status === undefined ? {} : { "http.response.status_code": status }),
      ...(error ? { "error.type": error.class } : {}),
    };
    const { outcome, ...retried } = { ...end, delay: expect.any(Number) };
    const { foreign, ...retry } = retried;
    return [
      { hook: "onRequest", ...about, attributes },
      { hook: "onResponse", ...about, ...end, attributes: ended, duration: expect.any(Number) },
      ...(index + 1 < last ? [{ hook: "onRetry", ...about, ...retry, attributes: expect.anything() }] : []),
    ];
  });
  expect(told).toEqual(wanted.flat());
}

function endOf(operation: Operation, error: Report["error"]): string | undefined {
  if (!error) return "done";
  return writes.includes(operation) ? (error.outcome ?? undefined) : undefined;
}

type Arrived = { row: Row; operation: Operation; attempts: number };

function expectArrived(server: Served, { row, operation, attempts }: Arrived): void {
  const { arrives = "request" } = row;
  expect(server.requests).toHaveLength(arrives === "request" ? attempts : 0);
  if (arrives === "connection") expect(server.connections.made).toBe(attempts);
  for (const request of server.requests) {
    expect(request).toMatch(/^POST \S*\/api\/v2 HTTP\/1\.1\r\n/);
    expect(request).toContain(`action=${actions[operation]}`);
  }
  // The same again, to the letter.
  expect(new Set(server.requests).size).toBeLessThanOrEqual(1);
}
