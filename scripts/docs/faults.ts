/** Block `faults`: everything that the mock can do wrong, from its own table. */
import type { Fault, Value } from "../../contract-tests/src/mock/faults/fault.ts";
import { FAULT_GROUPS } from "../../contract-tests/src/mock/faults/index.ts";
import type { Facts } from "./facts.ts";
import { say } from "./korean.ts";
import type { Locale } from "./pages.ts";
import { code, table } from "./table.ts";

const HEAD = {
  en: ["fault", "what the client meets", "the panel has acted"],
  ko: ["장애", "클라이언트가 겪는 일", "패널이 이미 실행함"],
};

const ACTED = { en: "yes", ko: "예" };
const ELSE = { en: "else", ko: "기본값" };

export function faults({ locale }: Facts): string {
  const groups = FAULT_GROUPS.map(([title, found]) => {
    const rows = Object.entries(found).map(([name, fault]) => rowOf(name, fault, locale));
    return `### ${say(title, locale)}\n\n${table(HEAD[locale], rows)}`;
  });
  return groups.join("\n\n");
}

function rowOf(name: string, { tells, acts, value }: Fault, locale: Locale): string[] {
  const sentence = say(tells, locale).replace(/\{.*\}|__\w+__/g, code);
  return [code(value ? `${name}=${value.is}` : name), sentence + otherwise(value, locale), acts ? ACTED[locale] : ""];
}

function otherwise(value: Value | undefined, locale: Locale): string {
  return value ? ` (${ELSE[locale]} ${value.otherwise})` : "";
}
