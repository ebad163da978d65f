/** The ten rows of the owner's page, as they stand there: what is sent, and what comes back. */
import { describe, expect, test } from "vitest";
import { post, withMock } from "./support/stage.ts";

const rows = [
  [
    "action=services",
    '[ { "service": 1, "name": "Followers", "type": "Default", "category": "First Category", "rate": "0.90", "min": "50", "max": "10000", "refill": true, "cancel": true }, { "service": 2, "name": "Comments", "type": "Custom Comments", "category": "Second Category", "rate": "8", "min": "10", "max": "1500", "refill": false, "cancel": true } ]',
  ],
  ["action=add&service=1&link=https://example.com/p/1&quantity=1000", '{ "order": 23501 }'],
  [
    "action=status&order=1",
    '{ "charge": "0.27819", "start_count": "3572", "status": "Partial", "remains": "157", "currency": "USD" }',
  ],
  [
    "action=status&orders=1,10,100",
    '{ "1": { "charge": "0.27819", "start_count": "3572", "status": "Partial", "remains": "157", "currency": "USD" }, "10": { "error": "Incorrect order ID" }, "100": { "charge": "1.44219", "start_count": "234", "status": "In progress", "remains": "10", "currency": "USD" } }',
  ],
  ["action=refill&order=1", '{ "refill": "1" }'],
  [
    "action=refill&orders=1,2,3",
    '[ { "order": 1, "refill": 1 }, { "order": 2, "refill": 2 }, { "order": 3, "refill": { "error": "Incorrect order ID" } } ]',
  ],
  ["action=refill_status&refill=1", '{ "status": "Completed" }'],
  [
    "action=refill_status&refills=1,2,3",
    '[ { "refill": 1, "status": "Completed" }, { "refill": 2, "status": "Rejected" }, { "refill": 3, "status": { "error": "Refill not found" } } ]',
  ],
  [
    "action=cancel&orders=9,2",
    '[ { "order": 9, "cancel": { "error": "Incorrect order ID" } }, { "order": 2, "cancel": 1 } ]',
  ],
  ["action=balance", '{ "balance": "100.84292", "currency": "USD" }'],
] as const;

describe("the owner's page", () => {
  test.each(rows)("%s answers as it stands there", async (form, documented) => {
    const answer = await withMock({}, ({ url }) => post(url, `key=demo&${form}`));
    expect(answer.text).toBe(JSON.stringify(JSON.parse(documented)));
    expect(answer).toMatchObject({ status: 200, objection: null });
  });
});
