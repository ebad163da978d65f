/**
 * What every runtime is put through: ten calls, then faults. Plain JavaScript, so that each of them runs it as it is.
 * Whoever starts it says where the panels are, and judges what comes back.
 */
import { AutostagramError, createClient } from "autostagram";

const ORDER = { service: 1, link: "https://example.com/p/1", quantity: 1000 };

/** Long enough for the request to arrive on a busy machine, before the deadline cuts it off. */
const TIMEOUT = 1500;

const calls = {
  listServices: (panel) => panel.listServices(),
  addOrder: (panel) => panel.addOrder(ORDER),
  getOrderStatus: (panel) => panel.getOrderStatus(1),
  getOrderStatuses: (panel) => panel.getOrderStatuses([1, 10, 100]),
  createRefill: (panel) => panel.createRefill(1),
  createRefills: (panel) => panel.createRefills([1, 2, 3]),
  getRefillStatus: (panel) => panel.getRefillStatus(1),
  getRefillStatuses: (panel) => panel.getRefillStatuses([1, 2, 3]),
  cancelOrders: (panel) => panel.cancelOrders([9, 2]),
  getBalance: (panel) => panel.getBalance(),
};

/** A fault with a panel of its own, at `at(name)`. */
const faults = {
  reset: (at) => at("reset").addOrder(ORDER),
  async reusedReset(at) {
    const panel = at("reusedReset");
    await panel.getBalance();
    // Node puts a connection back a moment after the answer was read.
    await new Promise((resolve) => setTimeout(resolve, 100));
    await panel.addOrder(ORDER);
  },
  stall: (at) => at("stall").addOrder(ORDER, { timeout: TIMEOUT }),
  stallInBody: (at) => at("stallInBody").addOrder(ORDER, { timeout: TIMEOUT }),
  redirect: (at) => at("redirect").addOrder(ORDER),
  abortBefore: (at) => at("abortBefore").addOrder(ORDER, { signal: AbortSignal.abort() }),
  async abortDuring(at, { faults }) {
    const controller = new AbortController();
    const order = at("abortDuring").addOrder(ORDER, { signal: controller.signal });
    await Promise.race([order, fetch(`${faults}/arrived`)]);
    controller.abort();
    await order;
  },
};

/**
 * @param stage `key`; `panel`, a whole panel's URL; `closed`, the URL of a port that refuses; `faults`, the origin of the panels
 *   that each have one fault; and for a page `foreign`, the URL of a panel on another origin.
 */
export async function play({ key, ...stage }) {
  const client = (url) => createClient({ key, url, retryDelay: 1 });
  const at = (name) => client(`${stage.faults}/${name}/api/v2`);
  const results = { calls: {}, faults: {} };
  // One after another: the panel hands out ids in the order of the calls.
  for (const [name, call] of Object.entries(calls))
    results.calls[name] = await call(client(stage.panel)).catch(factsOf);
  results.entries = await client(stage.panel).getOrderStatuses(Array.from({ length: 101 }, (_, index) => 101 - index));

  results.faults.refusedRead = await failureOf(client(stage.closed).getBalance());
  results.faults.refused = await failureOf(client(stage.closed).addOrder(ORDER));
  for (const [name, fault] of Object.entries(faults)) results.faults[name] = await failureOf(fault(at, stage));
  if (stage.foreign) results.faults.foreign = await failureOf(client(stage.foreign).addOrder(ORDER));
  return results;
}

function failureOf(call) {
  return call.then((answer) => ({ answer }), factsOf);
}

function factsOf(error) {
  const { name, outcome, code, status, location } = error;
  return { name, outcome, code, status, location, isOurs: error instanceof AutostagramError, shown: shown(error) };
}

/** All that a log would show, so that the key can be looked for in it. */
function shown(error) {
  if (!(error instanceof Error)) return String(error);
  return [error.stack, error.message, JSON.stringify(error), error.cause && shown(error.cause)].join("\n");
}
