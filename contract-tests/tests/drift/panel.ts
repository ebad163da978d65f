/** A panel that leaves its contract on purpose: real HTTP on loopback, with the changes that it was given. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Route } from "../../src/router.ts";
import type { Honest } from "./honest.ts";
import { type Mutation, STAGE } from "./mutation.ts";
import type { Reply, Seen } from "./reply.ts";
import { type Arrived, operationOf, readSeen } from "./seen.ts";

export type Setup = {
  route: Route;
  key: string;
  honest: Honest;
  path: string;
  /** Hears of a call that is left without an answer. */
  onHang?: () => void;
};

/** What a panel says, without the network around it. */
export type Script = {
  /** Every call so far. */
  calls: readonly Seen[];
  /** Where a change was played: operation, a space, pointer. */
  touched: (mutation: Mutation) => ReadonlySet<string>;
  /** Begins anew with other changes. */
  change: (mutations: readonly Mutation[]) => void;
  reply: (request: Arrived) => Promise<Reply>;
};

export type Panel = Omit<Script, "reply"> & { url: string; close: () => Promise<void> };

export function createScript(setup: Setup, mutations: readonly Mutation[] = []): Script {
  const calls: Seen[] = [];
  const touched = new Map<Mutation, Set<string>>();
  const asked = new Map<string, number>();
  const change = (others: readonly Mutation[]) => {
    calls.length = 0;
    asked.clear();
    touched.clear();
    for (const mutation of others) touched.set(mutation, new Set());
  };
  change(mutations);
  const reply = async (request: Arrived) => {
    const seen = counted(asked, await readSeen(setup, request));
    calls.push(seen);
    return await play(setup, touched, seen);
  };
  return { calls, touched: (mutation) => touched.get(mutation) ?? new Set(), change, reply };
}

export async function startPanel(setup: Setup, mutations: readonly Mutation[] = []): Promise<Panel> {
  const { reply, ...script } = createScript(setup, mutations);
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const found = await reply(await readRequest(request));
    if (found.fate === "hang") setup.onHang?.();
    else send(response, found);
  };
  const server = createServer((request, response) => {
    serve(request, response).catch((error) => response.destroy(error));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const close = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, "close");
  };
  const { port } = server.address() as AddressInfo;
  return { ...script, url: `http://127.0.0.1:${port}${setup.path}`, close };
}

async function readRequest(request: IncomingMessage): Promise<Arrived> {
  const { method = "", url = "", headers } = request;
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return { method, url, contentType: headers["content-type"] ?? "", body: Buffer.concat(chunks) };
}

function counted(asked: Map<string, number>, seen: Seen): Seen {
  const question = JSON.stringify([seen.method, seen.path, seen.form, ...seen.fields]);
  const nth = (asked.get(question) ?? 0) + 1;
  asked.set(question, nth);
  return { ...seen, nth };
}

export type Touched = ReadonlyMap<Mutation, Set<string>>;

/** The reply to one call, with every change played on it, in the order of their stages. */
export async function play(
  { route, honest }: Pick<Setup, "route" | "honest">,
  touched: Touched,
  seen: Seen,
): Promise<Reply> {
  const mutations = [...touched.keys()].sort((a, b) => a.stage - b.stage);
  const read = mutations.reduce((found, mutation) => readAs(route, mutation, found, touched), seen);
  // The key is judged as it came: a panel that lets a wrong one in still got a wrong one.
  const asked = { ...seen, answered: read.answered };
  let reply = await honest(read);
  let notes: [Mutation, pointer: string][] = [];
  for (const mutation of mutations) {
    const before = reply;
    reply = mutation.write?.(before, asked, (pointer) => notes.push([mutation, pointer])) ?? before;
    // What somebody else says instead of the panel has nothing of the earlier changes in it.
    if (reply !== before && isInstead(mutation)) notes = notes.filter(([by]) => by === mutation);
  }
  for (const [by, pointer] of notes) touched.get(by)?.add(`${seen.operation ?? "callPanel"} ${pointer}`);
  return reply;
}

function isInstead({ stage }: Mutation): boolean {
  return stage === STAGE.replaced || stage === STAGE.fate;
}

function readAs(route: Route, mutation: Mutation, seen: Seen, touched: Touched): Seen {
  const read = mutation.read?.(seen) ?? seen;
  if (read === seen) return seen;
  touched.get(mutation)?.add(`${seen.operation ?? "callPanel"} `);
  return { ...read, answered: operationOf(route, read.fields) };
}

function send(response: ServerResponse, { status, headers, body, encode, fate }: Reply): void {
  if (fate === "reset") {
    response.socket?.resetAndDestroy();
    return;
  }
  const bytes = Buffer.from(encode(body));
  const length = headers["transfer-encoding"] === undefined ? { "content-length": bytes.length } : {};
  response.writeHead(status, { ...headers, ...length });
  if (fate === "answer") {
    response.end(bytes);
  } else {
    response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
  }
}
