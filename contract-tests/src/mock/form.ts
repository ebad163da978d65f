/** Reads the form out of a request. */
import type { IncomingMessage } from "node:http";
import type { Fields } from "../router.ts";
import { Unreadable } from "./unreadable.ts";

/** Larger than any form of this API: a million characters of comments in Hangul are 9 MB on the wire. */
const MAX_BYTES = 16 * 1024 ** 2;

/** As many as PHP reads. */
const MAX_FIELDS = 1000;

/** The fields by their names; of two with one name the last counts, as in PHP. */
export async function readForm(request: IncomingMessage): Promise<Fields> {
  const type = request.headers["content-type"] ?? "";
  const kind = type.split(";")[0]?.trim().toLowerCase();
  if (kind === "application/x-www-form-urlencoded") {
    const body = await readBody(request);
    checkCount(body, "&");
    return new Map(new URLSearchParams(body.toString()));
  }
  if (kind === "multipart/form-data") {
    const body = await readBody(request);
    checkCount(body, "form-data");
    return await readMultipart(type, body);
  }
  throw new Unreadable(415, `Send the fields as application/x-www-form-urlencoded, not as ${kind || "nothing"}.`);
}

/** Counts what stands once with each field, before anything is taken apart: a million fields would take a minute. */
function checkCount(body: Buffer, mark: string): void {
  let count = 0;
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + 1)) {
    if (++count > MAX_FIELDS) throw new Unreadable(413, `The form has more than ${MAX_FIELDS} fields.`);
  }
}

async function readMultipart(type: string, body: Buffer<ArrayBuffer>): Promise<Fields> {
  try {
    const form = await new Response(body, { headers: { "content-type": type } }).formData();
    return new Map([...form].map(([name, value]) => [name, typeof value === "string" ? value : value.name]));
  } catch {
    throw new Unreadable(400, "The multipart body cannot be read.");
  }
}

function readBody(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= MAX_BYTES) chunks.push(chunk);
      // The rest is read and dropped: a caller who still writes would not see the answer.
      else reject(new Unreadable(413, `The body is longer than ${MAX_BYTES} bytes.`));
    });
    request.once("end", () => resolve(Buffer.concat(chunks)));
    request.once("error", reject);
  });
}
