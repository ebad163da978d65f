/** What the form of order types on the site is made from, in both languages. */
import type { Fields } from "./curl.ts";
import { factsIn, readActions } from "./facts.ts";
import { type Field, orderForms } from "./orderForms.ts";
import type { Locale } from "./pages.ts";

export type OrderType = {
  type: string;
  /** The class of such an order in PHP. */
  schema: string;
  description: string;
  /** `service` is the first. */
  fields: readonly Field[];
  /** An order of this type, by the names of its fields. */
  example: Fields;
};

export type OrderFormData = { [locale in Locale]: readonly OrderType[] };

/** Reads spec/. */
export async function orderFormData(): Promise<OrderFormData> {
  return { en: await typesIn("en"), ko: await typesIn("ko") };
}

async function typesIn(locale: Locale): Promise<OrderType[]> {
  const facts = await factsIn(locale, await readActions());
  return orderForms(facts).map(({ example, service, fields: others, ...form }) => {
    const { key: _, action: __, ...fields } = example.value as Fields;
    return { ...form, fields: [service, ...others], example: fields };
  });
}
