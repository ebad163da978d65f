/** Measures what a client costs over raw HTTP of its language. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { median } from "../../bench/statistics.ts";
import type { Command } from "../language.ts";
import { run } from "./command.ts";

const ANSWER = '{"charge":"0.27819","start_count":"3572","status":"Partial","remains":"157","currency":"USD"}';

/** How many times as long as raw HTTP a call takes: the median of the program's rounds. */
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

/** Of lines with the calls a second in a round, `{"client": n, "raw": n}`. */
export function ratioIn(stdout: string): number {
  const rounds: { client: number; raw: number }[] = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  if (!rounds.every(({ client, raw }) => client > 0 && raw > 0)) {
    throw new Error("it printed no calls a second, client and raw");
  }
  return median(rounds.map(({ client, raw }) => raw / client));
}
