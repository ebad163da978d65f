/** Where a panel leaves its contract, and how bad that is. */

/**
 * `breaking`: a client that trusts the description fails. `drift`: it may. `tolerated`: it will not.
 * A difference from the exact answer that the mock owes is always breaking.
 */
type Severity = "breaking" | "drift" | "tolerated";

export type Finding = {
  severity: Severity;
  operation: string;
  /** RFC 6901; empty for the answer as a whole. */
  pointer: string;
  found: string;
  documented: string;
};

/** One line for people: where, what was found, what is documented, how bad. */
export function findingLine({ operation, pointer, found, documented, severity }: Finding): string {
  return `${operation}  ${pointer || "(whole answer)"}  ${found}, documented as ${documented}  ${severity}`;
}

/** Adds names to a JSON pointer. */
export function pointerTo(base: string, ...names: (string | number)[]): string {
  const escaped = names.map((name) => String(name).replaceAll("~", "~0").replaceAll("/", "~1"));
  return [base, ...escaped].join("/");
}

/** Names a value by its type, and shows it where it is short. */
export function describe(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return `array of ${value.length}`;
  if (typeof value === "object") return `object with ${Object.keys(value).slice(0, 5).join(", ") || "nothing in it"}`;
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  return `${typeof value} ${text.length > 60 ? `${text.slice(0, 60)}…` : text}`;
}

/** The value at a pointer; undefined where there is none. */
export function valueAt(root: unknown, pointer: string): unknown {
  const names = pointer
    .split("/")
    .slice(1)
    .map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"));
  return names.reduce<unknown>(
    (value, name) => (isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined),
    root,
  );
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
