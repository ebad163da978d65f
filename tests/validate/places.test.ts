/** Every place of every answer: what is wrong there is found, and nothing else is. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readDescription } from "../../contract-tests/src/description.ts";
import type { Operation } from "../../src/operations.ts";
import { validator } from "../../src/validate/index.ts";
import { operations } from "../support/calls.ts";
import { root } from "../support/checkout.ts";

const validate = validator({ mode: "strict" });

/** What the description calls a value, and values that are none. */
const kinds = {
  id: {
    words: "a whole number from 1 to 9007199254740991",
    wrong: [null, true, "1", [], {}, 0, -1, 1.5, 9007199254740992, Number.POSITIVE_INFINITY],
  },
  askedId: {
    words: "a whole number from 0 to 9007199254740991",
    wrong: [null, true, "1", [], {}, -1, 1.5, 9007199254740992, Number.POSITIVE_INFINITY],
  },
  idAsText: { words: "an id as text", wrong: [null, true, 1, [], {}, "", "0", "01", "-1", "1.5", "one", "1 "] },
  text: { words: "text", wrong: [null, true, 0, [], {}] },
  filledText: { words: "text that is not empty", wrong: [null, true, 0, [], {}, ""] },
  amount: {
    words: "decimal text",
    wrong: [
      null,
      true,
      0.9,
      [],
      {},
      "",
      "0,90",
      "$0.90",
      "1,000",
      "NaN",
      "-1",
      "1e-7",
      ".5",
      "5.",
      "1.2.3",
      "1:2",
      "1/2",
      " 1",
      "1\n",
      "٣",
    ],
  },
  count: {
    words: "a whole number as text",
    wrong: [null, true, 5, [], {}, "", "1.5", "-1", "1,000", "1:2", "1/2", "1e3", " 1", "1\n", "٣"],
  },
  currency: {
    words: "a currency code of three capital letters",
    wrong: [null, true, 5, [], {}, "", "usd", "US", "USDT", "$", "USD\n", "ÄÖÜ"],
  },
  flag: { words: "true or false", wrong: [null, 0, 1, "true", "", [], {}] },
  list: { words: "a list", wrong: [null, true, 5, "text", {}] },
  object: { words: "an object", wrong: [null, true, 5, "text", []] },
  objectOrRefusal: { words: "an object, or a refusal", wrong: [null, true, 5, "Incorrect order ID", []] },
  idOrRefusal: {
    words: "a whole number from 1 to 9007199254740991, or a refusal",
    wrong: [null, true, "1", [], {}, 0, 1.5, "Incorrect order ID"],
  },
  numberOrRefusal: {
    words: "a whole number, or a refusal",
    wrong: [null, true, "1", [], {}, 1.5, "Incorrect order ID"],
  },
  textOrRefusal: { words: "text that is not empty, or a refusal", wrong: [null, true, 5, [], {}, ""] },
};

type Kind = keyof typeof kinds;

const status = { charge: "0.27819", start_count: "3572", status: "Partial", remains: "157", currency: "USD" };
const service = { service: 1, name: "Followers", type: "Default", category: "First Category", rate: "0.90", min: "50" };
const refused = { error: "Incorrect order ID" };

/** An answer of each operation, and what stands at each of its places. */
const answers: { [Name in Operation]: { answer: unknown; places: Record<string, Kind> } } = {
  listServices: {
    answer: [
      { ...service, max: "10000", refill: true, cancel: true },
      { ...service, max: "0", refill: false, cancel: false },
    ],
    places: {
      "": "list",
      "/1": "object",
      "/1/service": "id",
      "/1/name": "filledText",
      "/1/type": "filledText",
      "/1/category": "text",
      "/1/rate": "amount",
      "/1/min": "count",
      "/1/max": "count",
      "/1/refill": "flag",
      "/1/cancel": "flag",
    },
  },
  addOrder: { answer: { order: 23501 }, places: { "": "object", "/order": "id" } },
  getOrderStatus: {
    answer: status,
    places: {
      "": "object",
      "/charge": "amount",
      "/start_count": "count",
      "/status": "filledText",
      "/remains": "count",
      "/currency": "currency",
    },
  },
  getOrderStatuses: {
    answer: { 1: status, 10: refused, 100: status },
    places: {
      "": "object",
      "/100": "objectOrRefusal",
      "/100/charge": "amount",
      "/100/start_count": "count",
      "/100/status": "filledText",
      "/100/remains": "count",
      "/100/currency": "currency",
      "/10/error": "filledText",
    },
  },
  createRefill: { answer: { refill: "1" }, places: { "": "object", "/refill": "idAsText" } },
  createRefills: {
    answer: [
      { order: 1, refill: 1 },
      { order: 3, refill: refused },
    ],
    places: {
      "": "list",
      "/0": "object",
      "/0/order": "askedId",
      "/0/refill": "idOrRefusal",
      "/1/order": "askedId",
      "/1/refill": "idOrRefusal",
      "/1/refill/error": "filledText",
    },
  },
  getRefillStatus: { answer: { status: "Completed" }, places: { "": "object", "/status": "filledText" } },
  getRefillStatuses: {
    answer: [
      { refill: 1, status: "Completed" },
      { refill: 3, status: refused },
    ],
    places: {
      "": "list",
      "/0": "object",
      "/0/refill": "askedId",
      "/0/status": "textOrRefusal",
      "/1/refill": "askedId",
      "/1/status": "textOrRefusal",
      "/1/status/error": "filledText",
    },
  },
  cancelOrders: {
    answer: [
      { order: 9, cancel: refused },
      { order: 2, cancel: 1 },
    ],
    places: {
      "": "list",
      "/0": "object",
      "/0/order": "askedId",
      "/0/cancel": "numberOrRefusal",
      "/0/cancel/error": "filledText",
      "/1/order": "askedId",
      "/1/cancel": "numberOrRefusal",
    },
  },
  getBalance: {
    answer: { balance: "100.84292", currency: "USD" },
    places: { "": "object", "/balance": "amount", "/currency": "currency" },
  },
};

