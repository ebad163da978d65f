/** Blocks `order-types`, `order-fields` and `order-examples`: what an order of each type needs. */
import { curlOf, type Fields } from "./curl.ts";
import type { Facts } from "./facts.ts";
import { wordsOf } from "./kinds.ts";
import { type Field, type Form, orderForms } from "./orderForms.ts";
import type { Locale } from "./pages.ts";
import { code, fenced, table } from "./table.ts";

const TYPES = {
  en: ["type", "required besides `service`", "optional", "the price counts"],
  ko: ["유형", "`service` 외 필수", "선택", "가격의 기준"],
};

const FIELDS = { en: ["field", "what it is", "written as"], ko: ["필드", "뜻", "형식"] };

const COUNTS = {
  en: { order: "one order", lines: (name: string) => `the lines of ${name}`, posts: "the units that each post gets" },
  ko: { order: "주문 1건", lines: (name: string) => `${name}의 줄 수`, posts: "게시물마다 전달되는 수량" },
};

export function orderTypes(facts: Facts): string {
  const rows = orderForms(facts).map(({ type, fields }) => [
    type,
    namesOf(fields.filter(({ required }) => required)),
    namesOf(fields.filter(({ required }) => !required)),
    countOf(fields, facts.locale),
  ]);
  return table(TYPES[facts.locale], rows);
}

function namesOf(fields: readonly Field[]): string {
  return fields.map(({ name }) => code(name)).join(", ");
}

/** What the unit of the price is, by the custom of such panels. */
function countOf(fields: readonly Field[], locale: Locale): string {
  const [first, second] = fields.filter(({ counted }) => counted);
  if (!first) return COUNTS[locale].order;
  if (second) return COUNTS[locale].posts;
  return first.kind === "lines" ? COUNTS[locale].lines(code(first.name)) : code(first.name);
}

/** Each field once, however many types take it; a field that means different things has a row for each. */
export function orderFields(facts: Facts): string {
  const fields = orderForms(facts).flatMap((form) => form.fields);
  const distinct = new Map(fields.map((field) => [`${field.name} ${field.description}`, field]));
  const rows = [...distinct.values()].map(({ name, description, kind, values }) => {
    const written = values ? values.join(", ") : wordsOf(kind, facts.locale);
    return [code(name), description, written];
  });
  return table(FIELDS[facts.locale], rows);
}

export function orderExamples(facts: Facts): string {
  return orderForms(facts).map(exampleOf).join("\n\n");
}

function exampleOf({ type, description, example }: Form): string {
  const call = curlOf(example.value as Fields);
  return `### ${type}\n\n${description}\n\n${fenced("sh", call)}`;
}
