/** Undoes the compression of an answer that is passed on compressed. */
import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate, inflateRaw, zstdDecompress } from "node:zlib";

type Decode = (body: Uint8Array, options: { maxOutputLength: number }) => Promise<Buffer>;

const unzip = promisify(gunzip);
const unwrap: Decode = promisify(inflate);
const unwrapRaw: Decode = promisify(inflateRaw);

const DECODERS: Readonly<Record<string, Decode>> = {
  gzip: unzip,
  "x-gzip": unzip,
  // Some servers leave out the two bytes before it.
  deflate: (body, options) => unwrap(body, options).catch(() => unwrapRaw(body, options)),
  br: promisify(brotliDecompress),
  zstd: promisify(zstdDecompress),
};

/** Nobody compresses more often. */
const MOST_CODINGS = 3;

/** The plain bytes; or, as a text, why there are none. */
export async function decoded(body: Uint8Array, encoding: string, most: number): Promise<Uint8Array | string> {
  const codings = encoding
    .toLowerCase()
    .split(",")
    .map((coding) => coding.trim());
  const named = codings.filter((coding) => coding !== "" && coding !== "identity").reverse();
  if (named.length > MOST_CODINGS) return "an answer with too many codings";
  let plain = body;
  for (const coding of named) {
    const decode = Object.hasOwn(DECODERS, coding) ? DECODERS[coding] : undefined;
    if (!decode) return "an answer in a coding that is not known here";
    try {
      plain = await decode(plain, { maxOutputLength: most });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      return code === "ERR_BUFFER_TOO_LARGE" ? tooLarge(most) : `an answer that is no whole ${coding}`;
    }
  }
  return plain;
}

export function tooLarge(most: number): string {
  return `an answer of more than ${most / 1024 ** 2} MiB`;
}
