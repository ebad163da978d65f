/** A typed client for the panel API of 오토스타그램. */
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
export { type AddOrder, type Client, createClient } from "./client.ts";
export type { Entry, EntryError, FailedEntry, FoundEntry } from "./entries.ts";
export {
  AutostagramError,
  ConfigError,
  ConnectError,
  InputError,
  RefusedError,
  UnexpectedAnswer,
} from "./errors.ts";
export type { RawClient } from "./internal/transport.ts";
export type { Operation } from "./operations.ts";
export { type ClientOptions, DEFAULT_URL } from "./options.ts";
export type { CustomOrder, Order } from "./orders.ts";
export type { Reason } from "./reasons.ts";
