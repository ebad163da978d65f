/** Panels on this machine that answer what a test says, over real sockets. Each closes when its test ends. */
import { createServer, type IncomingHttpHeaders } from "node:http";
import { type AddressInfo, connect, createServer as createSocketServer, type Server, type Socket } from "node:net";
import { onTestFinished } from "vitest";
import { type Client, type ClientOptions, createClient } from "../../src/index.ts";

/** One request as it arrived; a character of `body` is a byte. */
export type Received = { method: string; path: string; headers: IncomingHttpHeaders; body: string };

/** What the panel says. Text alone is HTTP 200 with JSON. */
export type Reply = string | { status?: number; headers?: Record<string, string>; body?: string };

export type Panel = { url: string; received: Received[] };

/** The key of a client for which the test names none. */
export const KEY = "k3y";

export function clientOf(panel: { url: string }, options: Partial<ClientOptions> = {}): Client {
  return createClient({ key: KEY, url: panel.url, ...options });
}

/** Serves a panel that gives the same answer to every request, or the one that a function chooses. */
export async function servePanel(answer: Reply | ((request: Received) => Reply | Promise<Reply>)): Promise<Panel> {
  const received: Received[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const { method = "", url: path = "", headers } = incoming;
    const request = { method, path, headers, body: Buffer.concat(chunks).toString("latin1") };
    received.push(request);
    const chosen = typeof answer === "function" ? await answer(request) : answer;
    const reply = typeof chosen === "string" ? { body: chosen } : chosen;
    outgoing.writeHead(reply.status ?? 200, { "content-type": "application/json", ...reply.headers });
    outgoing.end(reply.body);
  });
  onTestFinished(() => server.closeAllConnections());
  return { url: await listen(server), received };
}

/** Serves a panel that reads each request to its end and then leaves the connection to the test. */
export async function serveSocket(answer: (socket: Socket) => void): Promise<{ url: string; requests: string[] }> {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const server = createSocketServer((socket) => {
    sockets.add(socket);
    let text = "";
    socket.setEncoding("latin1");
    // A client that gives up resets the connection, which is no failure of the test.
    socket.on("error", () => {});
    socket.on("data", (chunk) => {
      text += chunk;
      if (!isWhole(text)) return;
      requests.push(text);
      text = "";
      answer(socket);
    });
  });
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
  });
  return { url: await listen(server), requests };
}

/** The URL of a port that refuses every connection. */
export async function closedPort(): Promise<string> {
  const server = createSocketServer();
  const { port } = new URL(await listen(server));
  // A port that was listened to and closed may be given to somebody else at once. The near end of an open connection
  // is taken and listens to nothing.
  const socket = connect(Number(port), "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  await new Promise((resolve) => socket.once("connect", resolve));
  return `http://127.0.0.1:${socket.localPort}/api/v2`;
}

function isWhole(request: string): boolean {
  const end = request.indexOf("\r\n\r\n");
  const length = Number(/content-length: (\d+)/i.exec(request)?.[1] ?? 0);
  return end >= 0 && request.length >= end + 4 + length;
}

async function listen(server: Server): Promise<string> {
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}/api/v2`;
}
