/**
 * The server that the clients are measured against: answers the one documented form with the documented status.
 *   use     node bench/server.ts      the URL is the first line; Ctrl-C ends it
 *   answer  200 with the status · 400 when the form has other fields · to a GET, how many connections were opened
 */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

const FIELDS = "action=status,key=demo,order=1";
const STATUS = '{"charge":"0.27819","start_count":"3572","status":"Partial","remains":"157","currency":"USD"}';

let connections = 0;

const server = createServer(async (request, response) => {
  const [status, text] = request.method === "GET" ? [200, String(connections)] : answer(await read(request));
  response.writeHead(status, { "Content-Type": "application/json", "Content-Length": text.length });
  response.end(text);
});

function answer(form: string): [status: number, text: string] {
  return form.split("&").sort().join() === FIELDS ? [200, STATUS] : [400, '{"error":"Incorrect request"}'];
}

async function read(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += chunk;
  return text;
}

// Contestants that pause between their calls must not pay for a connection that went away meanwhile.
server.keepAliveTimeout = 60_000;
server.on("connection", () => connections++);
server.listen(0, "127.0.0.1", () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v2`);
});
