/** What the commands on lists of ids share: partial answers are kept, and the exit code tells the worst. */
import { type Entry, type FailedEntry, PartialError } from "../index.ts";
import { EXIT } from "./exit.ts";
import type { Column } from "./rows.ts";
import type { Session } from "./session.ts";

/** The columns of a list: the id first, then those of its value, then what is wrong with it. */
export function listColumns<Value>(
  id: string,
  columns: readonly (Omit<Column<Value>, "of"> & { of: (value: Value) => unknown })[],
): Column<Entry<Value>>[] {
  return [
    { name: id, of: (entry) => entry.id, right: true },
    ...columns.map((column) => ({
      ...column,
      of: (entry: Entry<Value>) => (entry.ok ? column.of(entry.value) : undefined),
    })),
    { name: "problem", of: (entry) => (entry.ok ? undefined : problemOf(entry)), wraps: true, optional: true },
  ];
}

/** Nothing is more important to see than that a refill or cancel may exist. */
function problemOf({ error, outcome }: FailedEntry): string {
  return outcome === "unknown" ? `may exist: ${error.text}` : error.text;
}

/**
 * Prints the entries of a list operation.
 *
 * @returns 0 when every id has its value, 1 when the panel said no to some, 3 when it does not become clear of some.
 * @throws The error of the operation, after everything that was answered has been printed.
 */
export async function printEntries<Value>(
  { print }: Session,
  columns: readonly Column<Entry<Value>>[],
  list: Promise<Entry<Value>[]>,
): Promise<number> {
  const { entries, error } = await list.then(
    (found) => ({ entries: found, error: undefined }),
    (thrown: unknown) => ({ entries: entriesOf<Value>(thrown), error: thrown }),
  );
  if (entries) await print({ columns, rows: entries, json: entries });
  if (error !== undefined) throw error;
  return codeOf(entries ?? []);
}

function entriesOf<Value>(thrown: unknown): Entry<Value>[] | undefined {
  return thrown instanceof PartialError ? (thrown.entries as Entry<Value>[]) : undefined;
}

const UNCLEAR = /^(missing|unexpected|unanswered)$/;

function codeOf(entries: readonly Entry<unknown>[]): number {
  const failed = entries.filter((entry) => !entry.ok);
  if (failed.some(({ error, outcome }) => outcome === "unknown" || UNCLEAR.test(error.reason))) return EXIT.unverified;
  return failed.length > 0 ? EXIT.no : EXIT.ok;
}
