/** Certificates for servers on this machine, made for one run. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const hasOpenssl = spawnSync("openssl", ["version"], { timeout: 10_000 }).status === 0;

type Certificate = { key: string; cert: string };

/** One that is fine, and three with one thing wrong each. All but `selfSigned` are signed by `authority`. */
export type Certificates = Record<"authority" | "fine" | "selfSigned" | "expired" | "wrongName", Certificate>;

const NEW_KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
const HERE = "subjectAltName=IP:127.0.0.1";

export function makeCertificates(): Certificates {
  const folder = mkdtempSync(join(tmpdir(), "autostagram-certificates-"));
  const openssl = (...args: string[]) =>
    execFileSync("openssl", args, { cwd: folder, stdio: "ignore", timeout: 20_000 });
  const read = (name: string): Certificate => ({
    key: readFileSync(join(folder, `${name}.key`), "utf8"),
    cert: readFileSync(join(folder, `${name}.pem`), "utf8"),
  });
  const rooted = (name: string) => {
    const subject = ["-subj", `/CN=${name}`, "-addext", HERE];
    openssl("req", "-x509", ...NEW_KEY, "-keyout", `${name}.key`, "-out", `${name}.pem`, "-days", "2", ...subject);
    return read(name);
  };
  const signed = (name: string, { days = "2", names = HERE } = {}) => {
    writeFileSync(join(folder, `${name}.ext`), names);
    openssl("req", ...NEW_KEY, "-keyout", `${name}.key`, "-out", `${name}.csr`, "-subj", `/CN=${name}`);
    const by = ["-CA", "authority.pem", "-CAkey", "authority.key", "-CAcreateserial", "-extfile", `${name}.ext`];
    openssl("x509", "-req", "-in", `${name}.csr`, "-out", `${name}.pem`, "-days", days, ...by);
    return read(name);
  };
  try {
    return {
      authority: rooted("authority"),
      selfSigned: rooted("selfSigned"),
      fine: signed("fine"),
      expired: signed("expired", { days: "-1" }),
      wrongName: signed("wrongName", { names: "subjectAltName=DNS:panel.example" }),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
