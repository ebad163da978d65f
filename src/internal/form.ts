import { lineFields } from "../../generated/operations.ts";
import { InputError } from "../errors.ts";

const LINE_BREAK = /[\r\n]/;

/**
 * Writes fields as the panel reads them, `application/x-www-form-urlencoded`. Arrays become lines.
 *
 * @throws {@link InputError} for anything that would arrive as something else than was meant.
 */
export function encodeForm(fields: Readonly<Record<string, unknown>>): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) form.append(name, encodeField(name, value));
  return form.toString();
}

function encodeField(name: string, value: unknown): string {
  if (Array.isArray(value)) return encodeLines(name, value);
  if (typeof value === "string") return checkText(name, value, (lineFields as readonly string[]).includes(name));
  // URLSearchParams writes undefined, null and objects as text, and panels store that as a link.
  if (typeof value !== "number") throw new InputError(name, `must be text or a number, not ${value === null ? "null" : typeof value}`);
  const digits = String(value);
  if (!/^-?\d+(\.\d+)?$/.test(digits)) throw new InputError(name, `must be a plain number, not ${digits}`);
  return digits;
}

function encodeLines(name: string, lines: readonly unknown[]): string {
  if (lines.length === 0) throw new InputError(name, "must hold at least one line");
  for (const [index, line] of lines.entries()) {
    if (typeof line !== "string") throw new InputError(name, `must hold text only; entry ${index} is ${typeof line}`);
    // An empty line, or one with a break in it, changes the number of lines, and that is what gets charged.
    if (line.trim() === "") throw new InputError(name, `must not hold an empty line; entry ${index} is one`);
    checkText(name, line, false);
  }
  return lines.join("\n");
}

function checkText(name: string, text: string, manyLines: boolean): string {
  if (!manyLines && LINE_BREAK.test(text)) throw new InputError(name, "must not contain a line break");
  // A lone surrogate would silently become U+FFFD on the wire.
  if (!text.isWellFormed() || text.includes("\0")) throw new InputError(name, "contains a character that cannot be sent");
  return text;
}
