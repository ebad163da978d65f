import { describe, expect, test } from "vitest";
import { examplesOf, expectToPrintItsComments } from "./support/examples.ts";

const examples = await examplesOf("src/watch/watch.ts");

describe("the examples in the documentation of a watch", () => {
  test("are two", () => {
    expect(examples).toHaveLength(2);
  });

  test.each([...examples.entries()])("print what their comments say: number %i", (_, example) =>
    expectToPrintItsComments(example),
  );
});
