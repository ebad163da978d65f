/** Panels on loopback with one fault each, and a page to call them from. They count what reaches them. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, connect, createServer as createSocketServer, type Server, type Socket } from "node:net";
import { text } from "node:stream/consumers";

/** A request that reached a fault: its action, and whether its connection had served another one before. */
export type Seen = { action: string; isReused: boolean };

export type Stage = {
  /** Where the faults are, each under `/NAME/api/v2`, and the page under `/`. */
  origin: string;
  /** The URL of a port that refuses every connection. */
  closed: string;
  /** Where the redirect points. */
  elsewhere: string;
  /** The URL of the page's panel on another origin, which gives pages no leave. The mock gives it to every page on this machine. */
  foreign: string;
  seen: Map<string, Seen[]>;
  /** Requests that followed the redirect. */
  followed: () => number;
  /** Waits until the other end has closed every connection that a fault leaves open; false when it does not. */
  areLetGo: (within: number) => Promise<boolean>;
  close: () => Promise<void>;
};

/** What a page on the stage's origin needs: a panel behind that origin, and the script. */
export type Page = { panel: string; script: () => string };

type Fault = (exchange: { request: IncomingMessage; response: ServerResponse; action: string }) => void;

export async function openStage(page: Page): Promise<Stage> {
  let followed = 0;
  const elsewhere = createServer((_, response) => {
    followed++;
    response.end("{}");
  });
  const location = await listen(elsewhere);
  const seen = new Map<string, Seen[]>();
  const open = new Set<Socket>();
  const faults = faultsWith(`${location}/api/v2`, open);
  const served = new WeakSet<Socket>();

  const server = createServer(async (request, response) => {
    const isReused = served.has(request.socket);
    served.add(request.socket);
    const name = /^\/(\w+)\/api\/v2$/.exec(request.url ?? "")?.[1] ?? "";
    const fault = faults[name];
    if (!fault) return serve({ request, response, page, arrived: () => arrived(seen, "abortDuring") });
    const action = new URLSearchParams(await text(request)).get("action") ?? "";
    seen.set(name, [...(seen.get(name) ?? []), { action, isReused }]);
    fault({ request, response, action });
  });
  const foreign = createServer((request, response) => forward(request, { response, to: page.panel }));
  const refusing = await refusingPort();
  return {
    origin: await listen(server),
    closed: refusing.url,
    elsewhere: location,
    foreign: `${await listen(foreign)}/api/v2`,
    seen,
    followed: () => followed,
    areLetGo: (within) => until(() => open.size === 0, within),
    close: async () => {
      refusing.close();
      for (const one of [server, elsewhere, foreign]) {
        one.close();
        one.closeAllConnections();
        await once(one, "close");
      }
    },
  };
}

function faultsWith(location: string, open: Set<Socket>): Record<string, Fault> {
  const leaveOpen = (socket: Socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  };
  return {
    reset: ({ request }) => request.socket.resetAndDestroy(),
    // The runtime may think that a connection it has used before was closed before the request came.
    reusedReset: ({ request, response, action }) => {
      if (action === "add") request.socket.resetAndDestroy();
      else response.end('{"balance":"1","currency":"USD"}');
    },
    stall: ({ request }) => leaveOpen(request.socket),
    stallInBody: ({ request, response }) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": 100 }).write('{"order":');
      leaveOpen(request.socket);
    },
    redirect: ({ response }) => response.writeHead(307, { location, connection: "close" }).end(),
    abortBefore: ({ response }) => response.end('{"order":1}'),
    abortDuring: ({ request }) => leaveOpen(request.socket),
  };
}

type Visit = { request: IncomingMessage; response: ServerResponse; page: Page; arrived: () => Promise<boolean> };

/** All but the faults. Each answer ends its connection, so that a fault finds a fresh one. */
async function serve({ request, response, page, arrived }: Visit): Promise<void> {
  response.setHeader("connection", "close");
  if (request.url === "/arrived") response.end(String(await arrived()));
  else if (request.url === "/panel/api/v2") await forward(request, { response, to: page.panel });
  else if (request.url === "/page.js")
    response.writeHead(200, { "content-type": "text/javascript" }).end(page.script());
  else response.writeHead(200, { "content-type": "text/html" }).end('<script type="module" src="/page.js"></script>');
}

/** Gives the panel the page's origin: a browser shows a page no answer from another one without the panel's leave. */
async function forward(
  request: IncomingMessage,
  { response, to }: { response: ServerResponse; to: string },
): Promise<void> {
  const headers = { "content-type": request.headers["content-type"] ?? "" };
  const answer = await fetch(to, { method: "POST", headers, body: await text(request) });
  response.writeHead(answer.status, { "content-type": "application/json" }).end(await answer.text());
}

function arrived(seen: Stage["seen"], name: string): Promise<boolean> {
  return until(() => seen.has(name), 10_000);
}

async function until(condition: () => boolean, within: number): Promise<boolean> {
  const end = performance.now() + within;
  while (!condition() && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 10));
  return condition();
}

/** A port that was listened to may be given to somebody else at once. The near end of an open connection is taken. */
async function refusingPort(): Promise<{ url: string; close: () => void }> {
  const server = createSocketServer();
  const socket = connect(Number(new URL(await listen(server)).port), "127.0.0.1");
  await once(socket, "connect");
  const close = () => {
    socket.destroy();
    server.close();
  };
  return { url: `http://127.0.0.1:${socket.localPort}/api/v2`, close };
}

async function listen(server: Server): Promise<string> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
