/**
 * Tells how much memory a server under measurement keeps: answers each message of its parent after a garbage collection.
 *   use   node --expose-gc --import ./bench/heapProbe.ts SERVER      with a channel for messages
 */
process.on("message", () => {
  globalThis.gc?.();
  process.send?.(process.memoryUsage());
});

// The channel alone keeps no server alive.
process.channel?.unref();
