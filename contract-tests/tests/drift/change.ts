/** Changes of JSON at the places that a template names. */
import { isObject, pointerTo } from "../../src/findings.ts";

/** In place of a new value: the name is taken out. */
export const GONE = Symbol("gone");

/** What becomes of a value. */
export type To = (was: unknown) => unknown;

/**
 * Changes a copy. A template is a JSON pointer in which a name may be `*`, every entry; `refill=1`, the entries whose field
 * `refill` is 1, however it is written; or `+desc`, a name that need not be there yet.
 *
 * @returns the value itself where nothing changes, and the pointers of what does.
 */
export function changeAt(value: unknown, template: string, to: To): { value: unknown; touched: string[] } {
  const touched: string[] = [];
  const changed = visit(value, { names: template.split("/").slice(1), at: "", to, touched });
  touched.sort(compare);
  return { value: touched.length === 0 ? value : changed, touched };
}

const { compare } = new Intl.Collator("en", { numeric: true });

const OPEN = { enumerable: true, writable: true, configurable: true };

type Visit = { names: string[]; at: string; to: To; touched: string[] };

function visit(value: unknown, { names, at, to, touched }: Visit): unknown {
  const [name, ...rest] = names;
  if (name === undefined) {
    const changed = to(value);
    if (changed !== value) touched.push(at);
    return changed;
  }
  if (!isObject(value)) return value;
  const copy = Array.isArray(value) ? [...value] : { ...value };
  // From the end, so that rows that are taken out do not move those still to come.
  for (const key of keysFor(value, name).reverse()) {
    const changed = visit(value[key], { names: rest, at: pointerTo(at, key), to, touched });
    // By definition, because `__proto__` cannot be assigned.
    if (changed !== GONE) Object.defineProperty(copy, key, { value: changed, ...OPEN });
    else if (Array.isArray(copy)) copy.splice(Number(key), 1);
    else delete copy[key];
  }
  return copy;
}

function keysFor(value: Record<string, unknown>, name: string): string[] {
  if (name === "*") return Object.keys(value);
  if (name.startsWith("+")) return Array.isArray(value) ? [] : [name.slice(1)];
  const [field = "", wanted] = name.split("=");
  if (wanted === undefined) return Object.hasOwn(value, name) ? [name] : [];
  return Object.keys(value).filter((key) => {
    const entry = value[key];
    return isObject(entry) && String(entry[field]) === wanted;
  });
}
