/** Tells code in Markdown from the rest, as CommonMark does. */

/**
 * What stands outside of code: the rest of a page, in which each span or block of code is one `¤`.
 *
 * @throws where a run of backticks opens a span and no other on its line closes it.
 */
export function outsideCode(markdown: string): string {
  const kept: string[] = [];
  let open: string | undefined;
  for (const line of markdown.split("\n")) {
    const fence = /^ *(`{3,})(?:sh)?$/.exec(line)?.[1];
    if (open === undefined && fence === undefined) kept.push(withoutSpans(line));
    else if (open === undefined) open = fence;
    else if (fence !== undefined && fence.length >= open.length) [open] = [undefined, kept.push("¤")];
  }
  if (open !== undefined) throw new Error("a block of code that does not end");
  return kept.join("\n");
}

/** A span goes from a run of backticks to the next run of the same length. */
function withoutSpans(line: string): string {
  const runs = [...line.matchAll(/`+/g)];
  let kept = "";
  let from = 0;
  for (let index = 0; index < runs.length; index++) {
    const open = runs[index] as RegExpExecArray;
    const closing = runs.findIndex((run, later) => later > index && run[0].length === open[0].length);
    if (closing === -1) throw new Error(`a span that does not end: ${line}`);
    kept += `${line.slice(from, open.index)}¤`;
    const end = runs[closing] as RegExpExecArray;
    from = end.index + end[0].length;
    index = closing;
  }
  return kept + line.slice(from);
}
