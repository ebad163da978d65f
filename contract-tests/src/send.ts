/** Sends one call over the bare wire: what a client without any of our code sends and gets. */
import type { AutostagramError } from "../../src/errors.ts";
import { ConnectError, DeadlineError } from "../../src/errors.ts";
import { connectionFailure } from "../../src/internal/failure.ts";
import type { Operation } from "../../src/operations.ts";
import type { Answer, Call } from "./exchange.ts";

export type SendOptions = {
  /** Milliseconds that the call may take, body included. */
  timeout?: number;
  /** Ends the call. */
  signal?: AbortSignal | undefined;
  headers?: Readonly<Record<string, string>>;
};

export type Send = (call: Call, options?: SendOptions) => Promise<Answer>;

/** There is no answer. The message is fit to be shown. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";
  /** Whether no connection came about, so that the next call will not get further. */
  readonly isUnreachable: boolean;

  constructor(message: string, isUnreachable: boolean) {
    super(message);
    this.isUnreachable = isUnreachable;
  }
}

const DEADLINE = 30_000;

/** Bytes of an answer, decompressed. The largest catalogues have a few million. */
const MOST = 64 * 1024 ** 2;

/**
 * Redirects come back as they are: following one would send the key elsewhere.
 *
 * @throws {@link NoAnswer}, or the reason of the signal.
 */
export async function send(
  call: Call,
  { timeout = DEADLINE, signal, headers = {} }: SendOptions = {},
): Promise<Answer> {
  const deadline = AbortSignal.timeout(timeout);
  try {
    const response = await fetch(call.url, {
      method: call.method,
      headers: { ...(call.contentType ? { "Content-Type": call.contentType } : {}), ...headers },
      ...(call.method === "GET" ? {} : { body: call.body }),
      redirect: "manual",
      signal: signal ? AbortSignal.any([deadline, signal]) : deadline,
    });
    const body = await readBytes(response);
    return { status: response.status, headers: Object.fromEntries(response.headers), body };
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof NoAnswer) throw error;
    if (deadline.aborted) throw new NoAnswer(`${DeadlineError.name}: no answer within ${timeout / 1000} s`, false);
    throw noAnswer(call, error);
  }
}

async function readBytes(response: Response): Promise<Uint8Array> {
  if (!response.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > MOST) throw new NoAnswer(`UnreadableAnswer: an answer of more than ${MOST / 1024 ** 2} MiB`, false);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The words of `fetch` are not ours and may hold anything; its codes are told in those of the client. */
function noAnswer({ url }: Call, thrown: unknown): NoAnswer {
  const error: AutostagramError = connectionFailure("getBalance" as Operation, url, thrown);
  const problem = error.message.replace(/^\w+: /, "").replace(/; nothing was sent$/, "");
  return new NoAnswer(`${error.name}: ${problem}`, error instanceof ConnectError);
}
