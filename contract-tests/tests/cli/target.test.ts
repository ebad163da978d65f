/** Which addresses may be checked. */
import { describe, expect, test } from "vitest";
import { createClient } from "../../../src/index.ts";
import { readTarget } from "../../src/cli/flags.ts";
import { CANARY, expectUsage, runHere } from "../support/cli.ts";

const ELSEWHERE: [string, string][] = [
  ["another host", "http://panel.example/api/v2"],
  ["a name that begins like this machine", "http://127.0.0.1.nip.io/api/v2"],
  ["a name that ends strangely", "http://localhost.evil/api/v2"],
  ["a name that is no loopback to everybody", "http://panel.localhost.example/api/v2"],
  ["every address of this machine", "http://0.0.0.0/api/v2"],
];

describe("the address", () => {
  test.each<[string, string, string]>([
    ["empty", "", "is empty"],
    ["without a scheme", "panel.example/api/v2", "begins with https://"],
    ["without a scheme, with a port", "panel.example:443/api/v2", "begins with https://"],
    ["of FTP", "ftp://panel.example/api/v2", "begins with https://"],
    ["with one slash", "https:/panel.example/api/v2", "begins with https://"],
    ["without a host", "https:///panel.example", "names a host"],
    ["with a space", "https://panel.example/api /v2", "no spaces"],
    ["with a line break", "https://panel.example\n/api/v2", "no line breaks"],
    ["with a fragment", "https://panel.example/api/v2#action=services", "no ? and no #"],
    ["with an empty fragment", "https://panel.example/api/v2#", "no ? and no #"],
    ["with a query", "https://panel.example/api/v2?key=secret", "no ? and no #"],
    ["with a password", "https://user:secret@panel.example/api/v2", "no name and no password"],
    ["with an empty name", "https://@panel.example/api/v2", "no name and no password"],
    ["with a backslash", "https://panel.example\\@evil.example/api/v2", "no backslash"],
    ["with a port that is none", "https://panel.example:99999/api/v2", "is no address"],
    ["with a host that is none", "https://pa<nel.example/api/v2", "is no address"],
    ...ELSEWHERE.map(([name, url]): [string, string, string] => [`of http to ${name}`, url, "--insecure-http"]),
  ])("exits 2 %s, and is not shown", async (_, url, words) => {
    const run = await runHere(["verify", "--plan", `--url=${url}`], { env: { AUTOSTAGRAM_KEY: CANARY } });
    expectUsage(run, words);
    expect(run.stderr).toMatch(/^autostagram-contract: --url: /);
    expect(run.stderr.replaceAll("https://panel.example/api/v2", "")).not.toMatch(/secret|example|nip|evil|canary/);
  });

  test.each(ELSEWHERE)("of http to %s is taken with --insecure-http", (_, url) => {
    expect(readTarget(url, { insecureHttp: true })).toEqual({ url, shown: url, isLoopback: false });
  });

  test.each([
    ["http://localhost:4010/api/v2", "http://localhost:4010/api/v2"],
    ["http://0x7f.1/api/v2", "http://127.0.0.1/api/v2"],
    ["http://2130706433/api/v2", "http://127.0.0.1/api/v2"],
    ["http://[::1]:4010/api/v2", "http://[::1]:4010/api/v2"],
    ["HTTP://127.255.0.1/", "http://127.255.0.1/"],
  ])("%s is on this machine", (text, url) => {
    expect(readTarget(text)).toEqual({ url, shown: url, isLoopback: true });
  });

  test("is shown in both forms where its host has letters beyond ASCII", () => {
    expect(readTarget("https://오토스타그램.com/api/v2")).toEqual({
      url: "https://xn--2i0bt7p86inpdbormib.com/api/v2",
      shown: "https://오토스타그램.com/api/v2 (xn--2i0bt7p86inpdbormib.com)",
      isLoopback: false,
    });
  });

  test.each([...ELSEWHERE.map(([, url]) => url), "http://0x7f.1/api/v2", "http://[::1]/api/v2", "http://[::2]/api/v2"])(
    "%s is judged as the client judges it",
    (url) => {
      const takes = (take: () => unknown) => {
        try {
          return Boolean(take());
        } catch {
          return false;
        }
      };
      expect(takes(() => readTarget(url))).toBe(takes(() => createClient({ url, key: "k" })));
    },
  );
});
