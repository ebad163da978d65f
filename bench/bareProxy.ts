/**
 * The least that a reverse proxy of `node:http` does: what `autostagram-contract proxy` is held against.
 *   use   node bench/bareProxy.ts TARGET      the URL is the first line; Ctrl-C ends it
 */
import { Agent, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

const target = new URL(process.argv[2] ?? "");
const agent = new Agent({ keepAlive: true });

const server = createServer((incoming, response) => {
  const { method, url: path, headers } = incoming;
  const { hostname, port } = target;
  const outgoing = request({ agent, hostname, port, method, path, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  incoming.pipe(outgoing);
});

server.keepAliveTimeout = 65_000;
server.listen(0, "127.0.0.1", () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}${target.pathname}`);
});
