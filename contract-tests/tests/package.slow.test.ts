/** The package as people get it: built from what the Dockerfile copies, packed, installed beside the client, used from there. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { copyRepository, createFolder, type Run, root, run } from "../../tests/support/checkout.ts";
import { findOtherNode } from "../../tests/support/otherNode.ts";
import { filesIn, installPacked, pack, placesIn } from "../../tests/support/packed.ts";
import { copiedFromRepository, dockerfileText } from "./support/dockerfile.ts";

const folder = await createFolder();
const consumer = join(folder, "consumer");
const installed = join(consumer, "node_modules", "autostagram-contract");
const main = join(installed, "dist", "cli.js");

beforeAll(async () => {
  const sources = copiedFromRepository(dockerfileText).filter((name) => name !== "contract-tests/package.json");
  await copyRepository(folder, [...sources, "tsdown.config.ts", "LICENSE", "README.md", "NOTICE.md", "CHANGELOG.md"]);
  for (const name of ["dist", "tests"])
    await rm(join(folder, "contract-tests", name), { recursive: true, force: true });
  const client = await pack(folder);
  const checker = await pack(folder, ["--workspace", "autostagram-contract"]);
  await installPacked(consumer, [client, checker]);
}, 240_000);

afterAll(() => rm(folder, { recursive: true }));

const manifestOf = async (...place: string[]) => JSON.parse(await readFile(join(...place, "package.json"), "utf8"));

describe("the packed files", () => {
  test("are the built program, the description, the schema of the report and the papers", async () => {
    const files = (await filesIn(installed)).filter((file) => !file.startsWith("node_modules/"));
    expect(files).toEqual(
      [
        ...["LICENSE", "README.md", "package.json", "report.schema.json", "dist/actions.yaml"],
        ...["dist/cli.js", "dist/cli-process.js", "dist/cli-prism.js"],
      ].sort(),
    );
  });

  test("import the packages that they declare, all of them and no others", async () => {
    const { dependencies } = await manifestOf(installed);
    const statement = /^(?:import|export)\b[^;]*?\bfrom\s*"([^"]+)"|\bimport\(\s*"([^"]+)"/gm;
    const found = new Set<string>();
    for (const name of ["cli.js", "cli-process.js", "cli-prism.js"]) {
      const text = await readFile(join(installed, "dist", name), "utf8");
      for (const [, named, called] of text.matchAll(statement)) found.add(named ?? called ?? "");
    }
    const packages = [...found].filter((path) => !/^(\.|node:)/.test(path));
    expect(packages.map((path) => /^(@[^/]+\/)?[^/]+/.exec(path)?.[0]).sort()).toEqual(
      Object.keys(dependencies).sort(),
    );
  });

  test("hold no path of the machine that packed them", async () => {
    expect(await placesIn(installed, [root, folder])).toEqual([]);
  });

  test("have the version of the client, run nothing when they are installed, and export the schema", async () => {
    const [own, client] = [await manifestOf(installed), await manifestOf(consumer, "node_modules", "autostagram")];
    expect(own.version).toBe(client.version);
    expect(Object.keys(own.scripts).filter((name) => /^((pre|post)?install|prepare)$/.test(name))).toEqual([]);
    const { resolve } = createRequire(join(consumer, "index.js"));
    expect(resolve("autostagram-contract/report.schema.json")).toBe(join(installed, "report.schema.json"));
    expect(() => resolve("autostagram-contract/dist/cli.js")).toThrow('not defined by "exports"');
  });
});

/** That of the mock. */
const KEY = { AUTOSTAGRAM_KEY: "demo" };

/** Runs the installed program, as `npx autostagram-contract` does. */
function use(args: string[], env: NodeJS.ProcessEnv = {}): Promise<Run> {
  return run([main, ...args], { cwd: consumer, env });
}

