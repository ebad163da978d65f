/** The types of what `addOrder` takes. */
import type { lineFields } from "../generated/operations.ts";
import type { AddOrderRequest } from "../generated/types.ts";

type LineField = (typeof lineFields)[number];

/** A form without what the client adds by itself, and with arrays where the wire has lines. */
type Filled<Form> = Form extends unknown
  ? {
      [Field in keyof Omit<Form, "key" | "action">]: Field extends LineField
        ? readonly string[]
        : Form[Field & keyof Form];
    }
  : never;

type FieldOf<Form> = Form extends unknown ? keyof Form : never;

/** Forbids in each form what only other forms have; TypeScript would let a union mix them. */
type Closed<Form, Field extends PropertyKey = FieldOf<Form>> = Form extends unknown
  ? Form & { [Foreign in Exclude<Field, keyof Form>]?: never }
  : never;

/**
 * An order of one of the 17 documented types. The service's `type` decides which fields it needs; the type itself is
 * not sent. What is lines on the wire (`comments`, `usernames`, `hashtags`, `keywords`, `groups`) is an array here.
 */
export type Order = Closed<Filled<AddOrderRequest>>;

/** An order for a service type that is not documented: `service`, and whatever the panel's page asks for. */
export type CustomOrder = {
  /** The service to order, as `service` in the list of services. */
  service: number;
  /** Text, a number, or an array that becomes one value with a line for each entry. */
  [field: string]: string | number | readonly string[];
};
