import { describe, expect, test } from "vitest";
import { examplesOf, expectToPrintItsComments } from "../watch/support/examples.ts";

const examples = await examplesOf("src/coalesce/coalesce.ts");

describe("the examples in the documentation of coalesce", () => {
  test("are one", () => {
    expect(examples).toHaveLength(1);
  });

  test.each([...examples.entries()])("print what their comments say: number %i", (_, example) =>
    expectToPrintItsComments(example),
  );
});
