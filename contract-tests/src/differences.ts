/** Compares an answer with the one that is owed to the letter. */
import { describe, type Finding, isObject, pointerTo } from "./findings.ts";

/** One finding for each place where the two differ, the order of the names included. */
export function differences(operation: string, found: unknown, owed: unknown, pointer = ""): Finding[] {
  if (Object.is(found, owed)) return [];
  if (!isObject(found) || !isObject(owed) || Array.isArray(found) !== Array.isArray(owed)) {
    return [
      { severity: "breaking", rule: "answer", operation, pointer, found: describe(found), documented: describe(owed) },
    ];
  }
  const names = [...new Set([...Object.keys(owed), ...Object.keys(found)])];
  const inside = names.flatMap((name) => differences(operation, found[name], owed[name], pointerTo(pointer, name)));
  const order = [found, owed].map((value) => Object.keys(value).join(", "));
  if (inside.length > 0 || order[0] === order[1]) return inside;
  return [
    {
      severity: "breaking",
      rule: "answer",
      operation,
      pointer,
      found: `the order ${order[0]}`,
      documented: `the order ${order[1]}`,
    },
  ];
}
