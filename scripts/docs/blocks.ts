/**
 * Derived blocks of a page: what stands between `<!-- derived: NAME ARGS -->` and `<!-- /derived -->` is written here, from the
 * description and from the code, so that no page says a fact a second time.
 */

import type { Document } from "../generate/document.ts";
import { clientExample } from "./clientExample.ts";
import { clients } from "./clients.ts";
import { answerBlock, requestBlock } from "./examples.ts";
import { exitCodes } from "./exitCodes.ts";
import { type Facts, factsIn, readActions } from "./facts.ts";
import { faults } from "./faults.ts";
import { fields } from "./fields.ts";
import { orderExamples, orderFields, orderTypes } from "./orderTypes.ts";
import { outcomes } from "./outcomes.ts";
import type { Locale } from "./pages.ts";
import { reasons, reasonTexts } from "./reasons.ts";
import { statuses } from "./statuses.ts";

type Block = (facts: Facts, ...words: string[]) => string | Promise<string>;

const BLOCKS: { readonly [name: string]: Block } = {
  request: requestBlock,
  answer: answerBlock,
  fields,
  statuses,
  "order-types": orderTypes,
  "order-fields": orderFields,
  "order-examples": orderExamples,
  reasons,
  "reason-texts": reasonTexts,
  outcomes,
  faults,
  "exit-codes": exitCodes,
  clients,
  "client-example": clientExample,
};

const BEGIN = /^<!-- derived: ([\w-]+)((?: [\w-]+)*) -->$/;
const START = "<!-- derived:";
const END = "<!-- /derived -->";

export type ExpandOptions = {
  /** What a message calls the page. */
  file?: string;
  /** The actions document; read from spec/ where it is left out. */
  actions?: Document;
};

/**
 * Writes every derived block of a page fresh.
 *
 * @throws with `file:line` when a marker is wrong, or a block cannot be made.
 */
export async function expandBlocks(
  markdown: string,
  locale: Locale,
  { file = "page", actions }: ExpandOptions = {},
): Promise<string> {
  const lines = markdown.replaceAll("\r\n", "\n").split("\n");
  const blocks = findBlocks(lines, file);
  if (blocks.length === 0) return lines.join("\n");
  const facts = await factsIn(locale, actions ?? (await readActions()));
  const texts = await Promise.all(blocks.map(([begin]) => make(lines[begin] ?? "", facts, `${file}:${begin + 1}`)));
  for (const [index, [begin, end]] of [...blocks.entries()].toReversed()) {
    lines.splice(begin + 1, end - begin - 1, texts[index] ?? "");
  }
  return lines.join("\n");
}

/** The lines of the markers, from 0. */
function findBlocks(lines: readonly string[], file: string): [begin: number, end: number][] {
  const marks = [...lines.entries()].filter(([, line]) => line.startsWith(START) || line === END);
  return marks.flatMap(([index, line], at): [number, number][] => {
    const [next, following] = marks[at + (line === END ? -1 : 1)] ?? [];
    const isPaired = following !== undefined && (following === END) !== (line === END);
    if (!isPaired)
      throw new Error(`${file}:${index + 1}: ${line === END ? "no derived block begins before" : "no"} ${END}`);
    return line === END ? [] : [[index, next as number]];
  });
}

async function make(line: string, facts: Facts, place: string): Promise<string> {
  const [, name = "", words = ""] = BEGIN.exec(line) ?? [];
  const block = Object.hasOwn(BLOCKS, name) ? BLOCKS[name] : undefined;
  if (!block) throw new Error(`${place}: no derived block has this name; there are ${Object.keys(BLOCKS).join(", ")}`);
  try {
    return `\n${await block(facts, ...words.trim().split(" ").filter(Boolean))}\n`;
  } catch (error) {
    throw new Error(`${place}: ${error instanceof Error ? error.message : error}`);
  }
}

/** A page without what its derived blocks hold: what people wrote. */
export function withoutBlocks(markdown: string): string {
  return markdown.replace(/^(<!-- derived: .*-->)$[\s\S]*?^(<!-- \/derived -->)$/gm, "$1\n$2");
}
