/** Many orders, one after another, over connections that are kept. */
import { createClient } from "../../../src/index.ts";
import { KEY } from "./canary.ts";

/** An address, and how many orders to place there. */
export type Batch = { url: string; count: number };

/** What each order ended with, by its number: `done` when the call resolved, else the outcome on its error. */
export async function placeMany({ url, count }: Batch): Promise<string[]> {
  const client = createClient({ key: KEY, url });
  const outcomes: string[] = [];
  for (let number = 0; number < count; number += 1) {
    // Now and then a pause, so that connections are idle for longer or shorter.
    if (number % 3 === 0) await new Promise((resolve) => setTimeout(resolve, (number * 7) % 5));
    outcomes.push(
      await client.addOrder({ service: 1, link: `https://example.com/${number}`, quantity: 1 }).then(
        () => "done",
        (error) => String(error.outcome),
      ),
    );
  }
  return outcomes;
}
