/** What a fault is, and the ways to play one. */
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { type Reply, send } from "../reply.ts";

export type Fault = {
  /** What the client meets, as one sentence. */
  tells: string;
  /** Whether the panel has done what was asked when the fault is played. */
  acts: boolean;
  /** What may be written behind `=`. */
  value?: Value;
  play: Play;
};

export type Faults = { readonly [name: string]: Fault };

export type Value = {
  /** A word for help, such as SECONDS. */
  is: string;
  /** What it is when nothing is written. */
  otherwise: string;
  fits: (text: string) => boolean;
  /** What fits, for people who wrote another thing. */
  words: string;
};

type Scene = {
  request: IncomingMessage;
  response: ServerResponse;
  /** What the mock would have answered; without a body where the panel was not asked. */
  reply: Reply;
  value: string;
};

export type Play = (scene: Scene) => void;

/** A fault that is met after the panel has done the work: whoever repeats the call does it twice. */
export function late(tells: string, play: Play, value?: Value): Fault {
  return { tells, acts: true, play, ...(value && { value }) };
}

/** A fault that is met before the panel has done anything. */
export function early(tells: string, play: Play, value?: Value): Fault {
  return { tells, acts: false, play, ...(value && { value }) };
}

export function wholeNumber(is: string, otherwise: number, [min, max]: [number, number]): Value {
  const fits = (text: string) => /^\d{1,9}$/.test(text) && Number(text) >= min && Number(text) <= max;
  return { is, otherwise: String(otherwise), fits, words: `a whole number from ${min} to ${max}` };
}

/** Sends another reply, whole and as HTTP has it. */
export function sending(change: (reply: Reply, value: string) => Partial<Reply>): Play {
  return ({ response, reply, value }) => send(response, { ...reply, ...change(reply, value) });
}

/** Sends other text in place of the JSON. */
export function rewriting(change: (json: string) => string | Uint8Array): Play {
  return sending(({ body }) => ({ body: change(String(body)) }));
}

/** Sends other JSON in place of the answer. */
export function reshaping(change: (answer: unknown) => unknown): Play {
  return rewriting((json) => JSON.stringify(change(JSON.parse(json))));
}

/** Sends JSON of which single values have changed, however deep they stand. */
export function replacing(change: (value: unknown, name: string) => unknown): Play {
  return rewriting((json) => JSON.stringify(JSON.parse(json, (name, value) => change(value, name))));
}

/** Leaves HTTP behind: writes bytes to the connection as they are. */
export function writing(write: (socket: Socket, reply: Reply, value: string) => void): Play {
  return ({ request, reply, value }) => write(request.socket, reply, value);
}

/** The lines before a body. The connection ends with this answer, unless the headers say otherwise. */
export function headOf({ status, headers }: Reply, more: Record<string, string>): string {
  const all = { ...headers, Connection: "close", ...more };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("")}\r\n`;
}

/** How many bytes of a body come before it breaks off. */
export function halfOf(body: Reply["body"]): number {
  return Math.floor(Buffer.byteLength(body) / 2);
}
