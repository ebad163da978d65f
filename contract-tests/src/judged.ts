/** What was made of one call. Runs hand these to the report, one after another. */
import type { Call } from "./exchange.ts";
import type { Finding } from "./findings.ts";

/** A column of the matrix. */
export type Column = "success" | "refused" | "failingItem";

export type Judged = {
  /** Of the description; `callPanel` where the call asked for none of the ten. */
  operation: string;
  /** `unverified`: no answer, or one of which nothing can be said, such as HTML or HTTP 503. */
  outcome: "answered" | "refused" | "unverified";
  /** Why nothing can be said; only of what is unverified. */
  reason?: string;
  /** The cells of the matrix for which this answer counts. */
  covers: readonly Column[];
  /** Names of the documented fields that the answer showed, such as `charge`. */
  fields: readonly string[];
  findings: readonly Finding[];
  call: Call;
};
