/** How a form gets to the panel: two openapi-fetch clients over one connection. */
import createFetchClient, { type Client as FetchClient } from "openapi-fetch";
import type { operations } from "../../generated/operations.ts";
import type { paths } from "../../generated/types.ts";
import type { Settings } from "../options.ts";
import { readBody } from "./body.ts";
import { encodeForm } from "./form.ts";

/** A path of the actions document. */
type Path = (typeof operations)[keyof typeof operations];

/** What came back, whatever the status. Without `body` there were more bytes than the client takes. */
export type Reply = { status: number; headers: Headers; body: string | undefined };

/** Sends one form. */
export type Send = (path: Path, form: string, signal: AbortSignal) => Promise<Reply>;

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

/** Deno sends a text again by itself when a connection that it has used before breaks, an order too. A Blob it cannot. */
const bodyOf = "Deno" in globalThis ? (form: string) => new Blob([form]) : (form: string) => form;

export function createRaw({ key, origin, fetch }: Settings): RawClient {
  return createFetchClient<RawPaths>({
    baseUrl: origin,
    // openapi-fetch's own encoder sends undefined as "undefined" and an object as "[object Object]".
    bodySerializer: (fields: unknown) => bodyOf(encodeForm({ ...(fields as object), key })),
    headers,
    redirect,
    fetch,
  });
}

/** Thrown when a `fetch` of the caller's gives back something else than a response. */
export const NO_RESPONSE = Symbol("no response");

/** What openapi-fetch makes of a call: the URL, and what it was given beside. */
type PlainRequest = { url: string; form: string; signal: AbortSignal };

/** Stands in for the `Request` that openapi-fetch makes for each call: building a real one costs a fifth of the call. */
function PlainRequest(url: string): Partial<PlainRequest> {
  return { url };
}

/** Stands in for a response without a body, so that openapi-fetch leaves the body alone: it would read one to its end. */
type PlainResponse = { status: 204; headers: { get: () => null }; reply: Reply };

const noHeaders = { get: () => null };

export function createSend({ origin, fetch, maxAnswerBytes }: Settings): Send {
  // The form goes past openapi-fetch, which would merge the headers twice for each call.
  const sendForm = async ({ url, form, signal }: PlainRequest): Promise<PlainResponse> => {
    try {
      const response = await fetch(url, { method: "POST", headers, redirect, body: bodyOf(form), signal });
      if (typeof response?.text !== "function" || !response.headers) throw NO_RESPONSE;
      const body = await readBody(response, maxAnswerBytes);
      return { status: 204, headers: noHeaders, reply: { status: response.status, headers: response.headers, body } };
    } catch (thrown) {
      // openapi-fetch takes an error that is null or empty for none.
      throw thrown || "nothing";
    }
  };
  const client = createFetchClient<paths>({
    baseUrl: origin,
    Request: PlainRequest as unknown as typeof Request,
    fetch: sendForm as unknown as typeof fetch,
    // Without one, openapi-fetch makes one for each call.
    querySerializer: () => "",
  });
  // One cast for all operations: which fields belong to which path is checked where the fields are put together.
  const post = client.POST as unknown as (path: Path, given: object) => Promise<{ response: PlainResponse }>;
  return async (path, form, signal) => (await post(path, { form, signal })).response.reply;
}
