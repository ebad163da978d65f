/** What a client tells its hooks, and asks its limiter. */
import type { AutostagramError, Outcome } from "./errors.ts";
import type { Operation } from "./operations.ts";

/** Attributes of one attempt, named as OpenTelemetry's conventions for HTTP clients name them. */
export type Attributes = {
  /** Always `POST`. */
  "http.request.method": "POST";
  /** The panel's host. */
  "server.address": string;
  /** The panel's port, also where the URL names none. */
  "server.port": number;
  /** The endpoint. The key is in no URL. */
  "url.full": string;
  /** How often the request was sent before; left out for the first time. */
  "http.request.resend_count"?: number;
  /** Left out when no response came. */
  "http.response.status_code"?: number;
  /** The name of the error's class; left out when there is none. */
  "error.type"?: string;
};

/** One attempt of one call, about to be sent. */
export type RequestEvent = {
  /** The operation that is called. */
  operation: Operation;
  /** The form field that selects it. */
  action: string;
  /** 1 for the first attempt. */
  attempt: number;
  /** For spans and metrics. */
  attributes: Attributes;
};

/** One attempt of one call, ended. */
export type ResponseEvent = RequestEvent & {
  /** Milliseconds from the moment of sending to the end of the answer. */
  duration: number;
  /** For a call that writes: what became of it. `done` for a read that was answered, undefined for one that failed. */
  outcome: Outcome | undefined;
  /** Rows of the answer about ids that nobody had asked for. They are dropped. */
  foreign: number;
  /** What the attempt failed with; undefined when it did not. */
  error: AutostagramError | undefined;
};

/** A read that failed and will be sent again. */
export type RetryEvent = RequestEvent & {
  /** Milliseconds until it is sent again. */
  delay: number;
  /** What the attempt failed with. */
  error: AutostagramError;
};

/** Watchers of a client. What they throw is swallowed: watching never turns an order that is done into an error. */
export interface Hooks {
  /** Called before each attempt. */
  onRequest?: ((event: RequestEvent) => unknown) | undefined;
  /** Called after each attempt. */
  onResponse?: ((event: ResponseEvent) => unknown) | undefined;
  /** Called before the wait for another attempt. Only calls that read have one. */
  onRetry?: ((event: RetryEvent) => unknown) | undefined;
}

/**
 * Waits until a call may be sent. Called before each attempt, within the call's `timeout`. Rejecting ends the call with a
 * {@link LimiterError}, and nothing is sent.
 *
 * @param call The call that wants to be sent.
 */
export type Limiter = (call: {
  /** What it calls. */
  operation: Operation;
  /** Aborted when nobody waits for the call any more: `timeout` has passed, or the caller's own signal was aborted. */
  signal: AbortSignal;
}) => unknown;

/**
 * Judges what a method is about to resolve with, in the form that the description documents.
 *
 * @param value The whole answer: the array of a list, else the object.
 * @returns What is wrong with it, as text. With any, the call rejects with an {@link UnexpectedAnswer}.
 */
export type Validate = (operation: Operation, value: unknown) => readonly string[];
