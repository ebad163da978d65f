/** What becomes of many calls in one report: groups, order, coverage, and how much is kept. */
import { describe, expect, test } from "vitest";
import { createMask } from "../../src/internal/mask.ts";
import type { Finding } from "../src/findings.ts";
import { createCollector } from "../src/report/collect.ts";
import type { Report } from "../src/report/report.ts";
import { callOf, collector, description, finding, judged, reportOf, unjudged } from "./support/reports.ts";

const PROBE = { id: "L", title: "the balance" };

function lineOf(report: Report, operation: string) {
  const line = report.matrix.find((each) => each.operation === operation);
  if (!line) throw new Error(`no ${operation}`);
  return line;
}

describe("equal findings", () => {
  test("are one, at the place and with the value that was met first", () => {
    const { findings, counts } = reportOf([
      finding({ operation: "listServices", pointer: "/4/rate", found: "number 0.9" }),
      finding({ operation: "listServices", pointer: "/2/rate", found: "number 8" }),
      finding({ operation: "listServices", pointer: "/4/rate", found: "number 7" }),
    ]);
    expect(findings).toEqual([
      expect.objectContaining({ pointer: "/4/rate", found: "number 0.9", count: 3, pointers: ["/4/rate", "/2/rate"] }),
    ]);
    expect(counts).toEqual({ breaking: 1, drift: 0, tolerated: 0 });
  });

  test.each<[string, Partial<Finding>, Partial<Finding>]>([
    ["ids of a map", { pointer: "/23501/charge" }, { pointer: "/9007199254740991/charge" }],
    ["a row itself", { pointer: "/0" }, { pointer: "/17" }],
    [
      "numbers in what is documented",
      { documented: "the charge 0.27 of before" },
      { documented: "the charge 1.5 of before" },
    ],
    [
      "numbers in a text",
      { rule: "reworded", found: 'string "no order 7"' },
      { rule: "reworded", found: 'string "no order 8"' },
    ],
  ])("are those that differ by %s", (_, one, other) => {
    expect(reportOf([finding(one), finding(other)]).findings).toHaveLength(1);
  });

  test.each<[string, Partial<Finding>, Partial<Finding>]>([
    ["operation", {}, { operation: "getOrderStatus" }],
    ["rule", {}, { rule: "format" }],
    ["severity", {}, { severity: "drift" }],
    ["field", {}, { pointer: "/currency" }],
    ["depth", { pointer: "/1/charge" }, { pointer: "/charge" }],
    ["documented value", {}, { documented: "integer" }],
    ["type of value", {}, { found: "null" }],
    [
      "unknown word",
      { rule: "unknown-value", found: 'string "Done"' },
      { rule: "unknown-value", found: 'string "done"' },
    ],
    ["status", { rule: "http-status", found: "HTTP 400" }, { rule: "http-status", found: "HTTP 404" }],
    ["name with a digit in it", { pointer: "/a1" }, { pointer: "/a2" }],
  ])("are not those of another %s", (_, one, other) => {
    expect(reportOf([finding(one), finding(other)]).findings).toHaveLength(2);
  });

  test("name twenty places at most, and count on", () => {
    const rows = Array.from({ length: 50 }, (_, row) =>
      finding({ operation: "listServices", pointer: `/${row}/rate` }),
    );
    const [found] = reportOf(rows).findings;
    expect(found).toMatchObject({ count: 50 });
    expect(found?.pointers).toHaveLength(20);
  });

  test("are still one when the key that they hold is written differently", () => {
    const mask = createMask("canary-3f9a1c77");
    const found = ["/canary-3f9a1c77", "/CANARY-3f9a1c77"].map((pointer) => finding({ pointer }));
    expect(reportOf(found, { mask }).findings).toEqual([expect.objectContaining({ count: 2, pointers: ["/[key]"] })]);
  });
});

