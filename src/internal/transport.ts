/** How a form gets to the panel: two openapi-fetch clients over one connection. */
import createFetchClient, { type Client as FetchClient, type ClientOptions as FetchOptions } from "openapi-fetch";
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

export function createRaw(connection: Connection): RawClient {
  return createFetchClient<RawPaths>({ ...settings(connection), fetch: connection.fetch });
}

type PlainRequest = { url: string; init: RequestInit };

/** Stands in for the `Request` that openapi-fetch makes for each call: building a real one costs a fifth of the call. */
function PlainRequest(url: string, init: RequestInit): PlainRequest {
  return { url, init };
}

export function createSend(connection: Connection): Send {
  const { fetch } = connection; // called without a receiver: that would hand the key to it, and browsers refuse one
  const client = createFetchClient<paths>({
    ...settings(connection),
    Request: PlainRequest as unknown as typeof Request,
    fetch: (request) => {
      const { url, init } = request as unknown as PlainRequest;
      return fetch(url, init);
    },
  });
  // One cast for all operations: which fields belong to which path is checked where the fields are put together.
  const post = client.POST as (
    path: Path,
    init: object,
  ) => Promise<{ response: Response; data?: string; error?: unknown }>;
  return async (path, fields) => {
    const { response, data, error } = await post(path, { body: fields, parseAs: "text" });
    return { status: response.status, body: data ?? error ?? "" };
  };
}

function settings({ key, origin }: Connection) {
  return {
    baseUrl: origin,
    // openapi-fetch's own encoder sends undefined as "undefined" and an object as "[object Object]".
    bodySerializer: (fields: unknown) => encodeForm({ ...(fields as object), key }),
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    // Following a 307 or 308 would send the key to another address; a 301 to 303 would turn the call into a GET.
    redirect: "manual",
  } satisfies FetchOptions;
}
