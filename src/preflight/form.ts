/** The form of a service's type, field by field. */
import { orderForms } from "../../generated/orderForms.ts";

/**
 * One field of a form. `mark` is `*` when the field is counted and bounded, `?` when it is optional; `traffic` is the
 * `type_of_traffic` that it goes with, or empty.
 */
export type FormField = readonly [word: string, field: string, mark: string, traffic: string];

/** What a type takes. Of a type that is not documented only `service` is known. */
export function formOf(type: string): FormField[] {
  const words = `service ${Object.hasOwn(orderForms, type) ? orderForms[type] : ""}`;
  // Every group takes part in every match, so none is undefined.
  return [...words.matchAll(/(\w+)([*?]?)(\d?)/g)] as unknown as FormField[];
}
