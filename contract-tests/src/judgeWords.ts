/** What a broken schema means: how bad it is, what was found, and what is documented. */
import type { AnySchemaObject, ErrorObject } from "ajv/dist/2020.js";
import { reasonOf } from "../../src/reasons.ts";
import { describe, type Finding } from "./findings.ts";

type Gravity = Pick<Finding, "severity" | "rule">;

const GRAVITY: Readonly<Record<string, (schema: AnySchemaObject, value: unknown) => Gravity>> = {
  required: () => ({ severity: "breaking", rule: "missing" }),
  additionalProperties: () => ({ severity: "tolerated", rule: "extra-field" }),
  shown: () => ({ severity: "tolerated", rule: "other-currency" }),
  known: ({ inviting }, value) => {
    if (isBareRefusal(value)) return { severity: "breaking", rule: "shape" };
    return { severity: inviting ? "tolerated" : "drift", rule: "unknown-value" };
  },
  type: (schema, value) =>
    value === null && schema.type === "string"
      ? { severity: isNeverEmpty(schema) ? "breaking" : "drift", rule: "null" }
      : { severity: "breaking", rule: "type" },
  pattern: (schema, value) => ({ severity: differsInCase(schema, value) ? "drift" : "breaking", rule: "format" }),
};

/** How bad it is, and the rule that was broken. */
export function gravityOf({ keyword, parentSchema = {} }: ErrorObject, value: unknown): Gravity {
  return GRAVITY[keyword]?.(parentSchema, value) ?? { severity: "breaking", rule: "format" };
}

export function foundBy({ keyword, data }: ErrorObject, value: unknown): string {
  if (keyword !== "required") return describe(value);
  return `missing beside ${Object.keys(data as object).join(", ") || "nothing"}`;
}

export function documentedBy({ keyword, params, parentSchema = {} }: ErrorObject): string {
  switch (keyword) {
    case "required":
      return "required";
    case "additionalProperties":
      return "no field of this name";
    case "type":
      return String(params.type);
    case "pattern":
      return `${parentSchema.type ?? "text"} like ${params.pattern}`;
    case "known":
      return oneOf(parentSchema.known as string[]);
    case "shown":
      return `${(parentSchema.shown as string[]).join(", ")} in the examples`;
    case "minLength":
      return "text that is not empty";
    case "minimum":
    case "maximum":
      return `a number ${params.comparison} ${params.limit}`;
    default:
      return `${keyword} ${JSON.stringify(params)}`;
  }
}

function oneOf(words: string[]): string {
  const text = lists.get(words) ?? `one of ${words.join(", ")}`;
  lists.set(words, text);
  return text;
}

const lists = new WeakMap<string[], string>();

/** The panel's words for a "no" where a status belongs: a client would take them for a status. */
function isBareRefusal(value: unknown): boolean {
  if (typeof value !== "string") return false;
  const known = bare.get(value) ?? reasonOf(value) !== "other";
  if (bare.size < MOST_WORDS) bare.set(value, known);
  return known;
}

/** A catalogue has thousands of services of a few types that nobody documented. */
const bare = new Map<string, boolean>();
const MOST_WORDS = 1000;

/** Text without which an answer says nothing, as opposed to a figure that is not known yet. */
function isNeverEmpty({ minLength, known }: AnySchemaObject): boolean {
  return minLength !== undefined && known === undefined;
}

function differsInCase({ pattern }: AnySchemaObject, value: unknown): boolean {
  return typeof value === "string" && new RegExp(pattern, "u").test(value.toUpperCase());
}
