/** Where the key comes from, and what is no key. */
import { chmod, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { createFolder } from "../support/checkout.ts";
import { servePanel } from "../support/panel.ts";
import { answering, CANARY, expectUsage, fieldsOf, runHere } from "./support/cli.ts";

const folder = await createFolder();
afterAll(() => rm(folder, { recursive: true }));

/** Writes a file that is readable to its owner alone. */
async function keyFile(name: string, text: string | Buffer, mode = 0o600): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  await chmod(path, mode);
  return path;
}

/** The key that arrives at the panel, after a run that must succeed. */
async function keySent(argv: string[], setting: { env?: Record<string, string>; input?: string }) {
  const panel = await servePanel(answering({}));
  const run = await runHere(["balance", "--url", panel.url, ...argv], setting);
  expect(run.code).toBe(0);
  const [request] = panel.received;
  return { key: request && fieldsOf(request).key, stderr: run.stderr };
}

describe("the key", () => {
  test("comes from the environment", async () => {
    expect(await keySent([], { env: { AUTOSTAGRAM_KEY: CANARY } })).toEqual({ key: CANARY, stderr: "" });
  });

  test.each([[""], ["\n"]])("comes from a file that ends with %j, before the environment", async (end) => {
    const path = await keyFile("good", CANARY + end);
    expect(await keySent(["--key-file", path], { env: { AUTOSTAGRAM_KEY: "other" } })).toEqual({
      key: CANARY,
      stderr: "",
    });
  });

  test.each([[""], ["\n"]])("comes from stdin that ends with %j", async (end) => {
    expect(await keySent(["--key-file", "-"], { input: CANARY + end })).toEqual({ key: CANARY, stderr: "" });
  });

  test.skipIf(process.platform === "win32").each([[0o640], [0o604]])(
    "is taken from a file of mode %o with a warning that names the file",
    async (mode) => {
      const path = await keyFile("open", CANARY, mode);
      const { key, stderr } = await keySent(["--key-file", path], {});
      expect(key).toBe(CANARY);
      expect(stderr).toBe(`autostagram: others on this machine can read ${path}; chmod 600 keeps the key to you\n`);
    },
  );

  test("is needed", async () => {
    expectUsage(await runHere(["balance"]), "there is no key: put it in AUTOSTAGRAM_KEY");
  });

  const bad: [string, string][] = [
    ["empty", ""],
    ["a second line", `${CANARY}\nmore`],
    ["two line breaks at its end", `${CANARY}\n\n`],
    ["the line end of Windows", `${CANARY}\r\n`],
    ["a space at its end", `${CANARY} `],
    ["quotes around it", `"${CANARY}"`],
    ["single quotes around it", `'${CANARY}'`],
    ["a byte order mark", `\ufeff${CANARY}`],
    ["letters beyond ASCII", `${CANARY}키`],
    ["a NUL", `${CANARY}\0`],
    ["the length of a book", CANARY.repeat(400)],
  ];

  test.each(bad)("is refused with %s, from a file and from stdin, without its value or length", async (_, text) => {
    const path = await keyFile("bad", text);
    const setting = { env: { AUTOSTAGRAM_URL: "https://panel.invalid/api/v2" } };
    const fromFile = await runHere(["balance", "--key-file", path], setting);
    expectUsage(fromFile, path);
    const fromStdin = await runHere(["balance", "--key-file", "-"], { ...setting, input: text });
    expectUsage(fromStdin, "stdin");
    for (const { stderr } of [fromFile, fromStdin]) {
      expect(stderr.replace(path, "")).not.toMatch(new RegExp(`canary|${text.length}`));
    }
  });

  test.each(bad.slice(0, 10).concat([["a line break at its end", `${CANARY}\n`]]))(
    "is refused with %s, from the environment, without its value",
    async (_, text) => {
      const run = await runHere(["balance"], { env: { AUTOSTAGRAM_KEY: text } });
      expectUsage(run, "AUTOSTAGRAM_KEY");
      expect(run.stderr).not.toContain("canary");
    },
  );

  test("is not asked for where stdin is a terminal, which would show it", async () => {
    const { code, stderr } = await runHere(["balance", "--key-file", "-"], { terminal: true, input: CANARY });
    expect(code).toBe(2);
    expect(stderr).toContain("here stdin is a terminal");
    expect(stderr).not.toContain("canary");
  });
});

describe("a key file", () => {
  test("that is not there is named", async () => {
    expectUsage(await runHere(["balance", "--key-file", join(folder, "none")]), `${join(folder, "none")} is not there`);
  });

  test("that is a directory is named", async () => {
    await mkdir(join(folder, "directory"), { recursive: true });
    expectUsage(await runHere(["balance", "--key-file", join(folder, "directory")]), "directory is a directory");
  });

  test.skipIf(process.platform === "win32")("that cannot be read is named", async () => {
    // A file without leave to read it would do for everybody but root.
    const path = join(await keyFile("no-folder", CANARY), "key");
    expectUsage(await runHere(["balance", "--key-file", path]), `${path} cannot be read (ENOTDIR)`);
  });

  test.skipIf(process.platform === "win32")("that never ends is not read to its end", async () => {
    expectUsage(await runHere(["balance", "--key-file", "/dev/zero"]), "/dev/zero");
  });
});
