/** openapi-to-postmanv2, as a promise, with the parts of a collection that are worked on here. */
import converter from "openapi-to-postmanv2";
import type { Document } from "../../scripts/generate/document.ts";

export type Field = { key: string; value: string; description?: unknown };

export type Request = {
  name: string;
  url: string | { hash?: string };
  body?: { mode: "urlencoded"; urlencoded: Field[] };
  [field: string]: unknown;
};

export type Saved = { name: string; originalRequest: Request; body: string; [field: string]: unknown };

export type Item = { id?: string; name: string; request: Request; response: Saved[]; [field: string]: unknown };

export type Folder = { id?: string; name: string; item: Item[]; [field: string]: unknown };

export type Collection = {
  info: { _postman_id?: string; name: string; [field: string]: unknown };
  item: Folder[];
  variable: Array<{ key: string; value: string; type: "string" }>;
  [field: string]: unknown;
};

/** @throws with the converter's own words when it cannot read the document. */
export function convert(document: Document): Promise<Collection> {
  // It writes into what it is given.
  const input = { type: "json", data: structuredClone(document) } as const;
  const { promise, resolve, reject } = Promise.withResolvers<Collection>();
  converter.convert(input as never, { folderStrategy: "Tags" } as never, (error, result) => {
    const [output] = result?.output ?? [];
    if (output) resolve(output.data as unknown as Collection);
    else reject(error ?? new Error(`openapi-to-postmanv2: ${result?.reason}`));
  });
  return promise;
}
