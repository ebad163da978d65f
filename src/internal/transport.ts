/** How a form gets to the panel, and what comes back. */
import { PATH, type Settings } from "../options.ts";
import { readBody } from "./body.ts";

/** What came back, whatever the status. Without `body` there were more bytes than the client takes. */
export type Reply = { status: number; headers: Headers; body: string | undefined };

/** Sends one form. */
export type Send = (form: string, signal: AbortSignal) => Promise<Reply>;

export const request = {
  method: "POST",
  headers: { "Content-Type": "application/x-www-form-urlencoded" },
  /** Following a 307 or 308 would send the key to another address; a 301 to 303 would turn the call into a GET. */
  redirect: "manual",
} as const;

/** Deno sends a text again by itself when a connection that it has used before breaks, an order too. A Blob it cannot. */
export const bodyOf = "Deno" in globalThis ? (form: string) => new Blob([form]) : (form: string) => form;

/** Thrown when a `fetch` of the caller's gives back something else than a response. */
export const NO_RESPONSE = Symbol("no response");

export function createSend({ origin, fetch, maxAnswerBytes }: Settings): Send {
  const url = origin + PATH;
  return async (form, signal) => {
    const response = await fetch(url, { ...request, body: bodyOf(form), signal });
    if (typeof response?.text !== "function" || !response.headers) throw NO_RESPONSE;
    return { status: response.status, headers: response.headers, body: await readBody(response, maxAnswerBytes) };
  };
}
