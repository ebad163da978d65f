/** Recorded traffic in the HTTP Archive format, which `redocly drift` reads. */
import type { Call, Exchange } from "../src/exchange.ts";

export function harOf(exchanges: readonly Exchange[]): string {
  const creator = { name: "comparison", version: "1" };
  return JSON.stringify({ log: { version: "1.2", creator, entries: exchanges.map(entryOf) } });
}

function entryOf({ call, answer }: Exchange): object {
  const text = Buffer.from(answer.body).toString();
  return {
    startedDateTime: "2026-01-01T00:00:00.000Z",
    time: 1,
    cache: {},
    timings: { send: 0, wait: 1, receive: 0 },
    request: {
      method: call.method,
      url: call.url,
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: call.contentType === "" ? [] : [{ name: "Content-Type", value: call.contentType }],
      queryString: [...new URL(call.url).searchParams].map(([name, value]) => ({ name, value })),
      ...(call.body === "" ? {} : { postData: postDataOf(call) }),
      headersSize: -1,
      bodySize: call.body.length,
    },
    response: {
      status: answer.status,
      statusText: "",
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: Object.entries(answer.headers).map(([name, value]) => ({ name, value })),
      content: { size: answer.body.length, mimeType: answer.headers["content-type"] ?? "", text },
      redirectURL: answer.headers.location ?? "",
      headersSize: -1,
      bodySize: answer.body.length,
    },
  };
}

function postDataOf({ contentType, body }: Call): object {
  const params = contentType.includes("urlencoded")
    ? [...new URLSearchParams(body)].map(([name, value]) => ({ name, value }))
    : [];
  return { mimeType: contentType, text: body, params };
}
