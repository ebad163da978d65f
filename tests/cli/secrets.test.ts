/** The key is on neither stream, whatever the panel answers, whatever is asked, in whatever format. */
import { describe, expect, test } from "vitest";
import { createMasker } from "../../src/cli/secrets.ts";
import { closedPort, type Reply, servePanel } from "../support/panel.ts";
import { answering, CANARY, envOf, runHere } from "./support/cli.ts";

const COMMANDS: string[][] = [
  ["services"],
  ["balance"],
  ["status", "1", "2"],
  ["refill", "1", "--yes"],
  ["refill", "--status", "1"],
  ["cancel", "1", "--yes"],
  ["order", "--service", "1", "--link", "https://example.com/p/1", "--quantity", "1000", "--yes", "--max-cost", "1"],
];

const forms = [
  CANARY,
  encodeURIComponent(CANARY),
  new URLSearchParams({ k: CANARY }).toString().slice(2),
  JSON.stringify(CANARY).slice(1, -1),
];
const base64 = Buffer.from(CANARY).toString("base64").replace(/=+$/, "");

/** A masked key leaves none of these. */
function expectNoKey(text: string): void {
  for (const form of [...forms, base64.slice(0, -2), "canary"]) expect(text).not.toContain(form);
}

const SERVICE = { service: 1, type: "Default", category: "c", rate: "0.90", min: "50", max: "10000" };
const status = {
  status: `key ${CANARY}`,
  charge: CANARY,
  start_count: encodeURIComponent(CANARY),
  remains: "1",
  currency: base64,
};

/** What panels may answer to everything. */
const PANELS: [string, { [action: string]: Reply }][] = [
  [
    "as data",
    {
      services: JSON.stringify([
        { ...SERVICE, name: `name ${CANARY}`, description: encodeURIComponent(CANARY), [CANARY]: 1 },
      ]),
      balance: JSON.stringify({ balance: "1", currency: CANARY }),
      status: JSON.stringify({ 1: status, 2: { error: `wrong ${CANARY}` } }),
      refill: JSON.stringify([{ order: 1, refill: { error: CANARY } }]),
      cancel: JSON.stringify([{ order: 1, cancel: { error: CANARY } }]),
      refill_status: JSON.stringify([{ refill: 1, status: CANARY }]),
      add: JSON.stringify({ order: 5, note: CANARY }),
    },
  ],
  ["as a refusal", all(JSON.stringify({ error: `Invalid API key ${CANARY}` }))],
  ["as a page", all({ status: 403, body: `<html>${CANARY} ${encodeURIComponent(CANARY)} ${base64}</html>` })],
  [
    "as a redirect",
    all({ status: 307, headers: { location: `https://evil.example/?key=${encodeURIComponent(CANARY)}` } }),
  ],
  ["as half of an answer", all(`{"a":${JSON.stringify(CANARY)}`)],
  ["as something else", all(JSON.stringify([CANARY, { order: CANARY, service: CANARY }]))],
  ["as a limit", all({ status: 429, headers: { "retry-after": "100" }, body: JSON.stringify({ error: CANARY }) })],
];

function all(reply: Reply): { [action: string]: Reply } {
  return Object.fromEntries(
    ["services", "balance", "status", "refill", "cancel", "refill_status", "add"].map((name) => [name, reply]),
  );
}

describe("the key in what the panel says", () => {
  test.each(PANELS)("%s, is masked by every command in every format, with --debug too", async (_, answers) => {
    const panel = await servePanel(answering(answers));
    for (const command of COMMANDS) {
      for (const flags of [[], ["--json"], ["--csv"], ["--debug", "--color=always"]]) {
        const { stdout, stderr } = await runHere([...command, ...flags], { env: envOf(panel) });
        expectNoKey(stdout + stderr);
      }
    }
    expect(panel.received.length).toBeGreaterThan(COMMANDS.length * 3);
  });

  test("is masked where only the order is answered so, after the price was shown", async () => {
    for (const [, answers] of PANELS.slice(1)) {
      const panel = await servePanel(answering({ add: answers.add as Reply }));
      const { stdout, stderr } = await runHere([...(COMMANDS.at(-1) ?? []), "--debug"], { env: envOf(panel) });
      expect(panel.received.at(-1)?.body).toContain("action=add");
      expectNoKey(stdout + stderr);
    }
  });

  test("is masked when it is broken over two lines of a narrow table", async () => {
    const name = `very long name of a service ${CANARY} with the key in it, and more words after that`;
    const panel = await servePanel(answering({ services: JSON.stringify([{ ...SERVICE, name }]) }));
    const { stdout } = await runHere(["services"], { env: envOf(panel), terminal: true, columns: 60 });
    expectNoKey(stdout.replace(/\s/g, ""));
    expect(stdout).toContain("[key]");
  });
});

describe("the key in a failure", () => {
  test("without a connection is not shown", async () => {
    const env = envOf({ url: await closedPort() });
    // At once, since reads wait before they are sent again.
    const runs = await Promise.all(COMMANDS.map((command) => runHere([...command, "--debug"], { env })));
    for (const { code, stdout, stderr } of runs) {
      expect(code).toBe(3);
      expectNoKey(stdout + stderr);
    }
  });

  test("of one kind of source is masked when another is used", async () => {
    const panel = await servePanel(answering({ balance: JSON.stringify({ balance: "1", currency: CANARY }) }));
    const { stdout } = await runHere(["balance", "--key-file", "-"], { env: envOf(panel), input: "other" });
    expectNoKey(stdout);
  });
});

describe("the masker", () => {
  test.each<[string, string, string]>([
    ["a short key leaves an id", "1", "23501"],
    ["a short key leaves an amount", "85", "100.84292"],
    ["a key of letters leaves an id", "demo", "23501"],
  ])("of %s alone in data", (_, key, text) => {
    const masker = createMasker();
    masker.add(key);
    expect(masker.value(text)).toBe(text);
  });

  test("takes a long key out of data even when it is all digits", () => {
    const masker = createMasker();
    masker.add("12345678");
    expect(masker.value("912345678")).toBe("9[key]");
  });

  test("takes a short key out of words", () => {
    const masker = createMasker();
    masker.add("demo");
    expect([masker.value("a demo"), masker.text("a demo")]).toEqual(["a [key]", "a [key]"]);
  });
});
