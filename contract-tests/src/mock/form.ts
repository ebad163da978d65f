/** Reads the form out of a request. */
import type { IncomingMessage } from "node:http";
import type { Fields } from "../router.ts";

/** Larger than any form of this API: a million characters of comments in Hangul are 9 MB on the wire. */
const MAX_BYTES = 16 * 1024 ** 2;

/** Why a request has no form: an HTTP status and a line for people. */
export class Unreadable extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** The fields by their names; of two with one name the last counts, as in PHP. */
export async function readForm(request: IncomingMessage): Promise<Fields> {
  const type = request.headers["content-type"] ?? "";
  const kind = type.split(";")[0]?.trim().toLowerCase();
  if (kind === "application/x-www-form-urlencoded")
    return new Map(new URLSearchParams((await readBody(request)).toString()));
  if (kind === "multipart/form-data") return readMultipart(type, await readBody(request));
  throw new Unreadable(415, `Send the fields as application/x-www-form-urlencoded, not as ${kind || "nothing"}.`);
}

async function readMultipart(type: string, body: Buffer<ArrayBuffer>): Promise<Fields> {
  const parsed = new Response(body, { headers: { "content-type": type } }).formData();
  const form = await parsed.catch(() => {
    throw new Unreadable(400, "The multipart body cannot be read.");
  });
  return new Map([...form].map(([name, value]) => [name, typeof value === "string" ? value : value.name]));
}

async function readBody(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) throw new Unreadable(413, `The body is longer than ${MAX_BYTES} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
