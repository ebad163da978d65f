/** Writes methods.go: a method for each operation of the description, in its own words. */
import { type Operation, textOf } from "../operations.ts";
import { pascal, quote } from "../words.ts";

export function writeMethods(operations: readonly Operation[]): string {
  const methods = operations.map((operation) => {
    const { parameters, gives, body } = writeMethod(operation);
    const name = pascal(operation.name);
    const cut =
      operation.takes === "ids" ? " A longer list is sent in parts; with an error come the entries before it." : "";
    return `${comment(`${name}: ${textOf(operation, operations, pascal)}${cut}`)}
func (p *Panel) ${name}(ctx context.Context${parameters}) (${gives}, error) {
	return ${body}
}
`;
  });
  return `// Code generated from the description. DO NOT EDIT.

package autostagram

import "context"

${methods.join("\n")}`;
}

function writeMethod({ action, takes, own, gives, isCatalogue, field }: Operation) {
  if (takes === "ids") {
    const value = TYPES[gives] ?? gives;
    return {
      parameters: `, ${own}s ...int64`,
      gives: `[]Entry[${value}]`,
      body: `many[${value}](ctx, p, ${quote(action)}, ${quote(own)}, ${quote(field)}, ${own}s)`,
    };
  }
  const value = isCatalogue ? `[]${gives}` : gives;
  const order = { nothing: "CustomOrder{}", form: "order", id: `CustomOrder{${quote(own)}: ${own}}` }[takes];
  const parameters = { nothing: "", form: ", order Order", id: `, ${own} int64` }[takes];
  return { parameters, gives: value, body: `read[${value}](p.call(ctx, ${quote(action)}, ${order}))` };
}

/** What stands for values of lists that are no models. */
const TYPES: { [schema: string]: string } = { RefillId: "int64", integer: "bool" };

function comment(text: string): string {
  return text
    .split("\n\n")
    .map((paragraph) =>
      (paragraph.replaceAll("\n", " ").match(/.{1,115}(?:\s|$)/g) ?? []).map((line) => `// ${line.trim()}`).join("\n"),
    )
    .join("\n//\n");
}
