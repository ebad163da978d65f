/** A runner that lies, leaks, repeats, follows or skips is caught; an honest one passes. */
import { describe, expect, test } from "vitest";
import type { Cell } from "../../clients/harness/judge.ts";
import type { Failure, Line, Vector } from "../../clients/harness/vector.ts";
import { closedPort } from "../support/panel.ts";
import { bent, honest, KEY, type Program, send, tryRunner } from "./support/runner.ts";
import { all, form, input, list, read, redirect, refused, write } from "./support/vectors.ts";

async function cellOf(vector: Vector, program: Program, holes: { [id: string]: string } = {}): Promise<Cell> {
  const { cells } = await tryRunner([vector], program, { holes });
  return cells[0] as Cell;
}

const failed = (problem: string | RegExp) => ({
  state: "failed",
  problems: expect.arrayContaining([expect.stringMatching(problem)]),
});

const withOutcome = (outcome: unknown) => bent((line) => ({ ...line, outcome: outcome as Line["outcome"] }));
const withShown = (shown: string[]) => bent((line) => ({ ...line, shown }));

describe("an honest runner", () => {
  test("passes every vector, and nothing is wrong with its run", async () => {
    const { cells, problems } = await tryRunner(all, honest, { first: true });
    expect(cells.map(({ state }) => state)).toEqual(all.map(() => "passed"));
    expect(problems).toEqual([]);
  });

  test("may make the calls that are optional, and may leave them out", async () => {
    const twice: Program = async (vector, url) =>
      [...(await honest(vector, url)), ...(await honest(vector, url))].slice(1);
    expect(await cellOf(read, twice)).toMatchObject({ state: "passed" });
  });

  test("may give another outcome than the first, unless it is the reference", async () => {
    const other = withOutcome({ error: { kind: "unexpected" } });
    expect(await cellOf(refused, other)).toMatchObject({ state: "passed", place: 1, outcome: "unexpected" });
    const { cells } = await tryRunner([refused], other, { first: true });
    expect(cells).toEqual([expect.objectContaining(failed("must be the first"))]);
  });

  test("may give fields that are null or not documented", async () => {
    const more = bent((line) => {
      const { value } = line.outcome as { value: object };
      return { ...line, outcome: { value: { ...value, desc: "more", cancel: null } } };
    });
    expect(await cellOf(read, more)).toMatchObject({ state: "passed" });
  });
});

describe("a runner that lies", () => {
  test("is caught at a field that the vector names, though the description has come to call it something else", async () => {
    const renamed: Vector = { ...read, allowed: [{ value: { cost: "0.27819", status: "Partial" } }] };
    expect(await cellOf(renamed, withOutcome({ value: { status: "Partial" } }))).toMatchObject(
      failed("is not allowed"),
    );
    expect(await cellOf(renamed, withOutcome(renamed.allowed[0]))).toMatchObject({ state: "passed" });
  });

  test.each<[string, Vector, unknown]>([
    ["a last digit", write, { value: { order: 9007199254740992 } }],
    [
      "another amount",
      read,
      { value: { charge: "0.2782", start_count: "3572", status: "Partial", remains: "157", currency: "USD" } },
    ],
    [
      "a field that is missing",
      read,
      { value: { charge: "0.27819", status: "Partial", remains: "157", currency: "USD" } },
    ],
    [
      "a number for text",
      read,
      { value: { charge: 0.27819, start_count: "3572", status: "Partial", remains: "157", currency: "USD" } },
    ],
    ["text for a number", write, { value: { order: "9007199254740991" } }],
    ["entries in another order", list, { value: [] }],
    ["a value where the panel said no", refused, { value: { status: "Completed" } }],
    ["other words than the panel's", refused, { error: { kind: "refused", text: "Not found" } }],
    ["an error of another kind", refused, { error: { kind: "timeout" } }],
    ["a value and an error", write, { value: { order: 9007199254740991 }, error: { kind: "refused" } }],
    ["an error that is none", write, { error: null }],
    ["nothing", write, {}],
  ])("is caught: %s", async (_, vector, outcome) => {
    expect(await cellOf(vector, withOutcome(outcome))).toMatchObject(failed("is not allowed"));
  });

  test("is caught when it does not call at all", async () => {
    const dreaming: Program = async ({ id, allowed }) => [
      { id, outcome: allowed[0] as Line["outcome"], shown: ["Refill not found"] },
    ];
    for (const vector of [read, write, refused, list, redirect]) {
      expect(await cellOf(vector, dreaming)).toMatchObject(failed("call 1 never came"));
    }
  });

  test("is caught when it hides what its error shows, or what the panel said", async () => {
    expect(await cellOf(refused, withShown([]))).toMatchObject(failed("shows nothing"));
    expect(await cellOf(refused, withShown(["", " "]))).toMatchObject(failed("shows nothing"));
    expect(await cellOf(refused, withShown(["it failed"]))).toMatchObject(failed("the panel's words"));
  });
});

