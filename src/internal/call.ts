/** One call: every attempt at it, within its time. */
import { actionOf, isWrite, type Operation } from "../operations.ts";
import { type CallOptions, checkCallNumber, type Settings } from "../options.ts";
import type { Answer } from "./answers.ts";
import { createAttempt, endOf } from "./attempt.ts";
import { type Deadline, startDeadline } from "./deadline.ts";
import { encodeForm } from "./form.ts";
import { createTell } from "./hooks.ts";
import { delayAfter } from "./retry.ts";
import type { Send } from "./transport.ts";

/** What a method asks, and how it reads the answer. */
type Question<Value> = {
  operation: Operation;
  fields?: object;
  read: (answer: Answer) => Value;
};

export type Call = <Value>(question: Question<Value>, options?: CallOptions) => Promise<Value>;

export function createCall(send: Send, settings: Settings): Call {
  const tell = createTell(settings);
  const attempt = createAttempt(send, settings, tell);

  return async ({ operation, fields, read }, { timeout = settings.timeout, signal } = {}) => {
    const form = encodeForm({ ...fields, action: actionOf(operation), key: settings.key });
    const deadline = startDeadline(checkCallNumber("timeout", timeout), [settings.signal, signal]);
    const last = isWrite(operation) ? 1 : 1 + settings.retries;

    const attemptFrom = async (number: number): Promise<ReturnType<typeof read>> => {
      try {
        return await attempt({ operation, number, form, deadline }, read);
      } catch (error) {
        const delay = number < last ? delayAfter(error, number, settings.retryDelay) : undefined;
        if (delay === undefined || delay >= deadline.left()) throw error;
        tell("onRetry", { operation, number, error }, { delay, error });
        await pause(delay, operation, deadline);
        return attemptFrom(number + 1);
      }
    };
    try {
      return await attemptFrom(1);
    } finally {
      deadline.release();
    }
  };
}

async function pause(delay: number, operation: Operation, deadline: Deadline): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    await deadline.race(
      new Promise<void>((resolve) => {
        timer = setTimeout(resolve, delay);
      }),
    );
  } catch {
    throw endOf(operation, deadline);
  } finally {
    clearTimeout(timer);
  }
}
