/** A strict reader of XML, enough to tell whether a text is well-formed, and what it holds. */

export type Element = { name: string; attributes: Record<string, string>; children: (Element | string)[] };

/** What XML 1.0 lets stand in a document. */
const ALLOWED = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;

const TOKEN = /<(\/?)([\w:-]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y;

/** @throws at the first character that is not well-formed. */
export function parseXml(text: string): Element {
  if (!ALLOWED.test(text)) throw new Error("a character that XML has no way to write");
  const body = text.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n|^<!doctype html>\n/, "");
  const root: Element = { name: "", attributes: {}, children: [] };
  const open = [root];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < body.length) takeToken(body, open);
  const [first] = root.children;
  if (open.length > 1 || typeof first !== "object") throw new Error("an element that is not closed, or none");
  return first;
}

function takeToken(body: string, open: Element[]): void {
  const at = TOKEN.lastIndex;
  const token = TOKEN.exec(body);
  if (!token) throw new Error(`no XML at ${JSON.stringify(body.slice(at, at + 60))}`);
  const [, closing, name = "", attributes = "", empty, content] = token;
  const parent = open.at(-1) as Element;
  if (content !== undefined) parent.children.push(decoded(content));
  else if (closing) close(open, name);
  else {
    const element = { name, attributes: attributesOf(attributes), children: [] };
    parent.children.push(element);
    if (!empty) open.push(element);
  }
}

function close(open: Element[], name: string): void {
  if (open.length < 2 || open.pop()?.name !== name) throw new Error(`</${name}> closes something else`);
}

function attributesOf(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, decoded(value)]);
  if (new Set(pairs.map(([name]) => name)).size < pairs.length) throw new Error("an attribute twice");
  return Object.fromEntries(pairs);
}

function decoded(text: string): string {
  if (/&(?!#\d+;|amp;|lt;|gt;|quot;)/.test(text)) throw new Error("a bare &");
  return text.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
}

/** Every element of that name, in its order. */
export function elements(root: Element, name: string): Element[] {
  const own = root.name === name ? [root] : [];
  return [...own, ...root.children.flatMap((child) => (typeof child === "string" ? [] : elements(child, name)))];
}

/** The text inside an element. */
export function textOf({ children }: Element): string {
  return children.map((child) => (typeof child === "string" ? child : textOf(child))).join("");
}
