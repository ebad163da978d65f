/** Each fault, as a caller meets it on the wire. */
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readFaultRule } from "../src/mock/faults/rules.ts";
import { type RawAnswer, type RawCall, rawCall } from "./support/rawCall.ts";
import { post, withMock } from "./support/stage.ts";

const order = "key=demo&action=add&service=1&link=https://example.com/p/1&quantity=1000";
const statuses = "key=demo&action=status&orders=1,2,10";
const cancels = "key=demo&action=cancel&orders=2,7";
const services = "key=demo&action=services";
const status = "key=demo&action=status&order=1";

const placed = '{"order":23501}';
const refused = '{"error":"Incorrect order ID"}';

/** Plays one fault to one call. */
function meet(fault: string, form: string, call: RawCall = {}): Promise<RawAnswer> {
  return withMock({ faults: [readFaultRule(fault)] }, ({ url }) => rawCall(url, form, call));
}

const textOf = ({ body }: RawAnswer) => body.toString();

const statusOf = ({ head }: RawAnswer) => Number(head.split(" ")[1]);

describe("a connection that is lost", () => {
  test.each([
    ["reset", "reset"],
    ["reset-first", "reset"],
    ["hang-up", "closed"],
  ])("%s sends nothing", async (fault, end) => {
    const answer = await meet(fault, order);
    expect(answer).toMatchObject({ end, head: "" });
  });

  test("reset-body sends the headers and half of the body", async () => {
    const answer = await meet("reset-body", order);
    expect(answer).toMatchObject({ end: "reset", headers: { "content-length": "15" } });
    expect(textOf(answer)).toBe(placed.slice(0, 7));
  });

  test("truncated announces more than it sends", async () => {
    const answer = await meet("truncated", order);
    expect(answer).toMatchObject({ end: "closed", headers: { "content-length": "22" } });
    expect(textOf(answer)).toBe(placed);
  });

  test("lost-chunk leaves out the last chunk", async () => {
    const answer = await meet("lost-chunk", order);
    expect(answer.end).toBe("closed");
    expect(textOf(answer)).toBe(`f\r\n${placed}\r\n`);
  });

  test("close-after answers rightly and ends a connection that was to be kept", async () => {
    const first = await withMock({ faults: [readFaultRule("close-after@add")] }, async ({ url }) => {
      const untilClosed = { until: () => false };
      const other = rawCall(url, status, untilClosed);
      await post(url, status);
      return await Promise.race([other, rawCall(url, order, untilClosed)]);
    });
    expect(first).toMatchObject({ end: "closed", headers: { connection: "keep-alive" } });
    expect(textOf(first)).toBe(placed);
  });
});

describe("an answer that does not come", () => {
  test.each(["stall", "stall-first"])("%s sends nothing for as long as the mock runs", async (fault) => {
    let under = Promise.resolve({} as RawAnswer);
    const other = await withMock({ faults: [readFaultRule(`${fault}@addOrder`)] }, async ({ url }) => {
      under = rawCall(url, order);
      return await post(url, status);
    });
    expect(other.status).toBe(200);
    expect(await under).toMatchObject({ head: "", body: Buffer.alloc(0) });
  });

  test("stall-body sends half of the body", async () => {
    const answer = await meet("stall-body", order, { until: (bytes) => bytes.includes('{"order') });
    expect(answer).toMatchObject({ end: "open", headers: { "content-length": "15" } });
    expect(textOf(answer)).toBe(placed.slice(0, 7));
  });

  test("slow sends the headers at once", async () => {
    const answer = await meet("slow=60000", order, { until: (bytes) => bytes.includes("\r\n\r\n") });
    expect(answer).toMatchObject({ end: "open", body: Buffer.alloc(0), headers: { "content-length": "15" } });
  });

  test("slow sends the whole body in the end", async () => {
    const answer = await meet("slow=1", order);
    expect(answer.end).toBe("closed");
    expect(textOf(answer)).toBe(placed);
  });
});

