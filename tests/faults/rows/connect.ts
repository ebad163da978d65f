/** No connection comes about. */
import { always, type Row } from "../support/row.ts";
import { documented, serve, serveNothing, unreachable } from "../support/server.ts";

const nobody = always("ConnectError", { outcome: "not-sent", retried: true });

const withCode = (code: string) => always("ConnectError", { outcome: "not-sent", retried: true, facts: { code } });

export const connectRows: Row[] = [
  {
    fault: "a closed port",
    serve: () => serveNothing(),
    ...withCode("ECONNREFUSED"),
    arrives: "nothing",
    heals: false,
  },
  {
    fault: "a closed port, on every address of a host",
    serve: () => serveNothing("localhost"),
    ...withCode("ECONNREFUSED"),
    arrives: "nothing",
    heals: false,
  },
  {
    fault: "a port that fetch refuses",
    serve: async () => unreachable("http://127.0.0.1:6000/api/v2"),
    ...withCode("bad port"),
    arrives: "nothing",
    heals: false,
  },
  {
    fault: "a host name that the resolver does not know",
    serve: async () => unreachable("https://panel.invalid/some/path/api/v2"),
    setup: "a resolver that knows no host",
    ...withCode("ENOTFOUND"),
    arrives: "nothing",
    heals: false,
  },
  {
    fault: "a resolver that is down",
    serve: async () => unreachable("https://panel.invalid/some/path/api/v2"),
    setup: "a resolver that is down",
    ...withCode("EAI_AGAIN"),
    arrives: "nothing",
    heals: false,
  },
  {
    fault: "a TLS handshake that is never answered",
    serve: () => serve(documented, { https: true, onConnection: (socket) => void socket.resume() }),
    setup: "connecting may take 100 ms",
    options: { retries: 1 },
    ...nobody,
    operations: ["getOrderStatus", "addOrder"],
    arrives: "connection",
    heals: false,
  },
];
