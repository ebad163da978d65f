/**
 * A ledger in SQLite, with what Node brings along (24 or newer). Started by itself it lists the purchases to look at:
 *
 *     node examples/ledger/sqlite.ts shop.db
 *
 * In your application, import from "autostagram/ledger".
 */
import { DatabaseSync } from "node:sqlite";
import { adviceOf, createLedger, type Ledger, type LedgerEntry } from "../../src/ledger/index.ts";

const TABLE = `
  CREATE TABLE IF NOT EXISTS purchases (
    ref TEXT PRIMARY KEY, at TEXT NOT NULL, form TEXT NOT NULL, outcome TEXT NOT NULL, answer TEXT, id TEXT
  ) STRICT, WITHOUT ROWID`;

// One statement, so that of two processes one alone takes the ref. A taken ref stays as it is, and no row is changed.
const BEGIN = `
  INSERT INTO purchases (ref, at, form, outcome) VALUES (?, ?, ?, ?)
  ON CONFLICT (ref) DO UPDATE SET at = excluded.at, form = excluded.form, outcome = excluded.outcome, answer = NULL, id = NULL
  WHERE outcome IN ('refused', 'not-sent')`;

const END = "UPDATE purchases SET outcome = ?, answer = ?, id = ? WHERE ref = ?";

export function sqliteLedger(path: string): Ledger {
  // Another process may be writing: wait for it, 5 seconds at most.
  const database = new DatabaseSync(path, { timeout: 5000 });
  // On the disk before a statement ends, also with the write-ahead log that an application may have switched on.
  database.exec("PRAGMA synchronous = FULL");
  database.exec(TABLE);
  const [begin, end] = [database.prepare(BEGIN), database.prepare(END)];
  const find = database.prepare("SELECT * FROM purchases WHERE ref = ?");
  const unknown = database.prepare("SELECT * FROM purchases WHERE outcome = 'unknown' ORDER BY at");

  return createLedger({
    async begin({ ref, at, form, outcome }) {
      const { changes } = begin.run(ref, at, form, outcome);
      return changes ? undefined : entryOf(find.get(ref));
    },
    async end(ref, { outcome, answer, id }) {
      const { changes } = end.run(outcome, answer ? JSON.stringify(answer) : null, id ?? null, ref);
      if (!changes) throw new Error(`ref ${JSON.stringify(ref)} was never begun`);
    },
    async unknown() {
      return unknown.all().map((row) => {
        const entry = entryOf(row);
        return { ...entry, advice: adviceOf(entry) };
      });
    },
  });
}

/** A row as an entry, which has no empty fields. */
function entryOf(row: object | undefined): LedgerEntry {
  const { answer, id, ...rest } = row as Record<keyof LedgerEntry, string | null>;
  return { ...rest, ...(answer && { answer: JSON.parse(answer) }), ...(id !== null && { id }) } as LedgerEntry;
}

if (import.meta.main) {
  for (const { advice } of await sqliteLedger(process.argv[2] ?? "shop.db").unknown()) console.log(advice);
}
