import { describe, expect, test } from "vitest";
import { examplesOf, expectToPrintItsComments } from "../watch/support/examples.ts";

const files = ["src/catalogue/catalogue.ts", "src/catalogue/diff.ts"];
const examples = (await Promise.all(files.map(examplesOf))).flat();

describe("the examples in the documentation of a catalogue", () => {
  test("are two", () => {
    expect(examples).toHaveLength(2);
  });

  test.each([...examples.entries()])("print what their comments say: number %i", (_, example) =>
    expectToPrintItsComments(example),
  );
});
