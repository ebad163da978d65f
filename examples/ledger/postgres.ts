/**
 * A ledger in PostgreSQL, over the `query` of the package `pg` or anything like it:
 *
 *     import { Pool } from "pg";
 *     const pool = new Pool();
 *     const ledger = postgresLedger((text, values) => pool.query(text, values));
 *
 * The table is in postgres.sql. Give it a connection of its own or a pool, not one inside a transaction: a `begin` that is rolled
 * back after the order was sent is forgotten, and so is a commit with `synchronous_commit = off` when the power fails.
 *
 * PostgreSQL takes no ref with a NUL in it, nor a very long one: `begin` rejects then, and nothing is sent.
 *
 * In your application, import from "autostagram/ledger".
 */
import { adviceOf, createLedger, type Ledger, type LedgerEntry } from "../../src/ledger/index.ts";

type Row = Omit<LedgerEntry, "at" | "answer" | "id"> & {
  at: Date;
  answer: LedgerEntry["answer"] | null;
  id: string | null;
};
type Query = (text: string, values: unknown[]) => Promise<{ rows: Row[] }>;

// One statement, so that of two callers one alone takes the ref. A taken ref stays as it is, and no row comes back.
const BEGIN = `
  INSERT INTO purchases AS earlier (ref, at, form, outcome) VALUES ($1, $2, $3, $4)
  ON CONFLICT (ref) DO UPDATE SET at = excluded.at, form = excluded.form, outcome = excluded.outcome, answer = NULL, id = NULL
  WHERE earlier.outcome IN ('refused', 'not-sent')
  RETURNING *`;

const END = "UPDATE purchases SET outcome = $2, answer = $3, id = $4 WHERE ref = $1 RETURNING *";

export function postgresLedger(query: Query): Ledger {
  return createLedger({
    async begin({ ref, at, form, outcome }) {
      const { rows: begun } = await query(BEGIN, [ref, at, form, outcome]);
      if (begun.length > 0) return undefined;
      const { rows } = await query("SELECT * FROM purchases WHERE ref = $1", [ref]);
      return rows.map(entryOf)[0];
    },
    async end(ref, { outcome, answer, id }) {
      const { rows } = await query(END, [ref, outcome, answer ? JSON.stringify(answer) : null, id ?? null]);
      if (rows.length === 0) throw new Error(`ref ${JSON.stringify(ref)} was never begun`);
    },
    async unknown() {
      const { rows } = await query("SELECT * FROM purchases WHERE outcome = 'unknown' ORDER BY at", []);
      return rows.map(entryOf).map((entry) => ({ ...entry, advice: adviceOf(entry) }));
    },
  });
}

function entryOf({ at, answer, id, ...rest }: Row): LedgerEntry {
  return { ...rest, at: at.toISOString(), ...(answer && { answer }), ...(id !== null && { id }) };
}
