/** A call over a bare socket: what no HTTP client would show. */
import { connect } from "node:net";

export type RawAnswer = {
  head: string;
  headers: Record<string, string>;
  body: Buffer;
  /** How it ended: `open` means that the mock had still the connection when we left. */
  end: "closed" | "reset" | "open";
};

export type RawCall = {
  /** With a line break after each; `Host` and the lines about the body come by themselves. */
  headers?: string;
  method?: string;
  /** Leaves once this has arrived, for answers that never end. */
  until?: (received: Buffer) => boolean;
  /** Leaves then, for answers that never come. */
  signal?: AbortSignal;
};

export function rawCall(url: string, form: string, { headers = "", method = "POST", until, signal }: RawCall = {}) {
  const { port, hostname, pathname } = new URL(url);
  const host = /^host:/im.test(headers) ? "" : `Host: ${hostname}:${port}\r\n`;
  const type = "Content-Type: application/x-www-form-urlencoded\r\n";
  const request = `${method} ${pathname} HTTP/1.1\r\n${host}${type}Content-Length: ${Buffer.byteLength(form)}\r\n${headers}\r\n${form}`;
  return new Promise<RawAnswer>((resolve) => {
    let received = Buffer.alloc(0);
    const socket = connect(Number(port), hostname, () => socket.write(request));
    const leave = (end: RawAnswer["end"]) => {
      resolve(read(received, end));
      socket.destroy();
    };
    socket.on("data", (chunk) => {
      received = Buffer.concat([received, chunk]);
      if (until ? until(received) : isWhole(received)) leave("open");
    });
    socket.on("end", () => leave("closed"));
    socket.on("error", () => leave("reset"));
    signal?.addEventListener("abort", () => leave("open"));
  });
}

function read(received: Buffer, end: RawAnswer["end"]): RawAnswer {
  const split = received.indexOf("\r\n\r\n");
  const head = received.subarray(0, Math.max(split, 0)).toString("latin1");
  const pairs = head
    .split("\r\n")
    .slice(1)
    .map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 2)]);
  return { head, headers: Object.fromEntries(pairs), body: received.subarray(split + 4), end };
}

/** An answer that keeps its connection is over when its length has come; one that says `close` ends with the connection. */
function isWhole(received: Buffer): boolean {
  const { head, headers, body } = read(received, "open");
  if (head === "" || headers.connection === "close") return false;
  if (/ (204|304) /.test(head.split("\r\n")[0] ?? "")) return true;
  if (headers["transfer-encoding"] === "chunked") return body.toString("latin1").endsWith("0\r\n\r\n");
  return body.length >= Number(headers["content-length"]);
}