describe("a runner that leaks", () => {
  const spellings: [string, string][] = [
    ["as it is", KEY],
    ["in capitals", KEY.toUpperCase()],
    ["in a form", `a=1&key=${encodeURIComponent(KEY)}&b=2`],
    ["in base64", Buffer.from(KEY).toString("base64")],
    ["in base64, a byte later", Buffer.from(`:${KEY}`).toString("base64")],
    ["in base64, two bytes later", Buffer.from(`u:${KEY}@`).toString("base64")],
    ["in hex", Buffer.from(KEY).toString("hex")],
  ];

  test.each(spellings)("is caught: the key, %s", async (_, spelling) => {
    const leaking = withShown(["Refill not found", `Client(key=${spelling})`]);
    expect(await cellOf(refused, leaking)).toMatchObject(failed("the key is in what it shows"));
  });

  test.each([
    ["percent-encoded", (key: string) => encodeURIComponent(key)],
    ["as a form", (key: string) => new URLSearchParams({ key }).toString()],
    ["in JSON", (key: string) => JSON.stringify({ key })],
    ["in JSON within JSON", (key: string) => JSON.stringify(JSON.stringify({ key }))],
  ])("is caught: a key of odd characters, %s", async (_, spell) => {
    const key = 'k3y+c4n@ry/="%41&\\y';
    const vector = { ...refused, client: { key } };
    expect(await cellOf(vector, withShown(["Refill not found", spell(key)]))).toMatchObject(
      failed("the key is in what it shows"),
    );
  });

  test("is caught when the key is in the outcome, whatever the outcome is", async () => {
    const outcome = { error: { kind: "unexpected", text: `no refill for ${KEY}` } };
    expect(await cellOf(refused, withOutcome(outcome))).toMatchObject(failed("the key is in what it shows"));
  });

  test("is caught on stderr, and on stdout outside of its lines", async () => {
    const onStderr = await tryRunner([write], honest, { stderr: `DEBUG send: key=${KEY}` });
    expect(onStderr.problems).toEqual(["the key is in stderr, as it is"]);
    const onStdout = await tryRunner(
      [write],
      bent((line) => [`sending ${KEY}`, line]),
    );
    expect(onStdout.problems).toContain("the key is in stdout, as it is");
  });

  test("is caught when it sends the key outside of the form", async () => {
    const inHeader: Program = async (vector, url) => {
      await send(url, form, { headers: { authorization: `Bearer ${KEY}` } });
      return honest(vector, url);
    };
    expect(await cellOf(write, inHeader)).toMatchObject(failed("the key is in the address or a header"));
    const inUrl: Program = async (vector, url) => {
      await send(`${url}?key=${KEY}`, form);
      return honest(vector, url);
    };
    expect(await cellOf(write, inUrl)).toMatchObject(failed("the key is in the address or a header"));
  });

  test("shows the key in no problem of its own", async () => {
    const outcome = { error: { kind: "unexpected", text: KEY } };
    const wrong: Program = async (vector, url) => {
      await send(url, { ...form, link: KEY });
      await send(`${url}/${KEY}`, form);
      return withOutcome(outcome)(vector, url);
    };
    const verdict = await tryRunner([write], wrong);
    expect(JSON.stringify(verdict)).not.toContain(KEY);
  });
});

