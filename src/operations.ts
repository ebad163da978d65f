/** The ten operations: their names, and what each sends. */
import { operations } from "../generated/operations.ts";

/** The name of one of the panel's operations; the methods of the client are called so too. */
export type Operation = keyof typeof operations;

/** Whether a call can change the account; such a call must not be repeated blindly. */
export function isWrite(operation: Operation): boolean {
  return /^(add|create|cancel)/.test(operation);
}

const actions = Object.fromEntries(
  Object.entries(operations).map(([operation, path]) => [operation, path.split(/[=&]/)[1]]),
) as Readonly<Record<Operation, string>>;

/** The value of `action` that selects an operation, as its path names it. */
export function actionOf(operation: Operation): string {
  return actions[operation];
}
