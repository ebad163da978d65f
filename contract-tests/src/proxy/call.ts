/** One call on its way through the proxy: there, back, and judged. */
import type { ClientRequest, IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import type { Answer } from "../exchange.ts";
import { type Copy, createCopy } from "./copy.ts";
import { decoded, tooLarge } from "./decode.ts";
import { type Desk, isPanelCall, settle, settleUnread } from "./desk.ts";
import type { Guard } from "./guard.ts";
import { type Head, refuse, sendHead } from "./reply.ts";
import { answerTo, type Beginning, beginningOf, relay, whyLost } from "./upstream.ts";

/** A call under way. */
type Passage = {
  desk: Desk;
  number: number;
  path: string;
  isJudged: boolean;
  request: IncomingMessage;
  response: ServerResponse;
  /** Of the form. */
  sent: Copy;
  guard: Guard;
};

/** Whatever the client or the panel does, the others' calls go on. */
export async function pass(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const number = ++desk.counts.calls;
  const path = pathIn(request.url ?? "");
  if (path === undefined) return refuse(response, { status: 400, error: "This proxy takes paths alone" });
  if (desk.isStopping) return refuse(response, { status: 503, error: "The proxy is being stopped" });
  if (desk.recorder?.isBehind()) await desk.recorder.ready();
  // Who has gone away while the disk was waited for has ordered nothing yet.
  if (response.destroyed) {
    desk.counts.abandoned++;
    return;
  }
  const outgoing = openOrNot(() => desk.upstream.open(request, path));
  if (!outgoing) return refuse(response, { status: 400, error: "This call cannot be passed on", number });
  const passage: Passage = {
    ...{ desk, number, path, request, response, isJudged: isPanelCall(desk, request.method, path) },
    sent: createCopy(desk.limits.form, desk.budget),
    guard: desk.guards.watch(outgoing, response),
  };
  try {
    relay(request, outgoing, passage.sent);
    const answer = await answerTo(outgoing);
    const beginning = await beginningOf(answer, desk.limits.held);
    await (beginning.isWhole ? passWhole : passOn)(passage, answer, beginning);
  } catch (error) {
    await fail(passage, error);
  } finally {
    passage.sent.drop();
    passage.guard.release();
  }
}

/** Node reads some calls that it would not write. */
function openOrNot(open: () => ClientRequest): ClientRequest | undefined {
  try {
    return open();
  } catch {
    return undefined;
  }
}

/** The path, and the query; that of a whole address too, which a client sends to a proxy of the other kind. */
function pathIn(url: string): string | undefined {
  if (url.startsWith("/")) return url;
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return undefined;
  const { pathname, search } = new URL(url);
  return pathname + search;
}

/** An answer that is held back until its verdict is known. */
async function passWhole(passage: Passage, answer: IncomingMessage, { chunks }: Beginning): Promise<void> {
  const body = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
  const verdict = await judged(passage, () => answerOf(passage, answer, body));
  if (begin(passage, answer, { verdict, length: body.length })) passage.response.end(body);
}

/** An answer that is too long for that: it is judged when it has passed. */
async function passOn(passage: Passage, answer: IncomingMessage, { chunks }: Beginning): Promise<void> {
  const { desk, response, isJudged } = passage;
  const copy = createCopy(isJudged ? desk.limits.judged : 0, desk.budget);
  try {
    if (!begin(passage, answer, { verdict: isJudged ? "streamed" : NOT_JUDGED })) return;
    await pipeline(() => following(chunks, answer, copy), response);
    const body = copy.bytes();
    await judged(passage, async () => (body ? answerOf(passage, answer, body) : tooLarge(desk.limits.judged)));
  } finally {
    copy.drop();
  }
}

function begin({ desk, number, response }: Passage, answer: IncomingMessage, head: Omit<Head, "number">): boolean {
  // The last answer on a connection says so, once no more calls are taken.
  if (desk.isStopping) response.shouldKeepAlive = false;
  return sendHead(response, answer, { ...head, number });
}

async function* following(chunks: readonly Buffer[], answer: IncomingMessage, copy: Copy): AsyncGenerator<Buffer> {
  for (const chunk of chunks) {
    copy.add(chunk);
    yield chunk;
  }
  for await (const chunk of answer) {
    copy.add(chunk);
    yield chunk;
  }
}

async function answerOf({ desk }: Passage, answer: IncomingMessage, body: Buffer): Promise<Answer | string> {
  const { statusCode: status = 0, headers } = answer;
  const coding = headers["content-encoding"];
  const plain = coding === undefined ? body : await decoded(body, coding, desk.limits.judged);
  return typeof plain === "string" ? plain : { status, headers: joined(headers), body: plain };
}

function joined(headers: IncomingMessage["headers"]): Record<string, string> {
  const cookies = headers["set-cookie"];
  return (cookies ? { ...headers, "set-cookie": cookies.join(", ") } : headers) as Record<string, string>;
}

const NOT_JUDGED = "not judged";

/**
 * @param unread Why nothing can be said where the form is not known whole.
 * @returns What the header says.
 */
async function judged(
  passage: Passage,
  read: () => Promise<Answer | string>,
  unread = whyUnread(passage),
): Promise<string> {
  const { desk, number, path, request, sent } = passage;
  if (!passage.isJudged) {
    desk.counts.leftOut++;
    return NOT_JUDGED;
  }
  const form = sent.bytes();
  if (!form || !request.complete) return settleUnread(desk, number, unread);
  const { method = "", headers } = request;
  const call = {
    ...{ method, url: desk.target.origin + path, contentType: headers["content-type"] ?? "" },
    body: form.toString("utf8"),
  };
  return settle(desk, { number, call, answer: await read() });
}

function whyUnread({ desk, request }: Passage): string {
  if (!request.complete) return "the answer came before the whole form was sent";
  return `a form of more than ${desk.limits.form / 1024 ** 2} MiB`;
}

/** There is no answer, or half of one. */
async function fail(passage: Passage, error: unknown): Promise<void> {
  const { desk, guard, response, isJudged } = passage;
  if (guard.ending === "gone") {
    desk.counts.abandoned++;
    return;
  }
  const { status, reason, words } = failureOf(passage, error);
  if (isJudged) await judged(passage, async () => reason, reason);
  // Half of an answer is out already, and its connection closed.
  if (!response.headersSent) refuse(response, { status, error: words, number: passage.number });
}

type Failure = { status: number; reason: string; words: string };

function failureOf({ desk, guard }: Passage, error: unknown): Failure {
  switch (guard.ending) {
    case "deadline": {
      const reason = `DeadlineError: no whole answer within ${desk.limits.timeout / 1000} s`;
      return { status: 504, reason, words: "The panel did not answer in time" };
    }
    case "stopped":
      return {
        status: 503,
        reason: "the proxy was stopped before the answer came",
        words: "The proxy is being stopped",
      };
    default:
      return {
        status: 502,
        reason: whyLost(desk.target, error),
        words: "The panel could not be reached, or broke off",
      };
  }
}
