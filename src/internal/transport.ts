/** How a form gets to the panel: two openapi-fetch clients over one connection. */
import createFetchClient, { type Client as FetchClient } from "openapi-fetch";
import type { operations } from "../../generated/operations.ts";
import type { paths } from "../../generated/types.ts";
import { encodeForm } from "./form.ts";

/** What the checked options of a client come down to. */
export type Connection = {
  key: string;
  /** The endpoint without `/api/v2`, which every path of the actions document begins with. */
  origin: string;
  fetch: typeof globalThis.fetch;
};

/** A path of the actions document. */
type Path = (typeof operations)[keyof typeof operations];

/** What came back, whatever the status: text, or what openapi-fetch has made of it. */
export type Reply = { status: number; body: unknown };

/** Sends one form. */
export type Send = (path: Path, fields: object) => Promise<Reply>;

type WithoutKey<Body> = Body extends unknown ? Omit<Body, "key"> : never;

/** openapi-fetch takes `string & {}`, which keeps the known values of an open set in sight, for an object. */
type Plain<Value> = Value extends string
  ? string extends Value
    ? string
    : Value
  : Value extends object
    ? { [Name in keyof Value]: Plain<Value[Name]> }
    : Value;

type RawOperation<Operation> = Operation extends { requestBody: { content: infer Content }; responses: infer Responses }
  ? {
      parameters: { query?: never };
      requestBody: { content: { [Media in keyof Content]: WithoutKey<Content[Media]> } };
      responses: Plain<Responses>;
    }
  : Operation;

type RawPaths = {
  [Path in keyof paths]: { [Method in keyof paths[Path]]: RawOperation<paths[Path][Method]> };
};

/** The openapi-fetch client of the actions document. It adds the key to every form by itself. */
export type RawClient = FetchClient<RawPaths>;

/** Following a 307 or 308 would send the key to another address; a 301 to 303 would turn the call into a GET. */
const redirect = "manual";

const headers = { "Content-Type": "application/x-www-form-urlencoded" };

export function createRaw({ key, origin, fetch }: Connection): RawClient {
  return createFetchClient<RawPaths>({
    baseUrl: origin,
    // openapi-fetch's own encoder sends undefined as "undefined" and an object as "[object Object]".
    bodySerializer: (fields: unknown) => encodeForm({ ...(fields as object), key }),
    headers,
    redirect,
    fetch,
  });
}

type PlainRequest = { url: string };

/** Stands in for the `Request` that openapi-fetch makes for each call: building a real one costs a fifth of the call. */
function PlainRequest(url: string): PlainRequest {
  return { url };
}

export function createSend({ key, origin, fetch }: Connection): Send {
  const client = createFetchClient<paths>({ baseUrl: origin, Request: PlainRequest as unknown as typeof Request });
  // One cast for all operations: which fields belong to which path is checked where the fields are put together.
  const post = client.POST as (
    path: Path,
    init: object,
  ) => Promise<{ response: Response; data?: string; error?: unknown }>;
  return async (path, fields) => {
    const init = { method: "POST", headers, redirect, body: encodeForm({ ...fields, key }) } as const;
    // The form goes past openapi-fetch, which would merge the headers twice for each call.
    const sendForm = ({ url }: PlainRequest) => fetch(url, init);
    const { response, data, error } = await post(path, { parseAs: "text", fetch: sendForm });
    return { status: response.status, body: data ?? error ?? "" };
  };
}
