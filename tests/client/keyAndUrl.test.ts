import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { type ClientOptions, ConfigError, createClient, DEFAULT_URL } from "../../src/index.ts";
import { clientOf, KEY, servePanel } from "../support/panel.ts";

const BALANCE = '{"balance":"100.84292","currency":"USD"}';

/** What `createClient` throws, before it returns. */
function configError(options: unknown): ConfigError {
  try {
    createClient(options as ClientOptions);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return error as ConfigError;
  }
  return expect.fail("made a client");
}

/** The address that a client made with these options posts to. */
async function addressOf(options: Partial<ClientOptions>): Promise<string> {
  let address = "";
  const fetch: typeof globalThis.fetch = async (input) => {
    address = String(input);
    return new Response(BALANCE);
  };
  await createClient({ key: KEY, ...options, fetch }).getBalance();
  return address.replace(/#.*/, "");
}

describe("key", () => {
  test("is refused when there are no options at all", () => {
    expect(configError(undefined).message).toMatch(/^key /);
    expect(configError(null).message).toMatch(/^key /);
    expect(configError({}).message).toMatch(/^key /);
  });

  test("is refused with a DEL in it", () => {
    expect(configError({ key: "canary\x7fcanary" }).message).toMatch(/^key /);
  });

  test.each(["x", "0123456789abcdef0123456789abcdef", "!~-_.:/+=&%"])("is taken when it is %s", (key) => {
    expect(() => createClient({ key })).not.toThrow();
  });
});

describe("url", () => {
  test.each([
    ["is a path", "/api/v2"],
    ["has a space in the host", "https://panel example/api/v2"],
    ["is a web socket to this machine", "ws://localhost/api/v2"],
    ["has an empty query", "https://panel.example/api/v2?"],
    ["has an empty fragment", "https://panel.example/api/v2#"],
    ["has a query over http", "http://panel.example/api/v2?key=canary"],
    ["is http to notlocalhost", "http://notlocalhost/api/v2"],
    ["is http to 128.0.0.1", "http://128.0.0.1/api/v2"],
    ["is http to 192.168.0.1", "http://192.168.0.1/api/v2"],
    ["is http to [::2]", "http://[::2]/api/v2"],
    ["is a host alone", "https://panel.example"],
    ["ends in /api", "https://panel.example/api"],
    ["ends in /api/v1", "https://panel.example/api/v1"],
    ["ends in /api/v2/", "https://panel.example/api/v2/"],
    ["ends in /API/V2", "https://panel.example/API/V2"],
    ["ends in /xapi/v2", "https://panel.example/xapi/v2"],
  ])("is refused when it %s, and no secret in it is shown", (_, url) => {
    const error = configError({ key: "canary", url });
    expect(error.message).toMatch(/^url /);
    expect(inspect(error, { showHidden: true })).not.toContain("canary");
  });

  test.each([
    ["https", "https://panel.example/api/v2", "https://panel.example/api/v2"],
    ["https with a port", "https://panel.example:8443/api/v2", "https://panel.example:8443/api/v2"],
    ["http on 127.0.0.1", "http://127.0.0.1/api/v2", "http://127.0.0.1/api/v2"],
    ["http on another address of this machine", "http://127.1.2.3/api/v2", "http://127.1.2.3/api/v2"],
    ["http on [::1]", "http://[::1]:8080/api/v2", "http://[::1]:8080/api/v2"],
    ["http on localhost", "http://localhost:8080/api/v2", "http://localhost:8080/api/v2"],
    ["http on LOCALHOST", "http://LOCALHOST/api/v2", "http://localhost/api/v2"],
    ["http on 0x7f.1", "http://0x7f.1/api/v2", "http://127.0.0.1/api/v2"],
    ["http on 2130706433", "http://2130706433/api/v2", "http://127.0.0.1/api/v2"],
    ["the name in Hangul", "https://오토스타그램.com/api/v2", DEFAULT_URL],
    ["a path before /api/v2", "https://panel.example/shop/api/v2", "https://panel.example/shop/api/v2"],
  ])("is taken as %s", async (_, url, address) => {
    expect(await addressOf({ url })).toBe(address);
  });

  test("is 오토스타그램 unless another is given", async () => {
    expect(DEFAULT_URL).toBe("https://xn--2i0bt7p86inpdbormib.com/api/v2");
    expect(await addressOf({})).toBe(DEFAULT_URL);
    expect(await addressOf({ url: undefined })).toBe(DEFAULT_URL);
  });

  test.each([
    ["127.0.0.1", (url: string) => url],
    ["0x7f.1", (url: string) => url.replace("127.0.0.1", "0x7f.1")],
    ["a path before /api/v2", (url: string) => url.replace("/api/v2", "/a/b/api/v2")],
  ])("reaches a panel at %s", async (_, spell) => {
    const panel = await servePanel(BALANCE);
    const url = spell(panel.url);
    await expect(clientOf({ url }).getBalance()).resolves.toEqual({ balance: "100.84292", currency: "USD" });
    expect(panel.received.map(({ path }) => path)).toEqual([new URL(url).pathname]);
  });
});
