/** Which headers go on, in the flat lists of names and values that Node reads and writes. */

/** What belongs to one connection, and not to the call. */
const HOP_BY_HOP: ReadonlySet<string> = new Set([
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/** Those of a request: `Host` is that of the target, and Node has dealt with `Expect`. */
const OF_REQUEST: ReadonlySet<string> = new Set([...HOP_BY_HOP, "host", "expect"]);

export const VERDICT_HEADER = "Contract-Verdict";

export const CALL_HEADER = "Contract-Call";

/** Those of an answer: of two proxies in a row, the one that is nearer to the client has the word. */
const OF_ANSWER: ReadonlySet<string> = new Set([
  ...HOP_BY_HOP,
  VERDICT_HEADER.toLowerCase(),
  CALL_HEADER.toLowerCase(),
]);

type Incoming = { rawHeaders: readonly string[]; headers: { connection?: string | undefined } };

/** In the order and the letters in which they came, and twice where they came twice. */
export function requestHeaders(
  request: Incoming & { headers: { "transfer-encoding"?: string | undefined } },
  host: string,
): string[] {
  const kept = ["Host", host, ...without(request, OF_REQUEST)];
  // A body without a length stays one, be it of a GET.
  return request.headers["transfer-encoding"] === undefined ? kept : [...kept, "Transfer-Encoding", "chunked"];
}

export function answerHeaders(answer: Incoming): string[] {
  return without(answer, OF_ANSWER);
}

function without({ rawHeaders, headers }: Incoming, dropped: ReadonlySet<string>): string[] {
  const named = namedIn(headers.connection);
  const kept: string[] = [];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = (rawHeaders[at] as string).toLowerCase();
    if (!dropped.has(name) && !named.includes(name)) kept.push(rawHeaders[at] as string, rawHeaders[at + 1] as string);
  }
  return kept;
}

/** What `Connection` calls a part of the connection. Not the length: without it, nobody knows where a body ends. */
function namedIn(connection: string | undefined): string[] {
  if (connection === undefined || /^(keep-alive|close)$/i.test(connection)) return [];
  return connection
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((name) => name !== "content-length");
}
