/** One command takes languages through their steps, says what is missing, and does not call red green. */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { run } from "../../clients/harness/command.ts";
import { isAbout, markdownOf } from "../../clients/harness/page.ts";
import { hasFailed, jsonOf, linesOf, mayNotSkip } from "../../clients/harness/report.ts";
import { type Plan, type Result, STEPS, tryLanguage } from "../../clients/harness/steps.ts";
import { checkHoles } from "../../clients/harness/vectors.ts";
import type { Language } from "../../clients/language.ts";
import { all, read, refused, write } from "./support/vectors.ts";

const root = join(import.meta.dirname, "..", "..");

const runner = (program: string) => () => ({ command: process.execPath, args: ["-e", program], cwd: root });

/** The runner of the TypeScript client, which is honest. */
const honest = () => ({
  command: process.execPath,
  args: [join(root, "clients", "typescript", "runner.ts")],
  cwd: root,
});

function languageOf(parts: Partial<Language> = {}): Language & { taken: string[] } {
  const taken: string[] = [];
  const note = (step: string) => async () => void taken.push(step);
  return {
    ...{ name: "klingon", title: "Klingon", support: "complete", taken, missing: async () => undefined },
    ...{ generate: note("generate"), build: note("build"), package: note("package"), runner: honest },
    ...parts,
  };
}

const closed: string[] = [];

const plan: Plan = {
  ...{ steps: new Set(STEPS), vectors: [read, write, refused], holes: {} },
  openMock: async () => ({
    url: "http://127.0.0.1:1/api/v2",
    key: "demo",
    close: async () => void closed.push("mock"),
  }),
  log: () => {},
};

afterEach(() => vi.unstubAllEnvs());

describe("a language", () => {
  test("is generated, built, tried and packaged, and the time of each is taken", async () => {
    const language = languageOf();
    const result = await tryLanguage(language, plan);
    expect(language.taken).toEqual(["generate", "build", "package"]);
    expect(Object.keys(result.times)).toEqual(["generate", "build", "vectors", "package"]);
    expect(result.cells.map(({ state }) => state)).toEqual(["passed", "passed", "passed"]);
    expect(hasFailed(result)).toBe(false);
    expect(closed).toEqual(["mock"]);
  });

  test("takes the steps that are wanted, and no other", async () => {
    const language = languageOf();
    await tryLanguage(language, { ...plan, steps: new Set(["build"]) });
    expect(language.taken).toEqual(["build"]);
  });

  test("that is untested is generated, and that is all", async () => {
    const language = languageOf({ support: "untested" });
    const result = await tryLanguage(language, plan);
    expect(language.taken).toEqual(["generate"]);
    expect(linesOf([result]).join("\n")).toContain("untested");
  });

  test("that cannot even say what is missing has failed", async () => {
    const result = await tryLanguage(languageOf({ missing: () => Promise.reject(new Error("no module")) }), plan);
    expect(result).toMatchObject({ problems: ["no module"], times: {} });
  });

  test.each(["generate", "build"] as const)("that fails to %s is not tried", async (step) => {
    const language = languageOf({ [step]: async () => Promise.reject(new Error("no such flag\nline 7")) });
    const result = await tryLanguage(language, plan);
    expect(result.problems).toEqual([`${step}: no such flag\nline 7`]);
    expect(result.cells).toEqual([]);
    expect(hasFailed(result)).toBe(true);
  });

  test("whose package fails has failed, and its mock is closed", async () => {
    closed.length = 0;
    const language = languageOf({ package: () => Promise.reject(new Error("no wheel")) });
    const result = await tryLanguage(language, plan);
    expect(result.problems).toEqual(["package: no wheel"]);
    expect(closed).toEqual(["mock"]);
  });

  test.each([
    ["ends at once", "process.exit(3)", "ended with 3"],
    ["is killed", "process.kill(process.pid, 'SIGKILL')", "ended with SIGKILL"],
    ["is not there", undefined, "did not start"],
  ])("whose runner %s has failed in every vector", async (_, program, problem) => {
    const command =
      program === undefined ? () => ({ command: "/nowhere/klingon", args: [], cwd: root }) : runner(program);
    const result = await tryLanguage(languageOf({ runner: command }), plan);
    expect(result.problems).toEqual([expect.stringContaining(problem)]);
    expect(result.cells.map(({ problems }) => problems[0])).toEqual(plan.vectors.map(() => "it was skipped"));
  });

  test("is measured against raw HTTP, at its panel", async () => {
    const program = `
      const [url, key] = process.argv.slice(1);
      fetch(url, { method: "POST", body: "key=" + key }).then((response) => response.json()).then(({ status }) => {
        console.log(JSON.stringify({ client: status === "Partial" ? 800 : 0, raw: 1000 }));
      });`;
    const result = await tryLanguage(languageOf({ bench: runner(program) }), { ...plan, steps: new Set(["bench"]) });
    expect(result).toMatchObject({ ratio: 1.25, problems: [] });
  });
});

