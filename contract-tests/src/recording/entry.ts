/** One call of a recording, and the checks that both formats share. */
import type { Answer, Call } from "../exchange.ts";
import { isObject } from "../findings.ts";
import { isForm } from "../report/forms.ts";

export type Recorded = {
  /** Where it stands: `line 7`, `entry 7`. */
  place: string;
  call: Call;
  /** The fields of a call that was not sent as a urlencoded form, where the recording has them apart from the body. */
  form?: Record<string, string>;
  /** Why there is none, where it is a text. Read when it is wanted: most of a browser's recording is of other addresses. */
  answer: () => Answer | string;
  /** The last line of a program that was killed while it wrote. */
  isCutOff?: true;
};

/** What is wrong with a recording, to follow its name and place. It repeats nothing: people's keys stand there. */
export class BadRecording extends Error {
  override readonly name = "BadRecording";
}

/** Says where it was that something was wrong. */
export function placed<Result>(place: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw error instanceof BadRecording ? new BadRecording(`${place}: ${error.message}`) : error;
  }
}

/** A call whose fields stand apart from its body. */
export function withForm(call: Call, form: Record<string, string> | undefined): Pick<Recorded, "call" | "form"> {
  if (!form) return { call };
  if (call.contentType !== "" && !isForm(call.contentType)) return { call, form };
  const body = new URLSearchParams(form).toString();
  return { call: { ...call, contentType: FORM, body } };
}

/** The content type of the documented calls. */
export const FORM = "application/x-www-form-urlencoded";

type Fields = Record<string, unknown>;

export function objectAt(value: unknown, name: string): Fields {
  if (isObject(value) && !Array.isArray(value)) return value;
  throw new BadRecording(`${name} is no object`);
}

/** Text, or what stands for it where there is nothing. */
export function textAt(parent: Fields, name: string, otherwise?: string): string {
  const value = parent[name.slice(name.lastIndexOf(".") + 1)] ?? otherwise;
  if (typeof value === "string") return value;
  throw new BadRecording(`${name} is no text`);
}

export function statusAt(parent: Fields, name: string): number {
  const { status } = parent;
  if (Number.isInteger(status) && Number(status) >= 0 && Number(status) <= 999) return Number(status);
  throw new BadRecording(`${name} is no HTTP status`);
}

/** Bytes of a text, or of what base64 says. */
export function bytesOf(text: string, coding: "utf8" | "base64", name: string): Uint8Array {
  // Node reads any text as base64, and leaves out what is none.
  if (coding === "base64" && !/^[\w+/-]*={0,2}$/.test(text.replace(/\s/g, "")))
    throw new BadRecording(`${name} is no base64`);
  return Buffer.from(text, coding);
}
