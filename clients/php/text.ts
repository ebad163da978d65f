/** Texts of the description as PHP has them. */

const WIDTH = 120;

/** A doc comment: on one line where it fits. */
export function comment(text: string, tags: readonly string[], indent: number): string {
  const space = " ".repeat(indent);
  const paragraphs = text
    .trim()
    .split("\n\n")
    .map((one) => wrap(one.replaceAll("\n", " "), WIDTH - indent - 3));
  const [first = []] = paragraphs;
  if (paragraphs.length === 1 && first.length === 1 && tags.length === 0 && `${first}`.length + indent + 7 <= WIDTH) {
    return `${space}/** ${first} */`;
  }
  const lines = [
    ...paragraphs.flatMap((part, index) => (index > 0 ? ["", ...part] : part)),
    ...(tags.length > 0 ? ["", ...tags] : []),
  ];
  return [`${space}/**`, ...lines.map((line) => `${space} * ${line}`.trimEnd()), `${space} */`].join("\n");
}

function wrap(text: string, width: number): string[] {
  return (text.match(new RegExp(`.{1,${width}}(?:\\s|$)`, "g")) ?? []).map((line) => line.trim());
}

export function quote(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}
