/** One call as the panel sees it, and the reply that changes are made to. */
import { isRefusal } from "../../src/wire.ts";

export type Seen = {
  method: string;
  path: string;
  /** How the fields were sent; `query` is a GET's. */
  form: "urlencoded" | "multipart" | "json" | "query" | "other";
  fields: ReadonlyMap<string, string>;
  /** What the fields ask for; undefined for none of the ten. */
  operation: string | undefined;
  /** What the panel takes the fields for: the same, unless a change makes it misread them. */
  answered: string | undefined;
  key: "right" | "wrong" | "absent";
  /** The key that came with it, whether or not it is the right one. */
  sent: string;
  /** How often exactly this was asked, this time included. */
  nth: number;
};

export type Reply = {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  /** Whether the honest answer is a no to the whole call. */
  refused: boolean;
  /** The JSON; undefined where the honest answer is plain text. */
  body: unknown;
  /** Writes the body. Changes of the raw bytes wrap it. */
  encode: (body: unknown) => string | Buffer;
  /** `hang`: never answered. `reset`: the connection is cut without an answer. `cut`: the answer ends half-way. */
  fate: "answer" | "hang" | "reset" | "cut";
};

/** A reply in JSON, as an honest panel sends it. */
export function jsonReply(body: unknown): Reply {
  const headers = { "content-type": "application/json" };
  return {
    status: 200,
    headers,
    refused: isRefusal(body),
    body,
    encode: (value) => JSON.stringify(value) ?? "",
    fate: "answer",
  };
}

/** A reply of another kind. Nothing of an earlier one is left in it. */
export function textReply(status: number, text: string, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", ...headers },
    refused: false,
    body: undefined,
    encode: () => text,
    fate: "answer",
  };
}

/** A number as it stands in the text, beyond what a JavaScript number holds. */
export function rawNumber(text: string): unknown {
  return (JSON as unknown as { rawJSON: (text: string) => unknown }).rawJSON(text);
}
