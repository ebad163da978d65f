/** The GitHub Action: what it is made of, and its script, run with its variables against the mock. */
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { lintActions } from "../../tests/support/actionsLint.ts";
import { copyFiles, createFolder, root } from "../../tests/support/checkout.ts";
import { closedPort } from "../../tests/support/panel.ts";
import { CANARY } from "./support/cli.ts";
import { type Action, expression, runStep, type Step, type StepRun } from "./support/githubStep.ts";
import { withMock } from "./support/stage.ts";

const text = await readFile(join(root, "action.yml"), "utf8");
const { inputs, runs }: Action = parse(text);
const { steps } = runs;

const workflows = (await readdir(join(root, ".github", "workflows"))).map((name) => `.github/workflows/${name}`);
const SAMPLE = "examples/contract-check.yml";

describe("GitHub's checker of workflows", () => {
  test.each([...workflows, SAMPLE, "action.yml"])("finds nothing in %s", async (file) => {
    const path = file === "action.yml" ? file : ".github/workflows/one.yml";
    expect(await lintActions(path, await readFile(join(root, file), "utf8"))).toEqual([]);
  });

  test.each<[string, string, string, string]>([
    ["a step without a shell", "shell: bash", "shel: bash", "Unexpected value 'shel'"],
    [
      "a context that there is not",
      expression("inputs.key"),
      expression("secret.key"),
      "Unrecognized named-value: 'secret'",
    ],
    ["a broken expression", "always() && ", "always( && ", "Unexpected symbol"],
  ])("finds %s in the action", async (_, from, to, words) => {
    expect(text).toContain(from);
    expect((await lintActions("action.yml", text.replace(from, to))).join("\n")).toContain(words);
  });
});

/** The texts of expressions in a value, at any depth. */
function expressionsIn(value: unknown): string[] {
  return [...JSON.stringify(value).matchAll(/\$\{\{ (.*?) \}\}/g)].map(([, inner]) => inner ?? "");
}

const check = steps.find(({ id }) => id === "check") as Step;
const install = steps.find(({ run }) => run?.startsWith("npm ci")) as Step;

describe("action.yml", () => {
  test("writes no expression into a script, where an input could be a command", () => {
    const scripts = steps.flatMap(({ run }) => run ?? []);
    expect(scripts).toHaveLength(2);
    expect(scripts.flatMap(expressionsIn)).toEqual([]);
  });

  test("uses every input once, and none that there is not", () => {
    const used = expressionsIn(steps).flatMap((inner) => /^inputs\.([\w-]+)$/.exec(inner)?.[1] ?? []);
    expect(used.sort()).toEqual(Object.keys(inputs).sort());
  });

  test("hands the key to one step alone, under the name that the checker reads", () => {
    const withKey = steps.filter((step) => expressionsIn(step).includes("inputs.key"));
    expect(withKey).toEqual([check]);
    expect(check.env?.AUTOSTAGRAM_KEY).toBe(expression("inputs.key"));
  });

  test("names the major version of each action that it uses", () => {
    const used = steps.flatMap(({ uses }) => uses ?? []);
    expect(used.length).toBeGreaterThan(0);
    for (const name of used) expect(name).toMatch(/^actions\/[\w-]+@v\d+$/);
  });

  test("sets up a Node that the checker takes", async () => {
    const { engines } = JSON.parse(await readFile(join(root, "contract-tests", "package.json"), "utf8"));
    expect(steps[0]?.with?.["node-version"]).toBe(`${engines.node} <25`);
  });
});

/** As it is checked out where the action is used: without what is built or installed. */
const CHECKOUT = ["contract-tests", "generated", "scripts", "src", "package.json", "package-lock.json"];

let action = "";
let workspace = "";

beforeAll(async () => {
  if (process.platform === "win32") return;
  [action, workspace] = [await createFolder(), await createFolder()];
  await copyFiles(action, CHECKOUT);
  await rm(join(action, "contract-tests", "dist"), { recursive: true, force: true });
  const { code, stderr } = await runStep(
    { ...install, env: { npm_config_prefer_offline: "true" } },
    {},
    { action, workspace },
  );
  expect({ code, stderr: code === 0 ? "" : stderr }).toEqual({ code: 0, stderr: "" });
}, 240_000);

afterAll(async () => {
  for (const folder of [action, workspace]) if (folder) await rm(folder, { recursive: true });
});

const defaults = Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.default ?? ""]));

function runCheck(given: Record<string, string>): Promise<StepRun> {
  return runStep(check, { ...defaults, key: CANARY, ...given }, { action, workspace });
}

const report = (file: string) => readFile(join(workspace, file), "utf8");

/** A panel whose balance is a number. */
const broken = (body: unknown) =>
  body && typeof body === "object" && "balance" in body ? { ...body, balance: 100.8 } : body;

/** A panel whose orders are in a state that is not documented. */
const drifted = (body: unknown) =>
  body && typeof body === "object" && "charge" in body ? { ...body, status: "Paused" } : body;

