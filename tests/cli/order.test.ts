/** `autostagram order`: nothing is sent that nobody has approved, and nothing twice. */
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { isMore } from "../../src/cli/money.ts";
import { createFolder } from "../support/checkout.ts";
import { closedPort, servePanel, serveSocket } from "../support/panel.ts";
import { actionsOf, answering, envOf, fieldsOf, runHere, type Setting } from "./support/cli.ts";

const folder = await createFolder();
afterAll(() => rm(folder, { recursive: true }));

const LINK = "https://example.com/p/1";
const ORDER = ["order", "--service", "1", "--link", LINK, "--quantity", "1000"];
const UNATTENDED = [...ORDER, "--yes", "--max-cost", "0.90"];

async function order(argv: string[], own: Parameters<typeof answering>[0] = {}, setting: Setting = {}) {
  const panel = await servePanel(answering(own));
  const run = await runHere(argv, { ...setting, env: { ...envOf(panel), ...setting.env } });
  const added = panel.received.map(fieldsOf).filter(({ action }) => action === "add");
  return { ...run, added, panel };
}

describe("order with a person at the terminal", () => {
  test.each([["y"], ["Y"], ["yes"], [" y "]])(
    "is sent once after %j, and was shown with price and balance",
    async (answer) => {
      const { code, stdout, stderr, added, panel } = await order(
        ORDER,
        {},
        { terminal: true, input: `${answer}\n`, env: { NO_COLOR: "1" } },
      );
      expect(code).toBe(0);
      expect(added).toEqual([expect.objectContaining({ service: "1", link: LINK, quantity: "1000" })]);
      expect(actionsOf(panel).at(-1)).toBe("add");
      expect(stdout).toBe("order\n23501\n");
      expect(stderr).toMatch(/^ {2}panel +http:\/\/127\.0\.0\.1:\d+\/api\/v2$/m);
      expect(stderr).toMatch(/^ {2}service +1 {2}Followers \(Default; First Category\)$/m);
      expect(stderr).toMatch(/^ {2}link +https:\/\/example\.com\/p\/1$/m);
      expect(stderr).toMatch(/^ {2}price +0\.9 USD \(1000 at 0\.90 USD a thousand; by the custom of such panels/m);
      expect(stderr).toMatch(/^ {2}balance +100\.84292 USD$/m);
      expect(stderr).toContain("Send this order? [y/N] ");
      expect(stderr).toContain("autostagram status 23501");
    },
  );

  test.each([["n\n"], ["\n"], [""], ["yesterday\n"], ["no\ny\n"]])(
    "is not sent after %j, and exits 1",
    async (input) => {
      const { code, stdout, stderr, added } = await order(ORDER, {}, { terminal: true, input });
      expect({ code, stdout, added }).toEqual({ code: 1, stdout: "", added: [] });
      expect(stderr).toContain("nothing was ordered");
    },
  );

  test("shows a balance that is too small", async () => {
    const balance = '{"balance":"0.8999","currency":"USD"}';
    const { stderr } = await order(ORDER, { balance }, { terminal: true, input: "n\n" });
    expect(stderr).toMatch(/^ {2}balance +0\.8999 USD, which is less than the price$/m);
  });

  test("is asked about even where the price is not known", async () => {
    const argv = ["order", "--service", "3", "--link", LINK, "--field", "emoji=👏"];
    const { code, stderr, added } = await order(argv, {}, { terminal: true, input: "y\n" });
    expect(code).toBe(0);
    expect(stderr).toContain("not known beforehand");
    expect(added).toHaveLength(1);
  });

  test("is not sent when it costs more than the cap, and nobody is asked", async () => {
    const { code, stderr, added } = await order(
      [...ORDER, "--max-cost", "0.8999"],
      {},
      { terminal: true, input: "y\n" },
    );
    expect({ code, added }).toEqual({ code: 2, added: [] });
    expect(stderr).not.toContain("[y/N]");
  });
});

describe("order without a person", () => {
  test("is sent with --yes and a cap that it just keeps", async () => {
    const { code, stdout, added } = await order(UNATTENDED);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "order\n23501\n" });
    expect(added).toHaveLength(1);
  });

  test.each<[string, string[], string]>([
    ["without --yes", [...ORDER, "--max-cost", "1"], "needs --yes"],
    ["without a cap", [...ORDER, "--yes"], "--max-cost"],
    ["over the cap", [...ORDER, "--yes", "--max-cost", "0.8999999999999999"], "over --max-cost"],
    [
      "with a price that nobody knows",
      ["order", "--service", "3", "--yes", "--max-cost", "9", "--link", LINK],
      "cannot be kept",
    ],
    [
      "with a price that depends on what comes",
      ["order", "--service", "4", "--yes", "--max-cost", "9", ...fields("username=a", "min=5", "max=9", "delay=0")],
      "cannot be kept",
    ],
    [
      "for a service that is not there",
      ["order", "--service", "99", "--yes", "--max-cost", "1"],
      "service 99 is not among the 4",
    ],
    [
      "with too little",
      [...ORDER.slice(0, -1), "20", "--yes", "--max-cost", "1"],
      "quantity must be 50 to 10000 for service 1, and is 20",
    ],
    ["with a field too many", [...UNATTENDED, "--field", "comments=x"], "comments"],
  ])("is not sent %s, and exits 2", async (_, argv, words) => {
    const { code, stdout, stderr, added } = await order(argv);
    expect({ code, stdout, added }).toEqual({ code: 2, stdout: "", added: [] });
    expect(stderr).toContain(words);
  });

  test.each([["9".repeat(99)], ["9".repeat(300)], ["1e3"], ["-1"], ["NaN"]])(
    "is not sent when the panel asks %s a thousand, which no cap can hold",
    async (rate) => {
      const services = JSON.stringify([
        { service: 1, name: "x", type: "Default", category: "", rate, min: "1", max: "9999" },
      ]);
      const { code, added } = await order(UNATTENDED, { services });
      expect({ code, added }).toEqual({ code: 2, added: [] });
    },
  );

  test("does not wait for input, though there is some", async () => {
    const { code, added } = await order(ORDER, {}, { input: "y\n" });
    expect({ code, added }).toEqual({ code: 2, added: [] });
  });

  test.each([["\n"], ["\r\n"]])("takes lines from a file whose lines end with %j", async (end) => {
    const file = join(folder, "comments.txt");
    await writeFile(file, `첫째${end}둘째${end}`);
    const argv = [
      "order",
      "--service",
      "2",
      "--link",
      LINK,
      "--lines-file",
      `comments=${file}`,
      "--yes",
      "--max-cost",
      "1",
    ];
    const { code, stderr, added } = await order(argv);
    expect(code).toBe(0);
    expect(added[0]).toEqual(expect.objectContaining({ comments: "첫째\n둘째" }));
    expect(stderr).toContain('2 lines, from "첫째" to "둘째"');
    expect(stderr).toContain("0.016 USD (2 at 8 USD a thousand");
  });

  test.each<[string, string | Buffer, string]>([
    ["an empty line", "a\n\nb\n", "comments must"],
    ["nothing", "", "comments must"],
    ["bytes that are no UTF-8", Buffer.from([0x61, 0xff]), "is no text in UTF-8"],
  ])("does not take %s from a file", async (_, text, words) => {
    const file = join(folder, "bad.txt");
    await writeFile(file, text);
    const argv = [
      "order",
      "--service",
      "2",
      "--link",
      LINK,
      "--lines-file",
      `comments=${file}`,
      "--yes",
      "--max-cost",
      "1",
    ];
    const { code, stderr, added } = await order(argv);
    expect({ code, added }).toEqual({ code: 2, added: [] });
    expect(stderr).toContain(words);
  });

  test("gives the id in JSON and CSV, with what the panel adds", async () => {
    const add = '{"order":23501,"charge":"0.9"}';
    expect(JSON.parse((await order([...UNATTENDED, "--json"], { add })).stdout)).toEqual({
      order: 23501,
      charge: "0.9",
    });
    expect((await order([...UNATTENDED, "--csv"], { add })).stdout).toBe("order\r\n23501\r\n");
  });
});

