import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { adviceOf } from "../../src/ledger/index.ts";
import { entryOf } from "./support/entries.ts";

const NASTY = "\u0000\u001b[2J\r\n\t\u0085\u200b\u2028\u2029\u202e\u{e0001}\"'`\\";

describe("adviceOf", () => {
  test("names the service, the link, the time, and says how to find out and to settle it", () => {
    expect(adviceOf(entryOf("purchase-77"))).toBe(
      'The order for service "1" to "https://example.com/p/1", sent at "2026-01-02T03:04:05.678Z", may exist. ' +
        "Once its call is over, look in the panel's list of orders. " +
        'A refusal "active order with this link" speaks for it, the balance does not. ' +
        'Then ledger.end("purchase-77", { outcome: "done", answer: { order } }), or { outcome: "not-sent" }',
    );
  });

  test.each([
    ["username", "service=9&username=someone&min=1", 'for service "9" to "someone", sent'],
    ["service alone", "service=7&emoji=%F0%9F%91%8F", 'for service "7", sent'],
  ])("names the %s where there is no link", (_, form, target) => {
    expect(adviceOf(entryOf("a", { form }))).toContain(target);
  });

  test("says to ask for the status where there is an id", () => {
    expect(adviceOf(entryOf("a", { id: "23501" }))).toContain('list of orders, or ask getOrderStatus for "23501". A');
  });

  test("is one line without controls, whatever customers write", () => {
    const form = new URLSearchParams({ service: NASTY, link: NASTY }).toString();
    const advice = adviceOf(entryOf(NASTY, { form, at: NASTY, id: NASTY }));
    expect(advice).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    expect(advice).toContain("\\n");
  });

  test("quotes a ref so that the code it shows settles this ref and no other", () => {
    const quoted = adviceOf(entryOf(NASTY)).split(/ledger\.end\(|, \{ outcome:/)[1] ?? "";
    expect(runInNewContext(quoted)).toBe(NASTY);
  });

  test("leaves other scripts and emoji readable", () => {
    expect(adviceOf(entryOf("구매 👏"))).toContain('ledger.end("구매 👏"');
  });
});
