/** One call: every attempt at it, within its time. */
import { actionOf, isWrite, type Operation } from "../operations.ts";
import { type CallOptions, checkCallNumber, type Settings } from "../options.ts";
import type { Read } from "./answers.ts";
import { createAttempt } from "./attempt.ts";
import { Deadline } from "./deadline.ts";
import { encodeForm } from "./form.ts";
import { createTell } from "./hooks.ts";
import { delayAfter } from "./retry.ts";
import type { Send } from "./transport.ts";

/** What a call sends besides `action` and `key`. */
type Fields = Readonly<Record<string, unknown>>;

/** What a method asks, and how it reads the answer. */
type Question<Value> = {
  operation: Operation;
  fields?: Fields;
  read: Read<Value>;
};

export type Call = <Value>(question: Question<Value>, options?: CallOptions) => Promise<Value>;

export function createCall(send: Send, settings: Settings): Call {
  const tell = createTell(settings);
  const attempt = createAttempt(send, settings, tell);
  const key = encodeForm({ key: settings.key });
  const sign = (operation: Operation, fields?: Fields) =>
    `${fields ? `${encodeForm(fields)}&` : ""}action=${actionOf(operation)}&${key}`;

  return async ({ operation, fields, read }, { timeout = settings.timeout, signal } = {}) => {
    const form = sign(operation, fields);
    const deadline = new Deadline(checkCallNumber("timeout", timeout), settings.signal, signal);
    try {
      for (let number = 1; ; number++) {
        try {
          return await attempt({ operation, number, form, deadline }, read);
        } catch (error) {
          const delay = delayBeforeNext(error, operation, number);
          if (delay === undefined || delay >= deadline.left) throw error;
          tell("onRetry", { operation, number, error }, { delay, error });
          await pause(delay, deadline);
        }
      }
    } finally {
      deadline.release();
    }
  };

  function delayBeforeNext(error: unknown, operation: Operation, number: number): number | undefined {
    const isLast = isWrite(operation) || number > settings.retries;
    return isLast ? undefined : delayAfter(error, number, settings.retryDelay);
  }
}

/** Ends early with the call; the next attempt finds that it has ended. */
async function pause(delay: number, deadline: Deadline): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, delay);
  });
  await deadline.race(wait).catch(() => clearTimeout(timer));
}
