/** What the mock says to a form. */
import type { Operation } from "../description.ts";
import type { Fields } from "../router.ts";
import { objectionsTo } from "./objections.ts";
import type { Panel } from "./panel.ts";
import type { MockOptions, Stage } from "./server.ts";
import { Unreadable } from "./unreadable.ts";

export type Answer = { body: unknown; objections: string[]; operation?: string };

/** What answers: the description with Prism, the mock's settings, and a panel where the description is of one. */
export type Desk = { stage: Stage; settings: MockOptions; panel: Panel | undefined };

/** A form and the operation that it asks for, or why it asks for none. */
export type Asked = { fields: Fields; operation: Operation | string; example: string | undefined };

export async function answer({ stage, settings, panel }: Desk, { fields, operation, example }: Asked): Promise<Answer> {
  if (asksForKey(stage) && fields.get("key") !== settings.key) {
    return refuse("Invalid API key", [fields.has("key") ? "key is not the key of this mock" : "key is missing"]);
  }
  if (typeof operation === "string") return refuse("Incorrect request", [operation]);
  settings.observe?.(operation.id, fields);
  const shown = exampleOf(operation, example, settings.example);
  const form = new URLSearchParams([...fields]).toString();
  const objections = objectionsTo(operation, fields, await stage.prism.check(operation.path, form));
  const found = { operation: operation.id, objections };
  if (objections.length > 0 && !settings.lenient) return { ...found, ...refuse("Incorrect request", objections) };
  const own = shown === undefined ? panel?.answer(operation.id, fields) : undefined;
  return { ...found, body: own ?? (await stage.prism.answer(operation.path, shown)) };
}

function refuse(error: string, objections: string[]): Answer {
  return { body: { error }, objections };
}

function asksForKey({ description }: Stage): boolean {
  return description.operations.some(({ forms }) => forms.some(({ fields }) => fields.includes("key")));
}

/** The example that the caller names has to be there; the mock's own only where the operation has it. */
function exampleOf({ id, answers }: Operation, wished: string | undefined, preset: string | undefined) {
  if (wished === undefined) return preset !== undefined && Object.hasOwn(answers, preset) ? preset : undefined;
  if (Object.hasOwn(answers, wished)) return wished;
  throw new Unreadable(400, `${id} has no example of that name; it has ${Object.keys(answers).join(", ")}.`);
}