describe("the findings", () => {
  test("stand worst first, then in the order of the description, then by place", () => {
    const found = [
      finding({ severity: "tolerated", operation: "listServices", pointer: "/0/a" }),
      finding({ severity: "drift", operation: "getBalance", pointer: "/b" }),
      finding({ operation: "callPanel", pointer: "" }),
      finding({ operation: "getBalance", pointer: "/balance" }),
      finding({ operation: "listServices", pointer: "/10/rate", documented: "b" }),
      finding({ operation: "listServices", pointer: "/9/min", documented: "b" }),
      finding({ operation: "listServices", pointer: "", documented: "b" }),
    ];
    const places = reportOf(found).findings.map(({ severity, operation, pointer }) => [severity, operation, pointer]);
    expect(places).toEqual([
      ["breaking", "listServices", ""],
      ["breaking", "listServices", "/9/min"],
      ["breaking", "listServices", "/10/rate"],
      ["breaking", "getBalance", "/balance"],
      ["breaking", "callPanel", ""],
      ["drift", "getBalance", "/b"],
      ["tolerated", "listServices", "/0/a"],
    ]);
  });

  test("say which of them put the key at risk", () => {
    const found = [finding(), finding({ rule: "key-echoed" })];
    expect(reportOf(found).findings.map(({ security }) => security)).toEqual([true, false]);
  });

  test("end somewhere for each severity, and are counted on", () => {
    const flood = Array.from({ length: 700 }, (_, index) =>
      finding({ severity: "tolerated", rule: "extra-field", pointer: `/x${index}` }),
    );
    const { findings, counts, leftOut } = reportOf([...flood, finding(), finding({ severity: "drift" })]);
    expect(findings).toHaveLength(502);
    expect(counts).toEqual({ breaking: 1, drift: 1, tolerated: 500 });
    expect(leftOut.findings).toEqual({ breaking: 0, drift: 0, tolerated: 200 });
  });

  test("are cut where a stranger's text is endless, and never between the halves of a pair", () => {
    for (const start of ["string ", "any string "]) {
      const found = `${start}${"👋".repeat(1_000)}`;
      const [first] = reportOf([finding({ found, pointer: `/${"k".repeat(9_000)}` })]).findings;
      expect(first?.found.length).toBeLessThan(510);
      expect(first?.pointer.length).toBeLessThan(510);
      expect(first?.found.isWellFormed()).toBe(true);
    }
  });
});

describe("the matrix", () => {
  test("has every operation of the description in its order, with nothing covered before the first call", () => {
    const { matrix, coverage, verdict } = collector().report(null);
    expect(matrix.map(({ operation }) => operation)).toEqual(description.operations.map(({ id }) => id));
    expect(coverage).toBe(0);
    expect(verdict).toBe("unverified");
    expect(new Set(matrix.flatMap(({ success, refused }) => [success.state, refused.state]))).toEqual(
      new Set(["not-covered"]),
    );
  });

  test("has a failing item for lists of ids alone", () => {
    const lists = collector()
      .report(null)
      .matrix.filter(({ failingItem }) => failingItem.state !== "not-applicable");
    expect(lists.map(({ operation }) => operation)).toEqual([
      "getOrderStatuses",
      "createRefills",
      "getRefillStatuses",
      "cancelOrders",
    ]);
  });

  test("counts the answers that were judged for a cell", () => {
    const report = reportOf([], {
      also: (to) => {
        to.add(PROBE, judged());
        to.add(PROBE, judged({ outcome: "refused", covers: ["refused"], fields: [] }));
        to.add(PROBE, judged());
      },
    });
    const { success, refused } = lineOf(report, "getBalance");
    expect(success).toEqual({ state: "ok", judged: 2, why: null });
    expect(refused).toEqual({ state: "ok", judged: 1, why: null });
    expect(report).toMatchObject({ calls: 3, coverage: 8, verdict: "conforms" });
  });

  test.each([
    ["breaking", "failed"],
    ["drift", "ok"],
    ["tolerated", "ok"],
  ] as const)("holds of a cell with a %s finding that it is %s", (severity, state) => {
    const report = reportOf([finding({ severity }), finding({ severity })]);
    expect(lineOf(report, "getBalance").success).toEqual({ state, judged: 2, why: null });
  });

  test("holds a cell to be failed when one of many answers broke it", () => {
    const report = reportOf([finding()], { also: (to) => to.add(PROBE, judged()) });
    expect(lineOf(report, "getBalance").success.state).toBe("failed");
  });

  test.each([
    ["listServices", ["service", "name", "type", "category", "rate", "min", "max", "refill", "cancel"]],
    ["getOrderStatuses", ["charge", "start_count", "status", "remains", "currency"]],
    ["getRefillStatuses", ["refill", "status"]],
    ["getBalance", ["balance", "currency"]],
  ])("names the documented fields of %s, and no error", (operation, unseen) => {
    expect(lineOf(collector().report(null), operation).fields).toEqual({ seen: [], unseen });
  });

  test("gathers the fields that any answer showed", () => {
    const report = reportOf([], {
      also: (to) => {
        to.add(PROBE, judged({ fields: ["currency"] }));
        to.add(PROBE, judged({ fields: ["balance", "bonus"] }));
      },
    });
    expect(lineOf(report, "getBalance").fields).toEqual({ seen: ["balance", "currency"], unseen: [] });
  });

  test("covers nothing by an answer that could not be judged, whatever it says", () => {
    const report = reportOf([], {
      also: (to) => to.add(PROBE, { ...unjudged("getBalance", "HTTP 503"), covers: ["success"], fields: ["balance"] }),
    });
    expect(lineOf(report, "getBalance")).toMatchObject({
      success: { state: "not-covered", judged: 0, why: "could not be judged: HTTP 503" },
      fields: { seen: [] },
    });
    expect(report.coverage).toBe(0);
  });

  test("takes a call of none of the operations for no cell", () => {
    const report = reportOf([], { also: (to) => to.add(PROBE, judged({ operation: "callPanel" })) });
    expect(report).toMatchObject({ calls: 1, coverage: 0 });
  });
});

