/** Reads flags, and says what is wrong with them without repeating what people may have pasted. */
import type { Command, CommanderError } from "commander";
import { UsageError } from "./exit.ts";

/** What one program says in words of its own. */
export type UsageWords = {
  /** Flags that there are not, and why. */
  flags: { readonly [flag: string]: string };
  /** What is wrong, by commander's code. */
  problems: { readonly [code: string]: string };
};

/** Flags that there are in no program, and why. */
const REASONS: UsageWords["flags"] = {
  "--key":
    "there is no --key: everybody on a machine can list its command lines. Put the key in AUTOSTAGRAM_KEY, or in a file for --key-file (- is stdin)",
};

/** Cuts `--flag=value` to `--flag` where there is no such flag: the nearest name is then found, and the value is in no message. */
export function cutUnknownValues(program: Command, argv: readonly string[]): string[] {
  const known = new Set([program, ...program.commands].flatMap(({ options }) => options.map(({ long }) => long)));
  return argv.map((word) => {
    const [, flag] = /^(--[^=]+)=/.exec(word) ?? [];
    return flag === undefined || known.has(flag) ? word : flag;
  });
}

/** What is wrong, by commander's code: from the flag it is about, and the nearest name when there is one. */
const PROBLEMS: { readonly [code: string]: (flag: string, nearest: string | undefined) => string } = {
  "commander.unknownOption": (_, nearest) => unknown("flag", nearest),
  "commander.unknownCommand": (_, nearest) => unknown("command", nearest),
  "commander.optionMissingArgument": (flag) => `${flag} lacks its value`,
  "commander.missingMandatoryOptionValue": (flag) => `${flag} is needed`,
  "commander.excessArguments": () => "takes flags only; one argument has no -- before it",
};

function unknown(what: string, nearest: string | undefined): string {
  return `unknown ${what}; ${nearest ? `did you mean ${nearest}?` : "--help shows them"}`;
}

/** What commander says, told again in words that hold nothing of the command line but the names of known flags. */
export function usageError({ code, message }: CommanderError, words: UsageWords): UsageError {
  const flag = /'(--[\w-]+)/.exec(message)?.[1] ?? "";
  const nearest = /\(Did you mean (?:one of )?(.*)\?\)/.exec(message)?.[1];
  const reason = code === "commander.unknownOption" ? { ...REASONS, ...words.flags }[flag] : words.problems[code];
  return new UsageError(reason ?? PROBLEMS[code]?.(flag, nearest) ?? "cannot be understood; --help shows how");
}

/** Reads a flag's text. */
export type ReadFlag<Value> = (text: string) => Value;

/** Any text but another flag, which stands there when a value was forgotten. */
export function readText(flag: string): ReadFlag<string> {
  return (text) => {
    if (text.startsWith("--")) throw new UsageError(`${flag} lacks its value`);
    return text;
  };
}

/** A number of seconds, as milliseconds. */
export function readSeconds(flag: string, [min, max]: [number, number]): ReadFlag<number> {
  return (text) => {
    const seconds = Number(text);
    if (/^\d+(\.\d+)?$/.test(text) && seconds >= min && seconds <= max) return Math.ceil(seconds * 1000);
    throw new UsageError(`${flag} takes seconds, from ${min} to ${max}`);
  };
}

/** One of some words. */
export function readWord<Word extends string>(flag: string, words: readonly Word[]): ReadFlag<Word> {
  return (text) => {
    const found = words.find((word) => word === text);
    if (found !== undefined) return found;
    throw new UsageError(`${flag} takes ${words.slice(0, -1).join(", ")} or ${words.at(-1)}`);
  };
}
