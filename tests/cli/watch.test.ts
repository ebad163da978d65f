/** `autostagram watch`: a line for each change, until all are final or nobody reads. */
import { describe, expect, test } from "vitest";
import { Interruption } from "../../src/cli/exit.ts";
import { servePanel } from "../support/panel.ts";
import { answering, envOf, fieldsOf, runHere, type Setting, STATUS } from "./support/cli.ts";

const REFUSED = { error: "Incorrect order ID" };

/** A panel on which each order goes through these statuses, one a call. */
async function run(argv: string[], rounds: Record<string, object>[], setting: Setting = {}) {
  const left = [...rounds];
  const next = () => JSON.stringify((left.length > 1 ? left.shift() : left[0]) ?? {});
  const panel = await servePanel(answering({ status: next, refill_status: next }));
  const result = await runHere(["watch", ...argv], { ...setting, env: { ...envOf(panel), NO_COLOR: "1" } });
  return { ...result, sent: panel.received.map(fieldsOf) };
}

const moving = { 1: { ...STATUS, status: "In progress" }, 2: { ...STATUS, status: "Completed", remains: "0" } };
const done = { 1: { ...STATUS, status: "Partial" } };

describe("watch", () => {
  test("tells each change in a line, asks only about what is open, and ends with 0", async () => {
    const { code, stdout, stderr, sent } = await run(["1", "2", "--interval", "1"], [moving, moving, done]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.replace(/^\d\d:\d\d:\d\d {2}/gm, "")).toBe(
      "1  In progress  remains 157  charge 0.27819 USD\n" +
        "2  Completed    remains 0  charge 0.27819 USD  final\n" +
        "1  Partial      remains 157  charge 0.27819 USD  final\n",
    );
    expect(sent.map(({ orders }) => orders)).toEqual(["1,2", "1", "1"]);
  });

  test("writes one JSON object a line, and CSV with one heading", async () => {
    const json = await run(["2", "1", "--json"], [{ ...moving, ...done }]);
    const lines = json.stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines).toEqual([
      expect.objectContaining({ id: 2, kind: "final", value: moving[2], time: expect.stringMatching(/Z$/) }),
      expect.objectContaining({ id: 1, kind: "final", value: done[1] }),
    ]);
    const csv = await run(["2", "1", "--csv"], [{ ...moving, ...done }]);
    expect(csv.stdout.replace(/^[\dT:.-]+Z/gm, "T").split("\r\n")).toEqual([
      "time,id,event,status,charge,currency,start_count,remains,problem",
      "T,2,final,Completed,0.27819,USD,3572,0,",
      "T,1,final,Partial,0.27819,USD,3572,157,",
      "",
    ]);
  });

  test("exits 1 when the panel does not know an order", async () => {
    const { code, stdout } = await run(["2", "9"], [{ 2: moving[2], 9: REFUSED }]);
    expect(code).toBe(1);
    expect(stdout).toContain("9  failed: Incorrect order ID\n");
  });

  test("exits 3 when the time is up", async () => {
    const { code, stdout } = await run(["1", "--max-time", "1"], [moving]);
    expect(code).toBe(3);
    expect(stdout).toContain("1  not final, and no longer watched\n");
  });

  test("goes on after a call that failed, and tells of it", async () => {
    let calls = 0;
    const panel = await servePanel(answering({ status: () => (calls++ === 0 ? "<html>" : JSON.stringify(done)) }));
    const { code, stderr } = await runHere(["watch", "1", "--interval", "1"], { env: envOf(panel) });
    expect(code).toBe(0);
    expect(stderr).toMatch(/^autostagram: UnreadableAnswer: .*; asking again later\n$/);
  });

  test("watches refills", async () => {
    const { code, stdout, sent } = await run(["5", "--refills"], [[{ refill: 5, status: "Rejected" }]] as never);
    expect(code).toBe(0);
    expect(stdout).toMatch(/ 5 {2}Rejected {5}final\n$/);
    expect(sent).toEqual([expect.objectContaining({ action: "refill_status", refills: "5" })]);
  });

  test("ends at once with the code of the signal", async () => {
    const controller = new AbortController();
    const panel = await servePanel(
      answering({
        status: () => {
          setTimeout(() => controller.abort(new Interruption("SIGTERM")), 50);
          return JSON.stringify(moving);
        },
      }),
    );
    const { code, stdout, stderr } = await runHere(["watch", "1"], { env: envOf(panel), signal: controller.signal });
    expect(code).toBe(143);
    expect(stdout).toContain("In progress");
    expect(stderr).toBe("autostagram: stopped by SIGTERM\n");
  });
});
