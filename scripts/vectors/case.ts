/** One row of the tables in this folder, and the vector that it becomes. */
import type {
  Answer,
  Arguments,
  Call,
  ClientSettings,
  Failure,
  Outcome,
  Vector,
} from "../../clients/harness/vector.ts";
import { operations } from "../../generated/operations.ts";
import type { Operation } from "../../src/index.ts";
import { actionOf, isWrite } from "../../src/operations.ts";
import { documented } from "./documented.ts";

export type Case = {
  /** The rule, in the present tense; it becomes the id. */
  name: string;
  operation: Operation;
  /** @default the documented call of the operation */
  given?: Arguments;
  client?: ClientSettings;
  /** Text is a body of JSON. */
  answer: string | Answer;
  allowed: Outcome[];
  /** A call that reads may be sent up to three times. */
  repeated?: boolean;
  /** The call may stay out. */
  optional?: boolean;
};

/** How often a client may send a call that reads. */
const ATTEMPTS = 3;

export function vectorOf(subject: string, { name, operation, given, client, answer, ...rest }: Case): Vector {
  const asked = given ?? documented(operation).given;
  const call: Call = {
    form: formOf(operation, asked),
    answer: typeof answer === "string" ? { body: answer } : answer,
    ...(rest.optional && { optional: true }),
  };
  const again: Call = { ...call, optional: true };
  const isRepeated = rest.repeated && !isWrite(operation);
  return {
    id: idOf(subject, operation, name),
    operation,
    arguments: asked,
    ...(client && { client }),
    calls: [call, ...(isRepeated ? Array(ATTEMPTS - 1).fill(again) : [])],
    allowed: rest.allowed,
  };
}

export function idOf(subject: string, operation: Operation, name: string): string {
  const slug = name
    .toLowerCase()
    .replaceAll("'", "")
    .replace(/[^\p{L}\d]+/gu, "-")
    .replace(/^-|-$/g, "");
  return `${subject === operation ? subject : `${subject}/${operation}`}/${slug}`;
}

/** The form that must arrive. */
export function formOf(operation: Operation, { form = {}, ...ids }: Arguments): Call["form"] {
  const fields = Object.entries({ ...ids, ...form }).map(([name, value]) => [name, written(name, value)]);
  return { key: "$KEY", action: actionOf(operation), ...Object.fromEntries(fields) };
}

function written(name: string, value: unknown): string {
  return Array.isArray(value) ? value.join(/^(orders|refills)$/.test(name) ? "," : "\n") : String(value);
}

export const value = (found: unknown): Outcome => ({ value: found });

export const failure = (kind: Failure["kind"], text?: string): Outcome => ({
  error: { kind, ...(text !== undefined && { text }) },
});

export const refused = (text: string): Outcome => failure("refused", text);

export const unexpected = failure("unexpected");

/** A client may take it for what is meant, or say that it is not what is documented. */
export const valueOrUnexpected = (...found: unknown[]): Outcome[] => [...found.map(value), unexpected];

/** No JSON came. Some parsers do not tell that from JSON of another shape. */
export const noJson: Outcome[] = [failure("unreadable"), unexpected];

export const allOperations = Object.keys(operations) as Operation[];
export const writes = allOperations.filter(isWrite);
