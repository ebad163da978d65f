/** Lists of more than 100 ids: cut into calls, and nothing that was answered is lost when one of them fails. */
import { describe, expect, test } from "vitest";
import { type Client, type Entry, type Limiter, PartialError } from "../../src/index.ts";
import { actions } from "./support/answers.ts";
import { answering, found, idsIn, idsOf, type List, readLists, unanswered, writeLists } from "./support/longLists.ts";
import { type Answer, documented, formOf, replying } from "./support/server.ts";
import { createWitness } from "./support/witness.ts";

const witness = createWitness();

const call = (operation: List, ids: number[], options?: object) => (client: Client) =>
  client[operation](ids, options) as Promise<Entry<unknown>[]>;

/** A limiter that lets go all calls before this one. */
function failingAt(number: number): Limiter {
  let asked = 0;
  return () => (++asked < number ? undefined : Promise.reject(new Error("enough")));
}

const reset: Answer = (socket) => socket.resetAndDestroy();

describe.each([...readLists, ...writeLists])("%s", (operation) => {
  test.each([
    [1, [1]],
    [99, [99]],
    [100, [100]],
    [101, [100, 1]],
    [200, [100, 100]],
    [250, [100, 100, 50]],
  ])("sends %i ids in calls of %j, and keeps their order", async (count, sizes) => {
    const ids = idsOf(count);
    const { value, forms } = await witness(answering(operation), call(operation, ids));
    expect(value).toEqual(found(operation, ids));
    const sent = forms.map((form) => idsIn(form));
    expect(sent.map(({ length }) => length).sort()).toEqual([...sizes].sort());
    expect(new Set(sent.flat())).toEqual(new Set(ids));
  });

  test("counts an id once that comes twice", async () => {
    const ids = idsOf(100);
    const { value, forms } = await witness(answering(operation), call(operation, [...ids, ...ids]));
    expect(value).toEqual(found(operation, ids));
    expect(forms).toHaveLength(1);
  });

  test("rejects with the error of its call, and with no PartialError, up to 100 ids", async () => {
    const { error } = await witness(reset, call(operation, idsOf(100)));
    expect(error).toMatchObject({ class: "ConnectionLostError", operation });
  });

  test("takes nothing and asks nothing when one of 101 ids is none", async () => {
    const { error, forms } = await witness(answering(operation), call(operation, [...idsOf(100), 1.5]));
    expect(error).toMatchObject({ class: "InputError", outcome: "not-sent" });
    expect(forms).toHaveLength(0);
  });
});

