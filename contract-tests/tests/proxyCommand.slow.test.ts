/** `proxy` as people run it: as a process, with its address, its recording, its reports and its end. */
import { once } from "node:events";
import { chmod, mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, onTestFinished, test } from "vitest";
import { leaksIn } from "../../tests/faults/support/canary.ts";
import { closedPort, servePanel, serveSocket } from "../../tests/support/panel.ts";
import { FORMATS } from "../src/report/formats.ts";
import { expectUsage, type Run, runHere, startHere } from "./support/cli.ts";
import { asNobody } from "./support/nobody.ts";
import { callBy } from "./support/proxies.ts";
import { BALANCE, folderOfTest, form } from "./support/recordings.ts";

type Started = {
  url: string;
  stop(signal?: NodeJS.Signals): Promise<Run>;
  kill(signal: NodeJS.Signals): void;
  ended: Promise<Run>;
};

/** Starts the proxy and waits until it has told its address. */
async function start(target: string, flags: string[] = []): Promise<Started> {
  const { child, ended } = startHere(["proxy", "--target", target, "--port", "0", ...flags]);
  const lines = createInterface(child.stdout as NodeJS.ReadableStream);
  const [url] = await Promise.race([
    once(lines, "line"),
    ended.then(({ stderr }) => Promise.reject(new Error(stderr))),
  ]);
  const kill = (signal: NodeJS.Signals) => void child.kill(signal);
  const stop = (signal: NodeJS.Signals = "SIGINT") => {
    kill(signal);
    return ended;
  };
  return { url: url as string, stop, kill, ended };
}

const asked = { body: form({ action: "balance" }, "demo") };

const onWindows = process.platform === "win32";

describe.skipIf(onWindows)("proxy", () => {
  test.each([
    ["SIGINT", "0", BALANCE, 0],
    ["SIGTERM", "0", BALANCE, 0],
    ["SIGINT", "1 for what breaks the contract", '{"balance":1,"currency":"USD"}', 1],
    ["SIGINT", "3 for what cannot be judged", "<html>", 3],
  ] as const)("ends after %s with its verdict: %s", async (signal, _, answer, code) => {
    const proxy = await start((await servePanel(answer)).url);
    await callBy(proxy.url, asked);
    const { stdout, ...ended } = await proxy.stop(signal);
    expect(ended.code).toBe(code);
    expect(stdout.split("\n")[0]).toBe(proxy.url);
    expect(stdout).toContain("1 call;");
  });

  test("ends with 3 when the panel could not be reached, and when no call came", async () => {
    const [unreached, unused] = await Promise.all([start(await closedPort()), start(await closedPort())]);
    await callBy(unreached.url, asked);
    const [one, other] = [await unreached.stop(), await unused.stop()];
    expect([one.code, other.code]).toEqual([3, 3]);
    expect(one.stdout).toContain("ECONNREFUSED");
    expect(other.stderr).toContain("no call was judged");
  });

  test("ends with 1 for drift only with --strict, and tells of it when it is met first", async () => {
    const drift = { headers: { "content-type": "text/html" }, body: BALANCE };
    const target = (await servePanel(drift)).url;
    const [lenient, strict] = await Promise.all([start(target), start(target, ["--strict"])]);
    for (const { url } of [lenient, strict, strict]) await callBy(url, asked);
    expect((await lenient.stop()).code).toBe(0);
    const { code, stderr } = await strict.stop();
    expect(code).toBe(1);
    expect(stderr.match(/^autostagram-contract: call 1: getBalance .* drift$/gm)).toHaveLength(1);
    expect(stderr).not.toContain("call 2");
  });

  test("ends at once after a second signal", async () => {
    const panel = await serveSocket(() => proxy.kill("SIGINT"));
    const proxy = await start(panel.url);
    const call = callBy(proxy.url, asked);
    // The call hangs, so the first signal waits for it. Two that come before it is taken count as one.
    const again = setInterval(() => proxy.kill("SIGINT"), 50);
    onTestFinished(() => clearInterval(again));
    await expect(call).rejects.toThrow();
    expect((await proxy.ended).code).toBeNull();
  });

  test("says how many calls it did not judge", async () => {
    const proxy = await start((await servePanel(BALANCE)).url);
    await callBy(proxy.url, asked);
    await callBy(new URL("/other", proxy.url).href, asked);
    expect((await proxy.stop()).stderr).toContain("1 to other addresses, or neither POST nor GET, not judged");
  });

  test("writes every report, and a recording that gives the same verdict, with the key in none of them", async () => {
    const folder = await folderOfTest();
    const key = 'c4n@ry+/="%k&\\y';
    const echo = [key, encodeURIComponent(key), Buffer.from(key).toString("base64")].join(" ");
    const panel = await servePanel({
      headers: { location: `/?key=${encodeURIComponent(key)}`, "set-cookie": `session=${encodeURIComponent(key)}` },
      body: JSON.stringify({ balance: echo, currency: "USD", [key]: key }),
    });
    const reports = FORMATS.flatMap((format) => ["--report", `${format}=${join(folder, format)}`]);
    const recording = join(folder, "calls.jsonl");
    const proxy = await start(panel.url, [...reports, "--recording", recording]);
    const body = form({ action: "balance", extra: key }, key);
    const passed = await callBy(`${proxy.url}?key=${encodeURIComponent(key)}`, { body });
    await callBy(proxy.url, {
      body: JSON.stringify({ key, action: "balance" }),
      headers: { "content-type": "application/json" },
    });
    await callBy(proxy.url, { body: key, headers: { "content-type": "text/plain" } });
    const { code, stdout, stderr } = await proxy.stop();
    expect(code).toBe(1);
    expect(passed.body.toString()).toContain(JSON.stringify(key).slice(1, -1));
    expect(leaksIn(stdout + stderr)).toEqual([]);
    const files = [...FORMATS, "calls.jsonl"];
    for (const file of files) expect([file, leaksIn(await readFile(join(folder, file), "utf8"))]).toEqual([file, []]);
    expect((await stat(recording)).mode & 0o777).toBe(0o600);

    const again = join(folder, "again.json");
    const run = await runHere(["check-recording", recording, "--report", `json=${again}`]);
    const [first, second] = [await read(join(folder, "json")), await read(again)];
    // The key that came back is not in the recording any more.
    expect(linesOf(second)).toEqual(linesOf(first).filter((line) => !line.startsWith("key-echoed")));
    expect(run.code).toBe(1);
  });

  test("adds to a recording, a line for each call, also for one that was not answered", async () => {
    const file = join(await folderOfTest(), "calls.jsonl");
    const panel = await servePanel({ headers: { "x-note": "1" }, body: "caf\ufffd".replace("\ufffd", "é") });
    const first = await start(panel.url, ["--recording", file]);
    await callBy(first.url, asked);
    await first.stop();
    const second = await start(await closedPort(), ["--recording", file]);
    await callBy(second.url, asked);
    await second.stop();
    const lines = (await readFile(file, "utf8")).trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      {
        request: { method: "POST", body: "key=***&action=balance" },
        answer: { status: 200, body: "café", headers: { "x-note": "1" } },
      },
      { request: { body: "key=***&action=balance" }, answer: null, reason: expect.stringContaining("ECONNREFUSED") },
    ]);
  });

  test.skipIf(process.platform !== "linux")(
    "passes calls on when the recording takes no more, and then ends with 2",
    async () => {
      const proxy = await start((await servePanel(BALANCE)).url, ["--recording", "/dev/full"]);
      for (let call = 0; call < 3; call++) expect((await callBy(proxy.url, asked)).status).toBe(200);
      const { code, stdout, stderr } = await proxy.stop();
      expect(code).toBe(2);
      expect(stdout).toContain("3 calls;");
      expect(
        stderr.match(/--recording: \/dev\/full cannot be written \(ENOSPC\); the calls go on without it/g),
      ).toHaveLength(1);
    },
  );

  test("is quiet when nobody reads what it prints", async () => {
    const { child, ended } = startHere(["proxy", "--target", (await servePanel(BALANCE)).url, "--port", "0"]);
    const [url] = await once(createInterface(child.stdout as NodeJS.ReadableStream), "line");
    child.stdout?.destroy();
    await callBy(url as string, asked);
    child.kill("SIGINT");
    const { code, stderr } = await ended;
    expect(code).toBe(0);
    expect(stderr).not.toMatch(/EPIPE|at /);
  });
});

