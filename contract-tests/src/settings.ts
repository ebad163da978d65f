/** What the environment says of a live panel. */
import { createClient, DEFAULT_URL } from "../../src/index.ts";
import type { KnownIds } from "./cases.ts";
import { UsageError } from "./usage.ts";

export type LiveSettings = { url: string; key: string; ids: KnownIds };

/** @throws {@link UsageError} that names the variable, and never shows the key. */
export function liveSettings(env: NodeJS.ProcessEnv): LiveSettings {
  const { AUTOSTAGRAM_URL: url = DEFAULT_URL, AUTOSTAGRAM_KEY: key } = env;
  if (!key) throw new UsageError("AUTOSTAGRAM_KEY is not set: put the panel's API key there");
  try {
    createClient({ url, key });
  } catch (error) {
    throw new UsageError(`AUTOSTAGRAM_URL or AUTOSTAGRAM_KEY: ${(error as Error).message}`);
  }
  return { url, key, ids: { ...readId(env, "order"), ...readId(env, "refill") } };
}

function readId(env: NodeJS.ProcessEnv, name: keyof KnownIds): KnownIds {
  const variable = `AUTOSTAGRAM_${name.toUpperCase()}`;
  const text = env[variable];
  if (!text) return {};
  const id = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(id) || id < 1)
    throw new UsageError(`${variable} must be a positive whole number`);
  return { [name]: id };
}