describe("a runner", () => {
  test("does not get to see what is expected of it", async () => {
    const program = `
      const { vectors } = JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8"));
      console.error(JSON.stringify(vectors.flatMap(Object.keys)));
      process.exit(vectors.some(({ calls, allowed }) => calls || allowed) ? 1 : 0);`;
    const result = await tryLanguage(languageOf({ runner: runner(program) }), plan);
    expect(result.problems).toEqual([]);
  });
});

describe("a toolchain that is missing", () => {
  const missing = { missing: async () => "klingonc is missing; install it from the shop" };

  test("skips its language, and says what to install", async () => {
    vi.stubEnv("CI_NO_SKIP", "");
    const language = languageOf(missing);
    const result = await tryLanguage(language, plan);
    expect(language.taken).toEqual([]);
    expect(linesOf([result]).join("\n")).toContain("install it from the shop");
    expect(hasFailed(result)).toBe(false);
    expect(mayNotSkip(result)).toBe(false);
  });

  test("fails where nothing may be skipped, for a complete language alone", async () => {
    vi.stubEnv("CI_NO_SKIP", "1");
    expect(mayNotSkip(await tryLanguage(languageOf(missing), plan))).toBe(true);
    expect(mayNotSkip(await tryLanguage(languageOf({ ...missing, support: "runs" }), plan))).toBe(false);
    expect(mayNotSkip(await tryLanguage(languageOf(), plan))).toBe(false);
  });
});

