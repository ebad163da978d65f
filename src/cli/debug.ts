/** What `--debug` tells: every attempt of every call, and where an error came from. */
import { inspect } from "node:util";
import type { Hooks } from "../hooks.ts";
import type { Output } from "./output.ts";
import { plain } from "./text.ts";

/** The hooks, and before each of them a line about what happens. */
export function debugHooks(output: Output, hooks: Hooks): Hooks {
  const say = (line: string) => void output.say(`debug: ${plain(line)}\n`);
  return {
    ...hooks,
    onResponse(event) {
      const { operation, attempt, duration, attributes, error } = event;
      const result = error?.name ?? "ok";
      const status = attributes["http.response.status_code"] ?? "no answer";
      say(`${operation}  attempt ${attempt}  ${status}  ${result}  ${Math.round(duration)} ms`);
      return hooks.onResponse?.(event);
    },
    onRetry(event) {
      say(`${event.operation}  again in ${Math.round(event.delay)} ms`);
      return hooks.onRetry?.(event);
    },
  };
}

/** An error with its stack, its fields and its causes. The output masks it. */
export function dump(error: unknown): string {
  const text = inspect(error, { depth: 4, colors: false });
  const indented = (line: string) => `${/^ */.exec(line)?.[0]}${plain(line)}\n`;
  return text.split("\n").map(indented).join("");
}
