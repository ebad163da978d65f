/** Reads what came back: the panel's answer, or the error that it stands for. */
import { HttpError, RateLimitError, RedirectError, RefusedError, UnreadableAnswer } from "../errors.ts";
import type { Operation } from "../operations.ts";
import { limitIn, reasonOf } from "../reasons.ts";
import { type Answer, unusable } from "./answers.ts";
import { isId } from "./ids.ts";
import { parseExactly } from "./json.ts";
import type { Hide } from "./mask.ts";
import { mayHaveActed, retryAfter } from "./retry.ts";
import { refusalIn, textOf, unwrap } from "./shapes.ts";
import type { Reply } from "./transport.ts";

/** A browser shows a redirect as status 0. */
const REDIRECT = /^(0|30[12378])$/;

/**
 * An answer that is no refusal.
 *
 * @throws {@link RefusedError}, {@link RateLimitError}, {@link HttpError}, {@link RedirectError}, {@link UnreadableAnswer}
 */
export function openReply(operation: Operation, reply: Reply, hide: Hide): Answer {
  const { status, headers, body } = reply;
  const value = parse(body ?? "");
  const answer = { status, headers, body, operation, value: unwrap(operation, value), hide, foreign: 0 };
  const said = refusalIn(answer, value);
  if (value !== undefined && said === undefined && status >= 200 && status < 300) return answer;
  const text = hide(said ?? "");
  throw refusal(answer, text) ?? failure(answer, text);
}

/** The panel said no, in a way that proves that it did nothing, or with the id of an order beside it. */
function refusal({ operation, status, headers, body }: Answer, text: string): RefusedError | undefined {
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
function failure(answer: Answer, text: string): HttpError | RedirectError | UnreadableAnswer {
  const { status, headers, body, value } = answer;
  if (REDIRECT.test(String(status))) return redirected(answer);
  if (status >= 400) {
    const outcome = mayHaveActed(status) ? "unknown" : "refused";
    const found = text ? `: ${text}` : ", with no answer of this API";
    return unusable(HttpError, answer, found, { outcome, retryAfter: retryAfter(headers) });
  }
  const isText = body && value === undefined;
  const found = body === undefined ? "more bytes than maxAnswerBytes" : isText ? "no JSON" : "no answer in it";
  return unusable(UnreadableAnswer, answer, ` with ${found}`);
}

function redirected(answer: Answer): RedirectError {
  const location = answer.hide(originOf(answer.headers.get("location")) ?? "");
  const found = `, a redirect${location && ` to ${location}`}, which is not followed`;
  return unusable(RedirectError, answer, found, { location: location || undefined });
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
