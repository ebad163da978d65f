/** Panels that misbehave: each connection is in the hands of the fault, over real sockets. */
import { type AddressInfo, connect, createServer as createSocketServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { answers, operationOf } from "./answers.ts";

/** What a fault does with a connection once a request has arrived on it. */
export type Answer = (socket: Socket, request: string) => void;

/** What a server is like before any request. */
export type Nature = {
  /** Certificate and key; without them the server speaks plain HTTP. */
  tls?: { key: string; cert: string } | undefined;
  /** What is done with each connection when it comes. */
  onConnection?: (socket: Socket) => void;
  /** Says `https` in the URL though the server has no certificate. */
  https?: boolean;
  /** A host to put in the URL in place of 127.0.0.1. */
  host?: string;
};

/** A server under watch. */
export type Served = {
  url: string;
  /** The requests that arrived whole, a character for a byte. */
  requests: string[];
  /**
   * How many connections brought anything, and how many of those are open now. Node makes another one right after a call is
   * aborted, on which nothing comes, and some keep it.
   */
  connections: { made: number; open: number };
  /** How many requests are answered with the fault; those after them get the documented answer. */
  faults: number;
  close: () => Promise<void>;
};

export async function serve(answer: Answer, nature: Nature = {}): Promise<Served> {
  const sockets = new Set<Socket>();
  const server = nature.tls ? createTlsServer(nature.tls) : createSocketServer();
  const served: Served = {
    url: "",
    requests: [],
    connections: { made: 0, open: 0 },
    faults: Number.POSITIVE_INFINITY,
    close: () => closeServer(server, sockets),
  };
  // Counts what comes in before TLS too, so that a handshake that fails is seen.
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    // A client that gives up resets the connection, which is no failure of the test.
    socket.on("error", () => {});
    nature.onConnection?.(socket);
    // What comes during a handshake comes without an event.
    if (nature.tls) countConnection(socket, served.connections);
    else socket.once("data", () => countConnection(socket, served.connections));
  });
  server.on(nature.tls ? "secureConnection" : "connection", (socket: Socket) => readRequests(socket, served, answer));
  const port = await listen(server);
  served.url = `${nature.tls || nature.https ? "https" : "http"}://${nature.host ?? "127.0.0.1"}:${port}/api/v2`;
  return served;
}

function countConnection(socket: Socket, connections: Served["connections"]): void {
  connections.made += 1;
  connections.open += 1;
  socket.once("close", () => {
    connections.open -= 1;
  });
}

function readRequests(socket: Socket, served: Served, answer: Answer): void {
  const chunks: Buffer[] = [];
  socket.on("error", () => {});
  socket.on("data", (chunk: Buffer) => {
    chunks.push(chunk);
    const text = Buffer.concat(chunks).toString("latin1");
    if (!isWhole(text)) return;
    chunks.length = 0;
    served.requests.push(text);
    (served.requests.length > served.faults ? documented : answer)(socket, text);
  });
}

function isWhole(request: string): boolean {
  const end = request.indexOf("\r\n\r\n");
  const length = Number(/content-length: (\d+)/i.exec(request)?.[1] ?? 0);
  return end >= 0 && request.length >= end + 4 + length;
}

/** The form that a request carries. */
export function formOf(request: string): string {
  return request.slice(request.indexOf("\r\n\r\n") + 4);
}

/** What an HTTP answer is made of. */
export type Parts = { status?: number | string; headers?: Record<string, string>; body?: string | Buffer };

/** The bytes of an answer. Its length is right, and it ends the connection, unless a header says otherwise. */
export function written({ status = "200 OK", headers = {}, body = "" }: Parts): Buffer {
  const bytes = Buffer.from(body);
  const all = {
    "Content-Type": "application/json",
    Connection: "close",
    "Content-Length": `${bytes.length}`,
    ...headers,
  };
  // An empty header stands for none.
  const lines = Object.entries(all).filter(([, value]) => value !== "");
  const line = typeof status === "number" ? `${status} ${status}` : status;
  const head = [`HTTP/1.1 ${line}`, ...lines.map(([name, value]) => `${name}: ${value}`), "", ""].join("\r\n");
  return Buffer.concat([Buffer.from(head, "latin1"), bytes]);
}

/** A fault that is an answer. */
export function replying(parts: Parts | ((request: string) => Parts)): Answer {
  return (socket, request) => socket.end(written(typeof parts === "function" ? parts(request) : parts));
}

/** What a healthy panel does. */
export const documented: Answer = replying((request) => {
  const operation = operationOf(formOf(request));
  return { body: operation ? answers[operation] : '{"error":"Incorrect request"}' };
});

/** The URL of a port that refuses every connection, as long as it is not closed. */
export async function serveNothing(host = "127.0.0.1"): Promise<Served> {
  const server = createSocketServer();
  const port = await listen(server);
  // A port that was listened to and closed may be given to somebody else at once. The near end of an open connection
  // is taken and listens to nothing.
  const socket = connect(port, "127.0.0.1");
  const [far] = await Promise.all([
    new Promise<Socket>((resolve) => server.once("connection", resolve)),
    new Promise((resolve) => socket.once("connect", resolve)),
  ]);
  return {
    ...unreachable(`http://${host}:${socket.localPort}/api/v2`),
    close: () => closeServer(server, [socket, far]),
  };
}

/** An address that no server is behind. */
export function unreachable(url: string): Served {
  return {
    url,
    requests: [],
    connections: { made: 0, open: 0 },
    faults: Number.POSITIVE_INFINITY,
    close: async () => {},
  };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  return (server.address() as AddressInfo).port;
}

async function closeServer(server: Server, sockets: Iterable<Socket>): Promise<void> {
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
}