function fields(...pairs: string[]): string[] {
  return pairs.flatMap((pair) => ["--field", pair]);
}

describe("an order that the panel answers strangely", () => {
  test.each<[string, Parameters<typeof answering>[0], number, string]>([
    [
      "refused",
      { add: '{"error":"Not enough funds on balance"}' },
      1,
      "RefusedError: addOrder: Not enough funds on balance",
    ],
    ["refused for its key", { add: '{"error":"Invalid API key"}' }, 3, "the panel does not know this key"],
    ["refused for now", { add: { status: 429, headers: { "retry-after": "7" }, body: "{}" } }, 3, "wait 7 seconds"],
    ["answered by a page", { add: "<html>" }, 3, "UnreadableAnswer"],
    ["answered with 502", { add: { status: 502, body: "<html>" } }, 3, "HttpError"],
  ])("%s exits as it should, and is sent once", async (_, own, exit, words) => {
    const { code, stdout, stderr, added } = await order(UNATTENDED, own);
    expect({ code, stdout }).toEqual({ code: exit, stdout: "" });
    expect(added).toHaveLength(1);
    expect(stderr).toContain(words);
  });

  test("says what to look for when nobody knows whether it exists", async () => {
    const { code, stderr, added } = await order(UNATTENDED, { add: { status: 504, body: "" } });
    expect(code).toBe(3);
    expect(added).toHaveLength(1);
    for (const words of ["whether this order exists", LINK, "1  Followers", "100.84292 USD before", "list of orders"]) {
      expect(stderr).toContain(words);
    }
    expect(stderr).toMatch(/^ {2}sent at +\d{4}-\d\d-\d\dT[\d:.]+Z$/m);
  });

  test("says that it exists when an error came beside its id", async () => {
    const { code, stderr } = await order(UNATTENDED, { add: '{"order":5,"error":"strange"}' });
    expect(code).toBe(3);
    expect(stderr).toMatch(/^ {2}order +5 exists\. Do not send it again$/m);
  });

  test("is not sent when the catalogue cannot be read", async () => {
    const { code, added } = await order(UNATTENDED, { services: "<html>" });
    expect({ code, added }).toEqual({ code: 3, added: [] });
  });

  test("is not sent when the connection is refused, and nothing is left to look for", async () => {
    const { code, stderr } = await runHere(UNATTENDED, { env: envOf({ url: await closedPort() }) });
    expect(code).toBe(3);
    expect(stderr).toContain("ConnectError");
    expect(stderr).not.toContain("whether this order exists");
  });
});

