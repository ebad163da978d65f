/** The call again as a line for a shell: each line here is run by a real shell and a real curl. */
import { execFile } from "node:child_process";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMask } from "../../src/internal/mask.ts";
import type { Call } from "../src/exchange.ts";
import { curlOf } from "../src/report/curl.ts";
import { visible } from "../src/report/escape.ts";
import { callOf, FORM } from "./support/reports.ts";

const KEY = "canary+3f9a/1c77=";
const mask = createMask(KEY);

type Received = { method: string | undefined; url: string | undefined; headers: IncomingHttpHeaders; body: Buffer };

let server: Server;
let base: string;
let received: Received[] = [];

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method, url, headers } = request;
    received.push({ method, url, headers, body: Buffer.concat(chunks) });
    response.end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

/** Pastes a line, with the key in the environment, and gives back what arrived. */
async function paste(line: string): Promise<Received> {
  received = [];
  const env = { ...process.env, AUTOSTAGRAM_KEY: KEY, no_proxy: "*" };
  await promisify(execFile)("sh", ["-c", line], { env, cwd: "/" });
  expect(received).toHaveLength(1);
  return received[0] as Received;
}

function formCall(fields: Record<string, string>, key = KEY): Call {
  return { ...callOf(fields, { key }), url: `${base}/api/v2` };
}

function fieldsIn({ body }: Received): [string, string][] {
  return [...new URLSearchParams(body.toString("utf8"))];
}

describe("a form", () => {
  test("is a line that people can read", () => {
    const call = callOf({ action: "status", orders: "1,10,100" }, { key: KEY });
    expect(curlOf(call, mask)).toBe(
      'curl -i https://panel.example/api/v2 --data-urlencode key="$AUTOSTAGRAM_KEY" -d action=status -d orders=1,10,100',
    );
  });

  test("shows a key that is made up as it is", async () => {
    const line = curlOf(formCall({ action: "balance" }, "made-up-key"), mask);
    expect(line).toContain("-d key=made-up-key");
    expect(fieldsIn(await paste(line))[0]).toEqual(["key", "made-up-key"]);
  });

  test.each([
    ["quotes and what a shell expands", 'it\'s "$HOME" `id` \\ $(id) !! * ~ ;&|'],
    ["letters of Hangul", "정말 멋져요 👏"],
    ["what a form encodes", "a=b&c+d%20e#f"],
    ["what curl takes for a file", "@/etc/hostname"],
    ["lines", "Great work!\n정말 멋져요 👏\r\n"],
    ["characters that show nothing", "\u0000\u001b[31m\u200b\u202e"],
    ["nothing", ""],
    ["a value like a flag", "--data-binary"],
  ])("arrives with %s in it", async (_, value) => {
    const line = curlOf(formCall({ action: "add", link: value, comments: value }), mask);
    expect(line).not.toContain(KEY);
    expect(line).toBe(visible(line));
    expect(fieldsIn(await paste(line))).toEqual([
      ["key", KEY],
      ["action", "add"],
      ["link", value],
      ["comments", value],
    ]);
  });

  test.each(["@a b'", "정말&", ""])("arrives with the name %j in it", async (name) => {
    const call = formCall({ [name]: "1 2", more: "3" }, "made-up-key");
    expect(fieldsIn(await paste(curlOf(call, mask)))).toEqual([...new URLSearchParams(call.body)]);
  });

  test("has the key also where another field holds it", async () => {
    const line = curlOf(formCall({ action: "add", link: `https://example.com/?k=${KEY}&x='` }), mask);
    expect(line).not.toContain(KEY);
    expect(fieldsIn(await paste(line))).toContainEqual(["link", `https://example.com/?k=${KEY}&x='`]);
  });

  test("has all of a hundred and one ids", async () => {
    const orders = Array.from({ length: 101 }, (_, index) => 9_000_000_000_000_000 - index).join(",");
    expect(fieldsIn(await paste(curlOf(formCall({ action: "status", orders }), mask)))).toContainEqual([
      "orders",
      orders,
    ]);
  });

  test("names a file for a body that is too long for a line, and how much belongs into it", () => {
    const line = curlOf(callOf({ comments: "댓글\n".repeat(20_000) }, { key: KEY }), mask);
    expect(line).toMatch(/^curl -i https:\/\/panel\.example\/api\/v2 --data-binary @body-of-\d+-bytes$/);
  });

  test("is sent as it stands when it is none that a client writes", async () => {
    const body = `key=${encodeURIComponent(KEY)}&novalue&a=%zz&=b&c=1`;
    const line = curlOf({ ...formCall({}), body }, mask);
    expect(line).not.toContain(encodeURIComponent(KEY));
    expect(line).toContain("novalue&a=%zz");
    expect(fieldsIn(await paste(line)).map(([name]) => name)).toEqual(["key", "novalue", "a", "", "c"]);
  });

  test("is posted empty when it is empty", async () => {
    const { method, headers, body } = await paste(curlOf({ ...formCall({}), body: "" }, mask));
    expect([method, headers["content-type"], body.length]).toEqual(["POST", FORM, 0]);
  });

  test.each(["", "text/plain", `${FORM}; charset=utf-8`])("has the content type %j", async (contentType) => {
    const { headers, body } = await paste(curlOf({ ...formCall({ action: "balance" }), contentType }, mask));
    expect(headers["content-type"] ?? "").toBe(contentType);
    expect(new URLSearchParams(body.toString()).get("action")).toBe("balance");
  });
});