describe.each(writeLists)("%s, of which a call fails", (operation) => {
  const ids = idsOf(350);
  const parts = [ids.slice(0, 100), ids.slice(100, 200), ids.slice(200, 300), ids.slice(300)] as const;

  test.each<[string, Answer, string, string]>([
    ["is reset", reset, "ConnectionLostError", "unknown"],
    ["gets a page", replying({ body: "<p>" }), "UnreadableAnswer", "unknown"],
    ["gets HTTP 502", replying({ status: 502 }), "HttpError", "unknown"],
    ["is refused", replying({ body: '{"error":"Incorrect request"}' }), "RefusedError", "refused"],
    ["is one too many", replying({ status: 429 }), "RateLimitError", "refused"],
  ])("keeps what was done before, and sends nothing after it, when the second %s", async (_, fault, cause, outcome) => {
    const faulty = { id: parts[1][50] as number, fault };
    const { error, forms } = await witness(answering(operation, faulty), call(operation, ids));
    expect(forms).toHaveLength(2);
    expect(error).toMatchObject({ class: "PartialError", operation, action: actions[operation], cause });
    expect(error?.entries).toEqual([
      ...found(operation, parts[0]),
      ...unanswered(parts[1], outcome),
      ...unanswered([...parts[2], ...parts[3]], "not-sent"),
    ]);
  });

  // Whoever reads the outcome alone must not send the list again: a part of it has been done.
  test.each<[string, Answer, object]>([
    ["is refused", replying({ body: '{"error":"Incorrect request"}' }), {}],
    ["is one too many", replying({ status: 429 }), {}],
    ["is kept back by the limiter", documented, { limiter: failingAt(2) }],
  ])("is neither refused nor unsent as a whole when the second %s", async (_, fault, options) => {
    const faulty = { id: parts[1][50] as number, fault };
    const { error } = await witness(answering(operation, faulty), call(operation, ids), { options });
    expect(error?.class).toBe("PartialError");
    expect(["unknown", "done"]).toContain(error?.outcome);
  });

  test.each<[string, Answer, object, string]>([
    ["refused", replying({ body: '{"error":"Incorrect request"}' }), {}, "refused"],
    ["not sent", documented, { limiter: failingAt(1) }, "not-sent"],
    ["lost", reset, {}, "unknown"],
  ])("is %s when the first call is, which is all there was", async (_, fault, options, outcome) => {
    const faulty = { id: parts[0][50] as number, fault };
    const { error } = await witness(answering(operation, faulty), call(operation, ids), { options });
    expect(error).toMatchObject({ class: "PartialError", outcome });
    expect(error?.entries).toEqual([
      ...unanswered(parts[0], outcome),
      ...unanswered([...parts[1], ...parts[2], ...parts[3]], "not-sent"),
    ]);
  });

  test("has one call under way at a time, whatever the concurrency", async () => {
    let open = 0;
    const most: number[] = [];
    const slow: Answer = (socket, request) => {
      most.push(++open);
      setTimeout(() => {
        open -= 1;
        answering(operation)(socket, request);
      }, 20);
    };
    const { value, forms } = await witness(slow, call(operation, ids, { concurrency: 4 }));
    expect(value).toEqual(found(operation, ids));
    expect(most).toEqual([1, 1, 1, 1]);
    // One after another, in the order asked.
    expect(forms.map((form) => form.get("orders"))).toEqual(parts.map((part) => part.join()));
  });

  test("counts its time for each call, not for all of them", async () => {
    const slow: Answer = (socket, request) => void setTimeout(() => answering(operation)(socket, request), 300);
    const { value } = await witness(slow, call(operation, ids, { timeout: 1100 }));
    expect(value).toEqual(found(operation, ids));
  });

  test("begins no call after it was aborted", async () => {
    const controller = new AbortController();
    const abort: Answer = (socket, request) => {
      if (idsIn(formOf(request)).includes(parts[1][0] as number)) controller.abort();
      else answering(operation)(socket, request);
    };
    const { error, forms } = await witness(abort, call(operation, ids, { signal: controller.signal }));
    expect(forms).toHaveLength(2);
    expect(error).toMatchObject({ class: "PartialError", cause: "AbortedError", outcome: "unknown" });
    expect(error?.entries).toEqual([
      ...found(operation, parts[0]),
      ...unanswered(parts[1], "unknown"),
      ...unanswered([...parts[2], ...parts[3]], "not-sent"),
    ]);
  });
});

describe.each(readLists)("%s, of which a call fails", (operation) => {
  const ids = idsOf(350);

  test("keeps every answer that there is, in the order asked", async () => {
    const faulty = { id: ids[150] as number, fault: replying({ status: 404 }) };
    const { error } = await witness(answering(operation, faulty), call(operation, ids));
    expect(error).toMatchObject({ class: "PartialError", operation, outcome: null, cause: "HttpError" });
    expect(error?.entries).toEqual([
      ...found(operation, ids.slice(0, 100)),
      ...unanswered(ids.slice(100, 200)),
      ...found(operation, ids.slice(200)),
    ]);
  });

  test("sends that call again first", async () => {
    let faults = 2;
    const flaky: Answer = (socket, request) =>
      idsIn(formOf(request)).includes(ids[150] as number) && faults-- > 0
        ? socket.resetAndDestroy()
        : answering(operation)(socket, request);
    const { value, forms } = await witness(flaky, call(operation, ids));
    expect(value).toEqual(found(operation, ids));
    expect(forms).toHaveLength(4 + 2);
  });

  test.each([1, 2, 4, 9])("has no more than %i calls under way at once", async (concurrency) => {
    const many = idsOf(900);
    let open = 0;
    let most = 0;
    const slow: Answer = (socket, request) => {
      open += 1;
      most = Math.max(most, open);
      setTimeout(() => {
        open -= 1;
        answering(operation)(socket, request);
      }, 20);
    };
    const { value } = await witness(slow, call(operation, many, { concurrency }));
    expect(value).toEqual(found(operation, many));
    expect(most).toBe(concurrency);
  });
});

describe("a PartialError", () => {
  test("has the error of the call that failed as its cause", async () => {
    let error: unknown;
    await witness(reset, async (client) => {
      error = await client.cancelOrders(idsOf(101)).catch((thrown) => thrown);
    });
    expect(error).toBeInstanceOf(PartialError);
    expect((error as PartialError).cause).toMatchObject({ name: "ConnectionLostError", operation: "cancelOrders" });
  });
});
