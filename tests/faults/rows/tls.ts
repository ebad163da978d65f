/** The server cannot prove who it is, or breaks off before it has. */
import type { Certificates } from "../support/certificates.ts";
import { always, harmless, type Row } from "../support/row.ts";
import { documented, serve } from "../support/server.ts";

const distrusted = (code: string) => always("ConnectError", { outcome: "not-sent", facts: { code } });

/** Rows for servers with these certificates; the process must trust `authority`. */
export function tlsRows({ selfSigned, expired, wrongName, fine }: Certificates): Row[] {
  return [
    {
      fault: "a certificate that is fine",
      serve: () => serve(documented, { tls: fine }),
      ...harmless,
    },
    {
      fault: "a self-signed certificate",
      serve: () => serve(documented, { tls: selfSigned }),
      ...distrusted("DEPTH_ZERO_SELF_SIGNED_CERT"),
      arrives: "connection",
    },
    {
      fault: "an expired certificate",
      serve: () => serve(documented, { tls: expired }),
      ...distrusted("CERT_HAS_EXPIRED"),
      arrives: "connection",
    },
    {
      fault: "the certificate of another host",
      serve: () => serve(documented, { tls: wrongName }),
      ...distrusted("ERR_TLS_CERT_ALTNAME_INVALID"),
      arrives: "connection",
    },
  ];
}

/** The handshake is broken off. That looks just like a request that is broken off, so it proves nothing. */
export const handshakeRows: Row[] = [
  {
    fault: "a reset in the TLS handshake",
    serve: () =>
      serve(documented, {
        https: true,
        onConnection: (socket) => void socket.once("data", () => socket.resetAndDestroy()),
      }),
    ...always("ConnectionLostError", { outcome: "unknown", retried: true, facts: { code: "ECONNRESET" } }),
    arrives: "connection",
    heals: false,
  },
  {
    fault: "the end of the connection in the TLS handshake",
    serve: () =>
      serve(documented, { https: true, onConnection: (socket) => void socket.once("data", () => socket.end()) }),
    ...always("ConnectionLostError", { outcome: "unknown", retried: true }),
    arrives: "connection",
    heals: false,
  },
];
