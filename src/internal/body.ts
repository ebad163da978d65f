/** Reads the text of a response, and stops at a limit. */

/** Undefined when there are more bytes than `max`, decompressed. */
export function readBody(response: Response, max: number): Promise<string | undefined> {
  const { headers, body } = response;
  const length = headers.get("content-length");
  // What is not compressed is as long as it says: the runtime cuts it there.
  const isShort = length && Number(length) <= max && !headers.get("content-encoding");
  return isShort || !body ? response.text() : readStream(body, max);
}

async function readStream(body: ReadableStream<Uint8Array>, max: number): Promise<string | undefined> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (let bytes = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > max) {
      // Nobody waits for the end of it, and nobody wants to hear that it failed.
      reader.cancel().catch(() => {});
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}
