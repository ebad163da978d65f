/**
 * Measures what the client costs over a plain `fetch`, what long lists and validation cost, how many calls a second the mock
 * answers and the proxy passes on, and how much of what it should find the checker finds.
 *   use   npm run bench [-- client|lists|validate|mock|proxy|score]      all, unless some are named; most take up to a minute
 *   exit  0 measured, whether or not a target is met · 2 usage, or a contestant does not answer as it should
 */
import { cpus } from "node:os";
import { benchmarkClient } from "./client.ts";
import { benchmarkLists } from "./lists.ts";
import { benchmarkMock } from "./mock.ts";
import { benchmarkProxy } from "./proxy.ts";
import { benchmarkScore } from "./score.ts";
import { benchmarkValidate } from "./validate.ts";

const benchmarks = {
  client: benchmarkClient,
  lists: benchmarkLists,
  validate: benchmarkValidate,
  mock: benchmarkMock,
  proxy: benchmarkProxy,
  score: benchmarkScore,
};

/** Children are ended when this process exits, which a signal alone does not make it do. */
for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const) {
  process.once(signal, () => process.exit(code));
}

const names = process.argv.slice(2);
const chosen = Object.entries(benchmarks).filter(([name]) => names.length === 0 || names.includes(name));

if (chosen.length < names.length) {
  console.error(`use: npm run bench [-- ${Object.keys(benchmarks).join("|")}]`);
  process.exitCode = 2;
} else {
  try {
    console.log(`Node ${process.version}, ${cpus().length} CPUs (${cpus()[0]?.model.trim()})`);
    for (const [, benchmark] of chosen) await benchmark();
  } catch (error) {
    console.error(`bench: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 2;
  }
}
