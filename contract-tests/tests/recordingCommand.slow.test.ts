/** `check-recording` as people run it: what it reads, prints, writes and exits with. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { EXIT, Interruption } from "../../src/cli/exit.ts";
import { leaksIn } from "../../tests/faults/support/canary.ts";
import { FORMATS } from "../src/report/formats.ts";
import type { Report } from "../src/report/report.ts";
import { expectUsage, MAIN, type Run, runHere, type Setting } from "./support/cli.ts";
import { entry, folderOfTest, form, har, line, PANEL, recording } from "./support/recordings.ts";

const NUMBER = { answer: { body: '{"balance":100.5,"currency":"USD"}' } };

type Checked = Run & { report: Report };

/** Checks a file, and reads the report that came of it. */
async function check(file: string, flags: string[] = [], setting: Setting = {}): Promise<Checked> {
  const written = join(await folderOfTest(), "report.json");
  const run = await runHere(["check-recording", file, "--report", `json=${written}`, ...flags], setting);
  return { ...run, report: JSON.parse(await readFile(written, "utf8")) };
}

describe("check-recording", () => {
  test("prints what it found, and exits 1", async () => {
    const file = await recording([line(), line(NUMBER)]);
    const { code, stdout, stderr, report } = await check(file);
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(stdout).toContain("number 100.5");
    expect(report).toMatchObject({ command: "check-recording", target: file, findings: [{ probe: "line 2" }] });
  });

  test("reads stdin with -, and says how many calls it left out", async () => {
    const page = entry({ request: { method: "GET", url: "https://panel.example/orders", postData: undefined } });
    const { code, stderr, report } = await check("-", [], { input: JSON.stringify(har(page, entry())) });
    expect({ code, calls: report.calls, target: report.target }).toEqual({ code: 0, calls: 1, target: "stdin" });
    expect(stderr).toBe("autostagram-contract: left out 1 call to other addresses\n");
  });

  test("exits 3 when no call goes to the panel, and says what to do", async () => {
    const { code, stderr } = await check(await recording([line()]), ["--url", "https://other.example/api/v2"]);
    expect(code).toBe(3);
    expect(stderr).toContain("no call in it goes to the panel; --url says where the panel is");
  });

  test("fails below --min-coverage with 3, and passes what a baseline knows", async () => {
    const folder = await folderOfTest();
    const file = await recording([line(NUMBER)]);
    const baseline = join(folder, "baseline.json");
    expect((await check(await recording([line()]), ["--min-coverage", "50"])).code).toBe(3);
    expect((await check(file, ["--report", `json=${baseline}.json`])).code).toBe(1);
    expect((await check(file, ["--baseline", `${baseline}.json`])).code).toBe(0);
  });

  test("gives the same report for the same recording, byte for byte", async () => {
    const file = await recording([line(NUMBER), line({ answer: { headers: {} } }), line({ answer: null })]);
    const [one, other] = [await check(file), await check(file)];
    expect(one.stdout).toBe(other.stdout);
    expect(JSON.stringify(one.report)).toBe(JSON.stringify(other.report));
  });

  test.each<[string, (folder: string) => string[], string, Setting?]>([
    ["a file that is not there", (folder) => [join(folder, "none.har")], "none.har is not there"],
    ["a folder", (folder) => [folder], "is a directory"],
    ["a file that is no recording", () => [MAIN], "main.ts:1: is neither a HAR nor JSON lines"],
    ["no file", () => [], "lacks its file"],
    ["an address that is none", () => ["x", "--url", "panel"], "--url is no address"],
    ["a report that cannot be written", () => ["x", "--report", "json=/none/at/all.json"], "--report json"],
    ["a terminal, which nobody is made to wait at", () => ["-"], "stdin is a terminal", { terminal: true }],
  ])("exits 2 with %s, in one line", async (_, argv, words, setting = {}) => {
    expectUsage(await runHere(["check-recording", ...argv(await folderOfTest())], setting), words);
  });

  test.each([
    ["SIGINT", "interrupted", EXIT.interrupted],
    ["SIGTERM", "terminated", EXIT.terminated],
  ] as const)("ends at %s a recording that never ends, and reports what it has", async (name, cut, code) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(new Interruption(name)), 100);
    const checked = await check("-", [], { input: null, signal: controller.signal });
    expect(checked).toMatchObject({ code, report: { cut, calls: 0, verdict: "unverified" } });
  });

  test("reads far more lines than its memory holds", async () => {
    const child = spawn(process.execPath, ["--max-old-space-size=100", MAIN, "check-recording", "-"], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    let stdout = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    const chunk = `${line({ note: "x".repeat(100_000) })}\n`.repeat(10);
    for (let count = 0; count < 200; count++) if (!child.stdin.write(chunk)) await once(child.stdin, "drain");
    child.stdin.end();
    const [code] = await once(child, "close");
    expect(code).toBe(0);
    expect(stdout).toContain("2000 calls");
  });
});

