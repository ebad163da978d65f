/** A typed client for the panel API of 오토스타그램. @packageDocumentation */
export type {
  Balance,
  CreatedRefill,
  OrderState,
  OrderStatus,
  PlacedOrder,
  RefillState,
  RefillStatus,
  Service,
  ServiceType,
} from "../generated/types.ts";
export { type AddOrder, type Client, createClient, type ListMethod } from "./client.ts";
export type { Entry, EntryError, FailedEntry, FoundEntry } from "./entries.ts";
export {
  AbortedError,
  AutostagramError,
  CheckError,
  ConfigError,
  ConnectError,
  ConnectionLostError,
  DeadlineError,
  HttpError,
  InputError,
  LimiterError,
  type Outcome,
  PartialError,
  RateLimitError,
  RedirectError,
  RefusedError,
  UnexpectedAnswer,
  UnreadableAnswer,
} from "./errors.ts";
export type { Attributes, Hooks, Limiter, RequestEvent, ResponseEvent, RetryEvent, Validate } from "./hooks.ts";
export type { Ledger, LedgerEntry, LedgerResult, LedgerStore, Purchase, UnknownOrder } from "./ledger/entry.ts";
export type { Operation } from "./operations.ts";
export { type CallOptions, type ClientOptions, DEFAULT_URL, type ListOptions, type OrderOptions } from "./options.ts";
export type { CustomOrder, Order } from "./orders.ts";
export type { Check, Problem } from "./preflight/problem.ts";
export type { Reason } from "./reasons.ts";