describe("bytes that are no proper HTTP", () => {
  test("garbage begins with another line", async () => {
    expect((await meet("garbage", order)).head).toBe("NONSENSE");
  });

  test("short announces less than it sends", async () => {
    const answer = await meet("short", order);
    expect(answer.headers["content-length"]).toBe("7");
    expect(textOf(answer)).toBe(placed);
  });

  test("two-lengths announces two lengths", async () => {
    const { head } = await meet("two-lengths", order);
    expect(head.match(/Content-Length: \d+/g)).toEqual(["Content-Length: 15", "Content-Length: 22"]);
  });

  test("huge-headers has more headers than clients take", async () => {
    const answer = await meet("huge-headers", order);
    expect(answer.head.length).toBeGreaterThan(65_536);
    expect(textOf(answer)).toBe(placed);
  });

  test.each(["bad-gzip", "truncated-gzip"])("%s cannot be unpacked, and has its announced length", async (fault) => {
    const { headers, body } = await meet(fault, order);
    expect(headers).toMatchObject({ "content-encoding": "gzip", "content-length": String(body.length) });
    expect(() => gunzipSync(body)).toThrow();
  });

  test("many-codings is packed as often as it says", async () => {
    const { headers, body } = await meet("many-codings", order);
    const codings = headers["content-encoding"]?.split(", ") ?? [];
    expect(codings).toHaveLength(6);
    expect(codings.reduce((inner) => gunzipSync(inner), body).toString()).toBe(placed);
  });
});

describe("a body that is too large", () => {
  test("big is the answer and as many megabytes of blanks", async () => {
    const text = await withMock({ faults: [readFaultRule("big=2")] }, ({ url }) => fetchText(url, order));
    expect(text.length).toBe(placed.length + 2 * 1024 ** 2);
    expect(JSON.parse(text)).toEqual({ order: 23501 });
  });

  test("bomb is small on the wire and large when it is unpacked", async () => {
    const options = { faults: [readFaultRule("bomb=2")] };
    const [packed, text] = await withMock(options, async ({ url }) => [
      await rawCall(url, status),
      await fetchText(url, order),
    ]);
    expect(packed.headers["content-encoding"]).toBe("gzip");
    expect(packed.body.length).toBeLessThan(10_000);
    expect(text.length).toBe(placed.length + 2 * 1024 ** 2);
  });
});

async function fetchText(url: string, form: string): Promise<string> {
  const response = await fetch(url, { method: "POST", body: new URLSearchParams(form) });
  return await response.text();
}

describe("HTTP that says no", () => {
  test.each([408, 425, 499, 502, 503, 504])("http-%i is a page of HTML", async (code) => {
    const answer = await meet(`http-${code}`, order);
    expect(statusOf(answer)).toBe(code);
    expect(answer.headers["content-type"]).toMatch(/^text\/html/);
    expect(textOf(answer)).toMatch(/^<!doctype html>/);
  });

  test("http-500 is JSON", async () => {
    const answer = await meet("http-500", order);
    expect([statusOf(answer), JSON.parse(textOf(answer))]).toEqual([500, { error: "Internal Server Error" }]);
  });

  test("http-503 says when to come back", async () => {
    expect((await meet("http-503", order)).headers["retry-after"]).toBe("1");
  });

  test.each([400, 401, 403, 404, 413, 422])("refused-%i is a refusal in JSON", async (code) => {
    const answer = await meet(`refused-${code}`, order);
    expect(statusOf(answer)).toBe(code);
    expect(JSON.parse(textOf(answer))).toEqual({ error: expect.any(String) });
  });

  test("blocked is a page of HTML", async () => {
    const answer = await meet("blocked", order);
    expect(statusOf(answer)).toBe(403);
    expect(answer.headers["content-type"]).toMatch(/^text\/html/);
  });

  test.each([
    ["retry-after", "1"],
    ["retry-after=-5", "-5"],
    ["retry-after=Wed, 21 Oct 2026 07:28:00 GMT", "Wed, 21 Oct 2026 07:28:00 GMT"],
  ])("%s is 429 with that header", async (fault, header) => {
    const answer = await meet(fault, order);
    expect(statusOf(answer)).toBe(429);
    expect(answer.headers["retry-after"]).toBe(header);
  });

  test.each([
    ["empty", 200],
    ["no-content", 204],
    ["not-modified", 304],
  ])("%s has no body", async (fault, code) => {
    const answer = await meet(fault, order);
    expect([statusOf(answer), answer.body.length]).toEqual([code, 0]);
  });
});

describe("a redirect", () => {
  test.each([
    ["redirect", 307],
    ["redirect=301", 301],
    ["redirect=303", 303],
  ])("%s leads to the same mock under another host name", async (fault, code) => {
    const answer = await meet(fault, order);
    expect(statusOf(answer)).toBe(code);
    expect(answer.headers.location).toMatch(/^http:\/\/localhost:\d+\/api\/v2\?redirected$/);
  });

  test("is answered where it leads, so that a client which follows can be seen", async () => {
    const options = { faults: [readFaultRule("redirect=308")] };
    const followed = await withMock(options, async ({ url }) => {
      const byName = url.replace("127.0.0.1", "localhost");
      const response = await fetch(byName, { method: "POST", body: new URLSearchParams(order) });
      return { url: response.url, body: await response.json() };
    });
    expect(followed).toEqual({
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:.*redirected$/),
      body: { order: 23501 },
    });
  });
});

