/** The examples in the documentation of preflight run as they stand. */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { withMock } from "../../contract-tests/tests/support/stage.ts";

const root = join(import.meta.dirname, "..", "..");
const source = await readFile(join(root, "src", "preflight", "preflight.ts"), "utf8");
const examples = [...source.matchAll(/@example\n((?: \*.*\n)+?) \*\//g)].map(([, text = ""]) =>
  text.replace(/^ \* ?/gm, ""),
);

/** Runs a module that finds the package in this repository, and gives what it prints. */
async function run(code: string, env: Record<string, string> = {}): Promise<string> {
  const places = { "autostagram/preflight": "src/preflight/index.ts", autostagram: "src/index.ts" };
  let text = code;
  for (const [name, file] of Object.entries(places)) {
    text = text.replace(`"${name}"`, JSON.stringify(pathToFileURL(join(root, file)).href));
  }
  const folder = await mkdtemp(join(tmpdir(), "autostagram-"));
  try {
    await writeFile(join(folder, "example.ts"), text);
    const { stdout } = await promisify(execFile)(process.execPath, [join(folder, "example.ts")], {
      env: { ...process.env, ...env },
    });
    return stdout;
  } finally {
    await rm(folder, { recursive: true });
  }
}

test("the example of an order prints what its comments say", async () => {
  const said = [...(examples[0] ?? "").matchAll(/console\.log\(.*?\); \/\/ (.*)/g)].map(([, words]) => words);
  expect(said).toHaveLength(2);
  expect(await run(examples[0] ?? "")).toBe(`${said.join("\n")}\n`);
});

test("the example of a check places the order", async () => {
  const before = `
    import { createClient } from "autostagram";
    import { preflight } from "autostagram/preflight";
    const link = "https://example.com/p/1";
    const panel = createClient({ key: process.env.KEY, url: process.env.URL });
    const [service] = await panel.listServices();
  `;
  const after = "console.log((await panel.getBalance()).balance);";
  const printed = await withMock({ spend: true }, ({ url, key }) =>
    run(before + examples[1] + after, { URL: url, KEY: key }),
  );
  // The mock starts with 100.84292, and 1,000 followers cost 0.9.
  expect(printed).toBe("99.94292\n");
});
