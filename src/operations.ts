/** The names of the ten operations. */
import type { operations } from "../generated/operations.ts";

/** The name of one of the panel's operations; the methods of the client are called so too. */
export type Operation = keyof typeof operations;
