/** What every sample is made of, and how values are written as source text. */

/** One call of one operation, as a named example shows it. */
export type Call = {
  operation: string;
  url: string;
  key: string;
  /** Everything else that is sent, in the order of the example. */
  fields: ReadonlyArray<readonly [name: string, value: string | number]>;
  /** Whether the panel says no to it. */
  refused: boolean;
};

export type Sample = { id: string; lang: string; label: string; source: string };

/** A double-quoted text. What JSON escapes, JavaScript, Python, Go and Java read the same way. */
export function quoted(value: string | number): string {
  return JSON.stringify(String(value));
}

/** One line for each field, with the key where it belongs. */
export function lines(
  call: Call,
  line: (name: string, value: string) => string,
  constant: string,
  value = quoted,
): string[] {
  return [line("key", constant), ...call.fields.map(([name, field]) => line(name, value(field)))];
}
