/**
 * The samples that the reference makes for every example, and in its console for whatever a reader types: each language
 * against a panel. What stands in the built page is tried with all other code.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openMock } from "../../clients/harness/mock.ts";
import { servePanel } from "../../tests/support/panel.ts";
import { allSamples, MOCK } from "../reference/calls.ts";
import { readDocuments } from "../reference/documents.ts";
import { type Call, languages } from "../reference/samples/index.ts";
import type { Language } from "./support/blocks.ts";
import { type Clones, openClones } from "./support/clone.ts";
import { isThere, type Run, runProgram, TOOLCHAINS, warmUp } from "./support/toolchains.ts";

const samples = allSamples((await readDocuments()).en.actions);
const maySkip = process.env.CI_NO_SKIP !== "1";

const runWith: Record<(typeof languages)[number]["id"], Language> = {
  curl: "sh",
  php: "php",
  client: "ts",
  javascript: "ts",
  python: "python",
  go: "go",
  java: "java",
};

/** A compiler takes seconds for each, so it gets the examples that are hard to write down: other scripts, emoji, a #. */
const compiled = ["go", "java"];
const isOdd = (source: string) => /[^ -~\s]|"#/.test(source);

/** Everything that one language or another has a meaning for. */
const odd = 'It\'s "5 $USD" \\n {x} \u0024{y} $(z) `w` 100% #1 & <b>?=+ 한국어 👏';
const comments = `${odd}\n\t둘째 줄\\`;

let clones: Clones;
beforeAll(async () => {
  clones = await openClones();
});
afterAll(() => clones?.remove());

/** A mock for each, since an order that one places is there for the next. */
async function runOnMock(language: Language, source: string): Promise<Run> {
  const mock = await openMock();
  try {
    return await runProgram(language, source.replace(MOCK.url, mock.url), await clones.make(), {});
  } finally {
    await mock.close();
  }
}

describe.each(languages)("$label", ({ id, write }) => {
  const language = runWith[id];
  const own = samples.filter((sample) => sample.id === id && (!compiled.includes(id) || isOdd(sample.source)));

  describe.skipIf(!isThere(language) && maySkip)(`with its toolchain (needs ${TOOLCHAINS[language].probe[0]})`, () => {
    beforeAll(() => warmUp(language), 300_000);
    test("sends odd fields to the letter, and the key in the form alone", async () => {
      const panel = await servePanel('{"order":1}');
      const fields: Call["fields"] = Object.entries({ action: "add", service: 2, link: odd, comments });
      const call = { operation: "addOrder", url: `${panel.url}`, key: "k3y'\"$\\", fields, refused: false };
      const { code, output } = await runProgram(language, write(call), await clones.make(), {});
      expect(code, output).toBe(0);
      expect(panel.received).toHaveLength(1);
      const [{ method, path, body } = { method: "", path: "", body: "" }] = panel.received;
      expect([method, path]).toEqual(["POST", "/api/v2"]);
      const form = Object.fromEntries(new URLSearchParams(Buffer.from(body, "latin1").toString()));
      expect(form).toEqual({ key: call.key, action: "add", service: "2", link: odd, comments });
    });

    test.concurrent.each(own.map((sample) => [`${sample.operation} ${sample.example}`, sample] as const))(
      "gets the documented answer: %s",
      async (_, { source, answer, refused }) => {
        expect(source.split(MOCK.url)).toHaveLength(2);
        const { code, output } = await runOnMock(language, source);
        expect(code, output).toBe(0);
        // The client gives values, not the panel's JSON, and its texts of refusals as they are.
        if (id !== "client") expect(JSON.parse(output)).toEqual(answer ?? { order: 23501 });
        else if (refused) expect(output).toContain((answer as { error: string }).error);
      },
    );
  });
});
