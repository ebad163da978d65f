/** Measures what a client costs over raw HTTP of its language. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Command } from "../language.ts";
import { run } from "./command.ts";

const ANSWER = '{"charge":"0.27819","start_count":"3572","status":"Partial","remains":"157","currency":"USD"}';

/** How many times as long as raw HTTP a call takes. */
export async function runBench({ command, args, cwd, env }: Command): Promise<number> {
  const server = createServer((request, response) => {
    request.resume();
    request.once("end", () => response.writeHead(200, { "content-type": "application/json" }).end(ANSWER));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/api/v2`;
    const stdout = await run(command, [...args, url, "demo"], { cwd, ...(env && { env }) });
    return ratioIn(stdout);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

function ratioIn(stdout: string): number {
  const { client, raw } = JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
  if (!(client > 0 && raw > 0)) throw new Error("it printed no calls a second, client and raw");
  return raw / client;
}
