/** The ten operations: their names, and what each sends. */
import { operations } from "../generated/operations.ts";

/** The name of one of the panel's operations; the methods of the client are called so too. */
export type Operation = keyof typeof operations;

/** Whether a call can change the account; such a call must not be repeated blindly. */
export function isWrite(operation: Operation): boolean {
  return /^(add|create|cancel)/.test(operation);
}

/** The value of `action` that selects an operation, as its path names it. */
export function actionOf(operation: Operation): string {
  return /=(\w+)/.exec(operations[operation])?.[1] as string;
}
