/** Block `statuses OrderState|RefillState`: the documented words and what they mean, from the description's own sentence. */
import { type Facts, schemaOf } from "./facts.ts";
import { code, table } from "./table.ts";

const HEAD = { en: ["status", "what it means"], ko: ["상태", "뜻"] };

export function statuses(facts: Facts, name = ""): string {
  const { description = "", anyOf = [] } = schemaOf(facts, name);
  const words = (anyOf as { enum?: string[] }[]).flatMap((branch) => branch.enum ?? []);
  if (words.length === 0) throw new Error(`the schema ${name} has no known values`);
  const rows = words.map((word) => {
    const [, meaning] = new RegExp(`\`${word}\`: (.+?)\\.(?: |$)`).exec(description) ?? [];
    if (meaning === undefined) throw new Error(`the description of ${name} must say what \`${word}\` means`);
    return [code(word), meaning];
  });
  return table(HEAD[facts.locale], rows);
}
