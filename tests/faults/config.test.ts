/** A client that cannot be right is not made, and the error shows no secret. */
import { describe, expect, test } from "vitest";
import { type ClientOptions, ConfigError, createClient } from "../../src/index.ts";
import { ECHO, KEY, leaksIn } from "./support/canary.ts";
import { documented, serve } from "./support/server.ts";

/** What `createClient` throws, with every trace of the key looked for. */
function configError(options: unknown): ConfigError {
  let error: unknown;
  try {
    createClient(options as ClientOptions);
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(ConfigError);
  expect(error).toMatchObject({ name: "ConfigError", outcome: "not-sent" });
  expect(leaksIn(error)).toEqual([]);
  return error as ConfigError;
}

const HERE = "http://127.0.0.1:1/api/v2";
const inUrl = encodeURIComponent(KEY);

describe("a key", () => {
  test.each<[string, unknown]>([
    ["undefined", undefined],
    ["null", null],
    ["empty", ""],
    ["a space", " "],
    ["with a space before it", ` ${KEY}`],
    ["with a space in it", `${KEY} ${KEY}`],
    ["with a line break at its end", `${KEY}\n`],
    ["with a CRLF at its end", `${KEY}\r\n`],
    ["with a header after it", `${KEY}\r\nX-Key: 1`],
    ["with a tab in it", `${KEY}\t`],
    ["with a NUL in it", `${KEY}\0`],
    ["with a letter that is not ASCII", `${KEY}é`],
    ["with Hangul", `${KEY}키`],
    ["with a no-break space", `${KEY}\u00a0`],
    ["with a zero-width space", `${KEY}\u200b`],
    ["with a byte order mark", `\ufeff${KEY}`],
    ["with half of a surrogate pair", `${KEY}\ud83d`],
    ["a number", 1],
    ["an array", [KEY]],
    ["an object that says the key", { toString: () => KEY }],
    ["a Buffer", Buffer.from(KEY)],
  ])("is refused when it is %s, and not shown", (_, key) => {
    expect(configError({ key, url: HERE }).message).toMatch(/^key /);
  });

  test("is refused without a word on its length", () => {
    expect(configError({ key: " " }).message).toBe(configError({ key: `${KEY} ` }).message);
  });
});

describe("a URL", () => {
  test.each<[string, unknown]>([
    ["empty", ""],
    ["null", null],
    ["the key", KEY],
    ["with a user name", `https://${inUrl}@panel.example/api/v2`],
    ["with a password", `https://user:${inUrl}@panel.example/api/v2`],
    ["with an empty user name and a password", `https://:${inUrl}@panel.example/api/v2`],
    ["with the key in its query", `https://panel.example/api/v2?key=${inUrl}`],
    ["with a query before the path", `https://panel.example/?key=${inUrl}&x=/api/v2`],
    ["with the key in its fragment", `https://panel.example/api/v2#${inUrl}`],
    ["with the key in its path", `https://panel.example/${inUrl}`],
    ["with a host that is none", `https://${ECHO}/api/v2`],
    ["with a port that is none", "https://panel.example:99999/api/v2"],
    ["with no scheme", "panel.example/api/v2"],
    ["of ftp", "ftp://127.0.0.1/api/v2"],
    ["of a file", "file:///api/v2"],
    ["of data", "data:application/json,{}/api/v2"],
    ["http to a name", "http://panel.example/api/v2"],
    ["http to a name that looks like loopback", "http://127.0.0.1.nip.io/api/v2"],
    ["http to a name that begins like localhost", "http://localhost.evil/api/v2"],
    ["http to a name that ends like localhost", "http://evil.localhost/api/v2"],
    ["http to every address of this machine", "http://0.0.0.0/api/v2"],
    ["http to the network", "http://10.0.0.1/api/v2"],
    ["http to a mapped address", "http://[::ffff:10.0.0.1]/api/v2"],
    ["http with a user name", `http://${inUrl}@127.0.0.1/api/v2`],
    [
      "an object that says one thing and then another",
      { toString: () => `https://user:${inUrl}@panel.example/api/v2` },
    ],
  ])("is refused when it is %s, and not shown", (_, url) => {
    expect(configError({ key: KEY, url }).message).toMatch(/^url /);
  });
});

describe("a number among the options", () => {
  test.each<[keyof ClientOptions, unknown]>([
    ["timeout", 0],
    ["timeout", -1],
    ["timeout", 2 ** 31],
    ["timeout", Number.NaN],
    ["timeout", "30"],
    ["retries", -1],
    ["retries", 3],
    ["retries", Number.POSITIVE_INFINITY],
    ["retryDelay", -1],
    ["retryDelay", 2 ** 31],
    ["maxAnswerBytes", 0],
    ["maxAnswerBytes", Number.NaN],
  ])("is refused: %s %s", (option, value) => {
    expect(configError({ key: KEY, url: HERE, [option]: value }).message).toMatch(new RegExp(`^${option} `));
  });
});

describe("an option that there is none of", () => {
  test("does not make the client repeat what writes", async () => {
    const server = await serve((socket) => socket.resetAndDestroy());
    try {
      const options = { retries: 2, retry: 5, retryWrites: true, maxRetries: 5, redirect: "follow", method: "GET" };
      const client = createClient({ key: KEY, url: server.url, retryDelay: 1, ...options } as ClientOptions);
      for (const call of [
        () => client.createRefill(1),
        () => client.cancelOrders([1]),
        () => client.createRefills([1]),
      ]) {
        server.requests.length = 0;
        await expect(call()).rejects.toMatchObject({ name: "ConnectionLostError", outcome: "unknown" });
        expect(server.requests).toHaveLength(1);
      }
    } finally {
      await server.close();
    }
  });
});

describe("retries", () => {
  test.each([0, 1, 2])("%i mean so many more attempts at a read, and none at a write", async (retries) => {
    const server = await serve((socket) => socket.resetAndDestroy());
    try {
      const client = createClient({ key: KEY, url: server.url, retryDelay: 1, retries });
      await expect(client.getBalance()).rejects.toMatchObject({ name: "ConnectionLostError" });
      expect(server.requests).toHaveLength(1 + retries);
      await expect(client.createRefill(1)).rejects.toMatchObject({ name: "ConnectionLostError" });
      expect(server.requests).toHaveLength(2 + retries);
    } finally {
      await server.close();
    }
  });

  test("wait longer each time, and at most twice the base", async () => {
    const server = await serve(documented);
    await server.close();
    const delays: number[] = [];
    const onRetry = ({ delay }: { delay: number }) => delays.push(delay);
    const client = createClient({ key: KEY, url: server.url, retryDelay: 10, onRetry });
    await Promise.allSettled(Array.from({ length: 50 }, () => client.getBalance()));
    expect(delays).toHaveLength(100);
    expect(Math.max(...delays)).toBeLessThan(20);
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(0);
    // At random, so that clients that failed together do not come back together.
    expect(new Set(delays).size).toBeGreaterThan(50);
  });
});
