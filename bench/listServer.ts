/**
 * A panel that answers every id of a list with one and the same status, some time after it was asked.
 *   use     node bench/listServer.ts LATENCY      in milliseconds; the URL is the first line, Ctrl-C ends it
 *   answer  to a GET, how many calls it has answered
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

const latency = Number(process.argv[2]);
const STATUS = { charge: "0.27819", start_count: "3572", status: "Partial", remains: "157", currency: "USD" };

let calls = 0;

const server = createServer(async (request, response) => {
  if (request.method === "GET") {
    response.end(String(calls));
    return;
  }
  let form = "";
  for await (const chunk of request.setEncoding("utf8")) form += chunk;
  await sleep(latency);
  calls++;
  const ids = new URLSearchParams(form).get("orders")?.split(",") ?? [];
  const text = JSON.stringify(Object.fromEntries(ids.map((id) => [id, STATUS])));
  response.writeHead(200, { "Content-Type": "application/json", "Content-Length": text.length });
  response.end(text);
});

server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v2`);
});
