/** Blocks `request OPERATION NAME curl|form|json` and `answer OPERATION NAME`: the named examples of the description. */
import { curlOf, type Fields, WIDTH } from "./curl.ts";
import { answerOf, type Facts, requestOf } from "./facts.ts";
import { fenced } from "./table.ts";

export function requestBlock(facts: Facts, operation = "", name = "", kind = "curl"): string {
  const form = requestOf(facts, operation, name).value as Fields;
  switch (kind) {
    case "curl":
      return fenced("sh", curlOf(form));
    case "form":
      return fenced(
        "text",
        Object.entries(form)
          .map(([field, value]) => `${field}=${shown(value)}`)
          .join("\n"),
      );
    case "json":
      return fenced("json", JSON.stringify(form, null, 2));
    default:
      throw new Error(`a request is shown as curl, form or json, not as ${kind}`);
  }
}

export function answerBlock(facts: Facts, operation = "", name = ""): string {
  return fenced("json", compact(answerOf(facts, operation, name).value));
}

function shown(value: string | number): string {
  return String(value).replaceAll("\n", "\\n");
}

/** JSON in lines that fit: what does, stands on one. */
function compact(value: unknown, indent = ""): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const isList = Array.isArray(value);
  const [open, close] = isList ? ["[", "]"] : ["{", "}"];
  const children = (inner: string) =>
    Object.entries(value).map(
      ([name, child]) => `${isList ? "" : `${JSON.stringify(name)}: `}${compact(child, inner)}`,
    );
  const line = `${open} ${children("").join(", ")} ${close}`;
  if (!line.includes("\n") && indent.length + line.length <= WIDTH) return line;
  const inner = `${indent}  `;
  return `${open}\n${children(inner)
    .map((child) => inner + child)
    .join(",\n")}\n${indent}${close}`;
}
