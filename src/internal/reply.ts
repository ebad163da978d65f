/** Reads what came back: the panel's answer, or the error that it stands for. */
import { HttpError, RateLimitError, RedirectError, RefusedError, UnreadableAnswer } from "../errors.ts";
import type { Operation } from "../operations.ts";
import { limitIn, reasonOf } from "../reasons.ts";
import { isId } from "./ids.ts";
import { parseExactly } from "./json.ts";
import { mayHaveActed, retryAfter } from "./retry.ts";
import { refusalIn, textOf, unwrap } from "./shapes.ts";
import type { Reply } from "./transport.ts";

/** Takes the key out of a text. */
type Hide = (text: string) => string;

/** Characters of an unusable answer that go into the error. */
const EXCERPT = 200;

/** A browser shows a redirect as status 0. */
const REDIRECT = /^(0|30[12378])$/;

/** A reply, its body as JSON, and the words with which it says no. */
type Parsed = Reply & { operation: Operation; said: string | undefined; hide: Hide; isJson: boolean };

/**
 * The JSON of an answer that is no refusal.
 *
 * @throws {@link RefusedError}, {@link RateLimitError}, {@link HttpError}, {@link RedirectError}, {@link UnreadableAnswer}
 */
export function readReply(operation: Operation, reply: Reply, hide: Hide): unknown {
  const value = parse(reply.body ?? "");
  const said = refusalIn(operation, value);
  const isJson = value !== undefined;
  if (isJson && said === undefined && reply.status >= 200 && reply.status < 300) return value;
  const parsed = { ...reply, operation, said, hide, isJson };
  throw refusal(parsed) ?? failure(parsed);
}

/** The panel said no, in a way that proves that it did nothing, or with the id of an order beside it. */
function refusal({ operation, status, headers, body, said, hide }: Parsed): RefusedError | undefined {
  const text = hide(said ?? "");
  const order = operation === "addOrder" && text ? orderBeside(body as string) : undefined;
  if (mayHaveActed(status) && !order) return undefined;
  const reason = status === 429 ? "rate_limit" : reasonOf(text);
  const facts = { outcome: order ? "done" : "refused", status, reason, text, order } as const;
  if (reason === "rate_limit") {
    const problem = text || `HTTP ${status}, too many calls`;
    return new RateLimitError(operation, problem, { ...facts, retryAfter: retryAfter(headers) });
  }
  return text ? new RefusedError(operation, text, { ...facts, limit: limitIn(reason, text) }) : undefined;
}

/** No answer of this API, whatever it says. */
function failure(parsed: Parsed): HttpError | RedirectError | UnreadableAnswer {
  const { operation, status, body, isJson, hide } = parsed;
  const facts = { outcome: "unknown", status, excerpt: excerpt(body, hide) } as const;
  if (REDIRECT.test(String(status))) return redirected(parsed, facts);
  if (status >= 400) return refusedByStatus(parsed, facts);
  const found = body === undefined ? "more bytes than maxAnswerBytes" : body && !isJson ? "no JSON" : "no answer in it";
  return new UnreadableAnswer(operation, `HTTP ${status} with ${found}`, facts);
}

function redirected({ operation, status, headers, hide }: Parsed, facts: object): RedirectError {
  const location = hide(originOf(headers.get("location")) ?? "");
  const problem = `HTTP ${status}, a redirect${location && ` to ${location}`}, which is not followed`;
  return new RedirectError(operation, problem, { ...facts, location: location || undefined });
}

function refusedByStatus({ operation, status, headers, said, hide }: Parsed, facts: object): HttpError {
  const problem = `HTTP ${status}${said ? `: ${hide(said)}` : ", with no answer of this API"}`;
  const outcome = mayHaveActed(status) ? "unknown" : "refused";
  return new HttpError(operation, problem, { ...facts, outcome, retryAfter: retryAfter(headers) });
}

/** The start of an answer, for people. The key is taken out first: cut in two it would not be found. */
export function excerpt(body: string | undefined, hide: Hide): string {
  return hide(body ?? "").slice(0, EXCERPT);
}

/** Undefined for what is no JSON. The SyntaxError goes nowhere: it quotes the body, and the body may echo the key. */
function parse(body: string, parseJson = JSON.parse as (text: string) => unknown): unknown {
  try {
    return parseJson(body);
  } catch {
    // Some panels refuse in form encoding: `error=Invalid+API+key`.
    return /^error=/.test(body) ? Object.fromEntries(new URLSearchParams(body)) : undefined;
  }
}

/** The id of an order that came together with an error: it exists. */
function orderBeside(body: string): number | string | undefined {
  const digits = textOf(Object(unwrap("addOrder", parse(body, parseExactly))).order);
  const order = Number(digits);
  return order > 0 ? (isId(order) ? order : digits) : undefined;
}

/** Without the path and the query, which may hold anything. */
function originOf(location: string | null): string | undefined {
  return location && URL.canParse(location) ? new URL(location).origin : undefined;
}
