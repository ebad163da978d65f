import { lineFields } from "../../generated/operations.ts";
import { InputError } from "../errors.ts";

/**
 * Writes fields as the panel reads them, `application/x-www-form-urlencoded`. Arrays become lines.
 *
 * @throws {@link InputError} for anything that would arrive as something else than was meant.
 */
export function encodeForm(fields: Readonly<Record<string, unknown>>): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) form.append(checkText(name, name), encodeField(name, value));
  return form.toString();
}

function encodeField(name: string, value: unknown): string {
  if (Array.isArray(value)) return encodeLines(name, value);
  if (typeof value === "string") {
    return (lineFields as readonly string[]).includes(name)
      ? encodeLines(name, value.split(/\r?\n/))
      : checkText(name, value);
  }
  // URLSearchParams writes undefined, null and objects as text, and panels store that as a link.
  if (typeof value === "number" && /^-?\d+(\.\d+)?$/.test(String(value))) return String(value);
  throw new InputError(name, "must be text or a plain number");
}

function encodeLines(name: string, lines: readonly unknown[]): string {
  // An empty line, or one with a break in it, would change the number of lines, and that is what is charged for.
  const filled = lines.filter((line) => typeof line === "string" && line.trim() !== "");
  if (filled.length === 0 || filled.length < lines.length) {
    throw new InputError(name, "must hold text only, and no empty line");
  }
  return filled.map((line) => checkText(name, line as string)).join("\n");
}

function checkText(name: string, text: string): string {
  // A lone surrogate would silently become U+FFFD on the wire.
  if (text.isWellFormed() && !/[\0\r\n]/.test(text)) return text;
  throw new InputError(name, "has a character in it that cannot be sent");
}
