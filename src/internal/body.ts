/** Reads the text of a response, and stops at a limit. */

/** Keeps nothing between calls when it is given whole texts. To make one costs more than to use it. */
const UTF8 = new TextDecoder();

/** Undefined when there are more bytes than `max`, decompressed. */
export async function readBody(response: Response, max: number): Promise<string | undefined> {
  if (!response.body) return response.text();
  const reader = response.body.getReader();
  const chunks: Uint8Array[] = [];
  for (let bytes = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return decode(chunks);
    bytes += value.byteLength;
    if (bytes > max) {
      // Nobody waits for the end of it, and nobody wants to hear that it failed.
      reader.cancel().catch(() => {});
      return undefined;
    }
    chunks.push(value);
  }
}

function decode(chunks: readonly Uint8Array[]): string {
  if (chunks.length <= 1) return UTF8.decode(chunks[0]);
  const decoder = new TextDecoder();
  return chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join("") + decoder.decode();
}
