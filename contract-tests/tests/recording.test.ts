/** Recordings: what is read of them, what is judged, and what is left out. */
import { describe, expect, test } from "vitest";
import { UsageError } from "../../src/cli/exit.ts";
import type { Judged } from "../src/judged.ts";
import { type Counts, checkRecording } from "../src/recording/check.ts";
import { createVault } from "../src/recording/mask.ts";
import { createPanelTest } from "../src/recording/panel.ts";
import { fileSource, readRecording } from "../src/recording/read.ts";
import { createTrafficJudge } from "../src/recording/traffic.ts";
import { createCollector } from "../src/report/collect.ts";
import { exitCodeOf } from "../src/report/exit.ts";
import type { Report } from "../src/report/report.ts";
import {
  BALANCE,
  type Content,
  documentedLines,
  entry,
  form,
  har,
  line,
  PANEL,
  recording,
} from "./support/recordings.ts";
import { description } from "./support/reports.ts";

type Checked = { report: Report; code: number; counts: Counts };

const traffic = createTrafficJudge(description);

/** Judges a recording as the command does. */
async function check(content: Content, options: { url?: string; strict?: true } = {}): Promise<Checked> {
  const vault = createVault();
  const gathered = createCollector(description, { command: "check-recording", target: "x", mask: vault.mask });
  const { signal } = new AbortController();
  const isPanelCall = createPanelTest(description, traffic, options.url);
  const add = (id: string, judged: Judged) => gathered.add({ id, title: "a call" }, judged);
  const calls = readRecording(fileSource(await recording(content)), signal);
  const counts = await checkRecording({ traffic, vault, isPanelCall, add }, calls, signal);
  const report = gathered.report(null);
  return { report, code: exitCodeOf(report, options), counts };
}

function found({ report }: Checked): string[] {
  return report.findings.map(({ severity, rule, pointer, probe }) => `${severity} ${rule} ${pointer} ${probe}`);
}

const NUMBER = { answer: { body: '{"balance":100.5,"currency":"USD"}' } };

describe("JSON lines", () => {
  test("of everything that is documented conform", async () => {
    const checked = await check(documentedLines());
    expect(found(checked)).toEqual([]);
    expect(checked).toMatchObject({ code: 0, report: { verdict: "conforms", calls: documentedLines().length } });
    expect(checked.report.matrix.every(({ success }) => success.state === "ok")).toBe(true);
  });

  test("that break the contract exit 1, and name the line and the place", async () => {
    const checked = await check([line(), "", line(NUMBER)]);
    expect(found(checked)).toEqual(["breaking type /balance line 3"]);
    expect(checked.code).toBe(1);
  });

  test("that only drift exit 0, and 1 with --strict", async () => {
    const odd = line({ answer: { headers: { "Content-Type": "text/html" } } });
    expect((await check([odd])).code).toBe(0);
    const strict = await check([odd], { strict: true });
    expect(strict.code).toBe(1);
    expect(found(strict)).toEqual(["drift content-type  line 1"]);
  });

  test.each([
    ["the fields as an object", { request: { body: undefined, form: { key: "k", action: "balance" } } }],
    [
      "the fields of a multipart form",
      {
        request: {
          contentType: 'multipart/form-data; boundary="x"',
          body: '--x\r\nContent-Disposition: form-data; name="key"\r\n\r\nk\r\n--x\r\nContent-Disposition: form-data; name="action"\r\n\r\nbalance\r\n--x--\r\n',
        },
      },
    ],
    ["JSON", { request: { contentType: "application/json", body: '{"key":"k","action":"balance"}' } }],
    [
      "the fields of another form, apart",
      { request: { contentType: "application/json", form: { action: "balance" } } },
    ],
    ["the fields in the address", { request: { url: `${PANEL}?key=k&action=balance`, body: "" } }],
  ])("are read with %s", async (_, parts) => {
    const { report } = await check([line({ ...parts, ...NUMBER })]);
    expect(report.findings[0]).toMatchObject({ operation: "getBalance", pointer: "/balance" });
  });

  test.each([
    ["as multipart", { contentType: "multipart/form-data; boundary=x" }, "the content type multipart/form-data"],
    ["as JSON", { contentType: "application/json" }, "the content type application/json"],
    ["as plain text", { contentType: "text/plain;charset=UTF-8" }, "the content type text/plain"],
    ["without a content type", { contentType: "" }, "no content type"],
    ["in the address", { url: `${PANEL}?key=k&action=balance`, body: "" }, "fields in the address"],
  ])("tell of a request that was sent %s", async (_, request, words) => {
    const { report } = await check([line({ request })]);
    expect(report.findings).toContainEqual(
      expect.objectContaining({ severity: "drift", rule: "request", found: words }),
    );
  });

  test("tell of a form that is not as documented, beside the answer", async () => {
    const body = form({ action: "status", order: "x" });
    const checked = await check([line({ request: { body }, answer: { body: '{"error":"Incorrect order ID"}' } })]);
    expect(found(checked)).toEqual(["drift request /order line 1"]);
  });

  test("read what stands in base64", async () => {
    const answer = { body: undefined, bodyBase64: Buffer.from('\ufeff{"balance":1}').toString("base64") };
    const { report } = await check([line({ answer })]);
    expect(report.findings.map(({ rule }) => rule).sort()).toEqual(["encoding", "missing", "type"]);
  });

  test("say nothing of headers that were not recorded", async () => {
    expect(found(await check([line({ answer: { headers: undefined } })]))).toEqual([]);
  });

  test("keep what else stands on a line out of it", async () => {
    expect((await check([line({ time: "2027-01-31", tool: { name: "mine" } })])).code).toBe(0);
  });

  test("without an answer cannot be verified, and say why", async () => {
    const checked = await check([line({ answer: null, reason: "ECONNRESET" }), line({ answer: null })]);
    expect(checked.report.unverified.map(({ reason }) => reason)).toEqual(["ECONNRESET", "no answer"]);
    expect(checked.code).toBe(3);
  });

  test("are judged up to the last whole line of a program that was killed", async () => {
    const checked = await check(`${line(NUMBER)}\n${line().slice(0, 60)}`);
    expect(found(checked)).toEqual(["breaking type /balance line 1"]);
    expect(checked.report.unverified).toMatchObject([{ probe: "line 2", reason: "the recording is cut off here" }]);
  });

  test("may end without a line break, and begin with a mark", async () => {
    expect((await check(`\ufeff${line()}\r\n${line()}`)).report.calls).toBe(2);
  });
});

