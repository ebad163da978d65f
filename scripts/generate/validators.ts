/**
 * Compiles a validator for the answer of each operation, with Ajv, and says beside it what is documented at each place.
 * Only data gets to a validator: the refusal of a whole call is told apart before, and is no branch of it.
 */
import { Ajv } from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import { type Document, type Operation, resolve, type Schema } from "./document.ts";
import { dataOrRefusal, describeShape, readShape, type Shape } from "./shapes.ts";

/** Errors in one answer after which a validator stops: a catalogue can be wrong in 100,000 places. */
const MOST = 1000;

/**
 * A catalogue of 10,000 services has 30,000 amounts and counts. With these in the place of regular expressions, which they agree with,
 * parsing and validating it takes 1.09 times as long as parsing, and not 1.18 times.
 */
const DECIMAL = `
/** Digits, with up to so many points between them. */
function isDecimal(text, points) {
  let digits = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) digits++;
    else if (code === 46 && points > 0 && digits > 0) {
      points--;
      digits = 0;
    } else return false;
  }
  return digits > 0;
}
`;

const QUICK: Record<string, string> = {
  "^\\d+$": "{ test: (text) => isDecimal(text, 0) }",
  "^\\d+(\\.\\d+)?$": "{ test: (text) => isDecimal(text, 1) }",
};

export function writeValidators(actions: Document): string {
  const shapes = Object.values(actions.paths).map(({ post }): [string, Shape] => [
    post.operationId,
    readShape(actions, successOf(actions, post)),
  ]);
  const documented = Object.fromEntries(shapes.map(([name, shape]) => [name, describeShape(shape)]));
  return `// @ts-nocheck: the functions are Ajv's, and only what is exported has types.
import type { operations } from "./operations.ts";

type Operation = keyof typeof operations;

type Validator = {
  (answer: unknown): boolean;
  /** Of the last answer. */
  errors?: readonly ValidatorError[] | null;
};

/** What Ajv says of one place; the place is \`instancePath\`, and the name of a property in \`params\` where there is one. */
export type ValidatorError = {
  instancePath: string;
  keyword: string;
  params: { missingProperty?: string; propertyName?: string };
  /** Of what is wrong with a name, which Ajv says twice. */
  propertyName?: string;
};

/** Errors in one answer after which a validator looks at no further row. */
export const most: number = ${MOST};

/** What stands where in the answer of each operation; \`*\` is any row, or any name of a map, and \`*:name\` the name itself. */
export const documented: Record<Operation, Record<string, string>> = ${JSON.stringify(documented, null, 2)};

${DECIMAL}
${compile(shapes)}

/** A validator for the answer of each operation, for an answer that is no refusal. */
export const validators: Record<Operation, Validator> = {
${shapes.map(([name]) => `  ${name},`).join("\n")}
};
`;
}

/** The branch of an answer that holds data. */
function successOf(actions: Document, { operationId, responses }: Operation): Schema {
  const schema = responses["200"]?.content?.["application/json"]?.schema;
  const branches = schema && dataOrRefusal(actions, resolve(actions, schema));
  if (!branches) throw new Error(`${operationId}: its answer must be one schema or a refusal`);
  return branches.data;
}

function compile(shapes: [string, Shape][]): string {
  // What a shape holds means the same in every dialect, and Ajv for that of 2020 adds code that notes what was looked at.
  const ajv = new Ajv({
    allErrors: true,
    messages: false,
    // Counts UTF-16 units, which tells empty text from other text as well, and needs no function of Ajv's at run time.
    unicode: false,
    // It would say of `unicode` that it is deprecated.
    logger: false,
    code: { source: true, esm: true, lines: true },
  });
  for (const [name, shape] of shapes) ajv.addSchema({ ...shape, $id: name });
  const code = standalone.default(ajv, Object.fromEntries(shapes.map(([name]) => [name, name])));
  return withoutExports(stopAtMost(withQuickPatterns(code)));
}

function withQuickPatterns(code: string): string {
  const quick = Object.entries(QUICK);
  return quick.reduce(
    (text, [pattern, test]) => text.replaceAll(`new RegExp(${JSON.stringify(pattern)}, "u")`, test),
    code,
  );
}

/** Ajv has no limit of its own for the errors that it gathers. */
function stopAtMost(code: string): string {
  const loop = /for\(.*\)\{$/gm;
  return code.replaceAll(loop, (head) => `${head}\nif(errors >= most){break;}`);
}

function withoutExports(code: string): string {
  return code.replace('"use strict";', "").replaceAll("export const ", "const ").trim();
}
