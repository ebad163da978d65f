/** The router, tried with any fields and any description of its form. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Description } from "../src/description.ts";
import { createRouter, type Fields } from "../src/router.ts";
import { fields, name, patience, text, tries } from "./support/fuzz.ts";
import { stage } from "./support/stage.ts";

/** What the fragment of a path names, and whether the fields have all of it. */
function parts(path: string): string[] {
  return (path.split("#")[1] ?? "").split("&");
}

function fits(path: string, sent: Fields): boolean {
  return parts(path).every((part) => {
    const [name = "", value] = part.split("=");
    return value === undefined ? sent.has(name) : sent.get(name) === value;
  });
}

/** The path that has to be picked: of those that fit, the longest, and of equals the first. */
function owed(paths: readonly string[], sent: Fields): string | undefined {
  const fitting = paths.filter((path) => fits(path, sent));
  return fitting.reduce<string | undefined>(
    (best, path) => (best === undefined || parts(path).length > parts(best).length ? path : best),
    undefined,
  );
}

function picked(route: ReturnType<typeof createRouter>, sent: Fields): string | undefined {
  const found = route(sent);
  if (typeof found !== "string") return found.path;
  expect(found).toMatch(/^.+$/s);
  return undefined;
}

const paths = stage.description.operations.map(({ path }) => path);

const word = fc.constantFrom("do", "action", "order", "page", "size", "constructor");
const fragment = fc.tuple(
  fc.constantFrom("do=find", "do=lend", "action=x", "mode="),
  fc.uniqueArray(word, { maxLength: 3 }),
);
const descriptions = fc
  .uniqueArray(fragment, { minLength: 1, maxLength: 8 })
  .map((fragments) => fragments.map(([first, names]) => `/rpc#${[first, ...names].join("&")}`));
const words = fc.dictionary(fc.oneof(word, fc.constant("mode")), fc.constantFrom("find", "lend", "x", ""));

describe("the router", patience, () => {
  test("picks the most specific operation of those that fit, or says in a line why there is none", () => {
    fc.assert(
      fc.property(fields, (sent) => {
        expect(picked(stage.route, sent)).toBe(owed(paths, sent));
      }),
      tries(3000),
    );
  });

  test("picks it in any description of its form", () => {
    fc.assert(
      fc.property(descriptions, words, (found, sent) => {
        const operations = found.map((path) => ({ id: path, path }));
        const route = createRouter({ operations } as unknown as Description);
        const given = new Map(Object.entries(sent));
        expect(picked(route, given)).toBe(owed(found, given));
      }),
      tries(2000),
    );
  });

  test("picks the same whatever the order of the fields, and whatever else is sent", () => {
    fc.assert(
      fc.property(fields, fc.array(fc.tuple(name, text)), (sent, others) => {
        const selectors = paths.flatMap((path) => parts(path).map((part) => part.split("=")[0] ?? ""));
        const unrelated = others.filter(([name]) => !selectors.includes(name));
        const turned = new Map([...unrelated, ...[...sent].reverse()]);
        expect(stage.route(turned)).toEqual(stage.route(sent));
      }),
      tries(2000),
    );
  });
});
