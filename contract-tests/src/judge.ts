/** Judges answers against the schemas of the description, every row of a list and every item of a map. */
import { _, Ajv2020, type ErrorObject, type KeywordCxt, type ValidateFunction } from "ajv/dist/2020.js";
import { type Description, type Operation, resolve } from "./description.ts";
import { describe, type Finding, pointerTo, valueAt } from "./findings.ts";
import { preparedSchemas } from "./judgeSchemas.ts";
import { documentedBy, foundBy, gravityOf } from "./judgeWords.ts";
import { branchesOf, type Layout, layoutOf } from "./layouts.ts";
import { type Container, misplaced, type Place, root } from "./shapes.ts";
import { isRefusal, type Refusal } from "./wire.ts";

/** What an answer has to be: the documented data, or `{ "error": "…" }`. */
export type Kind = "success" | "refused";

/** Never throws, whatever the answer is. */
export type Judge = (operation: string, kind: Kind, answer: unknown) => Finding[];

/** The operation of a call that asks for none of those that are described. It can only be refused. */
export const NO_OPERATION = "callPanel";

type Validators = Record<Kind | "inner", ValidateFunction> &
  Pick<Layout, "container" | "fields"> & {
    /** Whether nothing is said of the list but what its rows are. */
    isPlainList: boolean;
  };

export function createJudge(description: Description): Judge {
  // `unicode` would count every character of every name, to see that there is one; ajv warns of leaving it.
  const speed = { unicode: false, logger: false } as const;
  const ajv = new Ajv2020({ allErrors: true, strict: false, verbose: true, validateFormats: false, ...speed });
  for (const keyword of ["known", "shown"])
    ajv.addKeyword({ keyword, schemaType: "array", type: "string", code: isAmong });
  ajv.addSchema({ $id: "contract:", components: { schemas: preparedSchemas(description) } as object });
  const validators = new Map(description.operations.map((each) => [each.id, compile(ajv, description, each)]));
  const any = [...validators.values()][0];

  return (operation, kind, answer) => {
    const found = validators.get(operation) ?? (operation === NO_OPERATION ? any : undefined);
    if (!found) throw new Error(`the description has no operation ${operation}`);
    if (kind === "refused") return check(operation, found.refused, root(answer));
    return isRefusal(answer) ? [refusedInstead(operation, answer)] : judgeData(operation, found, answer);
  };
}

/** Judges what was meant as well, where it lies in another shape than documented. */
function judgeData(operation: string, found: Validators, answer: unknown): Finding[] {
  const { success, inner, container, fields, isPlainList } = found;
  if (isPlainList && Array.isArray(answer)) return checkRows(operation, inner, answer);
  const places = misplaced(answer, container, fields);
  if (!places) return check(operation, success, root(answer));
  const shape: Finding = {
    severity: "breaking",
    rule: "shape",
    operation,
    pointer: "",
    found: describe(answer),
    documented: DOCUMENTED[container],
  };
  return [shape, ...places.flatMap((place) => check(operation, inner, place))];
}

const DOCUMENTED: Record<Container, string> = {
  object: "object with the fields themselves",
  array: "array of rows",
  map: "object with an entry for each id",
};

/** One after another: for each row ajv copies the errors of all rows before it, which takes seconds where all are broken. */
function checkRows(operation: string, inner: ValidateFunction, rows: readonly unknown[]): Finding[] {
  const findings: Finding[] = [];
  rows.forEach((value, index) => {
    if (!inner(value)) findings.push(...findingsOf(operation, inner.errors, { pointer: `/${index}`, value }));
  });
  return findings;
}

function check(operation: string, validate: ValidateFunction, place: Place): Finding[] {
  return validate(place.value) ? [] : findingsOf(operation, validate.errors, place);
}

type Where = Pick<Place, "pointer" | "value">;

function findingsOf(operation: string, errors: ValidateFunction["errors"], where: Where): Finding[] {
  const findings = (errors ?? []).filter(isCause).map((error) => findingOf(operation, error, where));
  if (findings.length === 1) return findings;
  // Of a value that is wrong nobody needs to hear that it is unusual too.
  const wrong = new Set(findings.filter(({ severity }) => severity !== "tolerated").map((each) => each.pointer));
  return findings.filter((each) => each.severity !== "tolerated" || !wrong.has(each.pointer));
}

function refusedInstead(operation: string, { error }: Refusal): Finding {
  const found = `the refusal ${describe(error).replace(/^string /, "")}`;
  return {
    severity: "breaking",
    rule: "refused-call",
    operation,
    pointer: "/error",
    found,
    documented: "an answer with data",
  };
}

function compile(ajv: Ajv2020, { document }: Description, operation: Operation): Validators {
  const { success, refused } = branchesOf(document, operation);
  const absolute = (ref: string) => ajv.compile({ $ref: ref.replace("#", "contract:#") });
  const { inner, container, fields } = layoutOf(document, success);
  const { type, items, description: _words, ...rest } = resolve(document, { $ref: success });
  return {
    isPlainList: type === "array" && items !== undefined && Object.keys(rest).length === 0,
    success: absolute(success),
    refused: absolute(refused),
    inner: absolute(`${success}${inner}`),
    container,
    fields,
  };
}

/** Written into the validator: called from there, it would be handed a new object for each row. */
function isAmong(context: KeywordCxt): void {
  const listed = context.gen.scopeValue("keyword", { ref: new Set(context.schema) });
  context.fail(_`!${listed}.has(${context.data})`);
}

/** ajv adds an error for `if` and `propertyNames` themselves; what failed inside them says more. */
function isCause({ keyword }: ErrorObject): boolean {
  return keyword !== "if" && keyword !== "propertyNames";
}

function findingOf(operation: string, error: ErrorObject, where: Where): Finding {
  const { instancePath, params } = error;
  // The name of a missing, foreign or wrong property is not part of ajv's path.
  const name: string | undefined = params.missingProperty ?? params.additionalProperty ?? error.propertyName;
  const pointer = name === undefined ? instancePath : pointerTo(instancePath, name);
  const value = name === undefined ? error.data : valueAt(where.value, pointer);
  const { severity, rule } = gravityOf(error, value);
  return {
    severity,
    rule,
    operation,
    pointer: where.pointer + pointer,
    found: foundBy(error, value),
    documented: documentedBy(error),
  };
}
