/** The mock of this repository, for the examples of the packages. */
import type { Mock } from "../language.ts";

/** Loaded late, and once for all languages: it takes a second or two. */
let stage: ReturnType<typeof load> | undefined;

export async function openMock(): Promise<Mock & { close(): Promise<void> }> {
  stage ??= load();
  return (await stage)();
}

async function load() {
  const { ACTIONS, readDescription } = await import("../../contract-tests/src/description.ts");
  const { createStage, startMock } = await import("../../contract-tests/src/mock/server.ts");
  const made = await createStage(await readDescription(ACTIONS));
  return () => startMock(made);
}
