/** Rows of data, and the three ways to write them. */
import { csv } from "./csv.ts";
import type { Masker } from "./secrets.ts";
import { type TableStyle, table } from "./table.ts";

/** One column of a table or a CSV file. */
export type Column<Row> = {
  /** Its heading. */
  name: string;
  /** What stands in it. Undefined and null leave the cell empty. */
  of: (row: Row) => unknown;
  /** Numbers stand at the right, digit under digit. */
  right?: boolean;
  /** Takes fewer columns of the terminal, and more lines, where the window is narrow. */
  wraps?: boolean;
  /** Left out of tables in which it would be empty. In CSV every column is always there. */
  optional?: boolean;
};

/** How data is written. */
export type Format = "table" | "json" | "csv";

/** What a command found. */
export type Data<Row> = {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** What `--json` writes: everything, in the client's own form. */
  json: unknown;
};

/** Writes data in one of the formats, with a line break at its end. */
export function render<Row>(data: Data<Row>, format: Format, look: { masker: Masker; style: TableStyle }): string {
  if (format === "json") return `${json(data.json, look.masker, 2)}\n`;
  const hide = (value: unknown) => look.masker.value(text(value));
  if (format === "csv") {
    return csv([
      data.columns.map(({ name }) => name),
      ...data.rows.map((row) => data.columns.map(({ of }) => hide(of(row)))),
    ]);
  }
  return table(data, hide, look.style);
}

/** JSON whose texts have gone through the masker one by one, so that it stays JSON. */
export function json(value: unknown, masker: Masker, indent = 0): string {
  const masked = (_: string, part: unknown) => {
    if (typeof part === "string") return masker.value(part);
    if (Object(part) !== part || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part as object).map(([name, inner]) => [masker.value(name), inner]));
  };
  const written = JSON.stringify(value, masked, indent);
  // JSON leaves these as they are, and some terminals obey them.
  return written.replace(/[\x7f-\x9f]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`);
}

/** Empty for what is not there. A panel may send an object where text is documented. */
function text(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
