import { setTimeout as sleep, setImmediate as turn } from "node:timers/promises";
import { afterEach, describe, expect, test, vi } from "vitest";
import { withMock } from "../../contract-tests/tests/support/stage.ts";
import { createCatalogue } from "../../src/catalogue/index.ts";
import {
  AbortedError,
  type AutostagramError,
  createClient,
  HttpError,
  InputError,
  RefusedError,
} from "../../src/index.ts";
import { clientOf, type Reply, servePanel } from "../support/panel.ts";
import { rejectionOf } from "../support/rejection.ts";
import { serviceWith } from "./support/services.ts";

const unhandled = vi.fn();
process.on("unhandledRejection", unhandled);
afterEach(async () => {
  await turn();
  expect(unhandled).not.toHaveBeenCalled();
});

const down: Reply = { status: 503, body: "<h1>Back soon</h1>" };
const invalidKey = JSON.stringify({ error: "Invalid API key" });

/** Serves lists of one service; its name counts the lists. The answers given come instead of the lists of those numbers. */
async function serveLists(faults: { [call: number]: Reply } = {}) {
  let calls = 0;
  return servePanel(() => {
    const call = calls++;
    return faults[call] ?? JSON.stringify([serviceWith({ service: 1, name: `list ${call}` })]);
  });
}

const namesOf = (services: { name: string }[]) => services.map(({ name }) => name).join();

describe("a catalogue", () => {
  test("asks the panel once, whoever asks", async () => {
    const panel = await serveLists();
    const catalogue = createCatalogue(clientOf(panel));
    expect(namesOf(await catalogue.listServices())).toBe("list 0");
    expect(namesOf(await catalogue.listServices())).toBe("list 0");
    expect((await catalogue.getService(1))?.name).toBe("list 0");
    expect(panel.received).toHaveLength(1);
  });

  test("asks nothing before somebody wants to know", async () => {
    const panel = await serveLists();
    createCatalogue(clientOf(panel));
    await sleep(20);
    expect(panel.received).toHaveLength(0);
  });

  test("has one request under way, however many ask at once", async () => {
    const panel = await serveLists();
    const catalogue = createCatalogue(clientOf(panel));
    const asked = Array.from({ length: 50 }, () => catalogue.listServices());
    const one = catalogue.getService(1);
    const anew = catalogue.refresh();
    expect((await Promise.all([...asked, anew])).map(namesOf)).toEqual(Array(51).fill("list 0"));
    expect((await one)?.name).toBe("list 0");
    expect(panel.received).toHaveLength(1);
  });

  test("asks again when the list is older than maxAge, and not before", async () => {
    const panel = await serveLists();
    const catalogue = createCatalogue(clientOf(panel), { maxAge: 300 });
    const start = performance.now();
    let name = "";
    while (name !== "list 1") name = namesOf(await catalogue.listServices());
    expect(performance.now() - start).toBeGreaterThanOrEqual(300);
    expect(panel.received).toHaveLength(2);
  });

  test("asks each time with a maxAge of 0", async () => {
    const panel = await serveLists();
    const catalogue = createCatalogue(clientOf(panel), { maxAge: 0 });
    for (const name of ["list 0", "list 1", "list 2"]) expect(namesOf(await catalogue.listServices())).toBe(name);
  });

  test("asks anew on refresh, and keeps what it gets", async () => {
    const panel = await serveLists();
    const catalogue = createCatalogue(clientOf(panel));
    await catalogue.listServices();
    expect(namesOf(await catalogue.refresh())).toBe("list 1");
    expect(namesOf(await catalogue.listServices())).toBe("list 1");
    expect((await catalogue.getService(1))?.name).toBe("list 1");
    expect(panel.received).toHaveLength(2);
  });

  test("knows no service that is not in the list", async () => {
    const catalogue = createCatalogue(clientOf(await serveLists()));
    for (const id of [2, 0, "1", "__proto__", "constructor"]) {
      expect(await catalogue.getService(id as number)).toBeUndefined();
    }
  });

  test("gives each caller an array of its own", async () => {
    const catalogue = createCatalogue(clientOf(await serveLists()));
    (await catalogue.refresh()).pop();
    (await catalogue.listServices()).pop();
    expect(await catalogue.listServices()).toHaveLength(1);
  });

  test("gives the services of the mock", async () => {
    const [services, service] = await withMock({}, async ({ url, key }) => {
      const catalogue = createCatalogue(createClient({ url, key }));
      return [await catalogue.listServices(), await catalogue.getService(2)] as const;
    });
    expect(services.map(({ service: id, rate }) => [id, rate])).toEqual([
      [1, "0.90"],
      [2, "8"],
    ]);
    expect(service).toEqual(services[1]);
  });

  test.each([
    ["maxAge", -1],
    ["maxAge", Number.NaN],
    ["maxAge", "60000"],
    ["staleIfError", -1],
    ["staleIfError", Number.NaN],
  ])("refuses %s %j", async (option, value) => {
    const panel = await serveLists();
    expect(() => createCatalogue(clientOf(panel), { [option]: value })).toThrow(InputError);
    expect(() => createCatalogue(clientOf(panel), { [option]: value })).toThrow(`${option} must be`);
  });
});

