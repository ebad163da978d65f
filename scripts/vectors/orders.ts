/** An order of each documented type, with everything in it that forms, lines and code pages get wrong. */
import type { OrderFields, Vector } from "../../clients/harness/vector.ts";
import { type OrderField, orderFields, orderForms } from "../../generated/orderForms.ts";
import { value, vectorOf } from "./case.ts";
import { json } from "./json.ts";

/** Hangul, emoji of several code points, what forms write in another way, and a line separator that is no line break here. */
const LINES = [
  "정말 멋져요 👏🏽",
  "한글 & 영어 = 50% + 50%",
  "a&b=c+d%20e;f?g#h",
  "👨‍👩‍👧‍👦 cafe\u0301 ñ ü ß 漢字 العربية",
  "\"double\" 'single' `back` \\n \\ / <b>&amp;</b>",
  "tab\there, separator\u2028there, ~!*()_-.",
];

const TEXT = LINES.join(" | ");

const LINK = "https://example.com/p/1?a=1&b=2+3&c=%25#정말 👏";

const texts: { [field: string]: string } = { link: LINK, media: LINK, referring_url: LINK, country: "KR" };

const placed = { order: 23501 };

export function orderVectors(): Vector[] {
  const rows: [name: string, form: OrderFields][] = Object.entries(orderForms).flatMap(([type, words]) =>
    formsOf(words).map(([name, form]): [string, OrderFields] => [`sends ${type}${name}`, form]),
  );
  const many = Array.from({ length: 500 }, (_, line) => `${line + 1}. 정말 멋져요 👏`);
  rows.push(["sends five hundred comments", { service: 2, link: "https://example.com/p/1", comments: many }]);
  const vectors = rows.map(([name, form]) =>
    vectorOf("orders", {
      name,
      operation: "addOrder",
      given: { form },
      answer: json(placed),
      allowed: [value(placed)],
    }),
  );
  return [...vectors, customVector()];
}

/** A form with everything in it; several where a field goes with one kind of traffic only. */
function formsOf(words: string): [name: string, form: OrderFields][] {
  const fields = [...words.matchAll(/(\w+)[*?]?(\d?)/g)];
  const kinds = fields.map(([, , kind]) => kind).filter(Boolean);
  if (kinds.length === 0) return [["", fill(fields.map(([, name = ""]) => name))]];
  return [...kinds, ""].map((kind) => {
    const names = fields.filter(([, , other]) => !other || other === kind).map(([, name = ""]) => name);
    const form = { ...fill(names), type_of_traffic: Number(kind || 3) };
    return [` with type_of_traffic ${form.type_of_traffic}`, form];
  });
}

function fill(names: string[]): OrderFields {
  const values = names.map((name) => [name, texts[name] ?? valueFor(orderFields[name])]);
  return { service: 9007199254740991, ...Object.fromEntries(values) };
}

function valueFor(field: OrderField | undefined): string | number | string[] {
  if (field === "lines") return LINES;
  if (field === "date") return "31/12/2027";
  if (field === undefined) return TEXT;
  return typeof field === "number" ? field + 100 : (field.at(-1) as number);
}

/** Clients that offer only what is documented say that it is not. */
function customVector(): Vector {
  const form = { service: 7, link: LINK, emoji: "👏", reaction: "한글" };
  return vectorOf("orders", {
    name: "sends a type that nobody has described",
    operation: "addOrder",
    given: { form },
    answer: json(placed),
    optional: true,
    allowed: [value(placed), { error: { kind: "input" } }],
  });
}