describe("GET", () => {
  const request = { method: "get", url: `${PANEL}?key=k&action=balance`, body: "" };

  test("that is answered in JSON was accepted", async () => {
    expect(found(await check([line({ request })]))).toEqual(["drift get-accepted  line 1", "drift request  line 1"]);
  });

  test("that is turned away only tells on the caller", async () => {
    const answer = { status: 405, headers: { "content-type": "text/plain" }, body: "no" };
    const checked = await check([line({ request, answer })]);
    expect(found(checked)).toEqual(["drift request  line 1"]);
    expect(checked.report.unverified).toEqual([]);
  });

  test("that is too much for the panel cannot be verified", async () => {
    const checked = await check([line({ request, answer: { status: 429, body: "" } })]);
    expect(checked.report.unverified).toHaveLength(1);
  });
});

describe("a HAR", () => {
  test("is judged, and its entries are numbered", async () => {
    const checked = await check(har(entry(), entry({ response: { content: { text: '{"balance":1}' } } })));
    expect(found(checked)).toEqual(["breaking type /balance entry 2", "breaking missing /currency entry 2"]);
    expect(checked.code).toBe(1);
  });

  test("may be one line", async () => {
    expect((await check(`${JSON.stringify(har(entry()))}\n`)).report.calls).toBe(1);
  });

  test.each([
    [
      "fields in place of the text",
      {
        postData: {
          mimeType: "application/x-www-form-urlencoded",
          params: [
            { name: "key", value: "k" },
            { name: "action", value: "balance" },
          ],
        },
      },
    ],
    [
      "fields of a multipart form",
      { postData: { mimeType: "multipart/form-data; boundary=x", params: [{ name: "action", value: "balance" }] } },
    ],
    ["the content type among the headers", { postData: { text: form({ action: "balance" }) } }],
  ])("is read with %s", async (_, request) => {
    const { report } = await check(har(entry({ request, response: { content: { text: '{"balance":1}' } } })));
    expect(report.findings[0]).toMatchObject({ operation: "getBalance" });
  });

  test("is read where texts stand in base64", async () => {
    const content = { encoding: "base64", text: Buffer.from(BALANCE).toString("base64") };
    expect((await check(har(entry({ response: { content } })))).code).toBe(0);
  });

  test("counts both of two headers with one name", async () => {
    const typed = (...types: string[]) => types.map((type) => ({ name: "Content-Type", value: type }));
    const findingsFor = async (...types: string[]) =>
      found(await check(har(entry({ response: { headers: typed(...types) } }))));
    expect(await findingsFor("application/json", "application/json; charset=utf-8")).toEqual([]);
    expect(await findingsFor("application/json", "text/html")).toEqual(["drift content-type  entry 1"]);
    expect(await findingsFor("text/html", "application/json")).toEqual(["drift content-type  entry 1"]);
  });

  test.each([
    ["was not answered", { status: 0 }, "no answer"],
    [
      "has an answer whose text was not kept",
      { content: { size: 40 } },
      "the recording does not hold the answer's text",
    ],
    ["was answered by a page", { status: 503, content: { text: "<html>" } }, "HTTP 503"],
  ])("does not verify a call that %s", async (_, response, reason) => {
    const checked = await check(har(entry({ response })));
    expect(checked.report.unverified.map((each) => each.reason)).toEqual([reason]);
    expect(checked.code).toBe(3);
  });

  test("judges an empty answer as one", async () => {
    const checked = await check(har(entry({ response: { content: { size: 0 } } })));
    expect(found(checked)).toEqual(["breaking not-json  entry 1"]);
  });
});