describe("the reason of a cell that is not covered", () => {
  const skipped = { id: "R", title: "a refill", operation: "createRefill" };

  test("is that of the run before all others", () => {
    const report = reportOf([], {
      also: (to) => {
        to.skip(skipped, "it acts on the account");
        to.add(PROBE, unjudged("createRefill", "HTTP 503"));
        to.whyNot("createRefill", "success", "only an allowed write can show it");
      },
    });
    expect(lineOf(report, "createRefill")).toMatchObject({
      success: { why: "only an allowed write can show it" },
      refused: { why: "could not be judged: HTTP 503" },
    });
  });

  test("is that of the probe which was meant for it", () => {
    const report = reportOf([], {
      also: (to) => {
        to.add(PROBE, unjudged("createRefill", "HTTP 503"));
        to.add({ ...PROBE, covers: ["refused"] }, unjudged("createRefill", "no answer in time"));
        to.skip({ ...skipped, covers: ["success"] }, "it takes --allow-writes");
      },
    });
    expect(lineOf(report, "createRefill")).toMatchObject({
      success: { why: "it takes --allow-writes" },
      refused: { why: "could not be judged: no answer in time" },
    });
  });

  test("is every different one of the same weight, once", () => {
    const report = reportOf([], {
      also: (to) => {
        for (const reason of ["no order is known", "it acts on the account", "no order is known"])
          to.skip(skipped, reason);
      },
    });
    expect(lineOf(report, "createRefill").success.why).toBe("no order is known; it acts on the account");
  });

  test("is there also when nobody gave one", () => {
    expect(lineOf(collector().report(null), "addOrder").success.why).toBe("no call of this run asked for it");
  });
});

describe("the verdict", () => {
  const refused = judged({ outcome: "refused", covers: ["refused"] });

  test.each([
    ["conforms", "what was seen is as documented", reportOf([finding({ severity: "drift" })])],
    ["broken", "something breaking was seen", reportOf([finding()])],
    ["broken", "something breaking was seen before the run was cut", reportOf([finding()], { cut: "interrupted" })],
    ["unverified", "the run was cut", reportOf([], { cut: "max-time", also: (to) => to.add(PROBE, refused) })],
    [
      "unverified",
      "one of the answers could not be judged",
      reportOf([], {
        also: (to) => {
          to.add(PROBE, refused);
          to.add(PROBE, unjudged("listServices", "the list is empty"));
        },
      }),
    ],
    ["unverified", "nothing was called", reportOf([])],
  ] as const)("is %s when %s", (verdict, _, report) => {
    expect(report.verdict).toBe(verdict);
  });
});

