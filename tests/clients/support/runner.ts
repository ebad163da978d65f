/** Runners that are made for one test: honest ones, by the TypeScript client, and such as do what none may. */
import { writeExactly } from "../../../clients/harness/exact.ts";
import { judge, type Rules, type Verdict } from "../../../clients/harness/judge.ts";
import { record } from "../../../clients/harness/server.ts";
import type { Line, Vector } from "../../../clients/harness/vector.ts";
import { answer } from "../../../clients/typescript/outcome.ts";

export const KEY = "k3y-canary-7Q2x";

/** Makes the call of a vector, and gives the lines that it prints. */
export type Program = (vector: Vector, url: string) => Promise<(Line | string)[]>;

export const honest: Program = async (vector, url) => [await answer(vector, url)];

/** An honest runner, of whose lines something is changed. */
export const bent =
  (bend: (line: Line) => Line | string | (Line | string)[]): Program =>
  async (vector, url) =>
    [bend(await answer(vector, url))].flat();

type Ran = Partial<Rules> & { stderr?: string; failure?: string };

export async function tryRunner(
  vectors: readonly Vector[],
  program: Program,
  { stderr = "", failure, ...rules }: Ran = {},
): Promise<Verdict> {
  const recording = await record(vectors);
  try {
    const lines: string[] = [];
    for (const [index, vector] of vectors.entries()) {
      const printed = await program(vector, `${recording.base}/${index}/api/v2`);
      lines.push(...printed.map((line) => (typeof line === "string" ? line : writeExactly(line))));
    }
    return judge({ stdout: lines.join("\n"), stderr, failure, ...recording }, rules);
  } finally {
    await recording.close();
  }
}

/** Sends a form as the vectors want it, unless told otherwise. */
export function send(url: string, form: Record<string, string>, init: RequestInit = {}): Promise<Response> {
  return fetch(url, { method: "POST", body: new URLSearchParams({ key: KEY, ...form }), redirect: "manual", ...init });
}
