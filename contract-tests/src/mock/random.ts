/** Random numbers that a seed decides: whoever repeats a run meets the same. */

/**
 * Numbers from 0 up to 1 (mulberry32). The streams of one seed do not depend on each other.
 *
 * @param stream Tells apart what draws from one seed.
 */
export function createRandom(seed: number, stream = 0): () => number {
  let state = Math.imul(seed ^ Math.imul(stream + 1, 0x9e3779b1), 0x85ebca6b);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
