/** A load that costs little: prepared bytes over plain sockets, so that the server under load is the bottleneck. */
import { once } from "node:events";
import { connect, type Socket } from "node:net";

export const CONNECTIONS = 16;

/** One request, and the body that every answer to it must have. */
export type Exchange = {
  /** With the path as it goes on the wire. */
  url: string;
  form: string;
  answer: string;
};

/**
 * Answers per second over 16 keep-alive connections, each with one request under way.
 *
 * @throws when an answer is not 200 with the expected body, or a connection breaks.
 */
export async function measureLoad(exchange: Exchange, milliseconds: number): Promise<number> {
  const { hostname, port } = new URL(exchange.url);
  const sockets = Array.from({ length: CONNECTIONS }, () => connect(Number(port), hostname).setNoDelay());
  await Promise.all(sockets.map((socket) => once(socket, "connect")));
  const start = performance.now();
  const end = start + milliseconds;
  const counts = await Promise.all(sockets.map((socket) => countAnswers(socket, exchange, end)));
  const seconds = (performance.now() - start) / 1000;
  return counts.reduce((sum, count) => sum + count, 0) / seconds;
}

function countAnswers(socket: Socket, exchange: Exchange, end: number): Promise<number> {
  const request = requestText(exchange);
  let [count, received] = [0, ""];
  return new Promise((resolve, reject) => {
    socket
      .setEncoding("utf8")
      .on("error", reject)
      .on("close", () => reject(new Error(`${exchange.url} closed a connection`)));
    socket.on("data", (chunk) => {
      received += chunk;
      if (!isWhole(received)) return;
      if (!received.startsWith("HTTP/1.1 200 ") || !received.endsWith(`\r\n\r\n${exchange.answer}`)) {
        socket.destroy(new Error(`${exchange.url} answered something else: ${received.slice(0, 200)}`));
        return;
      }
      [count, received] = [count + 1, ""];
      if (performance.now() < end) {
        socket.write(request);
        return;
      }
      resolve(count);
      socket.destroy();
    });
    socket.write(request);
  });
}

function requestText({ url, form }: Exchange): string {
  const { host, pathname } = new URL(url);
  const headers = [
    `POST ${pathname} HTTP/1.1`,
    `Host: ${host}`,
    "Content-Type: application/x-www-form-urlencoded",
    `Content-Length: ${Buffer.byteLength(form)}`,
  ];
  return `${headers.join("\r\n")}\r\n\r\n${form}`;
}

/** Both servers announce the length of a body, in bytes; these bodies are ASCII. */
function isWhole(received: string): boolean {
  const head = received.indexOf("\r\n\r\n");
  const length = /\r\ncontent-length: (\d+)/i.exec(received)?.[1];
  return head >= 0 && length !== undefined && received.length >= head + 4 + Number(length);
}