/** Starts a command that runs until it is told to stop, and waits for the address on its first line. */
async function serve(args: string[]): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [main, ...args], { cwd: consumer, stdio: ["ignore", "pipe", "ignore"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [text] = await once(child.stdout?.setEncoding("utf8") ?? child, "data");
  return { url: String(text).split("\n")[0] ?? "", child };
}

/** Refuses to load what a module's name has in it. */
const without = (words: string) =>
  `data:text/javascript,${encodeURIComponent(`
    import { registerHooks } from "node:module";
    registerHooks({ resolve(name, context, next) {
      if (name.includes(${JSON.stringify(words)})) throw new Error("loaded " + name);
      return next(name, context);
    } });`)}`;

describe("the installed program", { timeout: 60_000 }, () => {
  test.each([[[]], [["verify"]], [["check-recording"]], [["proxy"]], [["mock"]]])("helps with %j", async (command) => {
    const { code, stdout, stderr } = await use([...command, "--help"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(new RegExp(`^Usage: autostagram-contract ${command[0] ?? "<command>"}`));
  });

  test.skipIf(process.platform === "win32")("is found by its name, and says its version", async () => {
    const program = join(consumer, "node_modules", ".bin", "autostagram-contract");
    const env = { PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}` };
    const { version } = await manifestOf(installed);
    expect(await run(["--version"], { cwd: consumer, program, env })).toEqual({
      code: 0,
      stderr: "",
      stdout: `${version}\n`,
    });
  });

  test("verifies its own mock", async () => {
    const mock = await serve(["mock", "--port", "0"]);
    const { code, stdout, stderr } = await use(["verify", "--url", mock.url, "--report", "json=verified.json"], KEY);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("The contract holds");
    expect(JSON.parse(await readFile(join(consumer, "verified.json"), "utf8"))).toMatchObject({ verdict: "conforms" });
  });

  test("records what the installed client sends through its proxy, and judges that", async () => {
    const mock = await serve(["mock", "--port", "0"]);
    const proxy = await serve(["proxy", "--port", "0", "--target", mock.url, "--recording", "calls.jsonl"]);
    const client = join(consumer, "node_modules", "autostagram", "dist", "cli.js");
    for (const command of ["balance", "services"]) {
      const { code } = await run([client, command, "--url", proxy.url], { cwd: consumer, env: KEY });
      expect(code).toBe(0);
    }
    proxy.child.kill("SIGTERM");
    const [code] = await once(proxy.child, "close");
    if (process.platform !== "win32") expect(code).toBe(0);
    const recorded = await use(["check-recording", "calls.jsonl", "--report", "json=recorded.json"]);
    expect({ code: recorded.code, stderr: recorded.stderr }).toEqual({ code: 0, stderr: "" });
    expect(JSON.parse(await readFile(join(consumer, "recorded.json"), "utf8"))).toMatchObject({ calls: 2 });
  });

  test("loads Prism for the mock alone", async () => {
    const guarded = (args: string[]) =>
      run(["--import", without("@stoplight/prism-http"), main, ...args], {
        cwd: consumer,
        env: { AUTOSTAGRAM_KEY: "demo" },
      });
    const mock = await serve(["mock", "--port", "0"]);
    expect(await guarded(["verify", "--url", mock.url])).toMatchObject({ code: 0, stderr: "" });
    const { stderr } = await guarded(["mock", "--port", "0", "--debug"]);
    expect(stderr).toContain("loaded @stoplight/prism-http");
  });
});

/** Makes a Node of another version out of this one. */
const pretend = (version: string) =>
  `data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"${version}"}})`;

const oldNode = findOtherNode([18, 23]);
const maySkip = process.env.CI_NO_SKIP !== "1";

describe("a Node that is too old", () => {
  test.each(["22.21.0", "24.17.9"])("is told so in one line: %s", async (version) => {
    const { code, stdout, stderr } = await run(["--import", pretend(version), main, "--version"], { cwd: consumer });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^autostagram-contract: needs Node 24\.18 or later, and this is v\S+\n$/);
  });

  test.each(["24.18.0", "24.100.0", "26.0.0"])("is not %s", async (version) => {
    expect(await run(["--import", pretend(version), main, "--version"], { cwd: consumer })).toMatchObject({ code: 0 });
  });

  describe.skipIf(!oldNode && maySkip)("on the PATH (needs one)", () => {
    // Before each and not before all, so that the test fails and does not count as skipped.
    beforeEach(() => {
      if (!oldNode) throw new Error("no older Node is on the PATH, and CI_NO_SKIP forbids to skip");
    });

    test("is told so in one line", async () => {
      const { code, stdout, stderr } = await run([main, "verify"], { cwd: consumer, program: oldNode ?? "" });
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toMatch(/^autostagram-contract: needs Node 24\.18 or later, and this is v\d+\S+\n$/);
    });
  });
});
