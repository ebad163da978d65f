/** Keeps a copy of bytes that pass by, as long as it is small, and all copies together are. */

/** Bytes that all copies together may take. */
export type Budget = { left: number };

export type Copy = {
  add(chunk: Buffer): void;
  /** Undefined when it has become too large. */
  bytes(): Buffer | undefined;
  /** Gives back what it took. */
  drop(): void;
};

export function createCopy(most: number, budget: Budget): Copy {
  let [chunks, size, isWhole]: [Buffer[], number, boolean] = [[], 0, true];
  const drop = () => {
    budget.left += size;
    [chunks, size] = [[], 0];
  };
  return {
    add(chunk) {
      if (!isWhole) return;
      if (size + chunk.length > most || chunk.length > budget.left) {
        isWhole = false;
        drop();
        return;
      }
      budget.left -= chunk.length;
      size += chunk.length;
      chunks.push(chunk);
    },
    bytes: () => (isWhole ? join(chunks) : undefined),
    drop,
  };
}

function join(chunks: readonly Buffer[]): Buffer {
  return chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
}
