/** The contract cases as vectors: all ten operations, documented answers and refusals, failing items. */
import type { Vector } from "../../clients/harness/vector.ts";
import { formOf, idOf } from "./case.ts";
import { argumentsOf, cases, outcomeOf } from "./documented.ts";
import { json } from "./json.ts";

/** A key that no panel knows. */
const WRONG = "wr0ng-canary-55bX";

export function contractVectors(): Vector[] {
  return cases.map((found) => {
    const { operation, name, key, answer } = found;
    const given = argumentsOf(found);
    const form = formOf(operation, given);
    const sent = { ...form, ...found.sent };
    if (json(form) !== json(sent)) throw new Error(`${operation}: "${name}" is sent in another form than the vectors'`);
    return {
      id: idOf(operation, operation, name),
      operation,
      arguments: given,
      ...(key && { client: { key: WRONG } }),
      calls: [{ form, answer: { body: json(answer) } }],
      allowed: [outcomeOf(found)],
    };
  });
}
