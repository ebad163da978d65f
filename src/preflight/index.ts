/** Judges and prices an order before it is sent. @packageDocumentation */
export { type JudgedBy, type PreflightOptions, preflight, type Verdict } from "./preflight.ts";
export type { Price } from "./price.ts";
export type { Check, Problem } from "./problem.ts";