describe("another call", () => {
  test("has the key of a JSON body in the environment", async () => {
    const body = JSON.stringify({ key: KEY, action: "add", comments: "it's\n정말" });
    const line = curlOf({ ...formCall({}), contentType: "application/json", body }, mask);
    expect(line).not.toContain(KEY);
    const arrived = await paste(line);
    expect(arrived.headers["content-type"]).toBe("application/json");
    expect(arrived.body.toString()).toBe(body);
  });

  test("sends hidden characters of a body through a pipe", async () => {
    const body = `{\n\t"key": "${KEY}",\n\t"note": "a\\\\b %s 정말 \u200b"\n}`;
    const line = curlOf({ ...formCall({}), contentType: "text/plain", body }, mask);
    expect(line).toBe(visible(line));
    expect(line).not.toContain(KEY);
    expect((await paste(line)).body.toString()).toBe(body);
  });

  test.each([
    [
      "as it was sent",
      `--b\r\nContent-Disposition: form-data; name="key"\r\n\r\n${KEY}\r\n--b\r\nContent-Disposition: form-data; name="action"\r\n\r\nbalance\r\n--b--\r\n`,
    ],
    ["as fields", `key=${encodeURIComponent(KEY)}&action=balance`],
  ])("is multipart when it was, its parts given %s", async (_, body) => {
    const line = curlOf({ ...formCall({}), contentType: "multipart/form-data; boundary=b", body }, mask);
    expect(line).not.toContain(KEY);
    const { headers, body: parts } = await paste(line);
    expect(headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
    expect(parts.toString()).toContain(`name="key"\r\n\r\n${KEY}\r\n`);
    expect(parts.toString()).toContain('name="action"\r\n\r\nbalance\r\n');
  });

  test("has the key of an address in the environment", async () => {
    const url = `${base}/api/v2?key=${encodeURIComponent(KEY)}&action=balance&list[]=1&{a,b}`;
    const line = curlOf({ method: "GET", url, contentType: "", body: "" }, mask);
    expect(line).not.toContain(encodeURIComponent(KEY));
    const arrived = await paste(line);
    expect(arrived.method).toBe("GET");
    expect(arrived.body).toHaveLength(0);
    expect(arrived.url).toContain("&action=balance&list[]=1&{a,b}");
  });

  test.each(["PUT", "DELETE", "OPTIONS", "HEAD"])("has the method %s", async (method) => {
    expect((await paste(curlOf({ method, url: `${base}/`, contentType: "", body: "" }, mask))).method).toBe(method);
  });

  test("has a method and a body that do not go together", async () => {
    const { method, body } = await paste(curlOf({ ...formCall({ action: "balance" }), method: "GET" }, mask));
    expect(method).toBe("GET");
    expect(body.toString()).toContain("action=balance");
  });

  test("is none where a recording has an address that is a flag", () => {
    expect(curlOf({ method: "GET", url: "-o/tmp/x", contentType: "", body: "" }, mask)).toBe("curl -i --url -o/tmp/x");
  });

  test("is none without an address", () => {
    expect(curlOf({ method: "", url: "", contentType: "", body: "" }, mask)).toBe("");
  });
});
