/** Blocks `request OPERATION NAME curl|form|json` and `answer OPERATION NAME`: the named examples of the description. */
import { curlOf, type Fields } from "./curl.ts";
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

/** JSON with an item a line, and each item on one. */
function compact(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value);
  if (!entries.some(([, child]) => typeof child === "object")) return inline(value);
  const lines = entries.map(
    ([name, child]) => `  ${Array.isArray(value) ? "" : `${JSON.stringify(name)}: `}${inline(child)}`,
  );
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  return `${open}\n${lines.join(",\n")}\n${close}`;
}

function inline(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const children = Object.entries(value).map(
    ([name, child]) => `${Array.isArray(value) ? "" : `${JSON.stringify(name)}: `}${inline(child)}`,
  );
  return Array.isArray(value) ? `[${children.join(", ")}]` : `{ ${children.join(", ")} }`;
}
