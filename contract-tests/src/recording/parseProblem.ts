/** Says where a text is no JSON. The words of `JSON.parse` quote the text, and keys stand in it. */

type ParseProblem = { line: number; problem: string };

/** Everything that JSON is made of. */
const TOKEN = /\s*(?:"[^"\\\n]*(?:\\.[^"\\\n]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:])/y;

/** @param text That `JSON.parse` throws for. */
export function parseProblem(text: string): ParseProblem {
  const before = text.slice(0, placeIn(text) ?? lexed(text)).split("\n");
  const [line, column] = [before.length, (before.at(-1) ?? "").length + 1];
  return { line, problem: `is neither a HAR nor JSON lines: no JSON from column ${column} on` };
}

/** Where V8 says that it is, as it does for some mistakes. */
function placeIn(text: string): number | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const [, position] = / at position (\d+)/.exec((error as Error).message) ?? [];
    return position === undefined ? undefined : Number(position);
  }
}

/** The end of the last token, where that is not the end. */
function lexed(text: string): number {
  TOKEN.lastIndex = 0;
  let end = 0;
  while (TOKEN.test(text)) end = TOKEN.lastIndex;
  return end + (/^\s*/.exec(text.slice(end, end + 1000))?.[0].length ?? 0);
}
