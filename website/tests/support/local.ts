/** Code of a page, for this machine: what it says of places, keys and pauses leads to a mock of its own. */
import type { Mock } from "../../../clients/language.ts";
import { MOCK } from "../../../scripts/docs/curl.ts";

export function madeLocal(code: string, { url, key }: Mock): string {
  return (
    code
      .replaceAll(new URL(MOCK).origin, new URL(url).origin)
      .replaceAll("https://panel.example/api/v2", url)
      .replaceAll("AUTOSTAGRAM_KEY=…", `AUTOSTAGRAM_KEY=${key}`)
      .replaceAll(/key: process\.env\.AUTOSTAGRAM_KEY(?!, url)/g, "$&, url: process.env.AUTOSTAGRAM_URL")
      // What it brings is there.
      .replaceAll(/npm ci(\n| && )/g, "")
      // What runs beside it listens too.
      .replaceAll(/npm run mock(?: --)?/g, "npm run mock -- --port 0")
      .replaceAll("contract -- proxy", "contract -- proxy --port 0")
      .replaceAll("/var/lib/shop/", "./")
      // Nobody waits a minute for the next look at an order.
      .replaceAll(/\binterval: \d+_000\b/g, "interval: 1")
  );
}
