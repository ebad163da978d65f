/** Finds the languages: every folder of `clients/` that has a `language.ts`. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "../language.ts";

const clients = join(import.meta.dirname, "..");

/** The reference comes first, the others as the alphabet has them. */
const FIRST = "typescript";

export function findLanguages(): string[] {
  const names = readdirSync(clients).filter((name) => existsSync(join(clients, name, "language.ts")));
  return names.sort((one, other) => Number(other === FIRST) - Number(one === FIRST) || one.localeCompare(other));
}

/** A language that cannot be loaded fails at its first step, and takes no other with it. */
export async function loadLanguage(name: string): Promise<Language> {
  try {
    const { language }: { language: Language } = await import(join(clients, name, "language.ts"));
    if (language?.name === name) return language;
    return broken(name, new Error(`clients/${name}/language.ts exports no language of that name`));
  } catch (error) {
    return broken(name, error);
  }
}

function broken(name: string, error: unknown): Language {
  const fail = () => Promise.reject(error);
  const runner = () => ({ command: "", args: [], cwd: clients });
  return { name, title: name, support: "complete", missing: fail, generate: fail, build: fail, runner };
}
