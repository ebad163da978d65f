/** The generator as people run it: what it writes, what its check notices, and how it fails. */
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { edit, GENERATED, GENERATOR, type Run, readText, root, run, withCheckout } from "../support/checkout.ts";

function generate(folder: string, ...flags: string[]): Promise<Run> {
  return run([join("scripts", "generate.ts"), ...flags], { cwd: folder });
}

async function check(folder: string): Promise<Run & { stale: string[] }> {
  const result = await generate(folder, "--check");
  return { ...result, stale: [...result.stderr.matchAll(/^stale {2}(.*)$/gm)].map(([, finding = ""]) => finding) };
}

/** What the check finds in a copy of the repository in which something is changed. */
function checkAfter(change: (folder: string) => Promise<unknown>) {
  return withCheckout(GENERATOR, async (folder) => {
    await change(folder);
    return check(folder);
  });
}

async function readGenerated(folder: string): Promise<Record<string, string>> {
  const names = await readdir(join(folder, "generated"));
  const texts = names.map(async (name) => [name, await readFile(join(folder, "generated", name), "utf8")]);
  return Object.fromEntries(await Promise.all(texts));
}

/** Edits a line in every generated file: 11 in the first, 12 in the second, and so on. */
async function editLines(folder: string): Promise<void> {
  for (const [index, name] of GENERATED.entries()) {
    const lines = (await readText(join(folder, "generated", name))).split("\n");
    lines[10 + index] = `edited ${lines[10 + index]}`;
    await writeFile(join(folder, "generated", name), lines.join("\n"));
  }
}

describe("npm run check:generated", { timeout: 60_000 }, () => {
  test.concurrent("names every file that is edited, and the line", async () => {
    const { code, stale } = await checkAfter(editLines);
    expect(code).toBe(1);
    expect(stale.sort()).toEqual([
      expect.stringMatching(/^generated\/actions\.yaml:11: on disk "edited /),
      expect.stringMatching(/^generated\/openapi\.yaml:12: on disk "edited /),
      expect.stringMatching(/^generated\/operations\.ts:13: on disk "edited /),
      expect.stringMatching(/^generated\/orderForms\.ts:14: on disk "edited /),
      expect.stringMatching(/^generated\/types\.ts:15: on disk "edited /),
      expect.stringMatching(/^generated\/validators\.ts:16: on disk "edited /),
    ]);
  });

  test.concurrent("names a page whose derived block is edited or old, and a translation whose English is another", async () => {
    const { code, stale } = await checkAfter(async (folder) => {
      await edit(
        join(folder, "docs", "protocol.md"),
        "| Incorrect request | `incorrect_request` |",
        "| Wrong | none |",
      );
      await edit(join(folder, "spec", "examples", "getBalance.yaml"), '"100.84292"', '"7"');
      await edit(join(folder, "docs", "start.md"), "# Your first call", "# Your very first call");
    });
    expect(code).toBe(1);
    expect(stale).toContainEqual(
      expect.stringMatching(/^docs\/protocol\.md:\d+: on disk "\| Wrong .* gives "\| Incorrect/),
    );
    expect(stale).toContainEqual(expect.stringMatching(/^docs\/money\.md:\d+: on disk .*100\.84292.* gives .*"7/));
    expect(stale).toContainEqual(expect.stringMatching(/^docs\/ko\/money\.md:\d+: on disk /));
    const translation = /^docs\/ko\/start\.md: docs\/start\.md is not the text .* `source: /;
    expect(stale).toContainEqual(expect.stringMatching(translation));
  });
});

describe("npm run generate", { timeout: 60_000 }, () => {
  test.concurrent("gives the repository's files, byte by byte", async () => {
    await withCheckout(GENERATOR, async (folder) => {
      await rm(join(folder, "generated"), { recursive: true });
      expect(await generate(folder)).toMatchObject({ code: 0, stderr: "" });
      const first = await readGenerated(folder);
      for (const name of GENERATED) expect(first[name]).toBe(await readText(join(root, "generated", name)));
      expect(Object.keys(first)).toEqual(GENERATED);
    });
  });

  test.concurrent("brings the pages along, so that its check passes", async () => {
    await withCheckout(GENERATOR, async (folder) => {
      await edit(join(folder, "spec", "examples", "getBalance.yaml"), '"100.84292"', '"7"');
      const { stdout } = await generate(folder);
      expect(stdout).toContain("docs/ko/money.md has new derived blocks");
      expect(await check(folder)).toMatchObject({ code: 0, stderr: "" });
    });
  });

  test.concurrent("removes a file that nothing makes, which the check names before", async () => {
    await withCheckout(GENERATOR, async (folder) => {
      await writeFile(join(folder, "generated", "notes.md"), "");
      expect(await check(folder)).toMatchObject({ code: 1, stale: ["generated/notes.md: nothing makes this file"] });
      expect(await generate(folder)).toMatchObject({ code: 0, stderr: "" });
      expect(await readdir(join(folder, "generated"))).toEqual(GENERATED);
    });
  });

  test.concurrent("exits 2, says where and writes nothing when the description has no example that a page shows", () =>
    withCheckout(GENERATOR, async (folder) => {
      const example = "dripFeed: { $ref: ../examples/addOrder.yaml#/requests/dripFeed }";
      await edit(join(folder, "spec", "actions", "addOrder.yaml"), example, "");
      const { code, stdout, stderr } = await generate(folder);
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr.replaceAll("\\", "/")).toContain("docs/order-types.md:");
      expect(stderr).not.toMatch(/^\s+at /m);
      expect(await readGenerated(folder)).toEqual(await readGenerated(root));
    }));

  test.concurrent("says where in plain text when Redocly is made to write in colours", async () => {
    const { stderr } = await withCheckout(GENERATOR, async (folder) => {
      await rm(join(folder, "spec", "actions", "getBalance.yaml"));
      const env = { NO_COLOR: undefined, FORCE_COLOR: "1" };
      return run([join("scripts", "generate.ts")], { cwd: folder, env });
    });
    expect(stderr).toMatch(/^generate: spec[\\/]openapi\.yaml:\d+:\d+: /);
  });

  test.concurrent.each([
    ["an unknown flag", "--chek"],
    ["a stray word", "check"],
  ])("exits 2 with %s, in one line that names it", async (_, word) => {
    const { code, stdout, stderr } = await withCheckout(GENERATOR, (folder) => generate(folder, word));
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(`'${word}'`);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });
});
