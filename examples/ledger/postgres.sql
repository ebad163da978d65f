-- What the ledger in postgres.ts keeps. Run it once.
CREATE TABLE IF NOT EXISTS purchases (
  ref text PRIMARY KEY,
  at timestamptz NOT NULL,
  form text NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('unknown', 'done', 'refused', 'not-sent')),
  answer json,
  id text
);

-- What a person must look at is little, and is to be found among much.
CREATE INDEX IF NOT EXISTS purchases_unknown ON purchases (at) WHERE outcome = 'unknown';
