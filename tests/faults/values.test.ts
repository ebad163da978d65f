/** Values that panels write in other ways than the documented one, and come out in one way. */
import { describe, expect, test } from "vitest";
import type { Client, Operation } from "../../src/index.ts";
import { calls } from "../support/calls.ts";
import { answers } from "./support/answers.ts";
import { type Parts, replying } from "./support/server.ts";
import { createWitness } from "./support/witness.ts";

const witness = createWitness();

async function resultOf(operation: Operation, parts: Parts): Promise<unknown> {
  const { value, error } = await witness(replying(parts), calls[operation]);
  expect(error).toBeUndefined();
  return value;
}

describe("an id as text", () => {
  test.each<[Operation, string, unknown]>([
    ["addOrder", '{"order":"23501"}', { order: 23501 }],
    ["createRefill", '{"refill":1}', { refill: "1" }],
    ["createRefill", '{"refill":"1"}', { refill: "1" }],
    [
      "listServices",
      '[{"service":"7","rate":"1","min":"1","max":"2"}]',
      [{ service: 7, rate: "1", min: "1", max: "2" }],
    ],
    [
      "cancelOrders",
      '[{"order":"9","cancel":"1"},{"order":"2","cancel":true}]',
      [
        { id: 9, ok: true, value: 1 },
        { id: 2, ok: true, value: 1 },
      ],
    ],
    [
      "getRefillStatuses",
      '[{"refill":"1","status":"a"},{"refill":"2","status":"b"},{"refill":"3","status":"c"}]',
      [
        { id: 1, ok: true, value: "a" },
        { id: 2, ok: true, value: "b" },
        { id: 3, ok: true, value: "c" },
      ],
    ],
  ])("is what a number is to %s: %s", async (operation, body, value) => {
    expect(await resultOf(operation, { body })).toEqual(value);
  });
});

describe("an amount as a number", () => {
  test.each([
    ["0.27819", "0.27819"],
    ["0.08011655652", "0.08011655652"],
    ["1e-7", "0.0000001"],
    ["1.5e-7", "0.00000015"],
    ["-3.25E-2", "-0.0325"],
    ["1e3", "1000"],
    ["1E+21", "1000000000000000000000"],
    ["0.10", "0.10"],
    ["100", "100"],
    ["0", "0"],
    ["0.1234567890123456789", "0.1234567890123456789"],
    ["12345678901234567890.5", "12345678901234567890.5"],
  ])("becomes text without an exponent, and loses no digit: %s", async (written, amount) => {
    const status = `{"charge":${written},"start_count":${written},"status":"Partial","remains":${written},"currency":"KRW"}`;
    const fields = { charge: amount, start_count: amount, status: "Partial", remains: amount, currency: "KRW" };
    expect(await resultOf("getOrderStatus", { body: status })).toEqual(fields);
    expect(await resultOf("getOrderStatuses", { body: `{"1":${status},"10":${status},"100":${status}}` })).toEqual(
      [1, 10, 100].map((id) => ({ id, ok: true, value: fields })),
    );
    expect(await resultOf("getBalance", { body: `{"balance":${written},"currency":"USD"}` })).toEqual({
      balance: amount,
      currency: "USD",
    });
    const service = `[{"service":1,"rate":${written},"min":${written},"max":${written}}]`;
    expect(await resultOf("listServices", { body: service })).toEqual([
      { service: 1, rate: amount, min: amount, max: amount },
    ]);
  });

  test("leaves numbers in texts, and in fields that are no amount, as they are", async () => {
    const body = '{"charge":1.50,"status":"Partial","note":"charge\\": 1e-7, 1.0","average_time":1.5,"remains":null}';
    expect(await resultOf("getOrderStatus", { body })).toEqual({
      ...{ charge: "1.50", status: "Partial", note: 'charge": 1e-7, 1.0', average_time: 1.5, remains: null },
    });
  });

  test("may be null or left out", async () => {
    const body = '{"charge":"1","start_count":null,"status":"Pending"}';
    expect(await resultOf("getOrderStatus", { body })).toEqual(JSON.parse(body));
  });
});

