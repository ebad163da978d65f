/** Writes an order as a call, in the languages of the form. */
import { curlOf, type Fields, MOCK } from "../../../scripts/docs/curl.ts";
import type { Field, OrderType } from "../../../scripts/docs/orderForm.ts";

export const LANGUAGES = { curl: "curl", ts: "TypeScript", php: "PHP" } as const;

export type Language = keyof typeof LANGUAGES;

/** What people have typed, by the name of the field. */
export type Typed = Readonly<Record<string, string>>;

/** The fields that are shown: one that goes with a `type_of_traffic` only beside it. */
export function shownFields({ fields }: OrderType, typed: Typed): Field[] {
  return fields.filter(({ traffic }) => traffic === "" || typed["type_of_traffic"] === traffic);
}

/** The required fields that are empty. */
export function missingIn(type: OrderType, typed: Typed): string[] {
  return shownFields(type, typed)
    .filter(({ name, required }) => required && !linesIn(typed[name]).length)
    .map(({ name }) => name);
}

export function writeCall(language: Language, type: OrderType, typed: Typed): string {
  const filled = shownFields(type, typed).filter(({ name }) => linesIn(typed[name]).length > 0);
  const service = Number(type.example["service"]);
  if (language === "curl") return writeCurl(service, filled, typed);
  return language === "ts" ? writeTypeScript(service, filled, typed) : writePhp(type.schema, service, filled, typed);
}

function writeCurl(service: number, fields: readonly Field[], typed: Typed): string {
  const own = fields.map(({ name, kind }) => [name, kind === "lines" ? linesIn(typed[name]).join("\n") : typed[name]]);
  return curlOf({ key: "demo", action: "add", service, ...(Object.fromEntries(own) as Fields) });
}

function writeTypeScript(service: number, fields: readonly Field[], typed: Typed): string {
  const rows = fields.map((field) => `  ${field.name}: ${JSON.stringify(valueOf(field, typed))},`);
  return [
    'import { createClient } from "autostagram";',
    "",
    `const panel = createClient({ key: "demo", url: "${MOCK}" });`,
    "const { order } = await panel.addOrder({",
    `  service: ${service},`,
    ...rows,
    "});",
    "console.log(order);",
  ].join("\n");
}

function writePhp(schema: string, service: number, fields: readonly Field[], typed: Typed): string {
  const rows = fields.map((field) => `    ${field.name}: ${phpOf(valueOf(field, typed))},`);
  return [
    "<?php",
    "",
    "require 'clients/php/src/Panel.php';",
    "",
    `$panel = new Autostagram\\Panel('demo', '${MOCK}');`,
    `$order = new Autostagram\\${schema}(`,
    `    service: ${service},`,
    ...rows,
    ");",
    'echo $panel->addOrder($order)->order, "\\n";',
  ].join("\n");
}

function valueOf({ name, kind }: Field, typed: Typed): string | number | string[] {
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
