/** The fields of a form, as a reader sees and changes them. */
import type { Call } from "../samples/index.ts";

/** One row a field; text of several lines has room for them. */
export function showFields(place: Element, { key, fields }: Call): void {
  const rows = [["key", key] as const, ...fields].map(([name, value]) => row(name, String(value)));
  place.replaceChildren(...[...place.children].filter(({ tagName }) => tagName === "LEGEND"), ...rows);
}

function row(name: string, value: string): Element {
  const label = document.createElement("label");
  const caption = document.createElement("code");
  caption.textContent = name;
  label.append(caption, value.includes("\n") ? area(name, value) : input(name, value));
  return label;
}

function input(name: string, value: string): Element {
  const element = document.createElement("input");
  Object.assign(element, { name, value, autocomplete: "off", spellcheck: false });
  return element;
}

function area(name: string, value: string): Element {
  const element = document.createElement("textarea");
  Object.assign(element, { name, value, rows: value.split("\n").length, spellcheck: false });
  return element;
}

/** What would be sent: every field that is not empty. */
export function fieldsOf(place: Element): Record<string, string> {
  const inputs = [...place.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea")];
  return Object.fromEntries(inputs.filter(({ value }) => value !== "").map(({ name, value }) => [name, value]));
}
