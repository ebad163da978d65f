/** The finished site on a loopback port, compressed as web servers do it. */
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import compression from "compression";
import sirv from "sirv";
import { site } from "./places.ts";

export type Served = { url: string; close(): Promise<void> };

export async function serveSite({ port = 0, base = "/", folder = site } = {}): Promise<Served> {
  const serve = sirv(folder, { dev: true, etag: true });
  const missing = await readFile(join(folder, "404.html"));
  const compress = compression();
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    if (!path.startsWith(base)) return response.writeHead(302, { location: base }).end();
    request.url = path.slice(base.length - 1);
    compress(request as never, response as never, () =>
      serve(request, response, () => {
        response.writeHead(404, { "content-type": "text/html" }).end(missing);
      }),
    );
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