describe("a runner that says what became of a write", () => {
  const answered = (answer: Vector["calls"][0]["answer"], ...kinds: Failure["kind"][]): Vector => ({
    ...write,
    calls: [{ form: { key: "$KEY", ...form }, answer }],
    allowed: kinds.map((kind) => ({ error: { kind } })),
  });
  const lost = answered({ fault: "reset" }, "connection");
  const says = (outcome: string | undefined) =>
    bent((line) => ({ ...line, outcome: { error: { ...(line.outcome as { error: Failure }).error, outcome } } }));

  test.each<[string, Vector, string | undefined, string]>([
    ["not-sent of a call that was lost", lost, "not-sent", "unknown"],
    ["refused of a call that was lost", lost, "refused", "unknown"],
    ["done of a call that was lost", lost, "done", "unknown"],
    ["nothing of it", lost, undefined, "unknown"],
    ["refused of HTTP 502", answered({ status: 502, body: "<p>" }, "http"), "refused", "unknown"],
    ["unknown of HTTP 404", answered({ status: 404, body: "<p>" }, "http"), "unknown", "refused"],
    ["unknown of a refusal", answered({ body: '{"error":"Bad link"}' }, "refused"), "unknown", "refused"],
    [
      "refused of one with an order beside it",
      answered({ body: '{"error":"Bad link","order":7}' }, "refused"),
      "refused",
      "unknown or done",
    ],
    ["refused of what it does not send", input, "refused", "not-sent"],
  ])("is caught when it says %s", async (_, vector, claim, truth) => {
    const problem = `the outcome is ${claim ?? "nothing"}, and it is ${truth}`;
    expect(await cellOf(vector, says(claim))).toMatchObject({
      state: "failed",
      problems: [expect.stringContaining(problem)],
    });
    expect(await cellOf(vector, honest)).toMatchObject({ state: "passed" });
  });

  test("may say not-sent or unknown of what never arrived, and nothing else", async () => {
    const gone = { ...answered({}, "connection"), calls: [], client: { url: await closedPort() } };
    for (const claim of ["not-sent", "unknown"]) {
      expect(await cellOf(gone, says(claim))).toMatchObject({ state: "passed" });
    }
    expect(await cellOf(gone, says("refused"))).toMatchObject(failed("refused, and it is not-sent or unknown"));
  });

  test("is excused by no hole when repeating it would order twice", async () => {
    const holes = { [lost.id]: "this runtime cannot tell" };
    expect(await cellOf(lost, says("not-sent"), holes)).toMatchObject({ state: "failed" });
    expect(await cellOf(lost, says(undefined), holes)).toMatchObject({ state: "hole" });
  });

  test("need say nothing of a read", async () => {
    expect(await cellOf(refused, says(undefined))).toMatchObject({ state: "passed" });
  });
});

describe("a runner that repeats", () => {
  const twice: Program = async (vector, url) => {
    await honest(vector, url);
    return honest(vector, url);
  };

  test("is caught at a second write, and answered as if it were the first", async () => {
    const cell = await cellOf(write, twice);
    expect(cell).toMatchObject({ ...failed("once too often"), place: 0 });
  });

  test("is caught at a second write of the same form after a fault", async () => {
    const lost = { ...write, calls: [{ form: { key: "$KEY", ...form }, answer: { fault: "reset" as const } }] };
    const allowed: Vector = { ...lost, allowed: [{ error: { kind: "connection" } }] };
    expect(await cellOf(allowed, twice)).toMatchObject(failed("once too often"));
  });

  test("is caught at a part of a list that is sent again", async () => {
    const again: Program = async (vector, url) => {
      const lines = await honest(vector, url);
      await send(url, { action: "cancel", orders: "101" });
      return lines;
    };
    expect(await cellOf(list, again)).toMatchObject(failed("once too often"));
  });

  test("is caught at a third read where two may come", async () => {
    const thrice: Program = async (vector, url) => {
      await twice(vector, url);
      return honest(vector, url);
    };
    expect(await cellOf(read, thrice)).toMatchObject(failed("once too often"));
  });
});

describe("a runner that sends something else", () => {
  const sending =
    (sent: Record<string, string>, init?: RequestInit): Program =>
    async (vector, url) => {
      await send(url, sent, init);
      return [{ id: vector.id, outcome: vector.allowed[0] as Line["outcome"], shown: [] }];
    };

  test.each<[string, Program, string]>([
    ["a field more", sending({ ...form, runs: "1" }), "brought other fields"],
    ["a field less", sending({ action: "add", service: "1" }), "brought other fields"],
    ["another value", sending({ ...form, quantity: "100.0" }), "brought other fields"],
    ["another key", sending({ ...form, key: "demo" }), "brought other fields"],
    [
      "a field twice",
      sending(form, { body: new URLSearchParams([...Object.entries({ key: KEY, ...form }), ["quantity", "100"]]) }),
      "brought other fields",
    ],
    [
      "JSON",
      sending(form, { body: JSON.stringify(form), headers: { "content-type": "application/json" } }),
      "the content type is",
    ],
    ["multipart", sending(form, { body: new FormData() }), "the content type is"],
    [
      "a form that is not encoded",
      sending(form, {
        body: `x=%&${new URLSearchParams(form)}`,
        headers: { "content-type": "application/x-www-form-urlencoded" },
      }),
      "not percent-encoded",
    ],
    ["another method", sending(form, { method: "PUT" }), "is a PUT"],
  ])("is caught: %s", async (_, program, problem) => {
    expect(await cellOf(write, program)).toMatchObject(failed(problem));
  });

  test("is caught at another path, and at one of no vector", async () => {
    const elsewhere: Program = (vector, url) => sending(form)(vector, `${url}/`);
    expect(await cellOf(write, elsewhere)).toMatchObject(failed("a call came to /0/api/v2/"));
    const nowhere: Program = (vector, url) => sending(form)(vector, url.replace("/0/", "/7/"));
    const { problems } = await tryRunner([write], nowhere);
    expect(problems).toEqual(["a call that belongs to no vector: POST /7/api/v2"]);
  });

  test("is caught when it calls though it should refuse to", async () => {
    expect(await cellOf(input, sending({ ...form, comments: "a\nb" }))).toMatchObject(
      failed("a call came, and none should"),
    );
  });

  test("is caught when it sends the parts of a write in another order", async () => {
    const backwards: Program = async (vector, url) => {
      for (const call of [...vector.calls].reverse()) await send(url, { ...call.form, key: KEY });
      return [{ id: vector.id, outcome: vector.allowed[0] as Line["outcome"], shown: [] }];
    };
    expect(await cellOf(list, backwards)).toMatchObject(failed("call 2 came before call 1"));
  });
});