/** A catalogue whose list is too old as soon as it is there. */
async function staleCatalogue(faults: { [call: number]: Reply }, staleIfError = 60_000) {
  const panel = await serveLists(faults);
  const errors: AutostagramError[] = [];
  const catalogue = createCatalogue(clientOf(panel, { retries: 0 }), {
    maxAge: 0,
    staleIfError,
    onError: (error) => errors.push(error),
  });
  return { panel, errors, catalogue };
}

describe("a catalogue of a panel that is down", () => {
  test("gives the old list, and tells the error", async () => {
    const { catalogue, errors, panel } = await staleCatalogue({ 1: down, 2: "no JSON" });
    await catalogue.listServices();
    expect(namesOf(await catalogue.listServices())).toBe("list 0");
    expect((await catalogue.getService(1))?.name).toBe("list 0");
    expect(errors.map(({ name }) => name)).toEqual(["HttpError", "UnreadableAnswer"]);
    expect(namesOf(await catalogue.listServices())).toBe("list 3");
    expect(panel.received).toHaveLength(4);
  });

  test("rejects when there is no old list, and asks again the next time", async () => {
    const { catalogue, errors } = await staleCatalogue({ 0: down, 1: down });
    await rejectionOf(catalogue.listServices(), HttpError);
    await rejectionOf(catalogue.getService(1), HttpError);
    expect(errors).toEqual([]);
    expect(namesOf(await catalogue.listServices())).toBe("list 2");
  });

  test("rejects all who wait for the same request", async () => {
    const { catalogue, panel } = await staleCatalogue({ 0: down });
    const asked = [catalogue.listServices(), catalogue.getService(1), catalogue.refresh(), catalogue.listServices()];
    const ends = await Promise.allSettled(asked);
    expect(ends.map(({ status }) => status)).toEqual(Array(4).fill("rejected"));
    expect(panel.received).toHaveLength(1);
  });

  test("tells one error once, however many wait", async () => {
    const { catalogue, errors, panel } = await staleCatalogue({ 1: down });
    await catalogue.listServices();
    const lists = await Promise.all(Array.from({ length: 20 }, () => catalogue.listServices()));
    expect(lists.map(namesOf)).toEqual(Array(20).fill("list 0"));
    expect(errors).toHaveLength(1);
    expect(panel.received).toHaveLength(2);
  });

  test("rejects when the old list is too old", async () => {
    const { catalogue, errors } = await staleCatalogue({ 1: down }, 20);
    await catalogue.listServices();
    await sleep(30);
    await rejectionOf(catalogue.listServices(), HttpError);
    expect(errors).toEqual([]);
  });

  test("rejects with a staleIfError of 0", async () => {
    const { catalogue } = await staleCatalogue({ 1: down }, 0);
    await catalogue.listServices();
    await rejectionOf(catalogue.listServices(), HttpError);
  });

  test("rejects a refresh, and keeps the old list", async () => {
    const panel = await serveLists({ 1: down });
    const errors: AutostagramError[] = [];
    const catalogue = createCatalogue(clientOf(panel, { retries: 0 }), { onError: (error) => errors.push(error) });
    await catalogue.listServices();
    await rejectionOf(catalogue.refresh(), HttpError);
    expect(namesOf(await catalogue.listServices())).toBe("list 0");
    expect(errors).toEqual([]);
  });

  test("gives the old list to one who waits for a refresh that another asked for", async () => {
    const { catalogue } = await staleCatalogue({ 1: down });
    await catalogue.listServices();
    const anew = rejectionOf(catalogue.refresh(), HttpError);
    expect(namesOf(await catalogue.listServices())).toBe("list 0");
    await anew;
  });

  test("rejects when the key is not valid, whatever it has", async () => {
    const { catalogue, errors } = await staleCatalogue({ 1: invalidKey });
    await catalogue.listServices();
    expect((await rejectionOf(catalogue.listServices(), RefusedError)).reason).toBe("invalid_key");
    expect(errors).toEqual([]);
  });

  test("rejects when the client is stopped, whatever it has", async () => {
    const stop = new AbortController();
    const catalogue = createCatalogue(clientOf(await serveLists(), { signal: stop.signal }), { maxAge: 0 });
    await catalogue.listServices();
    stop.abort();
    await rejectionOf(catalogue.listServices(), AbortedError);
  });

  test.each([
    [
      "throws",
      () => {
        throw new Error("hook");
      },
    ],
    ["rejects", async () => Promise.reject(new Error("hook"))],
  ])("gives the old list when onError %s", async (_, onError) => {
    const panel = await serveLists({ 1: down });
    const catalogue = createCatalogue(clientOf(panel, { retries: 0 }), { maxAge: 0, onError });
    await catalogue.listServices();
    expect(namesOf(await catalogue.listServices())).toBe("list 0");
  });
});
