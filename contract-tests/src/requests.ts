/** Judges the form of a call: the fields that it names, and what stands in them. */
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import type { Description, Form, Operation, Schema } from "./description.ts";
import { describe, type Finding, pointerTo } from "./findings.ts";
import { fieldSchemas, formPointers, nearest } from "./forms.ts";
import type { Fields } from "./router.ts";

/** Findings about a form, as the caller sent it. Never throws, and shows nothing that is or may be a secret. */
export type RequestJudge = (operation: string, fields: Fields) => Finding[];

/** No report gets better by more of them. */
const MOST_FOREIGN = 20;

/** Characters of what cannot be a key yet. */
const LONGEST_WORD = 15;

/** What is known of one form of the description. */
type Paper = { schemas: ReadonlyMap<string, Schema>; validate: () => ValidateFunction };

type Desk = { operation: Operation; papers: ReadonlyMap<Form, Paper> };

/**
 * Where an operation takes many forms, the one that the names come nearest to speaks. A validator is compiled when the first
 * call takes its form: seventeen of them at once would keep a short run waiting.
 */
export function createRequestJudge(description: Description): RequestJudge {
  const { components, paths } = description.document as Description["document"] & { paths?: object };
  const ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    validateFormats: false,
    verbose: true,
    validateSchema: false,
  });
  ajv.addSchema({ $id: "forms:", components, paths });
  const desks = new Map(description.operations.map((each) => [each.id, deskOf(ajv, description, each)]));

  return (name, fields) => {
    const desk = desks.get(name);
    return desk ? judge(desk, fields) : [nothingAsked(description, name, fields)];
  };
}

function deskOf(ajv: Ajv2020, description: Description, operation: Operation): Desk {
  const papers = formPointers(description, operation).map((pointer): Paper => {
    let compiled: ValidateFunction | undefined;
    const validate = () => {
      compiled ??= ajv.compile({ $ref: `forms:#${pointer.split("/").map(encodeURIComponent).join("/")}` });
      return compiled;
    };
    return { schemas: fieldSchemas(description, pointer), validate };
  });
  return { operation, papers: new Map(operation.forms.map((form, index) => [form, papers[index] as Paper])) };
}

function judge({ operation, papers }: Desk, fields: Fields): Finding[] {
  const { form, missing, foreign } = nearest(operation.forms, [...fields.keys()]);
  const { schemas, validate } = papers.get(form) as Paper;
  const as = operation.forms.length > 1 && form.title !== "" ? ` of the form ${form.title}` : "";
  const say = (name: string, found: string, documented: string) => findingOf(operation.id, { name, found, documented });
  const known = [...fields].filter(([name]) => schemas.has(name));
  return [
    ...missing.map((name) => say(name, "nothing", `required${as}`)),
    // Not its value: a key that stands under a wrong name is a key all the same.
    ...foreign.slice(0, MOST_FOREIGN).map((name) => {
      const found = isShowable(name, fields) ? "a field of this name" : "a field whose name is not shown";
      return say(isShowable(name, fields) ? name : "", found, `no such field${as}`);
    }),
    ...wrongValues(validate(), schemas, known).map((error) => {
      const name = error.instancePath.slice(1);
      return say(name, foundBy(error, fields.get(name) ?? ""), documentedBy(error));
    }),
  ];
}

/** A body that was never meant as a form is one long name without a value, and the key may be in it. */
function isShowable(name: string, fields: Fields): boolean {
  return name.length <= (fields.get(name) === "" ? LONGEST_WORD : LONGEST_NAME);
}

const LONGEST_NAME = 60;

/** The first thing that is wrong with each field. */
function wrongValues(validate: ValidateFunction, schemas: Paper["schemas"], known: [string, string][]): ErrorObject[] {
  if (validate(Object.fromEntries(known.map(([name, text]) => [name, written(text, schemas.get(name))])))) return [];
  // No documented name needs escaping in a pointer, so the place is the name.
  const errors = (validate.errors ?? []).filter(({ instancePath }) => instancePath !== "");
  return errors.filter(
    (error, at) => errors.findIndex(({ instancePath }) => instancePath === error.instancePath) === at,
  );
}

/** A form is text alone. Where a whole number is wanted, only what is written as one is read as one: `5.0` and `1e3` are not. */
function written(text: string, schema: Schema | undefined): string | number {
  return schema?.type === "integer" && /^-?\d+$/.test(text) ? Number(text) : text;
}

function foundBy({ parentSchema }: ErrorObject, text: string): string {
  if (parentSchema?.format === "password") return text === "" ? "empty text" : "text that is not shown";
  const most = mostIds(parentSchema?.pattern);
  const ids = text.split(",").length;
  return most !== undefined && ids > most ? `${ids} ids` : describe(text).replace(/^string /, "");
}

function documentedBy({ keyword, params, parentSchema = {} }: ErrorObject): string {
  switch (keyword) {
    case "type":
      return params.type === "integer" ? "a whole number" : String(params.type);
    case "enum":
      return `one of ${params.allowedValues.join(", ")}`;
    case "minLength":
      return "text that is not empty";
    case "minimum":
    case "maximum":
      return `a whole number ${params.comparison} ${params.limit}`;
    case "pattern": {
      const most = mostIds(parentSchema.pattern);
      return most === undefined ? `text like ${params.pattern}` : `1 to ${most} ids, separated by commas`;
    }
    default:
      return `${keyword} ${JSON.stringify(params)}`;
  }
}

/** How many ids a list takes: its pattern is one id, and so many more behind commas. */
function mostIds(pattern: unknown): number | undefined {
  const [, more] = /\(,.*\)\{0,(\d+)\}\$$/.exec(String(pattern)) ?? [];
  return more === undefined ? undefined : Number(more) + 1;
}

/** A form that selects no operation: it names no action, an unknown one, or not what the action is about. */
function nothingAsked({ operations }: Description, operation: string, fields: Fields): Finding {
  const selectors = operations.map(({ path }) => (path.split("#")[1] ?? "").split("&"));
  const [name = ""] = selectors[0]?.[0]?.split("=") ?? [];
  const action = fields.get(name);
  const near = selectors.filter(([first]) => first === `${name}=${action}`).map(([, ...names]) => names.join(" and "));
  if (near.length > 0) {
    const documented = `one of the fields ${near.join(", ")}`;
    return findingOf(operation, { name: "", found: `${name}=${action} without any of them`, documented });
  }
  const actions = new Set(selectors.map(([first = ""]) => first.slice(name.length + 1)));
  return findingOf(operation, { name, found: showAction(action), documented: `one of ${[...actions].join(", ")}` });
}

/** What is too long for an action may be the key, in the wrong place. */
function showAction(action: string | undefined): string {
  return action === undefined || action.length <= LONGEST_WORD ? describe(action) : "text that is not shown";
}

function findingOf(
  operation: string,
  { name, found, documented }: { name: string; found: string; documented: string },
): Finding {
  const pointer = name === "" ? "" : pointerTo("", name);
  return { severity: "drift", rule: "request", operation, pointer, found, documented };
}
