/** What is read out of the lines that the benchmark of a language prints. */
import { expect, test } from "vitest";
import { ratioIn } from "../../clients/harness/bench.ts";

const lines = (...rounds: [client: number, raw: number][]) =>
  `${rounds.map(([client, raw]) => JSON.stringify({ client, raw })).join("\n")}\n`;

test("is the median of the rounds, so that one lucky round says nothing", () => {
  expect(ratioIn(lines([100, 110], [100, 900], [100, 120]))).toBeCloseTo(1.2);
});

test.each([
  ["no calls", lines([100, 110], [0, 120])],
  ["no numbers", '{"client": "fast", "raw": 1}\n'],
])("is refused for %s", (_, stdout) => {
  expect(() => ratioIn(stdout)).toThrow("no calls a second");
});
