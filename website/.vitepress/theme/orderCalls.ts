/** Writes an order as a call, in the languages of the form. */
import { curlOf, type Fields, MOCK } from "../../../scripts/docs/curl.ts";
import type { OrderType } from "../../../scripts/docs/orderForm.ts";
import type { Field } from "../../../scripts/docs/orderForms.ts";

export const LANGUAGES = { curl: "curl", ts: "TypeScript", php: "PHP" } as const;

export type Language = keyof typeof LANGUAGES;

/** What people have typed, by the name of the field. */
export type Typed = Readonly<Record<string, string>>;

/** The fields that are shown: one that goes with a `type_of_traffic` only beside it. */
export function shownFields({ fields }: OrderType, typed: Typed): Field[] {
  return fields.filter(({ traffic }) => traffic === "" || typed.type_of_traffic === traffic);
}

/** The required fields that are empty. */
export function missingIn(type: OrderType, typed: Typed): string[] {
  return shownFields(type, typed)
    .filter(({ name, required }) => required && !linesIn(typed[name]).length)
    .map(({ name }) => name);
}

export function writeCall(language: Language, type: OrderType, typed: Typed): string {
  const filled = shownFields(type, typed).filter(({ name }) => linesIn(typed[name]).length > 0);
  if (language === "curl") return writeCurl(filled, typed);
  return language === "ts" ? writeTypeScript(filled, typed) : writePhp(type.schema, filled, typed);
}

function writeCurl(fields: readonly Field[], typed: Typed): string {
  const own = fields.map(({ name, kind }) => [name, kind === "lines" ? linesIn(typed[name]).join("\n") : typed[name]]);
  return curlOf({ key: "demo", action: "add", ...(Object.fromEntries(own) as Fields) });
}

function writeTypeScript(fields: readonly Field[], typed: Typed): string {
  return [
    'import { createClient } from "autostagram";',
    "",
    'const key = "demo";',
    `const url = "${MOCK}";`,
    "",
    "const panel = createClient({ key, url });",
    "const { order } = await panel.addOrder({",
    ...fields.map((field) => `  ${field.name}: ${JSON.stringify(valueIn(field, typed))},`),
    "});",
    "console.log(order);",
  ].join("\n");
}

function writePhp(schema: string, fields: readonly Field[], typed: Typed): string {
  return [
    "<?php",
    "",
    "require 'clients/php/src/Panel.php';",
    "",
    "$key = 'demo';",
    `$url = '${MOCK}';`,
    "",
    "$panel = new Autostagram\\Panel($key, $url);",
    `$order = new Autostagram\\${schema}(`,
    ...fields.map((field) => `    ${field.name}: ${phpOf(valueIn(field, typed))},`),
    ");",
    'echo $panel->addOrder($order)->order, "\\n";',
  ].join("\n");
}

function valueIn({ name, kind }: Field, typed: Typed): string | number | string[] {
  if (kind === "lines") return linesIn(typed[name]);
  const text = typed[name] ?? "";
  return (kind === "integer" || kind === "choice") && /^\d+$/.test(text) ? Number(text) : text;
}

/** An empty line would be charged for. */
function linesIn(text = ""): string[] {
  return text.split("\n").filter((line) => line.trim() !== "");
}

function phpOf(value: string | number | string[]): string {
  if (Array.isArray(value)) return `[${value.map(phpOf).join(", ")}]`;
  return typeof value === "number" ? String(value) : `'${value.replace(/[\\']/g, "\\$&")}'`;
}
