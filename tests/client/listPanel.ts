/** A panel that answers a list operation for exactly the ids that it is asked, and a record of what it was asked. */
import { type ClientOptions, createClient } from "../../src/index.ts";
import { KEY, type Reply, servePanel } from "../support/panel.ts";
import type { List } from "./listCases.ts";

/** Ids from `first` to `last`. */
export function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

export type ListPanel = {
  client: ReturnType<typeof createClient>;
  /** The ids of each call, in the order in which the calls came. */
  asked: number[][];
  /** Most calls that were under way at once. */
  width: () => number;
};

export type ListPanelOptions = {
  /** What a call is answered instead; undefined for the documented answer. */
  answer?: (ids: number[]) => Reply | undefined;
  /** What a call waits for before it goes out. */
  hold?: (ids: number[]) => Promise<unknown> | undefined;
  options?: Partial<ClientOptions>;
};

/** Without retries, so that each call comes once. */
export async function serveList(
  { field, write, value }: List,
  { answer = () => undefined, hold, options }: ListPanelOptions = {},
): Promise<ListPanel> {
  const idsIn = (form: string) => (new URLSearchParams(form).get(field) ?? "").split(",").map(Number);
  const asked: number[][] = [];
  const { url } = await servePanel(({ body }) => {
    const ids = idsIn(body);
    asked.push(ids);
    return answer(ids) ?? write(ids.map((id) => [id, value]));
  });
  let [under, width] = [0, 0];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    width = Math.max(width, ++under);
    try {
      await hold?.(idsIn(String(init?.body)));
      return await globalThis.fetch(input, init);
    } finally {
      under -= 1;
    }
  };
  return { client: createClient({ key: KEY, url, fetch, retries: 0, ...options }), asked, width: () => width };
}