describe("a panel that says no", () => {
  test.each([
    ["refusal", order, '{"error":"Not enough funds on balance"}'],
    ["refusal=Bad link", order, '{"error":"Bad link"}'],
    ["rate-limit", order, '{"error":"Rate limit exceeded"}'],
    ["plain-refusal", order, "error=Invalid+API+key"],
    ["id-beside-error", order, '{"order":23501,"error":"Not enough funds on balance"}'],
    [
      "id-beside-error",
      cancels,
      `[{"order":2,"cancel":1,"error":"Not enough funds on balance"},{"order":7,"cancel":${refused},"error":"Not enough funds on balance"}]`,
    ],
    ["bare-errors", cancels, '[{"order":2,"cancel":1},{"order":7,"cancel":"Incorrect order ID"}]'],
    ["bare-errors", "key=demo&action=status&order=9", refused],
  ])("%s answers %s with %s", async (fault, form, text) => {
    const answer = await meet(fault, form);
    expect([statusOf(answer), textOf(answer)]).toEqual([200, text]);
  });
});

describe("a body that is no JSON", () => {
  test("html is a page with HTTP 200", async () => {
    const answer = await meet("html", order);
    expect([statusOf(answer), textOf(answer)]).toEqual([200, expect.stringMatching(/^<!doctype html>/)]);
  });

  test.each([
    ["notice", /^<br \/>\n<b>Notice<\/b>: .*\n\{"order":23501\}$/],
    ["bom", /^\uFEFF\{"order":23501\}$/],
    ["half-json", /^\{"order"$/],
    ["trailing", /^\{"order":23501\}<!--.*-->$/],
    ["nan", /^\{"order":NaN\}$/],
  ])("%s sends %s, at its announced length", async (fault, text) => {
    const answer = await meet(fault, order);
    expect(textOf(answer)).toMatch(text);
    expect(answer.headers["content-length"]).toBe(String(answer.body.length));
  });

  test("bad-utf8 has bytes that are no UTF-8, within JSON", async () => {
    const { body } = await meet("bad-utf8", statuses);
    expect(() => new TextDecoder("utf-8", { fatal: true }).decode(body)).toThrow();
    expect(JSON.parse(body.toString())).toMatchObject({ 1: { note: "\uFFFD\uFFFD", status: "Partial" } });
  });
});

describe("an answer that is another", () => {
  test.each([
    ["null", order, null],
    ["empty-object", order, {}],
    ["empty-list", order, []],
    ["envelope", order, { data: { order: 23501 } }],
    ["swapped-list", order, [{ order: 23501 }]],
    ["swapped-list", cancels, { 0: { order: 2, cancel: 1 }, 1: { order: 7, cancel: JSON.parse(refused) } }],
    [
      "other-items",
      cancels,
      [
        { order: 7, cancel: JSON.parse(refused) },
        { order: 999_999_999, cancel: 1 },
      ],
    ],
    ["other-items", order, { order: 23501 }],
    ["strings", order, { order: "23501" }],
    ["null-values", order, { order: null }],
    ["numbers", status, { charge: 0.27819, start_count: 3572, status: "Partial", remains: 157, currency: "USD" }],
    ["duplicate-keys", order, { order: 23501 }],
  ])("%s answers %s with %j", async (fault, form, answer) => {
    expect(JSON.parse(textOf(await meet(fault, form)))).toEqual(answer);
  });

  test("swapped-list makes a map of orders a list", async () => {
    const list = JSON.parse(textOf(await meet("swapped-list", statuses)));
    expect(list).toMatchObject([{ status: "Partial" }, { status: "Completed" }, JSON.parse(refused)]);
  });

  test("other-items takes an order out of a map, and puts in another", async () => {
    const map = JSON.parse(textOf(await meet("other-items", statuses)));
    expect(Object.keys(map)).toEqual(["2", "10", "999999999"]);
  });

  test("numbers leaves text that is no number", async () => {
    const [first] = JSON.parse(textOf(await meet("numbers", services)));
    expect(first).toMatchObject({ name: "Followers", rate: 0.9, min: 50 });
  });

  test("proto-keys adds fields that every object seems to have", async () => {
    const map = JSON.parse(textOf(await meet("proto-keys", statuses)));
    expect(Object.keys(map)).toEqual(["1", "2", "10", "__proto__", "constructor", "toString"]);
  });

  test("duplicate-keys writes the first field twice", async () => {
    expect(textOf(await meet("duplicate-keys", order))).toBe('{"order":null,"order":23501}');
  });

  test("huge-ids names an id that no number holds", async () => {
    expect(textOf(await meet("huge-ids", order))).toBe('{"order":9007199254740993}');
  });
});