describe("a command", () => {
  test("gives what it wrote to stdout, and reads what it is given", async () => {
    expect(await run("cat", [], { input: "한글" })).toBe("한글");
  });

  test("throws with the end of its output when it fails", async () => {
    const program = "for (let i = 0; i < 100; i++) console.log('line ' + i); console.error('why'); process.exit(2)";
    const failure = run(process.execPath, ["-e", program], {});
    await expect(failure).rejects.toThrow(/ended with 2[\s\S]*line 99\nwhy$/);
    await expect(failure).rejects.not.toThrow(/line 1\n/);
  });

  test("ends after its time, with all that it started", async () => {
    const start = performance.now();
    const slow = run("sh", ["-c", "sleep 60 & sleep 60; wait"], { timeout: 200 });
    await expect(slow).rejects.toThrow("did not end within 0.2 s");
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe("the report", () => {
  const passed = { state: "passed" as const, outcome: "value", place: 0, problems: [] };
  const base: Result = {
    name: "klingon",
    title: "Klingon",
    support: "complete",
    times: { vectors: 1200 },
    cells: [],
    problems: [],
  };
  const cells: Result["cells"] = [
    { id: "read/one", ...passed },
    { id: "read/two", state: "hole", outcome: "timeout", problems: ["the runtime cannot"] },
    { id: "write/one", state: "failed", outcome: "http", problems: ["it is not allowed"] },
  ];

  test("shows counts, subjects, and each cell that is not green", () => {
    const text = linesOf([{ ...base, cells }]).join("\n");
    expect(text).toMatch(/Klingon +1 +1 +1 +1\.2 s/);
    expect(text).toMatch(/^read +1 of 2$/m);
    expect(text).toMatch(/^ {2}hole {2}read\/two: the runtime cannot$/m);
    expect(text).toMatch(/^ {2}failed {2}write\/one\n {4}it is not allowed$/m);
  });

  test("does not fill the console when a runner has broken down", () => {
    const skipped = Array.from({ length: 700 }, (_, place) => ({
      ...{ id: `read/${place}`, state: "failed" as const, problems: ["it was skipped"] },
    }));
    expect(linesOf([{ ...base, cells: skipped }]).length).toBeLessThan(30);
  });

  test("has every cell as JSON, and says whether all is well", () => {
    const parsed = JSON.parse(jsonOf([{ ...base, cells }]));
    expect(parsed.ok).toBe(false);
    expect(parsed.languages[0].cells["read/two"]).toMatchObject({ state: "hole", problems: ["the runtime cannot"] });
    expect(JSON.parse(jsonOf([{ ...base, cells: cells.slice(0, 2) }])).ok).toBe(true);
  });

  test("is a page that shows counts, where languages differ, and where they agree", () => {
    const reference = { ...base, title: "TypeScript", cells: cells.map(({ id }) => ({ id, ...passed })) };
    const second = cells.map((cell) => (cell.id === "read/one" ? { ...cell, place: 1 } : cell));
    const page = markdownOf([reference, { ...base, cells }, { ...base, title: "Vulcan", cells: second }]);
    expect(page).toContain("| `read` | 2 | 1 of 2 | 1 of 2 |");
    expect(page).toContain("| `read/two` | value | hole | hole |");
    expect(page).toContain("| `read/one` | value | value | value (2) |");
    expect(markdownOf([reference, { ...base, cells }])).toContain("| `read/one` | value |");
  });

  test("knows a page about other languages, or about fewer", () => {
    const klingon = { ...base, cells };
    const page = markdownOf([klingon, { ...klingon, title: "Vulcan" }]);
    expect(isAbout(page, [klingon, { ...klingon, title: "Vulcan" }])).toBe(true);
    expect(isAbout(page, [klingon])).toBe(false);
    expect(isAbout(page, [klingon, { ...klingon, title: "Vulcan", cells: [] }])).toBe(false);
    const romulan = { ...klingon, title: "Romulan", support: "untested" as const, cells: [] };
    expect(isAbout(page, [klingon, { ...klingon, title: "Vulcan" }, romulan])).toBe(true);
  });
});

describe("holes", () => {
  test("are about languages and vectors that there are, and give a reason", () => {
    const holes = { klingon: { "read/one": "why", "read/none": "why", "write/one": " " }, vulcan: {} };
    expect(checkHoles({ holes, vectors: all, languages: ["klingon"] })).toEqual([
      "holes.json: klingon has a hole read/none, and there is no such vector",
      "holes.json: klingon gives no reason for write/one",
      "holes.json: there is no language vulcan",
    ]);
  });
});

describe("npm run clients", () => {
  type Ended = { code: number; stdout: string; stderr: string };

  const clients = (...flags: string[]): Promise<Ended> =>
    new Promise((resolve) => {
      execFile(
        process.execPath,
        ["scripts/run.mjs", "clients/run.ts", ...flags],
        { cwd: root },
        (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
      );
    });

  test("exits with 0, writes the matrix, and minds no second --", async () => {
    const folder = await mkdtemp(join(tmpdir(), "clients-"));
    try {
      const [json, page] = ["matrix.json", "matrix.md"].map((name) => join(folder, name)) as [string, string];
      const ended = await clients(
        "typescript",
        "--",
        "--no-build",
        "--match",
        "getBalance/refuses",
        "--json",
        json,
        "--markdown",
        page,
      );
      expect(ended).toMatchObject({ code: 0, stderr: "" });
      expect(JSON.parse(await readFile(json, "utf8"))).toMatchObject({ ok: true, languages: [{ name: "typescript" }] });
      expect(await readFile(page, "utf8")).toContain("| vectors | TypeScript |");
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test.each([
    ["an unknown language", ["vulcan"], "there is no language vulcan; there are typescript"],
    ["an unknown flag", ["--klingon"], "--klingon"],
    ["a text that no vector has", ["--match", "vulcan"], "no vector has vulcan"],
    ["a file that cannot be written", ["--json", "/nowhere/matrix.json"], "cannot be written"],
  ])("exits with 2, and builds nothing, at %s", async (_, flags, problem) => {
    const { code, stdout, stderr } = await clients(...flags);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(problem);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });
});
