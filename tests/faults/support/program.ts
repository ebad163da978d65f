/** Makes the calls that its parent sends it, in a Node of the parent's choice. */
import { type Attempt, attempt } from "./attempt.ts";
import { type Batch, placeMany } from "./many.ts";

process.on("message", async (job: Attempt | Batch) => {
  if ("count" in job) return void process.send?.(await placeMany(job));
  const memory = watchMemory();
  const report = await attempt(job);
  process.send?.({ ...report, peakBytes: memory.end() });
});

/** Looks again and again: the system's own peak counts what the parent held when it started this process. */
function watchMemory(): { end: () => number } {
  let peak = 0;
  const look = () => {
    peak = Math.max(peak, process.memoryUsage.rss());
  };
  const timer = setInterval(look, 2).unref();
  return {
    end: () => {
      clearInterval(timer);
      look();
      return peak;
    },
  };
}
