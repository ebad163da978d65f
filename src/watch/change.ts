/** What a watch tells: one thing that has happened to one id. */
import type { OrderStatus, RefillState } from "../../generated/types.ts";
import type { EntryError } from "../entries.ts";

/**
 * What has happened to one id. `changed` and `unclear` may be followed by more about the same id; `final`, `failed` and `timedOut`
 * are the last of it.
 */
export type Change<Value> = {
  /** The id of the order or refill. */
  id: number;
  /** What the panel last said about it, before this; undefined when it has not said anything yet. */
  previous: Value | undefined;
} & (
  | {
      /** `changed`: it is another than before, or is seen for the first time. `final`: this, and it stays so. */
      kind: "changed" | "final";
      /** What the panel says now. */
      value: Value;
    }
  | {
      /**
       * `unclear`: this time there is a reason in its place, which may pass, so it is asked again; told once for each reason.
       * `failed`: the panel does not know the id.
       */
      kind: "unclear" | "failed";
      /** The panel's reason. */
      error: EntryError;
    }
  | {
      /** `maxAge` has passed, and it is not final. */
      kind: "timedOut";
    }
);

/** What has happened to an order. */
export type OrderChange = Change<OrderStatus>;

/** What has happened to a refill. Its value is the status alone, such as `Completed`. */
export type RefillChange = Change<RefillState>;
