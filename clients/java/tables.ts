/** Writes what is neither a model nor an operation: how calls end, reasons, known words of open sets, the kinds of orders. */
import { type Description, orderForms } from "../description.ts";
import type { Words } from "../reasons.ts";
import { javadoc } from "./javadoc.ts";

/** How a call fails: the kinds of clients/vectors/README.md, save `input`, which is an IllegalArgumentException. */
const KINDS = "refused rate_limited http redirect unreadable unexpected timeout connection".split(" ");

/** What can be wrong with one id of a list beside what panels say. */
const OWN = ["other", "missing", "unexpected"];

export type Sets = Map<string, { text: string; words: string[] }>;

/** The source of each class, by its name. */
export function writeTables(description: Description, sets: Sets, words: readonly Words[]): { [name: string]: string } {
  const reasons = [...new Set(words.map(({ reason }) => reason)), ...OWN];
  const forms = orderForms(description);
  return {
    Kind: writeEnum("Kind", "How a call failed.", KINDS),
    Outcome: writeEnum("Outcome", "What became of an order, a refill or a cancel.", ["not_sent", "refused", "unknown"]),
    Reason: writeEnum("Reason", "What a panel's words mean.", reasons, reasonOf(words)),
    Order: file(`/** A form of an order. There is a class for each documented type of service. */
public sealed interface Order permits ${forms.join(", ")} {
  /** The form, by the names of its fields on the wire. */
  java.util.Map<String, Object> fields();
}`),
    ...Object.fromEntries([...sets].map(([name, set]) => [name, writeSet(name, set)])),
  };
}

function writeEnum(name: string, text: string, constants: readonly string[], body = ""): string {
  const names = constants.map((constant) => constant.toUpperCase()).join(", ");
  return file(`/** ${text} */\npublic enum ${name} { ${names}${body && `;\n${body}`} }`);
}

/** Words of an open set are text: an enum would lose those that it does not know. */
function writeSet(name: string, { text, words }: { text: string; words: string[] }): string {
  const constants = words.map((word) => {
    const constant = word.toUpperCase().replaceAll(/\W+/g, "_");
    return `  public static final String ${constant} = ${JSON.stringify(word)};`;
  });
  return file(`/** ${javadoc(text)} */
public final class ${name} {
${constants.join("\n")}

  private ${name}() {}
}`);
}

function reasonOf(words: readonly Words[]): string {
  const rows = words.map((row) => `{${JSON.stringify(row.words)}, "${row.reason.toUpperCase()}"}`);
  return `
  private static final String[][] WORDS = {${rows.join(", ")}};

  static Reason of(String text) {
    String said = text.toLowerCase(java.util.Locale.ROOT);
    for (String[] row : WORDS) if (said.contains(row[0])) return valueOf(row[1]);
    return OTHER;
  }
`;
}

function file(code: string): string {
  return `// Made from the description. Do not edit.\npackage autostagram;\n\n${code}\n`;
}
