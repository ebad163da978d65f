/** Runs the vectors of one language: writes what its runner needs, plays the panel, and judges. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Command } from "../language.ts";
import { finish } from "./command.ts";
import { writeExactly } from "./exact.ts";
import { judge, type Rules, type Verdict } from "./judge.ts";
import { type Recording, record } from "./server.ts";
import type { Vector } from "./vector.ts";

/** Milliseconds for all vectors of a language. */
const TIMEOUT = 180_000;

type Options = Partial<Rules> & { timeout?: number };

export async function runVectors(
  vectors: readonly Vector[],
  { command, args, cwd, env }: Command,
  { timeout = TIMEOUT, ...rules }: Options = {},
): Promise<Verdict> {
  const recording = await record(vectors);
  const folder = await mkdtemp(join(tmpdir(), "vectors-"));
  try {
    const file = join(folder, "vectors.json");
    await writeFile(file, questions(vectors, recording));
    const options = { cwd, timeout, ...(env && { env }) };
    const finished = await finish({ command, args: [...args, file, recording.base], options });
    return judge({ ...finished, ...recording }, rules);
  } finally {
    await recording.close();
    await rm(folder, { recursive: true });
  }
}

/** What a runner gets to see: the calls to make, and nothing of what is expected of them. */
function questions(vectors: readonly Vector[], { closed, tls }: Recording): string {
  return writeExactly({
    vectors: vectors.map(({ id, operation, arguments: given, client }) => {
      const url = client?.url?.replace("$CLOSED", closed).replace("$TLS", tls);
      return { id, operation, arguments: given, ...(client && { client: { ...client, ...(url && { url }) } }) };
    }),
  });
}
