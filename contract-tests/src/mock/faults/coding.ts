/** The body is compressed, and wrongly so. */
import { gzipSync } from "node:zlib";
import { type Faults, late, sending } from "./fault.ts";

/** Before the compressed data stands a header, behind it a checksum and a length. */
const [HEADER, TRAILER] = [10, 8];

/** How many codings one answer can have before clients refuse to undo them. */
const MANY = 6;

const compressed = (change: (gzip: Buffer) => Uint8Array) =>
  sending(({ headers, body }) => ({
    headers: { ...headers, "Content-Encoding": "gzip" },
    body: change(gzipSync(body)),
  }));

export const codingFaults: Faults = {
  "bad-gzip": late(
    "a gzip body that cannot be unpacked",
    // A block of the type 3 does not exist.
    compressed((gzip) => gzip.fill(0xff, HEADER, gzip.length - TRAILER)),
  ),
  "truncated-gzip": late(
    "a gzip body that ends half-way, at its announced length",
    compressed((gzip) => gzip.subarray(0, HEADER + Math.floor((gzip.length - HEADER - TRAILER) / 2))),
  ),
  "many-codings": late(
    `a body that is compressed ${MANY} times over`,
    sending(({ headers, body }) => ({
      headers: { ...headers, "Content-Encoding": Array(MANY).fill("gzip").join(", ") },
      body: Array.from({ length: MANY }).reduce<string | Uint8Array>((inner) => gzipSync(inner), body) as Uint8Array,
    })),
  ),
};
