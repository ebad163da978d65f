/** What the service, the clock and other fields forbid. */
import { describe, expect, test } from "vitest";
import { type JudgedBy, preflight } from "../../src/preflight/index.ts";
import { type Fields, forms, serviceOf } from "./forms.ts";

const link = "https://example.com/p/1";

/** Problems as sentences, for a service with the owner's own limits. */
function problems(type: string, fields: Fields, facts: Partial<JudgedBy> = {}, now?: Date): string[] {
  const { full } = forms.find((form) => form.type === type) ?? { full: { service: 1, link } };
  const service = serviceOf(type, { min: "50", max: "10000", ...facts });
  const verdict = preflight(service, { ...full, ...fields } as never, { now: now ?? new Date("2027-06-15") });
  return verdict.problems.map(({ field, problem }) => `${field} ${problem}`);
}

const lines = (count: number) => Array.from({ length: count }, (_, index) => `line ${index}`);

describe("the service's limits", () => {
  test.each([50, 51, 9999, 10000, "50", "10000"])("allow a quantity of %s", (quantity) => {
    expect(problems("Default", { quantity })).toEqual([]);
  });

  test.each([
    [1, "1"],
    [49, "49"],
    [10001, "10001"],
    ["20", "20"],
    [2 ** 53, "9007199254740992"],
    ["9".repeat(40), "9".repeat(40)],
  ])("forbid a quantity of %s", (quantity, shown) => {
    expect(problems("Default", { quantity })).toEqual([`quantity must be 50 to 10000 for service 1, and is ${shown}`]);
  });

  test.each([
    ["Custom Comments", "comments"],
    ["Comment Replies", "comments"],
    ["Mentions Custom List", "usernames"],
  ])("bound the number of lines for %s", (type, field) => {
    const limits = { min: "3", max: "4" };
    expect(problems(type, { [field]: lines(3) }, limits)).toEqual([]);
    expect(problems(type, { [field]: lines(4).join("\r\n") }, limits)).toEqual([]);
    expect(problems(type, { [field]: lines(2).join("\n") }, limits)).toEqual([
      `${field} must be 3 to 4 lines for service 1, and is 2`,
    ]);
    expect(problems(type, { [field]: lines(5) }, limits)).toEqual([
      `${field} must be 3 to 4 lines for service 1, and is 5`,
    ]);
  });

  test.each(["SEO", "Mentions", "Invites from Groups"])("bound the quantity and no lines for %s", (type) => {
    expect(problems(type, { quantity: 50 })).toEqual([]);
    expect(problems(type, { quantity: 49 })).toHaveLength(1);
  });

  test.each(["Package", "Custom Comments Package"])("do not bound %s, which has no units", (type) => {
    expect(problems(type, {}, { min: "1000" })).toEqual([]);
  });

  test.each(["Default", "Web Traffic"])("bound one run of a drip-feed and not their total for %s", (type) => {
    expect(problems(type, { quantity: 10000, runs: 5, interval: 60 })).toEqual([]);
    expect(problems(type, { quantity: 10, runs: 5, interval: 60 })).toHaveLength(1);
  });

  test("bound both ends of what each post of a subscription gets", () => {
    expect(problems("Subscriptions", { min: 50, max: 10000 })).toEqual([]);
    expect(problems("Subscriptions", { min: 49, max: 10001 })).toEqual([
      "min must be 50 to 10000 for service 1, and is 49",
      "max must be 50 to 10000 for service 1, and is 10001",
    ]);
  });

  test.each<[string, object, string, string]>([
    ["a min that is no whole number", { min: "abc" }, "1", "10001"],
    ["an empty min", { min: "" }, "1", "10001"],
    ["a max that is no whole number", { max: "1e9" }, "99999", "49"],
    ["a max that is null", { max: null }, "99999", "49"],
  ])("forbid nothing by %s, and keep the other end", (_, facts, allowed, forbidden) => {
    expect(problems("Default", { quantity: allowed }, facts)).toEqual([]);
    expect(problems("Default", { quantity: forbidden }, facts)).toHaveLength(1);
  });

  test.each([
    [{ min: "", max: "100" }, 101, "quantity must be 0 to 100 for service 1, and is 101"],
    [{ min: "50", max: "" }, 49, "quantity must be 50 to any number for service 1, and is 49"],
  ])("are named as far as there are any: %j", (facts, quantity, sentence) => {
    expect(problems("Default", { quantity }, facts)).toEqual([sentence]);
  });

  test("count the same when they arrive as numbers", () => {
    const facts = { min: 50, max: 10000 } as unknown as JudgedBy;
    expect(problems("Default", { quantity: 50 }, facts)).toEqual([]);
    expect(problems("Default", { quantity: 49 }, facts)).toHaveLength(1);
  });

  test("say nothing of a quantity that is no number", () => {
    expect(problems("Default", { quantity: NaN })).toEqual(["quantity must be a whole number, 1 or more, and is NaN"]);
  });
});

