/** Reads what a caller prefers: the header `Prefer` of RFC 7240. */

/**
 * The preferences by their names in lower case; of several with one name the first counts, as the RFC says. A parameter counts
 * like a preference of its own: `Prefer: example=a; latency=5` is how users of Prism write it.
 */
export function readPrefer(header: string | string[] | undefined): Map<string, string> {
  const preferences = new Map<string, string>();
  for (const part of String(header ?? "").match(PARTS) ?? []) {
    const [, name, value = ""] = PREFERENCE.exec(part) ?? [];
    const key = name?.toLowerCase();
    if (key !== undefined && !preferences.has(key)) preferences.set(key, unquote(value));
  }
  return preferences;
}

/** What stands between commas and semicolons. A quoted text that never ends goes on to the end. */
const PARTS = /(?:"(?:[^"\\]|\\.)*(?:"|\\?$)|[^",;])+/g;

const PREFERENCE = /^\s*([\w!#$%&'*+.^`|~-]+)\s*(?:=\s*(.*))?$/;

function unquote(value: string): string {
  const text = value.trim();
  return text.startsWith('"') ? text.slice(1).replace(/"$/, "").replace(/\\(.)/g, "$1") : text;
}
