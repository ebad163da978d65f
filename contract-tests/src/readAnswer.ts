/** Reads the bytes of an answer, and says what is wrong with them as bytes. */
import { isUtf8 } from "node:buffer";
import { duplicateKeys } from "./duplicateKeys.ts";

export type ReadAnswer = {
  text: string;
  /** What the text holds; undefined when it is no JSON. */
  value: unknown;
  /** What is wrong with the bytes, in words; empty when nothing is. */
  flaws: string[];
  /** Pointers of names that an object has twice: parsers keep the last one. */
  duplicates: string[];
};

const lenient = new TextDecoder("utf-8");
const MARK = "\ufeff";

/** Never throws. */
export function readAnswer(body: Uint8Array): ReadAnswer {
  const decoded = decode(body);
  const hasMark = body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf;
  const text = decoded.text.startsWith(MARK) ? decoded.text.slice(1) : decoded.text;
  const value = parse(text);
  const flaws = [...(hasMark ? ["a byte order mark"] : []), ...(decoded.isSound ? [] : ["bytes that are no UTF-8"])];
  return { text, value, flaws, duplicates: value === undefined ? [] : duplicateKeys(text, value) };
}

function decode(body: Uint8Array): { text: string; isSound: boolean } {
  if (!isUtf8(body)) return { text: lenient.decode(body), isSound: false };
  const { buffer, byteOffset, byteLength } = body;
  return { text: Buffer.from(buffer, byteOffset, byteLength).toString("utf8"), isSound: true };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