// On Windows the first bash on the PATH is another than that of a runner.
describe.skipIf(process.platform === "win32")("the script of the action", { timeout: 60_000 }, () => {
  test("passes for a panel that keeps its contract, and hands over summary, reports and exit code", async () => {
    const given = { report: "json=fine.json\n  html=fine.html  " };
    const { code, stderr, summary, outputs } = await withMock({ key: CANARY }, ({ url }) =>
      runCheck({ ...given, url, order: "1", refill: "1" }),
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(summary).toMatch(/^## The contract holds in the \d+ %/);
    expect(outputs).toEqual({ "exit-code": "0", files: "fine.json\nfine.html" });
    expect(JSON.parse(await report("fine.json"))).toMatchObject({ verdict: "conforms", cut: null });
    expect(await report("fine.html")).toContain("<html");
  });

  test("fails for a panel with one field changed, and names it in the summary and the report", async () => {
    const { code, summary, outputs } = await withMock({ key: CANARY, change: broken }, ({ url }) =>
      runCheck({ url, report: "json=broken.json" }),
    );
    expect(code).toBe(1);
    expect(summary).toContain("## The contract is broken.");
    expect(summary).toContain("/balance");
    expect(outputs).toEqual({ "exit-code": "1", files: "broken.json" });
    const { findings } = JSON.parse(await report("broken.json"));
    expect(findings).toContainEqual(expect.objectContaining({ operation: "getBalance", pointer: "/balance" }));
  });

  test("passes again with that report as its baseline", async () => {
    const { code, summary } = await withMock({ key: CANARY, change: broken }, async ({ url }) => {
      await runCheck({ url, report: "json=earlier.json" });
      return runCheck({ url, baseline: "earlier.json" });
    });
    expect(code).toBe(0);
    expect(summary).toContain("Against the baseline: 0 new");
  });

  test("fails for drift only when it is strict", async () => {
    const codes = await withMock({ key: CANARY, change: drifted }, async ({ url }) => {
      const lax = await runCheck({ url, order: "1" });
      const strict = await runCheck({ url, order: "1", strict: "true" });
      return [lax.code, strict.code];
    });
    expect(codes).toEqual([0, 1]);
  });

  test("exits 3 below the coverage that is asked for", async () => {
    const { code, outputs } = await withMock({ key: CANARY }, ({ url }) => runCheck({ url, "min-coverage": "100" }));
    expect({ code, exit: outputs["exit-code"] }).toEqual({ code: 3, exit: "3" });
  });

  test("exits 3 for a panel that cannot be reached, with a partial report", async () => {
    const { code, summary, outputs } = await runCheck({ url: await closedPort(), report: "json=none.json" });
    expect(code).toBe(3);
    expect(summary).toContain("Partial report");
    expect(outputs.files).toBe("none.json");
    expect(JSON.parse(await report("none.json"))).toMatchObject({ cut: "unreachable" });
  });

  test.each<[string, Record<string, string>, string]>([
    ["no key", { key: "" }, "AUTOSTAGRAM_KEY is empty"],
    ["an address without its scheme", { url: "panel.example/api/v2" }, "--url: an address begins with"],
    ["a report of no format", { report: "pdf=a.pdf" }, "--report takes FORMAT=FILE"],
    ["a baseline that is not there", { baseline: "nowhere.json" }, "nowhere.json"],
  ])("exits 2 with %s, and says in the summary that nothing was checked", async (_, given, words) => {
    const { code, stderr, summary, outputs } = await runCheck({ url: "https://panel.invalid/api/v2", ...given });
    expect(code).toBe(2);
    expect(stderr).toContain(words);
    expect(summary).toMatch(/^## The contract was not checked/);
    expect(outputs).toEqual({ "exit-code": "2", files: "" });
  });

  test("takes inputs for text, whatever a shell would make of them", async () => {
    const evil = '$(touch pwned) `touch pwned` "; touch pwned; " && touch pwned';
    const { code } = await runCheck(Object.fromEntries(Object.keys(inputs).map((name) => [name, evil])));
    expect(code).toBe(2);
    expect(await readdir(workspace)).not.toContain("pwned");
  });

  test("shows the key nowhere, whatever the panel does with it", async () => {
    const echo = () => ({ error: `no such key: ${CANARY}`, key: CANARY, [CANARY]: 1 });
    const files = ["json", "html", "junit", "sarif", "markdown", "console"].map((format) => `${format}=key.${format}`);
    const { stdout, stderr, summary } = await withMock({ key: CANARY, change: echo }, ({ url }) =>
      runCheck({ url, report: files.join("\n") }),
    );
    const written = await Promise.all(files.map((file) => report(file.split("=")[1] ?? "")));
    for (const text of [stdout, stderr, summary, ...written]) {
      for (const form of formsOf(CANARY)) expect(text).not.toContain(form);
    }
  });
});

/** A secret as it stands in text, in a form, in JSON, in a page and in base64. */
function formsOf(secret: string): string[] {
  return [
    secret,
    encodeURIComponent(secret),
    new URLSearchParams({ k: secret }).toString().slice(2),
    JSON.stringify(secret).slice(1, -1),
    Buffer.from(secret).toString("base64"),
  ];
}

describe(SAMPLE, () => {
  test("gives the action inputs that it has, the required ones too, and the key from a secret", async () => {
    const sample = parse(await readFile(join(root, SAMPLE), "utf8"));
    const [step] = sample.jobs.check.steps as Step[];
    const given = Object.keys(step?.with ?? {});
    expect(given.filter((name) => !Object.hasOwn(inputs, name))).toEqual([]);
    expect(given).toEqual(expect.arrayContaining(Object.keys(inputs).filter((name) => inputs[name]?.required)));
    expect(step?.with?.key).toBe(expression("secrets.PANEL_KEY"));
    expect(sample.permissions).toEqual({ contents: "read" });
  });
});
