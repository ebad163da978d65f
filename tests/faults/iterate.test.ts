/** Long lists that are taken entry by entry: what was answered is given, and a failure carries the rest. */
import { describe, expect, test } from "vitest";
import type { Client, Entry } from "../../src/index.ts";
import { iterate } from "../../src/iterate/index.ts";
import { answering, found, idsOf, readLists, unanswered, writeLists } from "./support/longLists.ts";
import { replying } from "./support/server.ts";
import { createWitness } from "./support/witness.ts";

const witness = createWitness();

describe.each([...readLists, ...writeLists])("%s, taken entry by entry,", (operation) => {
  const ids = idsOf(350);
  const outcome = (name: string) => (writeLists.includes(operation) ? name : undefined);

  /** Takes entries until they end, a call fails, or enough have been taken. */
  async function take(client: Client, given: Entry<unknown>[], enough = Number.POSITIVE_INFINITY): Promise<void> {
    for await (const entry of iterate(client, operation, ids, { concurrency: 1 })) {
      if (given.push(entry) >= enough) break;
    }
  }

  test("gives every entry in the order asked", async () => {
    const given: Entry<unknown>[] = [];
    const { error, forms } = await witness(answering(operation), (client) => take(client, given));
    expect(error).toBeUndefined();
    expect(given).toEqual(found(operation, ids));
    expect(forms).toHaveLength(4);
  });

  test("gives what was answered before a call fails, and rejects with the rest of what was asked", async () => {
    const given: Entry<unknown>[] = [];
    const faulty = { id: ids[150] as number, fault: replying({ status: 404 }) };
    const { error, forms } = await witness(answering(operation, faulty), (client) => take(client, given));
    expect(given).toEqual(found(operation, ids.slice(0, 100)));
    expect(forms).toHaveLength(2);
    expect(error).toMatchObject({ class: "PartialError", cause: "HttpError", operation });
    expect(error?.entries).toEqual(unanswered(ids.slice(100, 200), outcome("refused")));
  });

  test("makes no more calls once nobody takes entries", async () => {
    const given: Entry<unknown>[] = [];
    const { error, forms } = await witness(answering(operation), (client) => take(client, given, 5));
    expect(error).toBeUndefined();
    expect(given).toEqual(found(operation, ids.slice(0, 5)));
    expect(forms).toHaveLength(1);
  });

  test("asks for no id that its source never gave, and keeps what was answered, when the source fails", async () => {
    const given: Entry<unknown>[] = [];
    async function* source() {
      yield* ids.slice(0, 130);
      throw new RangeError("the database is gone");
    }
    const { error, forms } = await witness(answering(operation), async (client) => {
      for await (const entry of iterate(client, operation, source(), { concurrency: 1 })) given.push(entry);
    });
    expect(given).toEqual(found(operation, ids.slice(0, 100)));
    expect(forms).toHaveLength(1);
    expect(error).toMatchObject({ class: "PartialError", cause: "foreign" });
    expect(error?.entries).toEqual(unanswered(ids.slice(100, 130), outcome("not-sent")));
  });
});
