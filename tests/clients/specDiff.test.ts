/**
 * What spec:diff says of a repository with a history. oasdiff is stood in for, so that no test needs Go;
 * with OASDIFF_REAL=1 it is oasdiff itself.
 */
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { announcedIn } from "../../scripts/specDiff/release.ts";
import { copyFiles, createFolder, type Run, root, run } from "../support/checkout.ts";

const isReal = process.env.OASDIFF_REAL === "1";
let template: string;
let folder: string;

/** A repository with one commit, made once: git takes longer for it than a copy does. */
beforeAll(async () => {
  template = folder = await createFolder();
  await mkdir(join(folder, "generated"));
  await copyFiles(folder, ["tests/clients/support/oasdiff.mjs"]);
  await git("init", "--quiet");
  await write({});
  await commit();
});

beforeEach(async () => {
  folder = await createFolder();
  await cp(template, folder, { recursive: true });
});

afterEach(() => rm(folder, { recursive: true }));

afterAll(() => rm(template, { recursive: true }));

type State = { fields?: string[]; form?: string[]; changelog?: string };

/** Writes the files anew. What is not committed counts as well. */
async function write({ fields = ["balance", "currency"], form = ["key", "action"], changelog = "" }: State) {
  await writeFile(join(folder, "generated", "actions.yaml"), documentOf(fields, form));
  await writeFile(join(folder, "CHANGELOG.md"), `# Changelog\n\n${changelog}`);
}

async function commit(): Promise<void> {
  await git("add", "--all");
  await git("-c", "user.name=one", "-c", "user.email=one@localhost", "commit", "--quiet", "--message=more");
}

async function git(...args: string[]): Promise<void> {
  const { code, stderr } = await run(args, { cwd: folder, program: "git" });
  if (code !== 0) throw new Error(stderr);
}

function specDiff(...args: string[]): Promise<Run> {
  const env = isReal ? {} : { OASDIFF: "node tests/clients/support/oasdiff.mjs" };
  return run([join(root, "scripts", "specDiff.ts"), ...args], { cwd: folder, env });
}

function documentOf(fields: string[], form: string[]): string {
  const textsOf = (names: string[]) => Object.fromEntries(names.map((name) => [name, { type: "string" }]));
  const contentOf = (media: string, name: string) => ({
    [media]: { schema: { $ref: `#/components/schemas/${name}` } },
  });
  const post = {
    operationId: "getBalance",
    requestBody: { content: contentOf("application/x-www-form-urlencoded", "Form") },
    responses: { 200: { description: "The balance.", content: contentOf("application/json", "Balance") } },
  };
  const schemas = {
    Balance: { type: "object", properties: textsOf(fields), required: fields },
    Form: { type: "object", properties: textsOf(form) },
  };
  const info = { title: "Panel", version: "1.0.0" };
  return JSON.stringify({
    openapi: "3.1.0",
    info,
    paths: { "/api/v2#action=balance": { post } },
    components: { schemas },
  });
}

describe("spec:diff", () => {
  test("says that there is no tag, and passes", async () => {
    await git("tag", "go/v1.0.0");
    const { code, stdout } = await specDiff();
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining("no tag yet") });
  });

  test("says that a shallow clone has no tag", async () => {
    await git("clone", "--quiet", "--depth=1", "--no-tags", `file://${folder}`, "shallow");
    folder = join(folder, "shallow");
    await expect(specDiff()).resolves.toMatchObject({ code: 0, stdout: expect.stringContaining("shallow") });
    folder = join(folder, "..");
  });

  test("passes what breaks nothing", async () => {
    await git("tag", "v1.2.3");
    await write({ fields: ["balance", "currency", "bonus"] });
    await expect(specDiff()).resolves.toMatchObject({
      code: 0,
      stdout: expect.stringContaining("nothing breaks since v1.2.3"),
    });
  });

  test("fails a form that lost a field", async () => {
    await git("tag", "v1.2.3");
    await write({ form: ["key"] });
    const { code, stdout } = await specDiff();
    expect(code).toBe(1);
    expect(stdout).toMatch(/^getBalance {2}.*action.* {2}breaking$/m);
  });

  test("fails what breaks, and says what would let it pass", async () => {
    await git("tag", "v1.2.3");
    await write({ fields: ["balance"], changelog: "## Unreleased\n\n## 1.2.3\n" });
    const { code, stdout, stderr } = await specDiff();
    expect(code).toBe(1);
    expect(stdout).toMatch(/^getBalance {2}.*currency.* {2}breaking$/m);
    expect(stderr).toContain('"## Unreleased: 2.0.0"');
  });

  test("passes what breaks where the changelog announces a major version", async () => {
    await git("tag", "v1.2.3");
    await write({ fields: ["balance"], changelog: "## Unreleased: 2.0.0\n\n## 1.2.3\n" });
    await expect(specDiff()).resolves.toMatchObject({ code: 0, stdout: expect.stringMatching(/ {2}breaking$/m) });
  });

  test("compares with the last tag, or with what is named", async () => {
    await git("tag", "v1.0.0");
    await write({ fields: ["balance"] });
    await commit();
    await git("tag", "v2.0.0");
    await expect(specDiff()).resolves.toMatchObject({ code: 0 });
    await expect(specDiff("--against", "v1.0.0")).resolves.toMatchObject({ code: 1 });
  });

  test.each([
    ["a document that is none", "now"],
    ["a document that was none", "before"],
  ])("exits with 2 at %s", async (_, when) => {
    if (when === "now") await git("tag", "v1.0.0");
    await writeFile(join(folder, "generated", "actions.yaml"), "{ broken");
    await commit();
    if (when === "before") {
      await git("tag", "v1.0.0");
      await write({ fields: ["balance"] });
    }
    const { code, stderr } = await specDiff();
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining("failed to load") });
  });

  test.each([
    ["a tag without the document", ["--against", "v0.1.0"], /generated\/actions\.yaml/],
    ["a commit that there is not", ["--against", "nowhere"], /nowhere/],
    ["an option that there is not", ["--agaist"], /agaist/],
  ])("exits with 2 at %s", async (_, args, said) => {
    await rm(join(folder, "generated"), { recursive: true });
    await commit();
    await git("tag", "v0.1.0");
    await expect(specDiff(...args)).resolves.toMatchObject({ code: 2, stderr: expect.stringMatching(said) });
  });

  test("exits with 2 outside of a repository", async () => {
    await rm(join(folder, ".git"), { recursive: true });
    const { code, stderr } = await specDiff();
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining("not a git repository") });
  });
});

describe("the major version that a changelog announces", () => {
  test.each([
    ["## Unreleased\n", undefined],
    ["## Unreleased\n\n## 1.2.3\n\n## 2.0.0\n", 1],
    ["## 1.3.0\n\n## 1.2.3\n", 1],
    ["## 2.0.0\n\n## 1.2.3\n", 2],
    ["## Unreleased: 2.0.0\n", 2],
    ["## [2.0.0] - 2026-01-01\n", 2],
    ["## Unreleased\n\n### Changed\n\n- Needs Node 20.0.0.\n", undefined],
  ])("of %j is %s", async (changelog, major) => {
    await write({ changelog });
    await expect(announcedIn(join(folder, "CHANGELOG.md"))).resolves.toBe(major);
  });
});
