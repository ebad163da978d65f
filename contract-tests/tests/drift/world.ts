/** What an honest panel holds: a catalogue, one order, one refill and a balance, all within the description. */

type Service = {
  service: number;
  name: string;
  type: string;
  category: string;
  rate: string;
  min: string;
  max: string;
  refill: boolean;
  cancel: boolean;
};

type Status = { charge: string; start_count: string; status: string; remains: string; currency: string };

export type World = {
  services: Service[];
  /** The order 1. */
  order: Status;
  /** The refill 1. */
  refill: string;
  balance: { balance: string; currency: string };
};

/** The ids that the caller is told about. */
export const KNOWN = { order: 1, refill: 1 };

/** Rows of the catalogue that changes are played on; more than two, so that a glance at the first is not enough. */
const ROWS = 36;

const TYPES = ["Default", "Package", "Custom Comments", "Mentions", "Poll", "Subscriptions", "Web Traffic"];
const NAMES = ["Followers", "좋아요 ❤️ [빠름]", 'Views "HQ" / 1\\2', "Likes & Saves <b>", "é́ combining", ""];

/** What an order can be placed for: the mock knows it too. */
const FIRST: Service = {
  service: 1,
  name: "Followers",
  type: "Default",
  category: "First Category",
  rate: "0.90",
  min: "50",
  max: "10000",
  refill: true,
  cancel: true,
};

/** What changes are played on. Its order is at its end, so that nothing moves by itself. */
export const FIXED: World = {
  services: Array.from({ length: ROWS }, (_, row) => serviceOf(row, seededBy(row))),
  order: { charge: "0.27819", start_count: "3572", status: "Partial", remains: "157", currency: "USD" },
  refill: "Completed",
  balance: { balance: "100.84292", currency: "USD" },
};

/** Another world for each seed: as many services, and as odd ones, as the description allows. */
export function worldOf(seed: number): World {
  const random = seededBy(seed);
  const size = pick(random, [1, 2, 3, 12, 40, 120]);
  const currency = pick(random, ["USD", "KRW", "EUR", "INR"]);
  const remains = String(Math.floor(random() * 5000));
  return {
    services: Array.from({ length: size }, (_, row) => serviceOf(row, random)),
    order: {
      charge: money(random),
      start_count: pick(random, ["0", "234", "3572", "100000000000"]),
      status: pick(random, ["Pending", "Processing", "In progress", "Completed", "Partial", "Canceled"]),
      remains,
      currency,
    },
    refill: pick(random, ["Pending", "In progress", "Completed", "Rejected", "Canceled", "Error"]),
    balance: { balance: money(random), currency },
  };
}

/** A number from 0 up to 1, the same ones for the same seed. */
export function seededBy(seed: number): () => number {
  let state = (seed + 1) * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function serviceOf(row: number, random: () => number): Service {
  if (row === 0) return FIRST;
  const min = Math.floor(random() * 500);
  return {
    service: row + 1,
    name: `${pick(random, NAMES)} ${row + 1}`,
    type: pick(random, TYPES),
    category: pick(random, ["First Category", "카테고리", "A / B"]),
    rate: money(random),
    min: String(min),
    max: String(min + Math.floor(random() * 100_000)),
    refill: random() < 0.5,
    cancel: random() < 0.5,
  };
}

function money(random: () => number): string {
  return pick(random, ["8", "0.90", "0.08011655652", "1200", "0.1", String(Math.floor(random() * 1e6) / 100)]);
}

function pick<Value>(random: () => number, values: readonly Value[]): Value {
  return values[Math.floor(random() * values.length)] as Value;
}
