/** Writes what is neither a model nor an operation nor an error: known words of open sets, the kinds of orders, the protocol. */
import { type Description, orderForms } from "../description.ts";
import { ENDPOINT, ENVELOPES, ID_FIELDS, KEY } from "../protocol.ts";
import { quote } from "../words.ts";
import { javadoc } from "./javadoc.ts";

export type Sets = Map<string, { text: string; words: string[] }>;

/** The source of each class, by its name. */
export function writeTables(description: Description, sets: Sets): { [name: string]: string } {
  const forms = orderForms(description);
  return {
    Order: file(`/** A form of an order. There is a class for each documented type of service. */
public sealed interface Order permits ${forms.join(", ")} {
  /** The form, by the names of its fields on the wire. */
  java.util.Map<String, Object> fields();
}`),
    Protocol: file(`/** What is known of the protocol beside its forms and answers. */
interface Protocol {
  String KEY = ${quote(KEY)};
  String ENDPOINT = ${quote(ENDPOINT)};
  java.util.List<String> ENVELOPES = ${listOf(ENVELOPES)};
  java.util.List<String> IDS = ${listOf(ID_FIELDS)};
}`),
    ...Object.fromEntries([...sets].map(([name, set]) => [name, writeSet(name, set)])),
  };
}

/** Words of an open set are text: an enum would lose those that it does not know. */
function writeSet(name: string, { text, words }: { text: string; words: string[] }): string {
  const constants = words.map((word) => {
    const constant = word.toUpperCase().replaceAll(/\W+/g, "_");
    return `  public static final String ${constant} = ${quote(word)};`;
  });
  return file(`/** ${javadoc(text)} */
public final class ${name} {
${constants.join("\n")}

  private ${name}() {}
}`);
}

function listOf(words: readonly string[]): string {
  return `java.util.List.of(${words.map(quote).join(", ")})`;
}

export function file(code: string): string {
  return `// Made by the scripts in clients/java. Do not edit.\npackage autostagram;\n\n${code}\n`;
}
