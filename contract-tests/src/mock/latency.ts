/** How long an answer is held back. */

/** Milliseconds, both ends included. */
export type Latency = { min: number; max: number };

/** Ten minutes: nobody waits longer on purpose. */
const LONGEST = 600_000;

/** What a latency is written as, for people who wrote another thing. */
export const LATENCY_WORDS = `milliseconds from 0 to ${LONGEST}, such as 250, or a range of them, such as 100-500`;

/** Reads `250` or `100-500`; undefined for anything else. */
export function readLatency(text: string): Latency | undefined {
  const [, first, last = first] = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(text) ?? [];
  if (first === undefined) return undefined;
  const latency = { min: Number(first), max: Number(last) };
  return latency.min <= latency.max && latency.max <= LONGEST ? latency : undefined;
}

export function drawLatency({ min, max }: Latency, random: () => number): number {
  return min + Math.floor(random() * (max - min + 1));
}
