/** The package as people get it: packed, installed into an empty folder, used from there. */
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withMock } from "../contract-tests/tests/support/stage.ts";
import { copyRepository, createFolder, type Run, root, run } from "./support/checkout.ts";
import { findOtherNode } from "./support/otherNode.ts";
import { filesIn, installPacked, pack, placesIn } from "./support/packed.ts";

const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");

const folder = await createFolder();
const consumer = join(folder, "consumer");
const installed = join(consumer, "node_modules", "autostagram");

/** What `npm pack` reads, directly or to build. */
const sources = ["src", "generated", "package.json", "tsconfig.json", "tsdown.config.ts"];
const papers = ["CHANGELOG.md", "LICENSE", "NOTICE.md", "README.md"];

/** What can be imported. */
const entries = ["index", "catalogue", "coalesce", "iterate", "ledger", "preflight", "raw", "validate", "watch"];

/** Packs a copy, so that the build leaves the `dist/` of the work tree alone, and installs the tarball. */
beforeAll(async () => {
  await copyRepository(folder, [...sources, ...papers]);
  await installPacked(consumer, [await pack(folder)]);
}, 120_000);

afterAll(() => rm(folder, { recursive: true }));

describe("the packed files", () => {
  test("are the built client, the two documents and the papers", async () => {
    const files = await filesIn(installed);
    // What several entries share has a name of the bundler's own.
    const shared = files.filter((file) => /^dist\/[a-z]+-[\w-]{8}(\.d)?\.(js|ts)$/i.test(file));
    expect(files.filter((file) => !shared.includes(file))).toEqual(
      [
        ...["CHANGELOG.md", "LICENSE", "NOTICE.md", "README.md", "package.json"],
        ...["dist/cli.js", "dist/cli-process.js", "generated/actions.yaml", "generated/openapi.yaml"],
        ...entries.flatMap((name) => [`dist/${name}.js`, `dist/${name}.d.ts`]),
      ].sort(),
    );
  });

  test("need openapi-fetch and nothing else, and run nothing when they are installed", async () => {
    const manifest = JSON.parse(await readFile(join(installed, "package.json"), "utf8"));
    expect(Object.keys(manifest.dependencies)).toEqual(["openapi-fetch"]);
    expect(manifest).not.toHaveProperty("peerDependencies");
    expect(manifest).not.toHaveProperty("optionalDependencies");
    expect(Object.keys(manifest.scripts).filter((name) => /^((pre|post)?install|prepare)$/.test(name))).toEqual([]);
  });

  test("import openapi-fetch for autostagram/raw, node: where there are files, and nothing else", async () => {
    const statement = /^(?:import|export)\b[^;]*?\bfrom\s*"([^"]+)"|\b(?:import|require)\(\s*"([^"]+)"|^\/\/\/\s*<.*/gm;
    const found = new Map<string, string[]>();
    for (const name of await filesIn(join(installed, "dist"))) {
      const text = await readFile(join(installed, "dist", name), "utf8");
      expect(text).not.toContain("sourceMappingURL");
      if (/^cli(-process)?\.js$/.test(name)) continue;
      const imports = [...text.matchAll(statement)].map(([whole, named, called]) => named ?? called ?? whole);
      for (const one of imports.filter((path) => !path.startsWith("./"))) {
        found.set(one, [...(found.get(one) ?? []), name.replace(/-.{8}\./, ".")]);
      }
    }
    expect(Object.fromEntries(found)).toEqual({
      "node:fs/promises": ["ledger.js"],
      "openapi-fetch": ["raw.d.ts", "raw.js"],
    });
  });

  test("hold no path of the machine that packed them", async () => {
    expect(await placesIn(installed, [root, folder])).toEqual([]);
  });
});

