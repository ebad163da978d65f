/** The description as it is: an openapi-fetch client, for what the methods do not offer. @packageDocumentation */
import createFetchClient, { type Client as FetchClient } from "openapi-fetch";
import type { paths } from "../../generated/types.ts";
import { encodeForm } from "../internal/form.ts";
import { bodyOf, request } from "../internal/transport.ts";
import { type ClientOptions, checkOptions } from "../options.ts";

/** What {@link createRawClient} makes a client from: the options of `createClient` that decide where a form goes. */
export type RawOptions = Pick<ClientOptions, "key" | "url" | "fetch">;

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

/**
 * Makes an openapi-fetch client of one panel, typed by the actions document: a path is an operation, and decides which fields
 * its form takes and what `data` can be. Its middleware works as openapi-fetch documents it.
 *
 * It answers `{ data, error, response }` without any of the checks of the methods: a refusal is `data`, nothing is tried again,
 * a call has no timeout unless you give it a `signal`. No redirect is followed.
 *
 * @throws `ConfigError` when the key or the URL cannot be right. Nothing is sent.
 * @example
 * const raw = createRawClient({ key: process.env.AUTOSTAGRAM_KEY });
 * const { data } = await raw.POST("/api/v2#action=status&order", { body: { action: "status", order: 1 } });
 */
export function createRawClient(options: RawOptions): RawClient {
  const { key, origin, fetch } = checkOptions(options);
  const { headers, redirect } = request;
  return createFetchClient<RawPaths>({
    baseUrl: origin,
    // openapi-fetch's own encoder sends undefined as "undefined" and an object as "[object Object]".
    bodySerializer: (fields: unknown) => bodyOf(encodeForm({ ...(fields as object), key })),
    headers,
    redirect,
    fetch,
  });
}
