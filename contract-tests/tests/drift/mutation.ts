/** What a change to a panel is, and what a checker owes who meets it. */
import type { Severity } from "../../src/findings.ts";
import { changeAt, type To } from "./change.ts";
import type { Reply, Seen } from "./reply.ts";

/**
 * What a run has to make of it: a finding of that severity; or, `unverified`, no verdict; or, `not-covered`, nothing in
 * its favour.
 */
export type Outcome = Severity | "unverified" | "not-covered";

/** A finding that has to be there. `pointer`: several where more than one place is right. */
export type Expected = { operation: string; pointer: string | readonly string[] };

/** Says where a reply was changed. */
type Note = (pointer: string) => void;

export type Mutation = {
  /** The kind of change, as `kinds.ts` counts them. 0: none of those. */
  row: number;
  /** Unique. */
  name: string;
  outcome: Outcome;
  /** It puts the key or the account at risk, and the report has to say so. */
  security?: true;
  /** The one operation whose answers it changes; absent: see `expected`. */
  operation?: string;
  /** It gives the data of that operation another shape as a whole. */
  isShape?: true;
  /** The places whose values it changes. */
  pointer?: string;
  /** The field by which it is told, where that is another one. */
  toldBy?: string;
  /** The operation in whose answers that field is, where it is another one. */
  toldIn?: string;
  /** What a run has to be allowed for this to show; nothing where that is absent. */
  mode?: "writes" | "spend";
  /** Findings that have to be there. Absent: one wherever the panel changed a value. */
  expected?: readonly Expected[];
  /** When it is played, of several: a later one sees what the earlier ones left. */
  stage: number;
  /** Reads a call as something else. */
  read?: (seen: Seen) => Seen;
  /** Changes a reply. The same object: nothing is changed. */
  write?: (reply: Reply, seen: Seen, note: Note) => Reply;
  /** It shows in an answer that cannot be read, too. */
  survives?: true;
  /** Where a place of an earlier change comes to lie. */
  moves?: (operation: string, pointer: string) => string;
};

/** The order in which changes are played. */
export const STAGE = { read: 0, rows: 1, values: 2, envelope: 3, replaced: 4, http: 5, bytes: 6, fate: 7 } as const;

export type Where = { operation: string | readonly string[]; pointer: string };

/** A value changed in every answer of an operation that has its place; `*`: of any operation. */
export function value(
  { operation, pointer }: Where,
  to: To,
  rest: Pick<Mutation, "row" | "name" | "outcome"> & Partial<Mutation>,
): Mutation {
  const write = (reply: Reply, seen: Seen, note: Note): Reply => {
    if (!isOf(seen, operation)) return reply;
    const { value: body, touched } = changeAt(reply.body, pointer, to);
    touched.forEach(note);
    return touched.length === 0 ? reply : { ...reply, body };
  };
  // Of two changes that meet, the one of all rows comes first, so that the one of a single row is not lost.
  const stage = pointer.includes("*") ? STAGE.values - 0.5 : STAGE.values;
  return { stage, write, ...(typeof operation === "string" && operation !== "*" && { operation }), pointer, ...rest };
}

/** Every reply of operations changed as a whole, data or refusals or both. */
export function answer(
  operation: Where["operation"],
  which: "data" | "refusals" | "all",
  to: (reply: Reply, seen: Seen) => Reply,
): NonNullable<Mutation["write"]> {
  return (reply, seen, note) => {
    const kind = reply.refused ? "refusals" : "data";
    const fits = which === "all" || (which === kind && reply.body !== undefined);
    if (!fits || !isOf(seen, operation)) return reply;
    const changed = to(reply, seen);
    if (changed !== reply) note("");
    return changed;
  };
}

function isOf(seen: Seen, operation: Where["operation"]): boolean {
  if (operation === "*") return true;
  const wanted = typeof operation === "string" ? [operation] : operation;
  return seen.operation === seen.answered && wanted.includes(seen.operation ?? "callPanel");
}
