/** Every block of code on every page, and every sample of the reference, run as it stands against a mock of its own. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openMock } from "../../clients/harness/mock.ts";
import { findPrograms, type Language, type Program } from "./support/blocks.ts";
import { readPage } from "./support/built.ts";
import { type Clones, openClones } from "./support/clone.ts";
import { madeLocal } from "./support/local.ts";
import { withPrelude } from "./support/prelude.ts";
import { isThere, type Run, runProgram, runServer, TOOLCHAINS, warmUp } from "./support/toolchains.ts";

const programs = await findPrograms();
const maySkip = process.env.CI_NO_SKIP !== "1";
const nameOf = ({ places: [place = ""] }: Program): string => place;

let clones: Clones;
beforeAll(async () => {
  clones = await openClones();
});
afterAll(() => clones?.remove());

async function runOnMock(program: Program): Promise<Run> {
  const mock = await openMock();
  try {
    const code = madeLocal(await withPrelude(program, nameOf(program)), mock);
    const env = { AUTOSTAGRAM_URL: mock.url, AUTOSTAGRAM_KEY: mock.key };
    const folder = await clones.make();
    if (program.keepsRunning) return await runServer(code, folder, { env, ask: (url) => askBalance(url, mock.key) });
    return await runProgram(program.language, code, folder, env);
  } finally {
    await mock.close();
  }
}

async function askBalance(url: string, key: string): Promise<string> {
  const response = await fetch(url, { method: "POST", body: new URLSearchParams({ key, action: "balance" }) });
  return response.text();
}

/** What the code says that it prints: behind a call that prints, or in its last line. Commas part what is printed one by one. */
function promisedBy({ code }: Program): string[] {
  const behind = [...code.matchAll(/console\.log\(.*\); \/\/ (.+)$/gm)].map(([, text = ""]) => text);
  const last = /\n\/\/ (.+)\n$/.exec(code)?.[1] ?? [];
  return [...behind, last].flat();
}

const keepsWord = (output: string, text: string): boolean =>
  output.includes(text) || text.split(", ").every((part) => output.includes(part));

/** A refusal is fine where the page speaks of it. */
async function unexpectedRefusal(program: Program, output: string): Promise<string | undefined> {
  const refused = /^\{"error":"([^"]*)"\}/m.exec(output)?.[1];
  if (refused === undefined) return undefined;
  const page = await readPage(nameOf(program).split(",")[0] ?? "");
  return !nameOf(program).includes("reference/") && page.includes(refused) ? undefined : refused;
}

describe.each(Object.keys(TOOLCHAINS) as Language[])("%s", (language) => {
  const own = programs.filter((program) => program.language === language);
  const isMissing = !isThere(language);
  const toRun = own.filter(({ reason }) => reason === undefined).map((program) => [nameOf(program), program] as const);

  describe.skipIf(isMissing && maySkip)(`with its toolchain (needs ${TOOLCHAINS[language].probe[0]})`, () => {
    beforeAll(() => warmUp(language), 300_000);
    test.concurrent.each(toRun)("%s", async (_, program) => {
      const { code, output } = await runOnMock(program);
      expect(code, `${program.code}\n${output}`).toBe(program.exits ?? 0);
      // A mistake of the program's own exits with 1 as well.
      expect(output).not.toMatch(/\b(Syntax|Reference|Type)Error\b/);
      if (program.keepsRunning) expect(output).toContain('\n{"balance":');
      expect(await unexpectedRefusal(program, output)).toBeUndefined();
      expect(promisedBy(program).filter((text) => !keepsWord(output, text))).toEqual([]);
    });
  });

  test("has programs on the pages", () => expect(toRun.length).toBeGreaterThan(0));
});

test("says of every other block why it is not run", () => {
  const others = programs.filter(({ reason }) => reason !== undefined);
  console.log(others.map((program) => `not run: ${nameOf(program)}, ${program.reason}`).join("\n"));
  expect(others.filter(({ reason = "" }) => reason.trim().split(/\s+/).length < 3).map(nameOf)).toEqual([]);
});