type Found = { findings: { rule: string; pointer: string; found: string; count: number }[] };

async function read(file: string): Promise<Found> {
  return JSON.parse(await readFile(file, "utf8"));
}

function linesOf({ findings }: Found): string[] {
  return findings.map(({ rule, pointer, found, count }) => `${rule} ${pointer} ${found} ${count}`);
}

describe("what the proxy is told", () => {
  const TARGET = ["--target", "https://panel.example/api/v2"];

  test.each<[string, string[], string]>([
    ["no target", [], "--target is needed"],
    ["a target that is no address", ["--target", "panel"], "--target: "],
    ["a target in the clear", ["--target", "http://panel.example/api/v2"], "--insecure-http"],
    ["a port that is none", [...TARGET, "--port", "70000"], "--port takes a whole number from 0 to 65535"],
    ["a time that is none", [...TARGET, "--timeout", "0"], "--timeout takes seconds, from 0.001 to 3600"],
    ["a report that cannot be written", [...TARGET, "--report", "json=/none/at/all.json"], "--report json"],
    [
      "a recording that cannot be written",
      [...TARGET, "--recording", "/none/at/all.jsonl"],
      "cannot be written (ENOENT)",
    ],
    ["a recording that is a folder", [...TARGET, "--recording", import.meta.dirname], "cannot be written (EISDIR)"],
  ])("exits 2 with %s, before it listens", async (_, flags, words) => {
    expectUsage(await runHere(["proxy", ...flags]), words);
  });

  test("exits 2 where the port is taken", async () => {
    const { port } = new URL((await servePanel(BALANCE)).url);
    expectUsage(await runHere(["proxy", ...TARGET, "--port", port]), `port ${port} on 127.0.0.1 is taken`);
  });

  test("does not write behind something that is no whole line", async () => {
    const file = join(await folderOfTest(), "some.har");
    await writeFile(file, '{"log":{}}');
    expectUsage(
      await runHere(["proxy", ...TARGET, "--recording", file]),
      "its last line is no whole one; name another",
    );
    expect(await readFile(file, "utf8")).toBe('{"log":{}}');
  });

  test.skipIf(onWindows)("exits 2 where it may not write", async () => {
    const folder = join(await folderOfTest(), "closed");
    await mkdir(folder);
    await chmod(folder, 0o500);
    const run = await asNobody(() => runHere(["proxy", ...TARGET, "--recording", join(folder, "x")]));
    expectUsage(run, "cannot be written (EACCES)");
  });

  test("is in its help, with how it ends", async () => {
    const { code, stdout } = await runHere(["proxy", "--help"]);
    expect(code).toBe(0);
    for (const words of ["Contract-Verdict", "SIGINT", "--recording", "--timeout"]) expect(stdout).toContain(words);
  });
});
