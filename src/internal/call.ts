/** One call: sends it, and turns whatever happens into the panel's answer or one of our errors. */
import { operations } from "../../generated/operations.ts";
import { AutostagramError, ConnectError, RefusedError, UnexpectedAnswer } from "../errors.ts";
import type { Operation } from "../operations.ts";
import { parseJson } from "./json.ts";
import { mask } from "./mask.ts";
import type { Connection, Send } from "./transport.ts";

/** An answer that is JSON and no refusal. */
export type Answer = { operation: Operation; value: unknown; fail: (problem: string, id?: string) => UnexpectedAnswer };

export type Call = (operation: Operation, fields?: object) => Promise<Answer>;

/** Characters of an unusable answer that go into the error. */
const EXCERPT = 200;

export function createCall(send: Send, { key, origin }: Connection): Call {
  return async (operation, fields = {}) => {
    const { path, action } = operations[operation];
    const { response, text } = await send(path, { action, ...fields }).catch((cause: unknown) => {
      throw cause instanceof AutostagramError ? cause : connectionError(operation, origin, cause);
    });
    const { status } = response;
    const fail = (problem: string, id?: string) => {
      const excerpt = mask(text, key).slice(0, EXCERPT);
      return new UnexpectedAnswer(operation, problem, { status, excerpt, ...(id && { id }) });
    };
    if (status === 0 || (status >= 300 && status < 400)) throw fail(`the panel redirects (HTTP ${status}), which is not followed`);
    const value = parse(text);
    const refusal = refusalIn(value);
    if (refusal !== undefined) throw new RefusedError(operation, status, mask(refusal, key));
    if (value === undefined) throw fail(text === "" ? `the answer is empty (HTTP ${status})` : `the answer is no JSON (HTTP ${status})`);
    if (!response.ok) throw fail(`HTTP ${status}`);
    return { operation, value, fail };
  };
}

function parse(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    // Not even as a cause: a SyntaxError quotes the body, and the body may echo the key.
    return plainRefusal(text);
  }
}

/** Some panels refuse in form encoding: `error=Invalid+API+key`. */
function plainRefusal(text: string): { error: string } | undefined {
  const error = text.startsWith("error=") ? new URLSearchParams(text).get("error") : null;
  return error ? { error } : undefined;
}

/** The reason in `{ "error": "…" }`; undefined for everything else. */
export function refusalIn(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { error } = value as { error?: unknown };
  return typeof error === "string" && error !== "" ? error : undefined;
}

// Codes that a runtime gives only when no connection came about. A reset is none: it can follow the request.
const NOT_CONNECTED = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_\w+|CERT_\w+|\w*SELF_SIGNED_CERT\w*|UNABLE_TO_\w+)$/;

function connectionError(operation: Operation, origin: string, cause: unknown): AutostagramError {
  const code = codeIn(cause);
  if (code !== undefined && NOT_CONNECTED.test(code)) return new ConnectError(operation, new URL(origin).host, code);
  return new UnexpectedAnswer(operation, `the connection broke before the answer was whole${code ? ` (${code})` : ""}`);
}

/** The first code in the chain of causes; a host with several addresses fails with one error for each. */
function codeIn(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  const { code, cause, errors } = error as { code?: unknown; cause?: unknown; errors?: unknown[] };
  return typeof code === "string" ? code : (codeIn(cause) ?? codeIn(errors?.[0]));
}