describe("calls to other addresses", () => {
  const page = entry({ request: { method: "GET", url: "https://panel.example/orders", postData: undefined } });
  const script = entry({
    request: {
      url: "https://blog.example/admin.php",
      postData: { mimeType: "application/x-www-form-urlencoded", text: "action=heartbeat" },
    },
  });
  const preflight = entry({ request: { method: "OPTIONS", postData: undefined }, response: { status: 204 } });

  test("are left out and counted", async () => {
    expect((await check(har(page, script, preflight, entry()))).counts).toEqual({ judged: 1, leftOut: 3 });
  });

  test("exit 3 when there are no others", async () => {
    expect(await check(har(page))).toMatchObject({ code: 3, counts: { judged: 0, leftOut: 1 } });
  });

  test.each([
    ["the path that is documented", [line({ request: { url: "https://any.example/api/v2/", body: "key=k" } })], 1],
    ["a path alone", [line({ request: { url: "/api/v2", body: "" } })], 1],
    ["a documented action, anywhere", [line({ request: { url: "https://any.example/x" } })], 1],
    [
      "an unknown action beside a key",
      [line({ request: { url: "https://any.example/x", body: "key=k&action=y" } })],
      1,
    ],
    ["an unknown action alone", [line({ request: { url: "https://any.example/x", body: "action=y" } })], 0],
    [
      "an address that such a call went to before",
      [
        line({ request: { url: "https://any.example/x" } }),
        line({ request: { url: "https://any.example/x/", body: "" } }),
      ],
      2,
    ],
  ])("are not those to %s", async (_, lines, calls) => {
    expect((await check(lines)).report.calls).toBe(calls);
  });

  test("are all but those to --url, where it is given", async () => {
    const lines = [line(), line({ request: { url: "https://panel.example/other" } })];
    expect((await check(lines, { url: "https://panel.example/other/" })).report.calls).toBe(1);
  });
});

describe("what is no recording", () => {
  test.each<[string, Content, string]>([
    ["is empty", "", ":1: is empty"],
    ["is a text", "hello\nworld\n", ":1: is neither a HAR nor JSON lines: no JSON from column 1 on"],
    ["is another JSON", { openapi: "3.1.0" }, ":1: is neither a HAR (log.entries) nor JSON lines (request, answer)"],
    ["is a list", "[]", ":1: is neither a HAR (log.entries) nor JSON lines (request, answer)"],
    ["has a broken line", [line(), "{oops}", line()], ":2: is neither a HAR nor JSON lines: no JSON from column 2 on"],
    ["has a line of something else", [line(), "[]"], ":2: the line is no object"],
    ["has a line without an address", [line({ request: { url: undefined } })], ":1: request.url is no text"],
    ["has a line without an answer", [line(), '{"request":{"url":"/"}}'], ":2: answer is no object"],
    ["has an answer without a status", [line({ answer: { status: "200" } })], ":1: answer.status is no HTTP status"],
    ["has an answer without a body", [line({ answer: { body: undefined } })], ":1: answer.body is no text"],
    ["has base64 that is none", [line({ answer: { bodyBase64: "key=§" } })], ":1: answer.bodyBase64 is no base64"],
    ["has fields in fields", [line({ request: { form: { a: 1, b: {} } } })], ":1: field 2 of request.form is neither"],
    [
      "has a HAR that breaks off",
      JSON.stringify(har(entry()), null, 2).slice(0, 200),
      ":11: is neither a HAR nor JSON",
    ],
    ["has a HAR without a request", har({ response: {} }), ": entry 1: request is no object"],
    [
      "has an entry without a status",
      har(entry({ response: { status: null } })),
      ": entry 1: response.status is no HTTP status",
    ],
  ])("is told of when it %s, with the file and the line", async (_, content, words) => {
    await expect(check(content)).rejects.toThrow(UsageError);
    await expect(check(content)).rejects.toThrow(`recording${words}`);
  });
});
