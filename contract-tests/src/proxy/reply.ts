/** Writes answers: that of the panel with the verdict beside it, or the proxy's own. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { answerHeaders, CALL_HEADER, VERDICT_HEADER } from "./headers.ts";

export type Head = {
  verdict: string;
  number: number;
  /** Of the body, where it is known. */
  length?: number;
};

/** @returns Whether the answer can be passed on. One that Node would not write itself is refused. */
export function sendHead(
  response: ServerResponse,
  answer: IncomingMessage,
  { verdict, number, length }: Head,
): boolean {
  const { statusCode = 502, statusMessage = "" } = answer;
  const headers = [...answerHeaders(answer), VERDICT_HEADER, verdict, CALL_HEADER, String(number)];
  // A body that came in pieces has its length now.
  if (length && answer.headers["content-length"] === undefined) headers.push("Content-Length", String(length));
  try {
    response.writeHead(statusCode, statusMessage, headers);
    return true;
  } catch {
    refuse(response, { status: 502, error: "The panel's answer cannot be passed on", number });
    return false;
  }
}

type Refusal = { status: number; error: string; number?: number };

/** Says no in the panel's manner, but never with its status: nobody shall take this for the panel's word. */
export function refuse(response: ServerResponse, { status, error, number }: Refusal): void {
  const text = JSON.stringify({ error });
  response.writeHead(status, {
    "Content-Type": "application/json",
    "Content-Length": Buffer.byteLength(text),
    [VERDICT_HEADER]: "unverified",
    ...(number !== undefined && { [CALL_HEADER]: String(number) }),
  });
  response.end(text);
}
