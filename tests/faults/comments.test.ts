/** A megabyte of comments: never cut, or refused whole. */
import { createHash } from "node:crypto";
import type { Socket } from "node:net";
import { describe, expect, test } from "vitest";
import type { Client } from "../../src/index.ts";
import { type Answer, documented, formOf, replying } from "./support/server.ts";
import { createWitness } from "./support/witness.ts";

const witness = createWitness();

/** 350,000 characters of Hangul in 3,500 lines, all of them different. */
const hangul = Array.from({ length: 3_500 }, (_, line) =>
  String.fromCodePoint(...Array.from({ length: 100 }, (_, place) => 0xac00 + ((line * 100 + place) % 11_172))),
);

const order = (comments: readonly string[]) => (client: Client) =>
  client.addOrder({ service: 2, link: "https://example.com/p/1", comments: [...comments] });

const sum = (text: string) => createHash("sha256").update(text).digest("hex");

describe("an order with long comments", () => {
  test("arrives byte for byte: 350,000 Hangul, 3.15 MB", async () => {
    let bytes = 0;
    let arrived = "";
    const measure: Answer = (socket, request) => {
      bytes = formOf(request).length;
      arrived = new URLSearchParams(formOf(request)).get("comments") ?? "";
      documented(socket, request);
    };
    const { value } = await witness(measure, order(hangul));
    expect(value).toEqual({ order: 23501 });
    expect(sum(arrived)).toBe(sum(hangul.join("\n")));
    expect(bytes).toBeGreaterThan(3_150_000);
  });

  test("arrives byte for byte: 1 MB of every character that a form escapes", async () => {
    const line = "&=+%?#/\\\"'<>;, ~é漢👏\u2028\u00a0\t";
    const lines = Array.from({ length: 20_000 }, (_, index) => `${line}${index}`);
    const { forms } = await witness(documented, order(lines));
    expect(sum(forms[0]?.get("comments") ?? "")).toBe(sum(lines.join("\n")));
  });

  test("is refused when a server that read it says that it is too long", async () => {
    const { error, forms } = await witness(replying({ status: 413, body: "<h1>Too large</h1>" }), order(hangul));
    expect(error).toMatchObject({ class: "HttpError", status: 413, outcome: "refused" });
    expect(forms).toHaveLength(1);
  });

  test.each([
    ["then waits a moment for the end of the connection", 100],
    ["then resets the connection", 0],
  ])("is never done when a server says that it is too long, %s, and did not read it", async (_, grace) => {
    const early: Answer = () => {};
    let requests = 0;
    const { error } = await witness(early, order(hangul), {
      nature: {
        onConnection: (socket) => {
          socket.once("data", () => {
            requests += 1;
            socket.pause();
            socket.write("HTTP/1.1 413 Too Large\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}");
            const timer = setTimeout(() => socket.resetAndDestroy(), grace);
            socket.once("close", () => clearTimeout(timer));
          });
        },
      },
    });
    // The refusal may be lost together with what the server did not read: then nobody can know.
    expect([
      ["HttpError", "refused"],
      ["ConnectionLostError", "unknown"],
    ]).toContainEqual([error?.class, error?.outcome]);
    expect(requests).toBe(1);
  });

  test("is unknown when the connection breaks before it was read whole", async () => {
    const onConnection = (socket: Socket) => void socket.once("data", () => socket.resetAndDestroy());
    const { error, forms } = await witness(documented, order(hangul), { nature: { onConnection } });
    expect(error).toMatchObject({ class: "ConnectionLostError", outcome: "unknown" });
    expect(forms).toEqual([]);
  });
});
