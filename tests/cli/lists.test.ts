/** `status`, `refill` and `cancel`: any number of ids, partial answers kept, and the exit code tells the worst. */
import { describe, expect, test } from "vitest";
import { servePanel, serveSocket } from "../support/panel.ts";
import { answering, envOf, fieldsOf, runHere, type Setting, STATUS } from "./support/cli.ts";

const REFUSED = { error: "Incorrect order ID" };

async function run(argv: string[], own: Parameters<typeof answering>[0] = {}, setting: Setting = {}) {
  const panel = await servePanel(answering(own));
  const result = await runHere(argv, { ...setting, env: { ...envOf(panel), NO_COLOR: "1" } });
  return { ...result, sent: panel.received.map(fieldsOf) };
}

const ids = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1));

describe("status", () => {
  test("shows each order in the order asked, the bad ones too, and exits 1", async () => {
    const status = JSON.stringify({ 1: STATUS, 10: REFUSED, 100: { status: "Pending" } });
    const { code, stdout } = await run(["status", "100", "10", "1"], { status });
    expect(code).toBe(1);
    expect(stdout.split("\n").map((line) => line.trim().split(/ {2,}/))).toEqual([
      ["order", "status", "charge", "currency", "start_count", "remains", "problem"],
      ["100", "Pending"],
      ["10", "Incorrect order ID"],
      ["1", "Partial", "0.27819", "USD", "3572", "157"],
      [""],
    ]);
  });

  test("exits 3 when the answer leaves an order out, whatever else is refused", async () => {
    const { code, stdout } = await run(["status", "1", "10"], { status: JSON.stringify({ 1: REFUSED }) });
    expect(code).toBe(3);
    expect(stdout).toContain("left out");
  });

  test.each<[string, string]>([
    ["lines", "1\n2\n3\n"],
    ["lines of Windows", "1\r\n2\r\n3\r\n"],
    ["commas", "1,2, 3"],
  ])("reads ids from stdin as %s", async (_, input) => {
    const { code, sent } = await run(["status", "-"], {}, { input });
    expect(code).toBe(0);
    expect(sent).toEqual([expect.objectContaining({ orders: "1,2,3" })]);
  });

  test("tells which id on stdin is none, and does not repeat it", async () => {
    const { code, stderr, sent } = await run(["status", "-"], {}, { input: "1\nsecret\n" });
    expect({ code, sent }).toEqual({ code: 2, sent: [] });
    expect(stderr).toContain("number 2 on stdin is no order id");
    expect(stderr).not.toContain("secret");
  });

  test("asks about 250 ids in three calls", async () => {
    const { code, stdout, stderr, sent } = await run(["status", ...ids(250), "--json"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(sent).toHaveLength(3);
    expect(JSON.parse(stdout).map(({ id }: { id: number }) => id)).toEqual(ids(250).map(Number));
  });

  test("keeps what was answered when a call fails, and exits 3", async () => {
    const status = ({ orders = "" }) =>
      orders.startsWith("101,")
        ? "<html>"
        : JSON.stringify(Object.fromEntries(orders.split(",").map((id) => [id, STATUS])));
    const { code, stdout, stderr } = await run(["status", ...ids(150), "--json"], { status });
    expect(code).toBe(3);
    const entries = JSON.parse(stdout) as { ok: boolean }[];
    expect(entries.map(({ ok }) => ok)).toEqual(ids(150).map((id) => Number(id) <= 100));
    expect(stderr).toContain("PartialError");
  });
});

describe("--timeout", () => {
  test("ends a call that is not answered, and says how to wait longer", async () => {
    const panel = await serveSocket(() => {});
    const { code, stdout, stderr } = await runHere(["status", "1", "--timeout", "0.05"], { env: envOf(panel) });
    expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
    expect(stderr).toMatch(/^autostagram: DeadlineError: .*\n {2}--timeout gives the panel longer\n$/);
  });
});

describe("progress", () => {
  test("counts on a terminal, and is gone afterwards", async () => {
    const { stderr } = await run(["status", ...ids(250)], {}, { terminal: true });
    expect(stderr).toContain("\r  0 of 250");
    expect(stderr).toContain("\r  200 of 250");
    expect(stderr).toMatch(/\r +\r$/);
    expect(stderr).not.toContain("\x1b");
  });

  test.each<[string, number, Setting]>([
    ["off a terminal", 250, {}],
    ["for a short list", 20, { terminal: true }],
  ])("is not shown %s", async (_, count, setting) => {
    expect((await run(["status", ...ids(count)], {}, setting)).stderr).toBe("");
  });
});

describe("refill and cancel", () => {
  test.each<[string, string[], string]>([
    ["refill", ["1", "2"], "Refill 2 orders (1, 2) at http://127.0.0.1"],
    ["refill", ["1"], "Refill order 1 at http://127.0.0.1"],
    ["cancel", ["1", "2"], "Cancel 2 orders (1, 2) at http://127.0.0.1"],
    ["cancel", ids(30), "Cancel 30 orders at http://127.0.0.1"],
  ])("%s %j asks first, and sends nothing after a no", async (command, args, question) => {
    const { code, stdout, stderr, sent } = await run([command, ...args], {}, { terminal: true, input: "n\n" });
    expect({ code, stdout, sent }).toEqual({ code: 1, stdout: "", sent: [] });
    expect(stderr).toContain(question);
  });

  test.each([["refill"], ["cancel"]])("%s is sent once after a yes", async (command) => {
    const { code, sent } = await run([command, "1", "2"], {}, { terminal: true, input: "y\n" });
    expect(code).toBe(0);
    expect(sent).toEqual([expect.objectContaining({ action: command, orders: "1,2" })]);
  });

  test.each([["refill"], ["cancel"]])("%s is sent once with --yes", async (command) => {
    const { code, sent } = await run([command, "-", "--yes"], {}, { input: "1 2" });
    expect(code).toBe(0);
    expect(sent).toEqual([expect.objectContaining({ action: command, orders: "1,2" })]);
  });

  test("show what the panel took", async () => {
    expect((await run(["refill", "7", "--yes"])).stdout).toBe("order  refill\n    7    1007\n");
    expect((await run(["cancel", "7", "--yes"])).stdout).toBe("order  cancel\n    7  taken\n");
  });

  test("exit 1 with an order that is refused beside one that is not", async () => {
    const cancel = JSON.stringify([
      { order: 9, cancel: REFUSED },
      { order: 2, cancel: 1 },
    ]);
    const { code, stdout } = await run(["cancel", "9", "2", "--yes", "--csv"], { cancel });
    expect(code).toBe(1);
    expect(stdout).toBe("order,cancel,problem\r\n9,,Incorrect order ID\r\n2,taken,\r\n");
  });

  test("exit 3 after a part that nobody can judge, tell which ids may exist, and send nothing after it", async () => {
    const refill = ({ orders = "" }) =>
      orders.startsWith("101,")
        ? { status: 504, body: "" }
        : JSON.stringify(orders.split(",").map((id) => ({ order: Number(id), refill: Number(id) })));
    const { code, stdout, stderr, sent } = await run(["refill", ...ids(250), "--yes", "--json"], { refill });
    expect(code).toBe(3);
    expect(sent).toHaveLength(2);
    const entries = JSON.parse(stdout) as { ok: boolean; outcome?: string }[];
    expect(entries.map(({ ok, outcome }) => outcome ?? ok)).toEqual([
      ...Array(100).fill(true),
      ...Array(100).fill("unknown"),
      ...Array(50).fill("not-sent"),
    ]);
    expect(stderr).toContain("PartialError");
  });

  test("refill --status asks nobody and only reads", async () => {
    const { code, stdout, sent } = await run(["refill", "--status", "3", "4"]);
    expect(code).toBe(0);
    expect(stdout).toBe("refill  status\n     3  Completed\n     4  Completed\n");
    expect(sent).toEqual([expect.objectContaining({ action: "refill_status", refills: "3,4" })]);
  });
});
