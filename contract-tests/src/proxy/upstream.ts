/** The way to the panel: one call there and its answer, with the reasons why there may be none. */
import { type ClientRequest, Agent as HttpAgent, type IncomingMessage, request as requestHttp } from "node:http";
import { Agent as HttpsAgent, request as requestHttps } from "node:https";
import { urlToHttpOptions } from "node:url";
import { connectionFailure } from "../../../src/internal/failure.ts";
import type { Operation } from "../../../src/operations.ts";
import type { Copy } from "./copy.ts";
import { requestHeaders } from "./headers.ts";

export type Upstream = {
  /** Sends a call on; its body comes later. Nothing is sent twice, whatever happens. */
  open(incoming: IncomingMessage, path: string): ClientRequest;
  close(): void;
};

/** Certificates are checked, and there is no option that switches this off. */
export function createUpstream(target: URL): Upstream {
  const isSecure = target.protocol === "https:";
  const agent = new (isSecure ? HttpsAgent : HttpAgent)({ keepAlive: true });
  const { hostname, port } = urlToHttpOptions(target);
  const send = isSecure ? requestHttps : requestHttp;
  return {
    open: (incoming, path) =>
      send({ agent, hostname, port, path, method: incoming.method, headers: requestHeaders(incoming, target.host) }),
    close: () => agent.destroy(),
  };
}

/** Hands the body on as it comes, no faster than the panel takes it. */
export function relay(incoming: IncomingMessage, outgoing: ClientRequest, copy: Copy): void {
  incoming.on("data", (chunk: Buffer) => {
    copy.add(chunk);
    if (!outgoing.write(chunk)) incoming.pause();
  });
  outgoing.on("drain", () => incoming.resume());
  incoming.on("end", () => outgoing.end());
}

/** The head of the answer. Errors after it are those of the answer, and are met there. */
export function answerTo(outgoing: ClientRequest): Promise<IncomingMessage> {
  let isAnswered = false;
  return new Promise((resolve, reject) => {
    outgoing.on("response", (answer) => {
      isAnswered = true;
      resolve(answer);
    });
    outgoing.on("error", reject);
    // A panel that changes the protocol, for example, ends the call without an error.
    outgoing.on("close", () => {
      if (!isAnswered) reject(new Error("closed"));
    });
  });
}

/** The beginning of a body: all of it, or more than can be held back. */
export type Beginning = { chunks: Buffer[]; isWhole: boolean };

/** @throws when the connection ends before the body does. */
export function beginningOf(answer: IncomingMessage, most: number): Promise<Beginning> {
  const chunks: Buffer[] = [];
  if (Number(answer.headers["content-length"] ?? 0) > most) return Promise.resolve({ chunks, isWhole: false });
  let size = 0;
  return new Promise((resolve, reject) => {
    const take = (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size <= most) return;
      answer.pause();
      answer.off("data", take);
      resolve({ chunks, isWhole: false });
    };
    answer.on("data", take);
    answer.on("end", () => resolve({ chunks, isWhole: true }));
    answer.on("error", reject);
    answer.on("close", () => {
      if (!answer.readableEnded) reject(new Error("closed"));
    });
  });
}

/** In the words of the client's errors. */
export function whyLost(target: URL, thrown: unknown): string {
  const { name, message } = connectionFailure("getBalance" as Operation, target.href, thrown);
  return `${name}: ${message.replace(/^\w+: /, "").replace(/; nothing was sent$/, "")}`;
}
