/** The body is larger than anybody expects. */
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { type Faults, late, type Play, wholeNumber } from "./fault.ts";

const MEGABYTE = 1024 ** 2;

/** The client of this repository reads 32 MB at most. */
const MEGABYTES = wholeNumber("MB", 33, [1, 1000]);

const SPACES = Buffer.alloc(MEGABYTE, " ");

/** The answer, and then blanks, which JSON allows: nothing but its size is wrong. */
function* padded(body: string | Uint8Array, megabytes: number): Generator<string | Uint8Array> {
  yield body;
  for (let sent = 0; sent < megabytes; sent++) yield SPACES;
}

/** A caller who has seen enough ends the pipeline, and no harm is done. */
const ended = () => {};

const big: Play = ({ response, reply, value }) => {
  response.writeHead(reply.status, reply.headers);
  pipeline(Readable.from(padded(reply.body, Number(value))), response).catch(ended);
};

const bomb: Play = ({ response, reply, value }) => {
  response.writeHead(reply.status, { ...reply.headers, "Content-Encoding": "gzip" });
  pipeline(Readable.from(padded(reply.body, Number(value))), createGzip(), response).catch(ended);
};

export const sizeFaults: Faults = {
  big: late("the answer and MB megabytes of blanks behind it", big, MEGABYTES),
  bomb: late("the same in gzip: a few kilobytes that unpack to MB megabytes", bomb, MEGABYTES),
};
