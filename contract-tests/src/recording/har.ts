/** HAR 1.2, as browsers and proxies save it: `log.entries`, each with a request and a response. */
import type { Answer, Call } from "../exchange.ts";
import { isObject } from "../findings.ts";
import { bytesOf, objectAt, placed, type Recorded, statusAt, textAt, withForm } from "./entry.ts";

/** Whether it calls itself a HAR. */
export function isHar(value: unknown): boolean {
  return isObject(value) && isObject(value.log) && Array.isArray(value.log.entries);
}

/** @throws {@link BadRecording} */
export function* readHar(har: unknown): Generator<Recorded> {
  const { entries } = objectAt(objectAt(har, "the file").log, "log");
  for (const [index, entry] of (entries as unknown[]).entries()) {
    const place = `entry ${index + 1}`;
    yield placed(` ${place}`, () => readEntry(entry, place));
  }
}

function readEntry(entry: unknown, place: string): Recorded {
  const { request, response } = objectAt(entry, "the entry");
  const asked = objectAt(request, "request");
  const posted = asked.postData === undefined || asked.postData === null ? {} : objectAt(asked.postData, "postData");
  const form = textAt(posted, "postData.text", "") === "" ? formIn(posted.params) : undefined;
  const call: Call = {
    method: textAt(asked, "request.method").toUpperCase(),
    url: textAt(asked, "request.url"),
    contentType: textAt(posted, "postData.mimeType", headersIn(asked.headers)["content-type"] ?? ""),
    body: textAt(posted, "postData.text", ""),
  };
  return { place, ...withForm(call, form), answer: () => answerIn(response) };
}

/** A browser that was told not to keep texts has the fields alone. */
function formIn(params: unknown): Record<string, string> | undefined {
  if (!Array.isArray(params) || params.length === 0) return undefined;
  const pairs = params.map((param) => {
    const field = objectAt(param, "postData.params[]");
    return [textAt(field, "postData.params[].name"), textAt(field, "postData.params[].value", "")];
  });
  return Object.fromEntries(pairs);
}

function answerIn(response: unknown): Answer | string {
  const answer = objectAt(response, "response");
  const status = statusAt(answer, "response.status");
  // What browsers write for a call that was blocked, aborted or lost.
  if (status === 0) return "no answer";
  const content = isObject(answer.content) ? answer.content : {};
  const headers = headersIn(answer.headers);
  if (content.text === undefined && Number(content.size ?? 0) > 0)
    return "the recording does not hold the answer's text";
  const coding = content.encoding === "base64" ? "base64" : "utf8";
  return { status, headers, body: bytesOf(textAt(content, "content.text", ""), coding, "response.content.text") };
}

/** Of two headers with one name, both count. */
function headersIn(value: unknown): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const each of Array.isArray(value) ? value : []) {
    const header = objectAt(each, "headers[]");
    const name = textAt(header, "headers[].name").toLowerCase();
    const text = textAt(header, "headers[].value", "");
    headers[name] = Object.hasOwn(headers, name) ? `${headers[name]}, ${text}` : text;
  }
  return headers;
}