describe("a runner that follows a redirect", () => {
  test.each([301, 302, 303, 307, 308])("is caught at HTTP %i, though it gets an answer there", async (status) => {
    const vector: Vector = {
      ...redirect,
      calls: redirect.calls.map((call) => ({ ...call, answer: { ...call.answer, status } })),
    };
    const following: Program = async ({ id }, url) => {
      const response = await send(url, form, { redirect: "follow" });
      expect(response.status).toBe(200);
      return [{ id, outcome: { error: { kind: "redirect" } }, shown: ["moved"] }];
    };
    expect(await cellOf(vector, following)).toMatchObject(failed("a call came to /0/elsewhere"));
  });
});

describe("a runner that skips", () => {
  test("is caught, vector by vector", async () => {
    const lazy: Program = async (vector, url) => (vector === refused ? [] : honest(vector, url));
    const { cells } = await tryRunner([read, refused], lazy);
    expect(cells).toEqual([
      expect.objectContaining({ state: "passed" }),
      expect.objectContaining(failed("it was skipped")),
    ]);
  });

  test("is caught when it says two things about one, or something about none", async () => {
    expect(
      await cellOf(
        write,
        bent((line) => [line, line]),
      ),
    ).toMatchObject(failed("more than one outcome"));
    const { problems } = await tryRunner(
      [write],
      bent((line) => [line, { ...line, id: "made/up" }]),
    );
    expect(problems).toEqual(["a line about made/up, which is no vector"]);
  });

  test.each([
    "Listening…",
    "{",
    '"text"',
    '{"id":7,"outcome":{},"shown":[]}',
    '{"id":"write/one","outcome":{"value":1}}',
  ])("is caught when it prints something else: %s", async (text) => {
    const { problems } = await tryRunner(
      [write],
      bent((line) => [text, line]),
    );
    expect(problems).toEqual([expect.stringContaining("something else than lines of outcomes")]);
  });

  test("is caught when it ends badly, even after its last line", async () => {
    const { problems } = await tryRunner([write], honest, { failure: "python ended with 1" });
    expect(problems).toEqual(["python ended with 1"]);
  });
});

describe("a hole", () => {
  const holes = {
    [refused.id]: "the runtime cannot",
    [write.id]: "the runtime cannot",
    [redirect.id]: "the runtime cannot",
  };

  test("excuses an error of another kind, and a vector that is skipped", async () => {
    const hole = { state: "hole", problems: ["the runtime cannot"] };
    expect(await cellOf(refused, withOutcome({ error: { kind: "timeout" } }), holes)).toMatchObject(hole);
    expect(await cellOf(refused, async () => [], holes)).toMatchObject(hole);
  });

  test("excuses no wrong value, no leak, no second write and no redirect that is followed", async () => {
    expect(await cellOf(refused, withOutcome({ value: { status: "Completed" } }), holes)).toMatchObject({
      state: "failed",
    });
    expect(await cellOf(refused, withShown(["Refill not found", KEY]), holes)).toMatchObject({ state: "failed" });
    const twice: Program = async (vector, url) =>
      [...(await honest(vector, url)), ...(await honest(vector, url))].slice(1);
    expect(await cellOf(write, twice, holes)).toMatchObject({ state: "failed" });
    const following: Program = async (vector, url) => {
      await send(url, form, { redirect: "follow" });
      return [{ id: vector.id, outcome: { error: { kind: "redirect" } }, shown: ["moved"] }];
    };
    expect(await cellOf(redirect, following, holes)).toMatchObject({ state: "failed" });
  });

  test("that is none any more fails, so that it is taken out", async () => {
    expect(await cellOf(refused, honest, holes)).toMatchObject(failed("take it out of holes.json"));
  });
});