describe("fields that hang together", () => {
  test("allow a min of a subscription up to its max", () => {
    expect(problems("Subscriptions", { min: 120, max: 120 })).toEqual([]);
    expect(problems("Subscriptions", { min: 121, max: 120 })).toEqual(["min must not be more than max"]);
  });

  test.each([
    ["google_keyword", 1],
    ["referring_url", 2],
  ])("allow %s with type_of_traffic %s alone", (field, type) => {
    for (const traffic of [1, 2, 3, "1", "2", "3"]) {
      const order = { service: 1, link, quantity: 100, country: "KR", device: 5, type_of_traffic: traffic };
      const expected = Number(traffic) === type ? [] : [{ field, problem: `goes with type_of_traffic ${type} only` }];
      expect(preflight(serviceOf("Web Traffic"), { ...order, [field]: "shoes" }).problems).toEqual(expected);
    }
  });

  test("need no google_keyword, referring_url or interval, which the description leaves open", () => {
    const order = { service: 1, link, quantity: 100, country: "KR", device: 5 };
    for (const traffic of [1, 2, 3] as const) {
      expect(preflight(serviceOf("Web Traffic"), { ...order, type_of_traffic: traffic }).ok).toBe(true);
    }
    expect(problems("Default", { quantity: 50, runs: 2 })).toEqual([]);
    expect(problems("Default", { quantity: 50, interval: 60 })).toEqual([]);
  });
});

describe("service", () => {
  test.each([1, "1"])("may be %j for service 1", (service) => {
    expect(problems("Default", { service })).toEqual([]);
  });

  test.each([2, "01x", "", null, NaN, undefined, {}, -1, 1.5])("may not be %j", (service) => {
    expect(problems("Default", { service })).toEqual([expect.stringMatching(/^service must be 1, and is /)]);
  });

  test.each([NaN, undefined, "abc", {}])("is never right when the id in the catalogue is %s", (id) => {
    for (const service of [1, NaN, undefined, id]) {
      const { problems } = preflight(serviceOf("Default", { service: id as number }), {
        service,
        link,
        quantity: 1,
      } as never);
      expect(problems).toEqual([{ field: "service", problem: expect.stringMatching(/^must be NaN, and is ./) }]);
    }
  });

  test("is all that is judged when the type is not documented", () => {
    expect(problems("Story Views", { emoji: "👏", quantity: -5 })).toEqual([]);
    expect(problems("Story Views", { service: 2, emoji: "👏" })).toEqual(["service must be 1, and is 2"]);
  });

  test.each(["constructor", "__proto__", "toString", "", "default"])("has no documented type %j", (type) => {
    const { ok, cost, reason } = preflight(serviceOf(type), { service: 1, anything: "goes" });
    expect({ ok, cost, reason }).toEqual({ ok: true, cost: undefined, reason: "the type is not documented" });
  });
});

describe("expiry", () => {
  const at = (expiry: unknown, now: string) => problems("Subscriptions", { expiry }, {}, new Date(now));
  const bad = (shown: string) => [`expiry must be today or later, as day/month/year, and is ${shown}`];

  test.each(["29/02/2028", "31/12/2027", "30/06/2027", "01/01/9999"])("may be %s", (expiry) => {
    expect(at(expiry, "2027-06-15")).toEqual([]);
  });

  test.each([
    "31/02/2028",
    "29/02/2027",
    "31/06/2027",
    "00/12/2027",
    "32/12/2027",
    "01/13/2027",
    "01/00/2028",
    "1/1/2028",
    "2028-01-01",
    "12/31/2027",
    "01/01/28",
    " 01/01/2028",
    "01/01/2028\n",
    "",
  ])("may not be %j, which is no day", (expiry) => {
    expect(at(expiry, "2027-06-15")).toEqual(bad(JSON.stringify(expiry)));
  });

  test("may not be a date object, a number or null", () => {
    expect(at(new Date("2028-01-01"), "2027-06-15")).toEqual(bad("an object"));
    expect(at(31122027, "2027-06-15")).toEqual(bad("31122027"));
    expect(at(null, "2027-06-15")).toEqual(bad("null"));
  });

  test("is over once the day has ended in the last time zone, at noon of the next day in Greenwich", () => {
    expect(at("15/06/2027", "2027-06-16T11:59:59.999Z")).toEqual([]);
    expect(at("15/06/2027", "2027-06-16T12:00:00Z")).toEqual(bad('"15/06/2027"'));
  });

  test("is compared with the clock when no time is given", () => {
    const { full } = forms.find((form) => form.type === "Subscriptions") ?? { full: {} };
    const judge = (expiry: string) => preflight(serviceOf("Subscriptions"), { ...full, expiry } as never).ok;
    expect([judge("31/12/2020"), judge("31/12/9998")]).toEqual([false, true]);
  });
});
