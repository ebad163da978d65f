/** One call: sends it, and turns whatever happens into the panel's answer or one of our errors. */
import { operations } from "../../generated/operations.ts";
import { AutostagramError, ConnectError, RefusedError, UnexpectedAnswer } from "../errors.ts";
import { actionOf, type Operation } from "../operations.ts";
import { reasonOf } from "../reasons.ts";
import { textOf } from "./answers.ts";
import { parseJson } from "./json.ts";
import { mask } from "./mask.ts";
import type { Connection, Reply, Send } from "./transport.ts";

/** An answer that is JSON and no refusal. */
export type Answer = {
  value: unknown;
  /** The error for an answer that holds something else than what is documented. */
  fail: (found: string, id?: string) => UnexpectedAnswer;
};

export type Call = (operation: Operation, fields?: object) => Promise<Answer>;

/** Statuses of a server that gave up, perhaps after it had acted, whatever it says. */
const MAY_HAVE_ACTED = /^(408|425|499|5..)$/;

/** Characters of an unusable answer that go into the error. */
const EXCERPT = 200;

export function createCall(send: Send, connection: Connection): Call {
  return async (operation, fields) => {
    const form = { ...fields, action: actionOf(operation) };
    const reply = await send(operations[operation], form).catch((cause: unknown) => {
      throw cause instanceof AutostagramError ? cause : connectionError(operation, connection.origin, cause);
    });
    return readReply(operation, reply, (text) => mask(text, connection.key));
  };
}

function readReply(operation: Operation, { status, body }: Reply, hide: (text: string) => string): Answer {
  const fail = (found: string, id?: string) => {
    const excerpt = hide(written(body)).slice(0, EXCERPT);
    return new UnexpectedAnswer(operation, hide(`HTTP ${status} with ${found}`), {
      status,
      excerpt,
      id: id && hide(id),
    });
  };
  const value = parse(body);
  const refusal = refusalIn(value);
  if (refusal && !MAY_HAVE_ACTED.test(String(status))) {
    const order = operation === "addOrder" && textOf((value as { order?: unknown }).order);
    if (order && Number(order) > 0) throw fail("an order beside an error", order);
    const text = hide(refusal);
    throw new RefusedError(operation, text, { status, reason: reasonOf(text), text });
  }
  // A browser shows a redirect as status 0.
  if (status < 400 && (status < 200 || status >= 300)) throw fail("a redirect");
  if (status >= 400) throw fail("no answer of this API");
  if (value === undefined) throw fail("no JSON");
  return { value, fail };
}

/** Empty for JSON that is nested too deeply to be written again. */
function written(body: unknown): string {
  try {
    return typeof body === "string" ? body : JSON.stringify(body);
  } catch {
    return "";
  }
}

/** Undefined for what is no JSON. The SyntaxError goes nowhere: it quotes the body, and the body may echo the key. */
function parse(body: unknown): unknown {
  try {
    return typeof body === "string" ? parseJson(body) : body;
  } catch {
    // Some panels refuse in form encoding: `error=Invalid+API+key`.
    return /^error=/.test(body as string) ? Object.fromEntries(new URLSearchParams(body as string)) : undefined;
  }
}

/** The reason in `{ "error": "…" }`; undefined for everything else. */
export function refusalIn(value: unknown): string | undefined {
  const error = (value as { error?: unknown } | null | undefined)?.error;
  return typeof error === "string" && error ? error : undefined;
}

// Codes that a runtime gives only when no connection came about. A reset is none: it can follow the request. Nor is
// an alert of TLS: with TLS 1.3 it can, too.
const NOT_CONNECTED =
  /^(bad port|ECONNREFUSED|ENOTFOUND|EAI_AGAIN|E(HOST|NET)UNREACH|UND_ERR_CONNECT_TIMEOUT|(ERR_TLS|CERT|UNABLE_TO|\w*SELF_SIGNED)_\w+)$/;

function connectionError(operation: Operation, origin: string, error: unknown): AutostagramError {
  const { code: given, message } = (error as { cause?: { code?: string; message?: string } } | undefined)?.cause ?? {};
  // The one case without a code, and no other message is safe to repeat.
  const code = message === "bad port" ? message : String(given);
  if (!NOT_CONNECTED.test(code)) {
    return new UnexpectedAnswer(operation, `the connection broke${given ? ` (${given})` : ""}`);
  }
  return new ConnectError(operation, `no connection to ${new URL(origin).host} (${code}); nothing was sent`, { code });
}
