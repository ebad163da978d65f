import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diffServices } from "../../src/catalogue/index.ts";
import type { Service } from "../../src/index.ts";
import { serviceWith } from "./support/services.ts";

/** What has changed in one service. */
const fieldsOf = (before: object, after: object) =>
  diffServices([serviceWith(before)], [serviceWith(after)]).changed.flatMap(({ fields }) => fields);

describe("diffServices", () => {
  test("tells what has come, gone and changed, in the order of its list", () => {
    const [one, two, three, four, five] = [1, 2, 3, 4, 5].map((service) => serviceWith({ service })) as Service[];
    const dearer = { ...(three as Service), rate: "0.95", max: "5000" };
    const renamed = { ...(one as Service), name: "Fans" };
    expect(
      diffServices(
        [one, two, three, five] as Service[],
        [dearer, four, renamed, serviceWith({ service: 6 })] as Service[],
      ),
    ).toEqual({
      added: [four, serviceWith({ service: 6 })],
      removed: [two, five],
      changed: [
        { service: 3, before: three, after: dearer, fields: ["rate", "max"] },
        { service: 1, before: one, after: renamed, fields: ["name"] },
      ],
    });
  });

  test("finds nothing between a list and its copy in another order", () => {
    const services = [1, 2, 3].map((service) => serviceWith({ service }));
    const copy = structuredClone(services).toReversed();
    expect(diffServices(services, copy)).toEqual({ added: [], removed: [], changed: [] });
  });

  test.each<[keyof Service, unknown]>([
    ["name", "Fans"],
    ["type", "Package"],
    ["category", "Second Category"],
    ["rate", "0.91"],
    ["min", "51"],
    ["max", "100000"],
    ["refill", false],
    ["cancel", false],
  ])("finds another %s", (field, value) => {
    expect(fieldsOf({}, { [field]: value })).toEqual([field]);
  });

  test.each([
    ["0.90", "0.9"],
    ["0.9", "0.900"],
    ["8", "8.00"],
    ["08", "8"],
    ["0", "0.000"],
    ["100", "100.0"],
    ["123456789012345678901234567890.10", "123456789012345678901234567890.1"],
  ])("takes the amount %s for %s", (before, after) => {
    expect(fieldsOf({ rate: before, min: before, max: before }, { rate: after, min: after, max: after })).toEqual([]);
  });

  test.each([
    ["0.9", "0.09"],
    ["10", "100"],
    ["100", "10"],
    ["1.0", "10"],
    ["9007199254740993", "9007199254740992"],
    ["0.1", "0.1000000000000000000001"],
    ["0,90", "0,9"],
    ["$1", "$1.0"],
    ["", "0"],
    ["1e1", "10"],
    [`${"1".repeat(100)}.0`, "1".repeat(100)],
  ])("does not take the amount %s for %s", (before, after) => {
    expect(fieldsOf({ rate: before }, { rate: after })).toEqual(["rate"]);
  });

  test.each([
    ["missing before", undefined, "0.90"],
    ["missing now", "0.90", undefined],
    ["null now", "0.90", null],
  ])("survives a rate that is %s", (_, before, after) => {
    expect(fieldsOf({ rate: before as string }, { rate: after as string })).toEqual(["rate"]);
    expect(fieldsOf({ rate: after as string }, { rate: after as string })).toEqual([]);
  });

  test("does not compare what is not documented", () => {
    expect(fieldsOf({ average_time: "5", desc: "old" }, { average_time: "9", dripfeed: true })).toEqual([]);
  });

  test("counts the last of several services with one id", () => {
    const [old, now] = [serviceWith({ rate: "1" }), serviceWith({ rate: "2" })];
    expect(diffServices([now, old], [old, now]).changed).toEqual([
      { service: 1, before: old, after: now, fields: ["rate"] },
    ]);
    expect(diffServices([], [old, now]).added).toEqual([now]);
    expect(diffServices([old, now], []).removed).toEqual([now]);
  });

  test.each(["__proto__", "constructor", "toString"])("takes %s for an id like any other", (id) => {
    const service = serviceWith({ service: id as unknown as number });
    expect(diffServices([], [service]).added).toEqual([service]);
    expect(diffServices([service], []).removed).toEqual([service]);
    expect(diffServices([service], [{ ...service, rate: "1" }]).changed).toHaveLength(1);
  });

  test("leaves both lists as they were", () => {
    const before = Object.freeze([Object.freeze(serviceWith({}))]);
    const after = Object.freeze([Object.freeze(serviceWith({ rate: "1", service: 2 }))]);
    expect(() => diffServices(before, after)).not.toThrow();
  });

  test("turns one list into the other", () => {
    const service = fc.record({
      service: fc.integer({ min: 1, max: 20 }),
      rate: fc.constantFrom("1", "1.0", "2", "x"),
    });
    const list = fc.uniqueArray(service.map(serviceWith), { selector: (row) => row.service });
    const dead = (value: string) => (value === "1.0" ? "1" : value);
    fc.assert(
      fc.property(list, list, (before, after) => {
        const { added, removed, changed } = diffServices(before, after);
        const rows = new Map(before.map((row) => [row.service, row]));
        for (const row of removed) expect(rows.delete(row.service)).toBe(true);
        for (const row of added) expect(rows.has(row.service)).toBe(false);
        for (const row of [...added, ...changed.map((change) => change.after)]) rows.set(row.service, row);
        const ratesOf = (list: Iterable<Service>) =>
          [...list].map((row) => `${row.service} ${dead(row.rate)}`).toSorted();
        expect(ratesOf(rows.values())).toEqual(ratesOf(after));
        for (const change of changed) expect(dead(change.before.rate)).not.toBe(dead(change.after.rate));
      }),
    );
  });

  test("compares two lists of 10,000 services within a moment", () => {
    const before = Array.from({ length: 10_000 }, (_, index) => serviceWith({ service: index + 1, rate: "0.90" }));
    const after = before.map((service) => ({ ...service, rate: service.service % 2 ? "0.9" : "0.91" }));
    const start = performance.now();
    expect(diffServices(before, after).changed).toHaveLength(5000);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
