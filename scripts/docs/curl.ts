/** Writes a call for a shell. Nothing is imported here: pages in a browser write calls too. */

/** Where `npm run mock` answers. */
export const MOCK = "http://127.0.0.1:4010/api/v2";

export type Fields = Record<string, string | number>;

/** Characters of a line, which a column of text shows whole. */
export const WIDTH = 70;

/** A call that can be pasted into bash or zsh. */
export function curlOf(form: Fields): string {
  const flags = Object.entries(form).map(([field, value]) => {
    const flag = /^[\w:/.,-]*$/.test(String(value)) ? "-d" : "--data-urlencode";
    return `${flag} ${quote(`${field}=${value}`)}`;
  });
  const lines = ["curl"];
  for (const word of [...flags, MOCK]) {
    if (`${lines.at(-1)} ${word}`.length <= WIDTH) lines.push(`${lines.pop()} ${word}`);
    else lines.push(`  ${word}`);
  }
  return lines.join(" \\\n");
}

function quote(text: string): string {
  if (/^[\w:/.,=-]*$/.test(text)) return text;
  if (text.includes("\n")) return `$'${text.replace(/[\\']/g, "\\$&").replaceAll("\n", "\\n")}'`;
  return `'${text.replaceAll("'", "'\\''")}'`;
}