describe("what could not be judged", () => {
  test("is told once for each operation and reason, with the first probe", () => {
    const report = reportOf([], {
      also: (to) => {
        to.add({ id: "call 1", title: "" }, unjudged("getBalance", "HTTP 503"));
        to.add({ id: "call 2", title: "" }, unjudged("listServices", "HTTP 503"));
        to.add({ id: "call 3", title: "" }, unjudged("getBalance", "HTTP 503"));
      },
    });
    expect(report.unverified).toEqual([
      { operation: "listServices", probe: "call 2", reason: "HTTP 503", count: 1 },
      { operation: "getBalance", probe: "call 1", reason: "HTTP 503", count: 2 },
    ]);
  });

  test("ends somewhere, and is counted on", () => {
    const report = reportOf([], {
      also: (to) => {
        for (let call = 0; call < 300; call++) to.add(PROBE, unjudged("getBalance", `HTTP 503, number ${call}`));
      },
    });
    expect(report.unverified).toHaveLength(200);
    expect(report.leftOut.unverified).toBe(100);
  });
});

describe("the probes", () => {
  test("are listed in their order, with what each came to", () => {
    const report = reportOf([finding({ severity: "drift" })], {
      also: (to) => {
        to.skip({ id: "R", title: "a refill", operation: "createRefill" }, "it acts on the account");
        to.add({ id: "S", title: "the services" }, unjudged("listServices", "HTTP 503"));
      },
    });
    expect(report.probes).toEqual([
      { ...PROBE, operation: "getBalance", outcome: "answered", worst: "drift", reason: null },
      {
        id: "R",
        title: "a refill",
        operation: "createRefill",
        outcome: "skipped",
        worst: null,
        reason: "it acts on the account",
      },
      {
        id: "S",
        title: "the services",
        operation: "listServices",
        outcome: "unverified",
        worst: null,
        reason: "HTTP 503",
      },
    ]);
    expect(report.calls).toBe(2);
  });

  test("end at a thousand, and are counted on", () => {
    const report = reportOf([], {
      also: (to) => {
        for (let call = 1; call <= 1_234; call++) to.add({ id: `call ${call}`, title: "" }, judged());
      },
    });
    expect(report.probes).toHaveLength(1_000);
    expect(report).toMatchObject({ calls: 1_234, leftOut: { probes: 234 } });
  });
});

describe("a report", () => {
  test("is the same for the same calls, and does not change when more come", () => {
    const gathered = collector();
    gathered.add(PROBE, judged({ findings: [finding({ pointer: "/1/rate" })] }));
    const first = gathered.report(null);
    const text = JSON.stringify(first);
    gathered.add(PROBE, judged({ findings: [finding(), finding({ pointer: "/2/rate" })] }));
    gathered.report(null);
    expect(JSON.stringify(first)).toBe(text);
    expect(JSON.stringify(reportOf([finding({ pointer: "/1/rate" })]))).toBe(text);
  });

  test("has the version of this package where none is given", () => {
    const { tool } = createCollector(description, { command: "proxy", target: "", mask: (text) => text }).report(null);
    expect(tool).toEqual({ name: "autostagram-contract", version: expect.stringMatching(/^\d+\.\d+\.\d+/) });
  });

  test("has nothing in it that the mask takes away", () => {
    const key = "canary-3f9a1c77";
    const report = reportOf([finding({ found: `string "${key}"`, documented: key, pointer: `/${key}/0` })], {
      mask: createMask(key),
      target: `https://panel.example/${key}`,
      cut: "unreachable",
      also: (to) => {
        to.add(
          { id: key, title: key },
          { ...unjudged("getBalance", `a page about ${key}`), call: callOf({ link: key }, { key }) },
        );
        to.skip({ id: key, title: key, operation: "addOrder" }, `no ${key}`);
        to.whyNot("addOrder", "success", `no ${key}`);
      },
    });
    expect(JSON.stringify(report)).not.toContain(key);
  });
});
