import { describe, expect, test } from "vitest";
import { InputError } from "../../src/index.ts";
import { root, run } from "../support/checkout.ts";
import { rejectionOf } from "../support/rejection.ts";
import { lists } from "./listCases.ts";
import { range, serveList } from "./listPanel.ts";

describe.each(lists)("$operation", (list) => {
  const { call, writes } = list;

  test.each([
    [undefined, writes ? 1 : 4],
    [1, 1],
    [2, writes ? 1 : 2],
    [100, writes ? 1 : 7],
  ])("with the concurrency %s has %i of 7 calls under way at once", async (concurrency, most) => {
    const { client, width, asked } = await serveList(list);
    await call(client, range(1, 700), { concurrency });
    expect(asked).toHaveLength(7);
    expect(width()).toBe(most);
  });
});

describe.each(lists.filter(({ writes }) => !writes))("$operation, which reads,", (list) => {
  test.each([0, -1, 0.5, NaN, Infinity, 2 ** 31, "4", null])("takes no concurrency of %s", async (concurrency) => {
    const { client, asked } = await serveList(list);
    const options = { concurrency: concurrency as number };
    const error = await rejectionOf(list.call(client, range(1, 101), options), InputError);
    expect(error).toMatchObject({ field: "concurrency", outcome: "not-sent" });
    expect(asked).toEqual([]);
  });
});

describe.each(lists.filter(({ writes }) => writes))("$operation, which writes,", (list) => {
  test("sends a call only once the one before it is answered", async () => {
    const order: string[] = [];
    const { client } = await serveList(list, {
      hold: async ([first]) => void order.push(`sent ${first}`),
      options: { onResponse: () => void order.push("answered") },
    });
    await list.call(client, range(1, 300), { concurrency: 4 });
    expect(order).toEqual(["sent 1", "answered", "sent 101", "answered", "sent 201", "answered"]);
  });
});

const program = `
  import { createClient } from "./src/index.ts";
  const client = createClient({ key: "k", url: "http://127.0.0.1/api/v2", fetch: async () => new Response("{}") });
  const ids = Array.from({ length: 150 }, (_, index) => index + 1);
  await client.getOrderStatuses(ids, { concurrency: 2 ** 31 - 1 });
`;

describe("the largest concurrency", () => {
  // In a process of its own: one that takes all memory takes no other test with it.
  test("costs no more memory than there are calls", async () => {
    const args = ["--max-old-space-size=64", "--input-type=module-typescript", "--eval", program];
    const { code } = await run(args, { cwd: root });
    expect(code).toBe(0);
  });
});
