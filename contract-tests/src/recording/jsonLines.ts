/**
 * JSON lines: a call and its answer on each line, simple enough for every language.
 *
 *   {"request":  {"method": "POST", "url": "https://…", "contentType": "…", "body": "key=…&action=…"},
 *    "answer":   {"status": 200, "headers": {"content-type": "application/json"}, "body": "…"}}
 *
 * `url` alone must be there. Where they are left out, `method` is POST and the `contentType` of a POST that of a form. `form`, an
 * object of texts and numbers, can stand in place of `body`. An answer that is no text has `bodyBase64`; compressed ones stand
 * decompressed. Without `headers` the headers are not judged. `"answer": null` is a call without an answer, and `reason` beside
 * it says why. What else stands on a line is left alone.
 */
import type { Answer } from "../exchange.ts";
import { isObject } from "../findings.ts";
import { BadRecording, bytesOf, FORM, objectAt, type Recorded, statusAt, textAt, withForm } from "./entry.ts";

/** Stands for the headers of a line that has none. */
const UNSEEN_HEADERS = { "content-type": "application/json" };

/** @throws {@link BadRecording} */
export function readLine(line: unknown, place: string): Recorded {
  const { request, answer, reason } = objectAt(line, "the line");
  const asked = objectAt(request, "request");
  const form = asked.form === undefined ? undefined : formIn(asked.form);
  const method = textAt(asked, "request.method", "POST").toUpperCase();
  const call = {
    method,
    url: textAt(asked, "request.url"),
    contentType: textAt(asked, "request.contentType", method === "POST" ? FORM : ""),
    body: textAt(asked, "request.body", ""),
  };
  const answered = answerIn(answer, reason);
  return { place, ...withForm(call, form), answer: () => answered };
}

function formIn(value: unknown): Record<string, string> {
  const pairs = Object.entries(objectAt(value, "request.form"));
  const bad = pairs.findIndex(([, child]) => isObject(child) || child === null);
  if (bad !== -1) throw new BadRecording(`field ${bad + 1} of request.form is neither a text nor a number`);
  return Object.fromEntries(pairs.map(([name, child]) => [name, String(child)]));
}

function answerIn(value: unknown, reason: unknown): Answer | string {
  if (value === null) return typeof reason === "string" ? reason : "no answer";
  const answer = objectAt(value, "answer");
  const isCoded = answer.bodyBase64 !== undefined;
  const text = isCoded ? textAt(answer, "answer.bodyBase64") : textAt(answer, "answer.body");
  return {
    status: statusAt(answer, "answer.status"),
    headers: answer.headers === undefined ? UNSEEN_HEADERS : headersIn(answer.headers),
    body: isCoded ? bytesOf(text, "base64", "answer.bodyBase64") : bytesOf(text, "utf8", "answer.body"),
  };
}

function headersIn(value: unknown): Record<string, string> {
  const pairs = Object.entries(objectAt(value, "answer.headers"));
  return Object.fromEntries(pairs.map(([name, child]) => [name.toLowerCase(), String(child)]));
}
