/** Panels over https: only one whose certificate is to be trusted is sent anything. */
import tls from "node:tls";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { type Certificates, hasOpenssl, makeCertificates } from "../../tests/faults/support/certificates.ts";
import { replying, serve } from "../../tests/faults/support/server.ts";
import { BALANCE_FORM, callBy, proxyTo } from "./support/proxies.ts";
import { BALANCE } from "./support/recordings.ts";

describe.skipIf(!hasOpenssl)("a panel over https (needs openssl)", () => {
  const certificates = hasOpenssl ? makeCertificates() : undefined;
  const trusted = tls.getCACertificates("default");

  beforeAll(() => {
    // So that the others have one thing wrong each, and not also an unknown authority.
    if (certificates) tls.setDefaultCACertificates([...trusted, certificates.authority.cert]);
  });

  afterAll(() => tls.setDefaultCACertificates(trusted));

  async function panelWith(name: keyof Certificates) {
    const panel = await serve(replying({ body: BALANCE }), { tls: certificates?.[name] });
    onTestFinished(panel.close);
    return { panel, proxy: await proxyTo(panel.url) };
  }

  test("is called where its certificate is fine", async () => {
    const { panel, proxy } = await panelWith("fine");
    expect(await callBy(proxy.url, { body: BALANCE_FORM })).toMatchObject({ status: 200, verdict: "ok" });
    expect(panel.requests).toHaveLength(1);
  });

  test.each([
    ["is its own", "selfSigned", "DEPTH_ZERO_SELF_SIGNED_CERT"],
    ["is out of date", "expired", "CERT_HAS_EXPIRED"],
    ["is for another name", "wrongName", "ERR_TLS_CERT_ALTNAME_INVALID"],
  ] as const)("is sent nothing where its certificate %s", async (_, name, code) => {
    const { panel, proxy } = await panelWith(name);
    expect((await callBy(proxy.url, { body: BALANCE_FORM })).status).toBe(502);
    expect(proxy.judged).toMatchObject([{ outcome: "unverified", reason: expect.stringContaining(`(${code})`) }]);
    expect(panel.requests).toEqual([]);
  });
});
