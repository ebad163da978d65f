/** The code on the README's first screen runs as it stands, against the mock. */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { post, withMock } from "../contract-tests/tests/support/stage.ts";

const root = join(import.meta.dirname, "..");
const readme = await readFile(join(root, "README.md"), "utf8");

async function runFirstExample(env: Record<string, string>): Promise<{ stdout: string; stderr: string }> {
  const code = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
  const folder = await mkdtemp(join(tmpdir(), "autostagram-"));
  const file = join(folder, "example.ts");
  await writeFile(file, code.replace('"autostagram"', JSON.stringify(pathToFileURL(join(root, "src/index.ts")).href)));
  try {
    return await promisify(execFile)(process.execPath, [file], { env: { ...process.env, ...env } });
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe("README", () => {
  test("shows code that places an order and follows it", async () => {
    const { stdout } = await withMock({}, ({ url, key }) =>
      runFirstExample({ AUTOSTAGRAM_URL: url, AUTOSTAGRAM_KEY: key }),
    );
    expect(stdout).toBe("2 services; order 23501 is Pending, 1000 to go\n");
  });

  test("shows code that tells a refusal", async () => {
    const { stderr } = await withMock({}, ({ url }) =>
      runFirstExample({ AUTOSTAGRAM_URL: url, AUTOSTAGRAM_KEY: "other" }),
    );
    expect(stderr).toBe("invalid_key Invalid API key\n");
  });

  test("shows the mock's own answer to the curl line", async () => {
    const [, form, answer] = /\$ curl (.+) http\S+\n(.+)\n/.exec(readme) ?? [];
    const fields = form?.replaceAll("-d ", "").split(" ").join("&") ?? "";
    const { text } = await withMock({}, ({ url }) => post(url, fields));
    expect(text).toBe(answer);
  });
});
