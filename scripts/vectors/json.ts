/** JSON as a panel may write it, number by number, and as the files of the vectors are laid out. */
import stringWidth from "string-width";

const { rawJSON } = JSON as unknown as { rawJSON(text: string): unknown };

/** A number that is written with exactly these digits. */
export const number = (digits: string): unknown => rawJSON(digits);

export const json = (answer: unknown): string => JSON.stringify(answer);

/** Columns of a line, as everywhere in the repository. */
const WIDTH = 120;

type Place = {
  /** Columns before it. */
  indent: number;
  /** Columns that its line needs beside it and its indent: its name, a comma. */
  beside: number;
};

/** As the formatter of this repository lays it out. */
export function layOut(value: unknown, { indent, beside }: Place = { indent: 0, beside: WIDTH }): string {
  const line = inOneLine(value);
  if (!isHolder(value) || indent + beside + stringWidth(line) <= WIDTH) return line;
  const inner = indent + 2;
  if (Array.isArray(value) && value.every((item) => typeof item === "number")) {
    return block("[]", fill(value, inner), indent);
  }
  const isList = Array.isArray(value);
  const rows = Object.entries(value).map(([name, child], place, all) => {
    const label = isList ? "" : `${JSON.stringify(name)}: `;
    const comma = place < all.length - 1 ? 1 : 0;
    return label + layOut(child, { indent: inner, beside: stringWidth(label) + comma });
  });
  return block(isList ? "[]" : "{}", rows, indent);
}

function isHolder(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function block([open, close]: string, rows: string[], indent: number): string {
  const pad = " ".repeat(indent);
  return `${open}\n${rows.map((row) => `${pad}  ${row}`).join(",\n")}\n${pad}${close}`;
}

/** Numbers, as many as a line takes. */
function fill(numbers: number[], indent: number): string[] {
  const lines: string[] = [];
  for (const one of numbers) {
    const line = lines.at(-1);
    const longer = `${line}, ${one}`;
    if (line !== undefined && indent + longer.length + 1 <= WIDTH) lines[lines.length - 1] = longer;
    else lines.push(String(one));
  }
  return lines;
}

function inOneLine(value: unknown): string {
  if (typeof value === "bigint") return String(value);
  if (!isHolder(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(inOneLine).join(", ")}]`;
  const fields = Object.entries(value).map(([name, child]) => `${JSON.stringify(name)}: ${inOneLine(child)}`);
  return fields.length > 0 ? `{ ${fields.join(", ")} }` : "{}";
}
