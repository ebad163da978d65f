/** The program as it is published: bundled, and run by the oldest Node that it is made for. */
import { readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "tsdown";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createFolder, root } from "../support/checkout.ts";
import { findOtherNode } from "../support/otherNode.ts";
import { servePanel } from "../support/panel.ts";
import { actionsOf, answering, CANARY, envOf, start } from "./support/cli.ts";

const folder = await createFolder();
const program = join(folder, "dist", "cli.js");
const packages = new Set<string>();

beforeAll(async () => {
  await build({
    config: false,
    cwd: root,
    entry: { cli: "src/cli/main.ts" },
    outDir: join(folder, "dist"),
    format: "esm",
    platform: "node",
    target: "node20",
    fixedExtension: false,
    dts: false,
    logLevel: "silent",
    plugins: [{ name: "packages", moduleParsed: ({ id }) => void packages.add(packageOf(id)) }],
  });
  packages.delete("");
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  await symlink(join(root, "node_modules"), join(folder, "node_modules"), "junction");
}, 60_000);

afterAll(() => rm(folder, { recursive: true }));

/** The package that a file belongs to; nothing for a file of our own. */
function packageOf(id: string): string {
  return /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id.replaceAll("\\", "/"))?.[1] ?? "";
}

describe("the bundled program", () => {
  test("holds the packages that NOTICE.md names beside that of autostagram/coalesce, and no others", async () => {
    const notice = await readFile(join(root, "NOTICE.md"), "utf8");
    const named = [...notice.matchAll(/^## (\S+)$/gm)].map(([, name]) => name);
    expect([...packages, "dataloader"].sort()).toEqual(named.sort());
  });

  const oldNode = findOtherNode([20, 22]);
  const nodes: [string, string | undefined][] = [
    ["the Node of these tests", process.execPath],
    ["Node 20 or 22 (needs one on the PATH)", oldNode],
  ];
  for (const [name, node] of nodes) {
    test.skipIf(node === undefined)(`places an order in ${name}`, async () => {
      const panel = await servePanel(answering({}));
      const argv = ["order", "--service", "1", "--link", "https://example.com/p/1", "--quantity", "1000"];
      const cap = [
        "--yes",
        "--max-cost",
        "1",
        "--ref",
        "r",
        "--ledger",
        join(folder, `${panel.url.length}-${Date.now()}`),
      ];
      const { code, stdout, stderr } = await start([...argv, ...cap], {
        env: envOf(panel),
        command: [node ?? "", program],
      }).ended;
      expect({ code, stdout }).toEqual({ code: 0, stdout: "order\n23501\n" });
      expect(stderr).toContain("order 23501 is placed");
      expect(stderr).not.toContain(CANARY);
      expect(actionsOf(panel)).toEqual(expect.arrayContaining(["services", "balance", "add"]));
    });
  }
});
