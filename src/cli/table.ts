/** Tables in columns, by the width that a terminal gives each character: a syllable of Hangul takes two places. */
import stringWidth from "string-width";
import type { Styles } from "./colour.ts";
import type { Column, Data } from "./rows.ts";
import { plain } from "./text.ts";

/** How a table looks. */
export type TableStyle = {
  styles: Styles;
  /** Places in a line of the terminal; undefined where lines may be of any length. */
  width: number | undefined;
};

const GAP = "  ";

/** A column that wraps gets no narrower than this. */
const NARROWEST = 16;

const known = new Map<string, number>();

/** Places that a text takes. Word by word, since measuring is slow, and the names of services share most of their words. */
function widthOf(text: string): number {
  const words = text.split(" ");
  return words.reduce((sum, word) => sum + wordWidth(word), words.length - 1);
}

function wordWidth(word: string): number {
  const width = known.get(word) ?? stringWidth(word);
  known.set(word, width);
  return width;
}

/** Writes a heading and a line for each row; several lines where the terminal is too narrow. */
export function table<Row>(data: Data<Row>, show: (value: unknown) => string, style: TableStyle): string {
  const read = data.columns.map((column) => ({ column, cells: data.rows.map((row) => plain(show(column.of(row)))) }));
  const shown = read.filter(({ column, cells }) => !column.optional || cells.some((cell) => cell !== ""));
  const columns = shown.map(({ column }) => column);
  const widths = fitted(
    columns,
    shown.map(({ column, cells }) =>
      cells.reduce((widest, cell) => Math.max(widest, widthOf(cell)), column.name.length),
    ),
    style.width,
  );
  const heading = line(
    columns.map(({ name }) => name),
    { columns, widths, paint: style.styles.strong },
  );
  const lines = data.rows.flatMap((_, index) =>
    wrapped(
      shown.map(({ cells }) => cells[index] ?? ""),
      widths,
    ).map((cells) => line(cells, { columns, widths })),
  );
  return [heading, ...lines].map((text) => `${text}\n`).join("");
}

/** Takes places from the widest of the columns that wrap until all columns fit, or none can get narrower. */
function fitted<Row>(
  columns: readonly Column<Row>[],
  natural: readonly number[],
  width = Number.POSITIVE_INFINITY,
): number[] {
  const widths = natural.map((each, index) => (columns[index]?.wraps ? Math.min(each, width) : each));
  let excess = widths.reduce((sum, each) => sum + each, GAP.length * (widths.length - 1)) - width;
  for (; excess > 0; excess -= 1) {
    const wraps = widths.map((each, index) => (columns[index]?.wraps ? each : 0));
    const widest = Math.max(...wraps);
    if (widest <= NARROWEST) break;
    widths[wraps.indexOf(widest)] = widest - 1;
  }
  return widths;
}

type Layout<Row> = { columns: readonly Column<Row>[]; widths: readonly number[]; paint?: (text: string) => string };

function line<Row>(cells: readonly string[], { columns, widths, paint = (text) => text }: Layout<Row>): string {
  const padded = cells.map((cell, index) => {
    const space = " ".repeat(Math.max(0, (widths[index] ?? 0) - widthOf(cell)));
    if (columns[index]?.right) return `${space}${paint(cell)}`;
    return index === cells.length - 1 ? paint(cell) : `${paint(cell)}${space}`;
  });
  return padded.join(GAP).trimEnd();
}

/** One row as the lines that it takes. */
function wrapped(cells: readonly string[], widths: readonly number[]): string[][] {
  const parts = cells.map((cell, index) => wrap(cell, widths[index] ?? 0));
  const height = Math.max(1, ...parts.map(({ length }) => length));
  return Array.from({ length: height }, (_, index) => parts.map((lines) => lines[index] ?? ""));
}

const graphemes = new Intl.Segmenter();

/** Breaks a text between its words, and a word that is too long between its characters. */
export function wrap(text: string, width: number): string[] {
  if (widthOf(text) <= width) return [text];
  const lines: string[] = [];
  let current = "";
  for (const word of text.split(" ")) {
    const joined = current === "" ? word : `${current} ${word}`;
    if (widthOf(joined) <= width) {
      current = joined;
      continue;
    }
    if (current !== "") lines.push(current);
    const pieces = broken(word, width);
    current = pieces.pop() ?? "";
    lines.push(...pieces);
  }
  return [...lines, current];
}

function broken(word: string, width: number): string[] {
  const pieces: string[] = [];
  let piece = "";
  let taken = 0;
  for (const { segment } of graphemes.segment(word)) {
    const more = wordWidth(segment);
    if (taken > 0 && taken + more > width) {
      pieces.push(piece);
      [piece, taken] = ["", 0];
    }
    piece += segment;
    taken += more;
  }
  return [...pieces, piece];
}
