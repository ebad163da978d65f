/** oasdiff, in one pinned version, from the Go proxy. */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const OASDIFF = "github.com/oasdiff/oasdiff@v1.37.0";

export type Change = { operationId: string; path: string; text: string };

/** What breaks between a document as it was and the file of it now; also what oasdiff merely warns of, such as a field of a form that is gone. */
export async function compare(before: string, now: string): Promise<Change[]> {
  const folder = await mkdtemp(join(tmpdir(), "spec-diff-"));
  try {
    const base = join(folder, "base.yaml");
    await writeFile(base, before);
    const [command = "", ...first] = process.env.OASDIFF?.split(" ") ?? ["go", "run", OASDIFF];
    const args = [...first, "breaking", base, now, "--format", "json"];
    const { stdout } = await promisify(execFile)(command, args, { maxBuffer: 1 << 26 }).catch(explain);
    return JSON.parse(stdout);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function explain(error: Error & { code?: unknown; stderr?: string }): never {
  if (error.code === "ENOENT") throw new Error(`${OASDIFF} needs Go 1.26 or later: install Go`);
  throw new Error(`oasdiff failed: ${error.stderr?.trim() || error.message}`);
}