describe("order with --ref and --ledger", () => {
  let count = 0;
  const held = (path = join(folder, `orders-${++count}.ledger`)) => ({
    path,
    argv: [...UNATTENDED, "--ref", "r-1", "--ledger", path],
  });

  test("is sent once, and gives the first answer the second time", async () => {
    const { argv } = held();
    const panel = await servePanel(answering({}));
    const first = await runHere(argv, { env: envOf(panel) });
    const second = await runHere(argv, { env: envOf(panel) });
    expect([first.code, second.code]).toEqual([0, 0]);
    expect(second.stdout).toBe(first.stdout);
    expect(second.stderr).toContain("was placed earlier under this ref; nothing was sent");
    expect(actionsOf(panel).filter((action) => action === "add")).toHaveLength(1);
  });

  test("is not sent under the ref of another order, and exits 2", async () => {
    const { argv } = held();
    const panel = await servePanel(answering({}));
    await runHere(argv, { env: envOf(panel) });
    const other = await runHere([...argv, "--runs", "1", "--interval", "5"], { env: envOf(panel) });
    expect(other.code).toBe(2);
    expect(other.stderr).toContain("belongs to another order");
    expect(actionsOf(panel).filter((action) => action === "add")).toHaveLength(1);
  });

  test("stays unknown after an answer that proves nothing, and is not sent again", async () => {
    const { argv, path } = held();
    const first = await order(argv, { add: { status: 504, body: "" } });
    expect(first.code).toBe(3);
    expect(first.stderr).toContain(`${path} keeps the ref r-1 as unknown`);
    const second = await order(argv);
    expect({ code: second.code, received: second.panel.received }).toEqual({ code: 3, received: [] });
    expect(second.stderr).toContain("may exist already, so nothing was sent");
    expect(second.stderr).toContain(LINK);
  });

  test("can be sent again after a refusal", async () => {
    const { argv } = held();
    expect((await order(argv, { add: '{"error":"Bad link"}' })).code).toBe(1);
    expect((await order(argv)).code).toBe(0);
  });

  test.each([
    ["in a folder that is not there", "none/orders.ledger"],
    ["that is a folder", "."],
  ])("exits 2 before the first call with a ledger %s", async (_, name) => {
    const { code, stderr, panel } = await order(held(join(folder, name)).argv);
    expect({ code, received: panel.received }).toEqual({ code: 2, received: [] });
    expect(stderr).toContain(folder);
  });

  test("keeps the key out of the ledger", async () => {
    const { argv, path } = held();
    await order(argv);
    expect(await readFile(path, "utf8")).not.toContain("canary");
  });
});

describe("an order that is interrupted", () => {
  test("in flight says what is unknown, and exits 130", async () => {
    const { Interruption } = await import("../../src/cli/exit.ts");
    const controller = new AbortController();
    const usual = answering({});
    const panel = await serveSocket((socket) => {
      const body = panel.requests.at(-1)?.split("\r\n\r\n")[1] ?? "";
      if (new URLSearchParams(body).get("action") === "add") return controller.abort(new Interruption("SIGINT"));
      const answer = String(usual({ method: "POST", path: "", headers: {}, body }));
      socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${answer.length}\r\n\r\n${answer}`);
    });
    const { code, stdout, stderr } = await runHere(UNATTENDED, { env: envOf(panel), signal: controller.signal });
    expect({ code, stdout }).toEqual({ code: 130, stdout: "" });
    expect(stderr).toContain("whether this order exists");
    expect(panel.requests.filter((request) => request.includes("action=add"))).toHaveLength(1);
  });
});

describe("isMore", () => {
  test.each<[string, string, boolean]>([
    ["1", "0.99", true],
    ["1", "1.00", false],
    ["0.1", "0.09", true],
    ["10", "9", true],
    ["9007199254740993", "9007199254740992", true],
    ["1.0000000000000000000001", "1", true],
    ["1e3", "5", true],
    ["5", "many", true],
  ])("of %s and %s is %s", (first, second, more) => {
    expect(isMore(first, second)).toBe(more);
  });
});
