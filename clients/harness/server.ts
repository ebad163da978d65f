/** The panel that the vectors talk to: answers each by its script, over real sockets, and writes down what arrives. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, connect, createServer as createSocketServer, type Socket } from "node:net";
import { play } from "./play.ts";
import { Script } from "./script.ts";
import type { Vector } from "./vector.ts";

export type Recording = {
  /** What the runner is given: `http://127.0.0.1:PORT`. */
  base: string;
  scripts: Script[];
  /** Calls that belong to no vector. */
  strays: string[];
  /** A URL whose port refuses every connection, as long as this is not closed. */
  closed: string;
  /** An `https` URL of this server, which speaks no TLS. */
  tls: string;
  close(): Promise<void>;
};

export async function record(vectors: readonly Vector[]): Promise<Recording> {
  const scripts = vectors.map((vector, index) => new Script(vector, index));
  const strays: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    receive({ request, response, scripts, strays }).catch(() => request.socket.destroy());
  });
  // Connections that are kept open are closed by the vectors alone: a client that is slow meets no other fault.
  Object.assign(server, { keepAliveTimeout: 0, headersTimeout: 0, requestTimeout: 0, timeout: 0 });
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.once("close", () => sockets.delete(socket));
  });
  server.on("clientError", (_, socket) => socket.destroy());
  const port = await listen(server);
  const refusing = await refuse();
  return {
    base: `http://127.0.0.1:${port}`,
    scripts,
    strays,
    closed: `http://127.0.0.1:${refusing.port}/api/v2`,
    tls: `https://127.0.0.1:${port}/api/v2`,
    async close() {
      for (const socket of sockets) socket.destroy();
      refusing.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Call = Pick<Recording, "scripts" | "strays"> & { request: IncomingMessage; response: ServerResponse };

async function receive({ request, response, scripts, strays }: Call): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { method = "", url = "", headers, rawHeaders } = request;
  const index = Number(/^\/+(\d+)\//.exec(url)?.[1] ?? Number.NaN);
  const script = scripts[index];
  if (!script) strays.push(`${method} ${url}`);
  const answer = script?.answer({
    method,
    url,
    headers: [url, ...rawHeaders],
    contentType: headers["content-type"] ?? "",
    body: Buffer.concat(chunks).toString("latin1"),
  });
  // Whoever calls once too often, or follows a redirect, is answered like an ordinary client: it must not get away with an error.
  play(answer ?? plainAnswer(script), {
    response,
    index,
    acceptsGzip: /\bgzip\b/.test(`${headers["accept-encoding"]}`),
  });
}

function plainAnswer(script: Script | undefined) {
  const [call] = script?.vector.calls ?? [];
  const { fault: _, ...answer } = call?.answer ?? { body: '{"error":"Incorrect request"}' };
  return { ...answer, status: 200 };
}

async function listen(server: ReturnType<typeof createSocketServer>): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  return (server.address() as AddressInfo).port;
}

/** A port that is bound to one end of an open connection: nobody listens there, and nobody else gets it. */
async function refuse(): Promise<{ port: number; close(): void }> {
  const server = createSocketServer();
  const near = connect(await listen(server), "127.0.0.1");
  const [far] = await Promise.all([
    new Promise<Socket>((resolve) => server.once("connection", resolve)),
    new Promise((resolve) => near.once("connect", resolve)),
  ]);
  const { localPort = 0 } = near;
  return {
    port: localPort,
    close() {
      for (const socket of [near, far]) socket.destroy();
      server.close();
    },
  };
}
