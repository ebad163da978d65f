/**
 * Writes what `src/Panel.php` has from the description: the methods, the models, the order forms, the reasons. Generators in use lose
 * what PHP has no union for, such as an id or a refusal in one place. The file is committed with them, since people copy it as it is.
 */
import { readFile, writeFile } from "node:fs/promises";
import { answersOf, type Description, orderForms, readDescription, type Schema, urlOf } from "../description.ts";
import type { Context } from "../language.ts";
import { type Operation, readOperations, textOf } from "../operations.ts";
import { ENVELOPES, ID_FIELDS } from "../protocol.ts";
import { readReasons } from "../reasons.ts";
import { writeErrors } from "./errors.ts";
import { comment, quote } from "./text.ts";

/** What stands above is written by hand. */
const MARK = "\n// From here on made from the description";

const TYPES: { [type: string]: string } = { string: "string", integer: "int", boolean: "bool", array: "array" };

/** What stands for values of lists that are no models. A number that says that a wish was taken is true. */
const VALUES: { [schema: string]: string } = { RefillId: "int", RefillState: "string", integer: "taken" };

/** The whole file as it should be. */
export async function writePanel({ root, actions }: Pick<Context, "root" | "actions">, file: string): Promise<string> {
  const source = await readFile(file, "utf8");
  const description = await readDescription(actions);
  const operations = await readOperations(actions);
  const head = source.slice(0, source.indexOf("\n", source.indexOf(MARK) + 1) + 1);
  const parts = [
    writePanelClass(urlOf(description), operations),
    ...answersOf(description).map(([name, schema]) => writeAnswer(description, name, schema, operations)),
    "/** What addOrder takes: a form for each documented type of service. */\ninterface Order\n{\n}",
    ...orderForms(description).map((name) => writeForm(description, name, operations)),
    ...writeErrors(await readReasons(root)),
  ];
  return `${head}\n${parts.join("\n\n")}\n`;
}

export async function generate(context: Pick<Context, "root" | "actions">, file: string): Promise<void> {
  await writeFile(file, await writePanel(context, file));
}

function writePanelClass(url: string, operations: readonly Operation[]): string {
  const methods = operations.map((operation) => {
    const { parameters, tags, gives, body } = methodOf(operation);
    const cut = operation.takes === "ids" ? " A longer list is sent in parts." : "";
    const text = comment(textOf(operation, operations, (name) => name) + cut, tags, 4);
    return `${text}\n    public function ${operation.name}(${parameters}): ${gives}\n    {\n        return ${body};\n    }\n`;
  });
  return `/**
 * One panel, one key. A method throws InvalidArgumentException when an argument cannot be right, Refused when the panel
 * said no, and another PanelError for everything else. No call is sent twice, and no redirect is followed.
 */
final class Panel extends Calls
{
    public const URL = ${quote(url)};

    protected const ENVELOPES = [${ENVELOPES.map(quote).join(", ")}];

    protected const ID_FIELDS = [${ID_FIELDS.map(quote).join(", ")}];

${methods.join("\n")}}`;
}

function methodOf({ action, takes, own, gives, isCatalogue, field }: Operation) {
  const value = VALUES[gives] ?? gives;
  const type = VALUES[gives] ? quote(value) : `${gives}::class`;
  const start = `__FUNCTION__, ${quote(action)}, ${type}`;
  if (takes === "ids") {
    const tags = [`@param list<int> $${own}s`, `@return list<Entry<${value === "taken" ? "bool" : value}>>`];
    const body = `$this->many(${start}, ${quote(own)}, $${own}s, ${quote(field)})`;
    return { parameters: `array $${own}s`, tags, gives: "array", body };
  }
  if (isCatalogue)
    return { parameters: "", tags: [`@return list<${gives}>`], gives: "array", body: `$this->one(${start} . '[]')` };
  if (takes === "form") {
    const tags = [
      "@param Order|array<string, int|string|list<string>> $order An array for a type that is not documented.",
    ];
    return { parameters: "Order|array $order", tags, gives, body: `$this->one(${start}, self::fieldsOf($order))` };
  }
  if (takes === "id")
    return { parameters: `int $${own}`, tags: [], gives, body: `$this->one(${start}, ['${own}' => $${own}])` };
  return { parameters: "", tags: [], gives, body: `$this->one(${start})` };
}

function writeAnswer(
  { components }: Description,
  name: string,
  { description, properties = {} }: Schema,
  operations: Operation[],
) {
  const fields = Object.entries(properties).map(([field, schema]) => {
    const { text, type } = fieldOf(components.schemas, schema);
    // Some panels leave the counts out, and a type that says otherwise would be a lie.
    const isOptional = name === "OrderStatus" && (field === "start_count" || field === "remains");
    return { field, text, type: isOptional ? `?${type}` : type };
  });
  const types = fields.map(({ field, type }) => `        '${field}' => '${type}',\n`).join("");
  const table = `    /** @internal */\n    public const FIELDS = [\n${types}    ];\n\n`;
  return writeClass(name, String(description), fields, operations, table);
}

/** What must be given stands first, since PHP takes what may be left out from the end alone. */
function writeForm({ components: { schemas } }: Description, name: string, operations: Operation[]): string {
  const { description, properties = {}, required = [] } = schemas[name] ?? {};
  const names = Object.keys(properties);
  const sorted = [...names.filter((one) => required.includes(one)), ...names.filter((one) => !required.includes(one))];
  const fields = sorted.map((field) => {
    const { text, type } = fieldOf(schemas, properties[field] ?? {});
    return required.includes(field) ? { field, text, type } : { field, text, type: `?${type}`, otherwise: " = null" };
  });
  return writeClass(`${name} implements Order`, String(description), fields, operations);
}

type Field = { field: string; text: string; type: string; otherwise?: string };

function writeClass(head: string, text: string, fields: Field[], operations: Operation[], body = ""): string {
  const say = (words: string) => textOf({ text: words } as Operation, operations, (name) => name);
  const parameters = fields.map(({ field, text, type, otherwise = "" }) => {
    const tags = type.endsWith("array") ? ["@var list<string>"] : [];
    return `${comment(say(text), tags, 8)}\n        public readonly ${type} $${field}${otherwise},\n`;
  });
  return `${comment(say(text), [], 0)}
final class ${head}
{
${body}    public function __construct(
${parameters.join("")}    ) {
    }
}`;
}

function fieldOf(schemas: Description["components"]["schemas"], schema: Schema): { text: string; type: string } {
  const { description, ...resolved } = schema.$ref
    ? { ...schemas[schema.$ref.replace(/.*\//, "")], ...schema }
    : schema;
  return { text: String(description), type: TYPES[String(resolved.type)] ?? "string" };
}
