/** The form of a call against the description: what a caller is told of a form that only a lenient panel would take. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readDescription } from "../src/description.ts";
import { NO_OPERATION } from "../src/judge.ts";
import { createRequestJudge } from "../src/requests.ts";
import { createRouter } from "../src/router.ts";
import { description } from "./support/reports.ts";

const judge = createRequestJudge(description);
const route = createRouter(description);

function findingsIn(form: string) {
  const fields = new Map(new URLSearchParams(form));
  const operation = route(fields);
  return judge(typeof operation === "string" ? NO_OPERATION : operation.id, fields);
}

function linesIn(form: string): string[] {
  return findingsIn(form).map(({ pointer, found, documented }) => `${pointer}: ${found}; ${documented}`);
}

const ids = (count: number) => Array.from({ length: count }, (_, index) => index + 1).join(",");

describe("a form as documented", () => {
  const examples = description.operations.flatMap(({ id, requests }) =>
    Object.entries(requests).map(([name, { value }]) => [id, name, value] as const),
  );

  test.each(examples)("is fine: %s, %s", (operation, _, value) => {
    const sent = Object.entries(value as object).map(([name, child]): [string, string] => [name, String(child)]);
    expect(judge(operation, new Map(sent))).toEqual([]);
  });

  test.each([
    ["100 ids", `action=status&orders=${ids(100)}`],
    ["the largest id that a number holds", "action=status&order=9007199254740991"],
    ["lines in a field", "action=add&service=2&link=x&comments=%ED%95%9C%EA%B5%AD%0Aa"],
  ])("takes %s", (_, form) => {
    expect(findingsIn(`key=demo&${form}`)).toEqual([]);
  });
});

describe("a form that leaves the description", () => {
  test.each([
    ["has no key", "action=balance", "/key: nothing; required"],
    ["has an empty key", "key=&action=balance", "/key: empty text; text that is not empty"],
    ["has a field too many", "key=k&action=balance&order=1", "/order: a field of this name; no such field"],
    ["writes an id as a word", "key=k&action=status&order=x", '/order: "x"; a whole number'],
    ["writes an id with a point", "key=k&action=status&order=5.0", '/order: "5.0"; a whole number'],
    ["writes an id with an exponent", "key=k&action=status&order=1e3", '/order: "1e3"; a whole number'],
    ["writes an id in hexadecimal", "key=k&action=status&order=0x10", '/order: "0x10"; a whole number'],
    ["puts a space before an id", "key=k&action=status&order=+5", '/order: " 5"; a whole number'],
    ["asks for id 0", "key=k&action=status&order=0", '/order: "0"; a whole number >= 1'],
    [
      "asks for an id that no number holds",
      "key=k&action=status&order=9007199254740993",
      '/order: "9007199254740993"; a whole number <= 9007199254740991',
    ],
    ["has 101 ids", `key=k&action=status&orders=${ids(101)}`, "/orders: 101 ids; 1 to 100 ids, separated by commas"],
    ["has a gap in a list", "key=k&action=cancel&orders=1,,2", '/orders: "1,,2"; 1 to 100 ids, separated by commas'],
    ["has a space in a list", "key=k&action=refill&orders=1, 2", '/orders: "1, 2"; 1 to 100 ids, separated by commas'],
    ["has an empty list", "key=k&action=refill_status&refills=", '/refills: ""; 1 to 100 ids, separated by commas'],
    [
      "takes a step that there is not",
      "key=k&action=add&service=1&username=a&min=1&max=2&delay=7",
      '/delay: "7"; one of 0, 5, 10, 15, 20, 30, 40, 50, 60, 90, 120, 150, 180, 210, 240, 270, 300, 360, 420, 480, 540, 600',
    ],
    [
      "names no action",
      "key=k",
      "/action: nothing; one of services, add, status, refill, refill_status, cancel, balance",
    ],
    [
      "names an unknown action",
      "key=k&action=buy",
      '/action: string "buy"; one of services, add, status, refill, refill_status, cancel, balance',
    ],
    [
      "does not say what it is about",
      "key=k&action=status&refill=1",
      ": action=status without any of them; one of the fields order, orders",
    ],
  ])("is told of where it %s", (_, form, line) => {
    expect(linesIn(form)).toEqual([line]);
  });

  test("is judged by the order form that its names come nearest to, and says which", () => {
    expect(linesIn("key=k&action=add&service=1&username=a&min=1&max=2&delay=5&link=x&post=1")).toEqual([
      "/link: a field of this name; no such field of the form Subscriptions",
      "/post: a field of this name; no such field of the form Subscriptions",
    ]);
    expect(linesIn("key=k&action=add&service=1&link=x&quantity=1&username=a&post=1")).toEqual([
      "/post: a field of this name; no such field of the form Mentions User Followers",
    ]);
    expect(linesIn("key=k&action=add&service=1&quantity=-5")).toEqual([
      "/link: nothing; required of the form Default",
      '/quantity: "-5"; a whole number >= 1',
    ]);
  });

  test("drifts, by a rule of its own, in the operation that was meant", () => {
    expect(findingsIn("key=k&action=status&order=x")).toEqual([
      {
        ...{ severity: "drift", rule: "request", operation: "getOrderStatus", pointer: "/order" },
        ...{ found: '"x"', documented: "a whole number" },
      },
    ]);
    expect(findingsIn("key=k&action=buy")[0]?.operation).toBe(NO_OPERATION);
  });

  test("names at most twenty fields that there are not", () => {
    const many = Array.from({ length: 1000 }, (_, index) => `x${index}=1`).join("&");
    expect(findingsIn(`key=k&action=balance&${many}`)).toHaveLength(20);
  });
});

describe("what may be a secret", () => {
  const canary = "canary5f1c0e7a4b2d9c8e";

  test.each([
    ["the key under another name", `api_key=${canary}&action=balance`],
    ["the key as the action", `key=k&action=${canary}`],
    ["the key as the whole body", canary],
    ["the key behind the form", `key=k&action=balance&${canary}`],
    ["a key that breaks its schema", `key=${canary}&key=&action=balance`],
  ])("is in no finding: %s", (_, form) => {
    const findings = findingsIn(form);
    expect(findings).not.toEqual([]);
    expect(JSON.stringify(findings)).not.toContain("canary");
  });
});

describe("the forms of another description", () => {
  test("are judged too", async () => {
    const library = await readDescription(join(import.meta.dirname, "support", "library.yaml"));
    const judgeLibrary = createRequestJudge(library);
    expect(judgeLibrary("lend", new Map([["do", "lend"]]))[0]).toMatchObject({ pointer: "/book", found: "nothing" });
    expect(judgeLibrary("findByTitle", new Map(Object.entries({ do: "find", title: "Emma" })))).toEqual([]);
    expect(judgeLibrary("callPanel", new Map([["do", "burn"]]))[0]).toMatchObject({
      pointer: "/do",
      documented: "one of find, lend",
    });
  });
});
