import * as tls from "node:tls";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type ClientOptions, ConnectError } from "../../src/index.ts";
import { clientOf } from "../support/panel.ts";
import { rejectionOf } from "../support/rejection.ts";
import { handshakeRows, tlsRows } from "./rows/tls.ts";
import { hasOpenssl, makeCertificates } from "./support/certificates.ts";
import { testRows } from "./support/check.ts";
import { documented, serve } from "./support/server.ts";

const maySkip = process.env.CI_NO_SKIP !== "1";

testRows(handshakeRows);

describe.skipIf(!hasOpenssl && maySkip)("a server with a certificate (needs openssl)", () => {
  const certificates = hasOpenssl ? makeCertificates() : undefined;
  const trusted = tls.getCACertificates("default");

  beforeEach(() => {
    if (!certificates) throw new Error("openssl is missing, and CI_NO_SKIP forbids to skip");
  });
  beforeAll(() => {
    // So that the certificates have one thing wrong each, and not also an unknown authority.
    if (certificates) tls.setDefaultCACertificates([...trusted, certificates.authority.cert]);
  });
  afterAll(() => tls.setDefaultCACertificates(trusted));

  if (certificates) testRows(tlsRows(certificates));

  test.each([
    { rejectUnauthorized: false },
    { insecure: true },
    { strictSSL: false },
    { dispatcher: null },
    { tls: { rejectUnauthorized: false } },
  ])("is checked whatever the options: %o", async (options) => {
    const server = await serve(documented, { tls: certificates?.selfSigned });
    try {
      const client = clientOf(server, options as Partial<ClientOptions>);
      await rejectionOf(client.getBalance(), ConnectError);
      await rejectionOf(client.getBalance(options as object), ConnectError);
      expect(server.requests).toEqual([]);
    } finally {
      await server.close();
    }
  });
});
