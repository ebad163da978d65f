/** Options that are no JSON, and changes to the runtime, by name: so a table can ask for them in another process too. */
import dns from "node:dns";
import type { ClientOptions } from "../../../src/index.ts";

/** What a setup gives, and what takes it back. */
export type Setup = { options?: Partial<ClientOptions>; undo?: () => unknown };

const fetchOf = (fetch: () => unknown): Setup => ({ options: { fetch: fetch as typeof globalThis.fetch } });

export const setups = {
  none: (): Setup => ({}),
  "a resolver that is down": () => resolverWith("EAI_AGAIN"),
  "a resolver that knows no host": () => resolverWith("ENOTFOUND"),
  "connecting may take 100 ms": shortConnects,
  "a fetch that throws text": () => fetchOf(() => Promise.reject("down")),
  "a fetch that throws null": () => fetchOf(() => Promise.reject(null)),
  "a fetch that throws at once": () =>
    fetchOf(() => {
      throw "down";
    }),
  "a fetch that gives nothing": () => fetchOf(async () => undefined),
  "a fetch that gives no promise": () => fetchOf(() => undefined),
  "a fetch that gives an object": () => fetchOf(async () => ({ ok: true })),
  "a fetch that gives text": () => fetchOf(async () => "{}"),
  "a fetch that ignores its signal": () => fetchOf(() => new Promise(() => {})),
} satisfies Record<string, () => Setup | Promise<Setup>>;

export type SetupName = keyof typeof setups;

/** Node asks `dns.lookup` for every connection. */
function resolverWith(code: string): Setup {
  const real = dns.lookup;
  const fail = (host: string, ...rest: unknown[]) => {
    const error = Object.assign(new Error(`getaddrinfo ${code} ${host}`), {
      code,
      syscall: "getaddrinfo",
      hostname: host,
    });
    setImmediate(() => (rest.at(-1) as (error: Error) => void)(error));
  };
  dns.lookup = fail as unknown as typeof dns.lookup;
  return { undo: () => (dns.lookup = real) };
}

type Agent = { destroy: () => Promise<void> };

/** Node's fetch takes its connections from a global Agent, which gives one 10 seconds. */
async function shortConnects(): Promise<Setup> {
  const place = Symbol.for("undici.globalDispatcher.1");
  const holder = globalThis as unknown as Record<symbol, Agent>;
  // Any use of fetch makes the Agent.
  await fetch("data:,");
  const before = holder[place] as Agent;
  const agent = new (before.constructor as new (options: object) => Agent)({ connect: { timeout: 100 } });
  holder[place] = agent;
  return {
    undo: async () => {
      holder[place] = before;
      await agent.destroy();
    },
  };
}