describe("the installed package", () => {
  const resolve = createRequire(join(consumer, "index.js")).resolve;

  test.each(["openapi.yaml", "actions.yaml"])("leads to the description under autostagram/%s", async (name) => {
    const packed = await readFile(resolve(`autostagram/${name}`), "utf8");
    expect(packed).toBe(await readFile(join(root, "generated", name), "utf8"));
  });

  test("leads to its manifest, and to no file behind its exports", () => {
    expect(resolve("autostagram/package.json")).toBe(join(installed, "package.json"));
    expect(() => resolve("autostagram/dist/index.js")).toThrow('not defined by "exports"');
  });
});

const otherNode = findOtherNode([20, 99]);

async function askBalance(program: string): Promise<Run> {
  const script = `
    import { createClient } from "autostagram";
    const panel = createClient({ key: process.env.PANEL_KEY, url: process.env.PANEL_URL });
    console.log(JSON.stringify(await panel.getBalance()));`;
  return withMock({}, ({ url, key }) =>
    run(["--input-type=module", "--eval", script], {
      cwd: consumer,
      program,
      env: { PANEL_URL: url, PANEL_KEY: key },
    }),
  );
}

test.each(entries.slice(1))("autostagram/%s can be imported in the Node of this machine", async (name) => {
  const script = `console.log(Object.keys(await import("autostagram/${name}")).length > 0)`;
  const found = await run(["--input-type=module", "--eval", script], {
    cwd: consumer,
    program: otherNode ?? process.execPath,
  });
  expect(found).toEqual({ code: 0, stderr: "", stdout: "true\n" });
});

test("the program says its version", async () => {
  const manifest = JSON.parse(await readFile(join(installed, "package.json"), "utf8"));
  const program = join(consumer, "node_modules", ".bin", "autostagram");
  expect(await run(["--version"], { cwd: consumer, program, shell: process.platform === "win32" })).toMatchObject({
    code: 0,
    stdout: `${manifest.version}\n`,
  });
});

const balance = { code: 0, stderr: "", stdout: '{"balance":"100.84292","currency":"USD"}\n' };

describe("import { createClient }", { timeout: 60_000 }, () => {
  test("makes a call in the Node of these tests", async () => {
    expect(await askBalance(process.execPath)).toEqual(balance);
  });

  test.skipIf(otherNode === undefined)("makes a call in the Node of this machine", async () => {
    expect(await askBalance(otherNode ?? "")).toEqual(balance);
  });
});

const program = `
import { type Client, type ClientOptions, createClient, type Entry, type Order, type OrderStatus, RefusedError } from "autostagram";
import { createRawClient } from "autostagram/raw";

const options: ClientOptions = { key: "k" };
const panel: Client = createClient(options);
const order: Order = { service: 1, link: "https://example.com/p/1", quantity: 1000 };

export async function follow(): Promise<Entry<OrderStatus>[]> {
  const placed: { order: number } = await panel.addOrder(order);
  return panel.getOrderStatuses([placed.order]);
}

export const reasonOf = (error: unknown): string => (error instanceof RefusedError ? error.reason : "none");

// @ts-expect-error an id is a number
void panel.getOrderStatus("1");
// @ts-expect-error a balance is text
export const amount: number = (await panel.getBalance()).balance;
// @ts-expect-error a single order and many are two operations
void createRawClient(options).POST("/api/v2#action=status&order", { body: { action: "status", orders: "1" } });
`;

describe("the declarations", { timeout: 60_000 }, () => {
  test.concurrent.each([
    ["nodenext", "nodenext"],
    ["esnext", "bundler"],
  ])("compile in a strict program with module %s and resolution %s, libraries checked", async (module, resolution) => {
    const place = join(consumer, resolution);
    const compilerOptions = {
      ...{ module, moduleResolution: resolution, target: "es2022", lib: ["es2022", "dom", "dom.iterable"], types: [] },
      ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, skipLibCheck: false },
      noEmit: true,
    };
    await mkdir(place);
    await cp(join(consumer, "package.json"), join(place, "package.json"));
    await writeFile(join(place, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }));
    await writeFile(join(place, "program.ts"), program);
    expect(await run([tsc, "--project", "."], { cwd: place })).toEqual({ code: 0, stdout: "", stderr: "" });
  });
});