describe("bytes", () => {
  test("that are no UTF-8 become U+FFFD", async () => {
    const body = Buffer.concat([
      Buffer.from('{"status":"Partial","note":"'),
      Buffer.from([0xff, 0xc3, 0x28]),
      Buffer.from('"}'),
    ]);
    expect(await resultOf("getOrderStatus", { body })).toEqual({ status: "Partial", note: "\ufffd\ufffd(" });
  });

  test("that are a byte order mark within a text stay", async () => {
    expect(await resultOf("getOrderStatus", { body: '\ufeff{"status":"\ufeffPartial"}' })).toEqual({
      status: "\ufeffPartial",
    });
  });

  test("that are half of a character on either side of a chunk are put together", async () => {
    const head = "HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n";
    const bytes = Buffer.from('{"status":"완료"}');
    const chunks = [...bytes].map((byte) =>
      Buffer.concat([Buffer.from("1\r\n"), Buffer.from([byte]), Buffer.from("\r\n")]),
    );
    const { value } = await witness((socket) => {
      socket.setNoDelay(true);
      socket.write(head);
      for (const chunk of chunks) socket.write(chunk);
      socket.end("0\r\n\r\n");
    }, calls.getOrderStatus);
    expect(value).toEqual({ status: "완료" });
  });
});

describe("a field with the name of something that every object has", () => {
  const names = '"__proto__":{"polluted":1},"constructor":7,"toString":"x","hasOwnProperty":null';

  test.each<[Operation, string]>([
    ["getOrderStatus", `{${names},"status":"Partial"}`],
    ["listServices", `[{"service":1,${names}}]`],
    ["addOrder", `{"order":23501,${names}}`],
    ["createRefill", `{${names},"refill":"1"}`],
    ["getBalance", `{"balance":"1",${names}}`],
  ])("is kept by %s, and changes no other object", async (operation, body) => {
    const value = await resultOf(operation, { body });
    expect(JSON.parse(JSON.stringify(value))).toEqual(JSON.parse(body));
    expect(JSON.stringify(value)).toContain('"__proto__":{"polluted":1}');
    expect({}).not.toHaveProperty("polluted");
  });

  test("is kept also where numbers are read exactly", async () => {
    const value = await resultOf("getOrderStatus", { body: `{${names},"status":"Partial","charge":1e-7}` });
    expect(JSON.stringify(value)).toBe(`{${names},"status":"Partial","charge":"0.0000001"}`);
  });

  test.each([
    ["in place of the answer", '{"__proto__":{"status":"Partial","order":1,"refill":"1","balance":"1"}}'],
    ["in place of an envelope", '{"__proto__":{"data":{"status":"Partial"}}}'],
  ])("is no answer %s", async (_, body) => {
    for (const operation of ["getOrderStatus", "addOrder", "createRefill", "getBalance"] as const) {
      const { error } = await witness(replying({ body }), calls[operation]);
      expect(error?.class).toBe("UnexpectedAnswer");
    }
  });
});

describe("an id in a list that no number holds", () => {
  test("is done, with its digits in the text, and leaves the others as they are", async () => {
    const body = '[{"order":1,"refill":1},{"order":2,"refill":9007199254740993},{"order":3,"refill":1e400}]';
    expect(await resultOf("createRefills", { body })).toEqual([
      { id: 1, ok: true, value: 1 },
      {
        ...{ id: 2, ok: false, outcome: "done" },
        error: { reason: "unexpected", text: expect.stringContaining("9007199254740993") },
      },
      { id: 3, ok: false, outcome: "done", error: { reason: "unexpected", text: expect.stringContaining("1") } },
    ]);
  });
});

describe("JSON that breaks off", () => {
  test.each<[Operation, (client: Client) => Promise<unknown>]>(Object.entries(calls) as never)(
    "is never taken for an answer by %s, wherever that is",
    async (operation, call) => {
      const answer = answers[operation];
      let cut = 0;
      const cutAnswer = replying(() => ({ body: answer.slice(0, cut) }));
      const classes = new Set<unknown>();
      await witness(cutAnswer, async (client) => {
        for (; cut < answer.length; cut += 1 + Math.floor(answer.length / 40)) {
          classes.add(await call(client).then(JSON.stringify, (error: Error) => `${error.name} ${error.cause}`));
        }
      });
      expect([...classes]).toEqual(["UnreadableAnswer undefined"]);
    },
  );
});
