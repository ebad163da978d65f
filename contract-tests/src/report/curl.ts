/** A call once more, as a line for a POSIX shell that can be shown to anybody. */
import type { Call } from "../exchange.ts";
import { visible } from "./escape.ts";
import { fieldsOf, isForm, isMultipart } from "./forms.ts";

/** Takes the key out of a text. */
export type Mask = (text: string) => string;

/** Characters; a list of 100 ids takes 1,700, and a longer line helps nobody. */
const MOST = 8_000;

/** Stands for the key between two pieces of text, as no text can. */
const KEY = Symbol("key");

type Word = (string | typeof KEY)[];

/** What the line is made from: the call, the ways its key is written, and the mask. */
type Subject = { call: Call; keys: RegExp | undefined; mask: Mask };

/** Empty where there is no address to call. */
export function curlOf(call: Call, mask: Mask): string {
  if (call.url === "") return "";
  const subject = { call, keys: writtenKeys(call, mask), mask };
  const full = lineOf(subject, bodyOf(subject));
  if (full.length <= MOST) return full;
  const short = lineOf(subject, { pipe: "", options: [`--data-binary @body-of-${byteLength(call.body)}-bytes`] });
  return short.length <= MOST ? short : "";
}

type Body = {
  /** A command whose output is the body, with its `|`. */
  pipe: string;
  options: string[];
  /** curl writes this content type by itself. */
  type?: string;
};

function lineOf({ call, keys, mask }: Subject, body: Body): string {
  const url = quoted(pieces(addressable(call.url), keys, mask));
  const words = [
    "curl -i",
    ...(/[[\]{}]/.test(url) ? ["-g"] : []),
    ...methodOf(call, body),
    ...contentTypeOf(call, body, mask),
    /^'?https?:/i.test(url) ? url : `--url ${url}`,
    ...body.options,
  ];
  return mask(`${body.pipe}${words.join(" ")}`);
}

function methodOf({ method, body }: Call, { options }: Body): string[] {
  if (method === "HEAD" && body === "") return ["-I"];
  const usual = options.length > 0 ? "POST" : "GET";
  return method === usual ? [] : [`-X ${quoted([method])}`];
}

function contentTypeOf({ contentType }: Call, { options, type }: Body, mask: Mask): string[] {
  const usual = type ?? (options.length > 0 ? "application/x-www-form-urlencoded" : "");
  if (contentType.toLowerCase() === usual) return [];
  if (usual.startsWith("multipart/") && isMultipart(contentType)) return [];
  return [`-H ${quoted([mask(visible(contentType === "" ? "Content-Type:" : `Content-Type: ${contentType}`))])}`];
}

function bodyOf(subject: Subject): Body {
  const { call } = subject;
  if (call.body === "")
    return { pipe: "", options: call.method === "POST" && isForm(call.contentType) ? ["-d ''"] : [] };
  const fields = fieldsOf(call);
  if (fields && isForm(call.contentType))
    return { pipe: "", options: fields.map((field) => formField(subject, field)) };
  if (fields && isMultipart(call.contentType) && fields.every(([, value]) => visible(value) === value)) {
    return { pipe: "", options: fields.map((field) => part(subject, field)), type: "multipart/form-data" };
  }
  return rawBody(subject);
}

type Field = readonly [name: string, value: string];

function formField({ keys, mask }: Subject, [name, value]: Field): string {
  const start = `${mask(encodeURIComponent(name))}=`;
  if (name === "key" && mask(value) !== value) return `--data-urlencode ${quoted([start, KEY])}`;
  const shown = pieces(value, keys, mask);
  if (shown.every((piece) => typeof piece === "string" && /^[\w.,-]*$/.test(piece))) {
    return `-d ${quoted([start, ...shown])}`;
  }
  if (shown.every(isShowable)) return `--data-urlencode ${quoted([start, ...shown])}`;
  return `-d ${quoted([start, ...shown.map((piece) => (piece === KEY ? piece : encodeURIComponent(piece)))])}`;
}

function part({ keys, mask }: Subject, [name, value]: Field): string {
  const isKey = name === "key" && mask(value) !== value;
  return `--form-string ${quoted([`${mask(name)}=`, ...(isKey ? [KEY] : pieces(value, keys, mask))] as Word)}`;
}

function rawBody({ call, keys, mask }: Subject): Body {
  const shown = pieces(call.body.toWellFormed(), keys, mask);
  if (shown.every(isShowable)) return { pipe: "", options: [`--data-raw ${quoted(shown)}`] };
  const escaped = shown.map((piece) => (piece === KEY ? piece : forPrintf(piece)));
  return { pipe: `printf %b ${quoted(escaped)} | `, options: ["--data-binary @-"] };
}

function isShowable(piece: Word[number]): boolean {
  return piece === KEY || visible(piece) === piece;
}

/** As `printf %b` reads it: hidden characters as the numbers of their bytes. */
function forPrintf(text: string): string {
  const escaped = text.replaceAll("\\", "\\\\");
  return [...escaped].map((character) => (visible(character) === character ? character : octal(character))).join("");
}

function octal(character: string): string {
  const bytes = [...new TextEncoder().encode(character)];
  return bytes.map((byte) => `\\0${byte.toString(8).padStart(3, "0")}`).join("");
}

/** The key of a call in every way that its parts write it; undefined when it is none that has to be hidden. */
function writtenKeys(call: Call, mask: Mask): RegExp | undefined {
  const keys = keysIn(call).filter((key) => key !== "" && mask(key) !== key);
  const written = keys.flatMap((key) => [key, encodeURIComponent(key), JSON.stringify(key).slice(1, -1)]);
  if (written.length === 0) return undefined;
  return new RegExp([...new Set(written)].map((text) => text.replace(/\W/g, "\\$&")).join("|"), "g");
}

function keysIn(call: Call): string[] {
  const { url, body, contentType } = call;
  const asked = URL.canParse(url) ? new URL(url).searchParams.getAll("key") : [];
  const parts = (fieldsOf(call) ?? []).filter(([name]) => name === "key").map(([, value]) => value);
  const odd = isForm(contentType) ? new URLSearchParams(body).getAll("key") : [];
  return [...asked, ...parts, ...odd, ...keyInJson(body)];
}

function keyInJson(body: string): string[] {
  try {
    const { key } = Object(JSON.parse(body)) as { key?: unknown };
    return typeof key === "string" ? [key] : [];
  } catch {
    return [];
  }
}

function pieces(text: string, keys: RegExp | undefined, mask: Mask): Word {
  if (!keys) return [mask(text)];
  return text.split(keys).flatMap((piece, index): Word => (index === 0 ? [mask(piece)] : [KEY, mask(piece)]));
}

/** One word of the shell. */
function quoted(word: Word): string {
  const text = word
    .filter((piece) => piece !== "")
    .map((piece) => (piece === KEY ? '"$AUTOSTAGRAM_KEY"' : inQuotes(piece)));
  return text.join("") || "''";
}

function inQuotes(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

function addressable(url: string): string {
  return visible(url) === url ? url : encodeURI(url.toWellFormed());
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
