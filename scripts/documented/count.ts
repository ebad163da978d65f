/** How much of one kind of thing is documented. */
export type Count = {
  /** What is counted, in the plural. */
  kind: string;
  total: number;
  /** A line for each that is not documented: where it stands, and what is missing. */
  missing: string[];
};

/** Counts `things`; `lacks` says what is missing of one, and nothing when it is documented. */
export function count<Thing>(
  kind: string,
  things: Iterable<Thing>,
  lacks: (thing: Thing) => string | undefined,
): Count {
  const found = [...things].map(lacks);
  return { kind, total: found.length, missing: found.filter((line) => line !== undefined) };
}