/** The canary of `leaksIn`, in every place where a recording has a key. */
const KEY = 'c4n@ry+/="%k&\\y';

describe("the key of a recording", () => {
  const echo = `${KEY} ${encodeURIComponent(KEY)} ${Buffer.from(KEY).toString("base64")}`;
  // A finding shows the first sixty characters.
  const cut = "x".repeat(50) + KEY;
  const leaky = JSON.stringify({ balance: echo, currency: cut, [echo]: 1 });
  const asked = { body: form({ action: "balance", extra: KEY }, KEY) };
  const ordered = { body: form({ action: "add", service: cut, link: "x", quantity: "1" }, KEY) };
  const inAddress = `${PANEL}?${form({ action: "balance" }, KEY)}`;
  const lines = [
    line({ request: asked, answer: { body: leaky } }),
    line({ request: ordered }),
    line({ request: { ...asked, method: "GET", url: inAddress }, answer: { body: leaky } }),
    line({ request: { contentType: "application/json", form: { key: KEY, action: KEY } }, answer: { body: leaky } }),
    line({ request: { url: inAddress.replace("//", `//${encodeURIComponent(KEY)}@`), body: "" }, answer: null }),
    line({ request: asked, answer: { status: 302, headers: { location: `/?key=${KEY}` }, body: "" } }),
    line({ request: { body: form({ action: "buy", api_key: KEY }, "other") }, answer: { body: "{}" } }),
  ];

  test("is in no output and in no format of the report", async () => {
    const folder = await folderOfTest();
    const flags = FORMATS.flatMap((format) => ["--report", `${format}=${join(folder, format)}`]);
    const run = await runHere(["check-recording", await recording(lines), ...flags]);
    expect(run.code).toBe(1);
    for (const format of FORMATS)
      expect([format, leaksIn(await readFile(join(folder, format), "utf8"))]).toEqual([format, []]);
    expect(leaksIn(run.stdout + run.stderr)).toEqual([]);
    expect(run.stdout).toContain("$AUTOSTAGRAM_KEY");
  });

  test("is one in the address of a recording, as a password is", async () => {
    const url = PANEL.replace("//", "//name:pass-w0rd@");
    const { stdout, report } = await check(await recording([line({ request: { url }, ...NUMBER })]));
    expect(report.findings[0]?.curl).toContain(PANEL);
    expect(stdout + JSON.stringify(report)).not.toContain("pass-w0rd");
  });

  test("is told of where the answer gives it back", async () => {
    const { report } = await check(await recording(lines.slice(0, 1)));
    expect(report.findings.map(({ rule }) => rule)).toContain("key-echoed");
  });

  test.each([
    ["a line that is no JSON", `${lines[0]}\n{"request":{"body":"key=${KEY}"}`.concat("}}\n")],
    ["a line of another kind", `${lines[0]}\n{"request":"${encodeURIComponent(KEY)}"}\n`],
    ["a HAR that breaks off", `{"log":{"entries":[{"request":{"url":"${encodeURIComponent(KEY)}"`],
  ])("is not quoted from %s", async (_, text) => {
    const run = await runHere(["check-recording", await recording(text), "--debug"]);
    expect(run.code).toBe(2);
    expect(leaksIn(run.stderr)).toEqual([]);
  });

  test("may be masked already", async () => {
    const { code, stdout } = await check(
      await recording([line({ request: { body: "key=***&action=balance" }, ...NUMBER })]),
    );
    expect(code).toBe(1);
    expect(stdout).toContain('key="$AUTOSTAGRAM_KEY"');
  });
});
