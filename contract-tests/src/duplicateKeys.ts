/** Finds names that a JSON object has twice. A parser keeps the last and says nothing, so this reads the text. */
import { isObject, pointerTo } from "./findings.ts";

/**
 * @param value What the text was parsed to. Where it has as many names as the text, none was lost, and nothing more is read.
 * @returns The pointers of names that come again, each once, the first twenty.
 */
export function duplicateKeys(text: string, value: unknown): string[] {
  return namesWritten(text) === namesKept(value) ? [] : scan(text);
}

/** At least as many as there are: a quote and a colon inside a text can look like one, and then the scan decides. */
function namesWritten(text: string): number {
  let count = 0;
  for (let at = text.indexOf(":"); at !== -1; at = text.indexOf(":", at + 1)) if (followsQuote(text, at)) count++;
  return count;
}

function followsQuote(text: string, colon: number): boolean {
  let before = colon - 1;
  while (before >= 0 && isSpace(text.charCodeAt(before))) before--;
  return text.charCodeAt(before) === QUOTE;
}

const QUOTE = 34;

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}

/** Goes without recursion: an answer may be nested as deep as it is long. */
function namesKept(value: unknown): number {
  let count = 0;
  const open = [value];
  for (let next = open.pop(); isObject(next); next = open.pop()) {
    const children = Array.isArray(next) ? next : Object.values(next);
    if (children !== next) count += children.length;
    for (const child of children) if (isObject(child)) open.push(child);
  }
  return count;
}

/** Texts, and the marks that build the document; everything between them is numbers, words and spaces. */
const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/g;

/** Names that are told. An answer that has more of them could keep the scan busy for ever. */
const MOST = 20;

/** Where the scan is: an object with the names it has had, or an array with the number of the entry. */
type Level = { names: Set<string> | undefined; name: string; index: number };

function scan(text: string): string[] {
  const found = new Set<string>();
  const levels: Level[] = [];
  let last = "";
  for (const [token] of text.matchAll(TOKENS)) {
    if (found.size >= MOST) break;
    if (token === ":") take(JSON.parse(last), levels, found);
    else move(token, levels);
    last = token;
  }
  return [...found];
}

function move(token: string, levels: Level[]): void {
  const level = levels.at(-1);
  if (token === "{") levels.push({ names: new Set(), name: "", index: 0 });
  else if (token === "[") levels.push({ names: undefined, name: "", index: 0 });
  else if (token === "}" || token === "]") levels.pop();
  else if (token === "," && level) level.index++;
}

function take(name: string, levels: readonly Level[], found: Set<string>): void {
  const level = levels.at(-1) as Level;
  level.name = name;
  if (level.names?.has(name)) found.add(pointerTo("", ...levels.map((each) => (each.names ? each.name : each.index))));
  level.names?.add(name);
}