const places = operations.flatMap((operation) =>
  Object.entries(answers[operation].places).map(([pointer, kind]) => ({ operation, pointer, kind })),
);

/** A copy of an answer with another value at a pointer; undefined takes away what is there. */
function withValue(answer: unknown, pointer: string, value: unknown): unknown {
  if (pointer === "") return value;
  const names = pointer.split("/").slice(1);
  const last = names.pop() as string;
  // structuredClone would keep two rows one, where they are the same object here.
  const copy = JSON.parse(JSON.stringify(answer));
  const holder = names.reduce((object, name) => object[name], copy) as Record<string, unknown>;
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return copy;
}

describe.each(operations)("the answer of %s", (operation) => {
  const { answer } = answers[operation];
  const here = places.filter((place) => place.operation === operation);

  test("has no problem when it is as documented", () => {
    expect(validate(operation, answer)).toEqual([]);
  });

  test.each(here)("has its one problem told at $pointer when no $kind is there", ({ pointer, kind }) => {
    const { words, wrong } = kinds[kind];
    for (const value of wrong) {
      const problems = validate(operation, withValue(answer, pointer, value));
      expect(problems, JSON.stringify(value)).toHaveLength(1);
      expect(problems[0]).toMatch(/ is (?!missing)(.+), documented as /);
      expect(problems[0]?.split(" is ")[0]).toBe(pointer || "the answer");
      expect(problems[0]?.split(", documented as ")[1]).toBe(words);
    }
  });

  const fields = here.filter(({ pointer }) => /\/\w*[a-z]$/.test(pointer) && !/\/error$/.test(pointer));
  test.each(fields)("has the field $pointer told as missing when it is", ({ pointer, kind }) => {
    const problem = `${pointer} is missing, documented as ${kinds[kind].words}`;
    expect(validate(operation, withValue(answer, pointer, undefined))).toEqual([problem]);
  });
});

describe("the table above", async () => {
  const { document, operations: described } = await readDescription(join(root, "generated", "actions.yaml"));

  /** The fields of a schema that an answer leads to, however deep. */
  const fieldsIn = (schema: unknown): string[] => {
    if (Array.isArray(schema)) return schema.flatMap(fieldsIn);
    if (typeof schema !== "object" || schema === null) return [];
    const { $ref, properties = {}, ...rest } = schema as { $ref?: string; properties?: object };
    const behind = $ref === undefined ? [] : fieldsIn(document.components.schemas[$ref.split("/").at(-1) as string]);
    return [
      ...Object.keys(properties),
      ...Object.values(properties).flatMap(fieldsIn),
      ...behind,
      ...fieldsIn(Object.values(rest)),
    ];
  };

  test.each(described.map(({ id, answer }) => [id as Operation, answer] as const))(
    "has all fields of %s",
    (operation, answer) => {
      const told = Object.keys(answers[operation].places).map((pointer) => pointer.split("/").at(-1));
      expect(fieldsIn(answer).filter((field) => field !== "error" && !told.includes(field))).toEqual([]);
    },
  );
});

describe("the documented examples", async () => {
  const examples = await Promise.all(
    operations.map(async (operation) => {
      const file = await readFile(join(root, "spec", "examples", `${operation}.yaml`), "utf8");
      return Object.entries(parse(file).answers as Record<string, { value: object }>)
        .filter(([, { value }]) => !("error" in value))
        .map(([name, { value }]) => ({ operation, name, value }));
    }),
  );

  test("have an answer for each operation", () => {
    expect(examples.filter((found) => found.length === 0)).toEqual([]);
  });

  test.each(examples.flat())("$operation: $name has no problem", ({ operation, value }) => {
    expect(validate(operation, value)).toEqual([]);
  });
});
