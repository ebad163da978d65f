import type { Call } from "./call.ts";

export function curl({ url, key, fields }: Call): string {
  const parts = [
    `curl -sS "$URL"`,
    `--data-urlencode "key=$KEY"`,
    ...fields.map(([name, value]) => field(name, String(value))),
  ];
  return `URL=${word(url)}\nKEY=${word(key)}\n\n${parts.join(" \\\n  ")}\n`;
}

function field(name: string, value: string): string {
  // What needs no encoding reads better with the short flag.
  return /^[\w.,-]*$/.test(value) ? `-d ${name}=${value}` : `--data-urlencode ${word(`${name}=${value}`)}`;
}

function word(text: string): string {
  return /^[\w.,:/=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
