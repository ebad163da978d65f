/** Judges answers against the schemas of the description, every row of a list and every item of a map. */
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import { type Description, type Operation, resolve, type Schema } from "./description.ts";
import { describe, type Finding, isObject, pointerTo, valueAt } from "./findings.ts";
import { isRefusal, type Refusal } from "./wire.ts";

/** What an answer has to be: the documented data, or `{ "error": "…" }`. */
export type Kind = "success" | "refused";

/** Never throws, whatever the answer is. */
export type Judge = (operation: string, kind: Kind, answer: unknown) => Finding[];

export function createJudge({ document, operations }: Description): Judge {
  const ajv = new Ajv2020({ allErrors: true, strict: false, verbose: true, validateFormats: false });
  ajv.addKeyword({ keyword: "known", schemaType: "array", type: "string", validate: isKnown });
  ajv.addSchema({ $id: "contract:", components: { schemas: prepared(document) } as object });
  const validators = new Map(operations.map((operation) => [operation.id, compile(ajv, document, operation)]));

  return (operation, kind, answer) => {
    const validate = validators.get(operation)?.[kind];
    if (!validate) throw new Error(`the description has no operation ${operation}`);
    if (kind === "success" && isRefusal(answer)) return [refusedInstead(operation, answer)];
    validate(answer);
    return (validate.errors ?? []).filter(isCause).map((error) => findingOf(operation, error, answer));
  };
}

function refusedInstead(operation: string, { error }: Refusal): Finding {
  const found = `the refusal ${JSON.stringify(error)}`;
  return { severity: "breaking", operation, pointer: "/error", found, documented: "an answer with data" };
}

function compile(
  ajv: Ajv2020,
  document: Description["document"],
  { answer }: Operation,
): Record<Kind, ValidateFunction> {
  const branches = (resolve(document, answer).oneOf ?? []) as Schema[];
  const refused = branches.find((branch) => requiresError(document, branch));
  const success = branches.find((branch) => branch !== refused);
  if (!refused || !success) throw new Error("an answer must be one schema or a refusal");
  const absolute = (schema: Schema) => ajv.compile({ $ref: String(schema.$ref).replace("#", "contract:#") });
  return { success: absolute(success), refused: absolute(refused) };
}

/** The schemas with every "data or refusal" as a question, so that a fault is told of the branch that was meant. */
function prepared(document: Description["document"]): unknown {
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (!isObject(value)) return value;
    const schema = Object.fromEntries(Object.entries(value).map(([name, child]) => [name, visit(child)]));
    return openSet(dataOrRefusal(document, schema));
  };
  return visit(document.components.schemas);
}

function dataOrRefusal(document: Description["document"], schema: Schema): Schema {
  const { oneOf, ...rest } = schema as { oneOf?: Schema[] };
  const refusal = oneOf?.find((branch) => requiresError(document, branch));
  if (!oneOf || !refusal) return schema;
  const data = oneOf.filter((branch) => branch !== refusal);
  const asked = { type: "object", required: ["error"] };
  // biome-ignore lint/suspicious/noThenProperty: it is a keyword of JSON Schema
  return { ...rest, if: asked, then: refusal, else: data.length === 1 ? data[0] : { oneOf: data } };
}

/** `anyOf` of an enum and any string: an open set, where an unknown member is drift, not a break. */
function openSet(schema: Schema): Schema {
  const { anyOf, ...rest } = schema as { anyOf?: Schema[] };
  const [known, any] = anyOf ?? [];
  if (anyOf?.length !== 2 || !known?.enum || any?.type !== "string") return schema;
  return { ...rest, ...any, known: known.enum };
}

function requiresError(document: Description["document"], schema: Schema): boolean {
  return ((resolve(document, schema).required ?? []) as string[]).includes("error");
}

function isKnown(known: string[], value: string): boolean {
  return known.includes(value);
}

/** ajv adds an error for `if` and `propertyNames` themselves; what failed inside them says more. */
function isCause({ keyword }: ErrorObject): boolean {
  return keyword !== "if" && keyword !== "propertyNames";
}

function findingOf(operation: string, error: ErrorObject, answer: unknown): Finding {
  const { instancePath, keyword, params, parentSchema = {} } = error;
  // The name of a missing or wrong property is not part of ajv's path.
  const name: string | undefined = keyword === "required" ? params.missingProperty : error.propertyName;
  const pointer = name === undefined ? instancePath : pointerTo(instancePath, name);
  const value = valueAt(answer, pointer);
  const severity = keyword === "known" || (value === null && parentSchema.type === "string") ? "drift" : "breaking";
  const found =
    keyword === "required"
      ? `missing beside ${Object.keys(error.data as object).join(", ") || "nothing"}`
      : describe(value);
  return { severity, operation, pointer, found, documented: documentedBy(error) };
}

function documentedBy({ keyword, params, parentSchema = {} }: ErrorObject): string {
  switch (keyword) {
    case "required":
      return "required";
    case "type":
      return String(params.type);
    case "pattern":
      return `${parentSchema.type ?? "text"} like ${params.pattern}`;
    case "known":
      return `one of ${(parentSchema.known as string[]).join(", ")}`;
    case "minLength":
      return "text that is not empty";
    case "minimum":
    case "maximum":
      return `a number ${params.comparison} ${params.limit}`;
    default:
      return `${keyword} ${JSON.stringify(params)}`;
  }
}
