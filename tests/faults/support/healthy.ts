/** A panel that is well, and whose answers wait until they are asked for: so a call to it is in flight as long as needed. */
import type { Socket } from "node:net";
import { documented, type Served, serve, written } from "./server.ts";

/** Starts the panel. `GET /release` sends every answer that waits. */
export async function serveHealthy(): Promise<Served> {
  const waiting: [Socket, string][] = [];
  const server: Served = await serve((socket, request) => {
    if (!request.startsWith("GET")) return void waiting.push([socket, request]);
    for (const [held, form] of waiting.splice(0)) documented(held, form);
    socket.end(written({ body: "{}" }));
  });
  return server;
}
