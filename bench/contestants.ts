/** The ways to make one and the same call, `getOrderStatus` of order 1, each as its users write it. */
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import axios from "axios";
import ky from "ky";
import createFetchClient from "openapi-fetch";
import type { paths } from "../generated/types.ts";
import { createClient } from "../src/index.ts";
import { validator } from "../src/validate/index.ts";

export const NAMES = {
  rawFetch: "fetch, timeout signal, text, parse",
  control: "the same again (control)",
  bareFetch: "fetch().json(), bare",
  ours: "autostagram",
  oursFull: "autostagram, everything on",
  openapiFetch: "openapi-fetch, bare",
  axios: "axios",
  ky: "ky",
  generated: "redocly generate-client",
} as const;

/** Makes the call, and resolves with the status that the server answers. */
export type Contestant = { name: string; call: () => Promise<unknown> };

const FIELDS = { key: "demo", action: "status", order: 1 } as const;

const TIMEOUT = 30_000;

export async function createContestants(url: string): Promise<Contestant[]> {
  return [
    { name: NAMES.rawFetch, call: createRawFetch(url) },
    { name: NAMES.control, call: createRawFetch(url) },
    { name: NAMES.bareFetch, call: createBareFetch(url) },
    { name: NAMES.ours, call: createOurs(url) },
    { name: NAMES.oursFull, call: createOursFull(url) },
    { name: NAMES.openapiFetch, call: createOpenapiFetch(url) },
    { name: NAMES.axios, call: createAxios(url) },
    { name: NAMES.ky, call: createKy(url) },
    { name: NAMES.generated, call: await createGenerated(url) },
  ];
}

function form(): URLSearchParams {
  return new URLSearchParams({ key: FIELDS.key, action: FIELDS.action, order: String(FIELDS.order) });
}

function createRawFetch(url: string) {
  return async () => {
    const signal = AbortSignal.timeout(TIMEOUT);
    const response = await fetch(url, { method: "POST", body: form(), redirect: "manual", signal });
    return JSON.parse(await response.text()) as unknown;
  };
}

function createBareFetch(url: string) {
  return async () => {
    const response = await fetch(url, { method: "POST", body: form() });
    return await response.json();
  };
}

function createOurs(url: string) {
  const panel = createClient({ key: FIELDS.key, url });
  return () => panel.getOrderStatus(FIELDS.order);
}

/** With hooks, a limiter, a validator and a signal: all that a call can have. */
function createOursFull(url: string) {
  const { signal } = new AbortController();
  const nothing = () => {};
  const panel = createClient({
    key: FIELDS.key,
    url,
    onRequest: nothing,
    onResponse: nothing,
    onRetry: nothing,
    limiter: nothing,
    validate: validator({ mode: "strict" }),
  });
  return () => panel.getOrderStatus(FIELDS.order, { signal });
}

function createOpenapiFetch(url: string) {
  const client = createFetchClient<paths>({ baseUrl: new URL(url).origin });
  const headers = { "Content-Type": "application/x-www-form-urlencoded" };
  return async () => {
    const { data } = await client.POST("/api/v2#action=status&order", { body: FIELDS, headers });
    return data;
  };
}

function createAxios(url: string) {
  // A proxy in the environment would have axios measured through it, and only axios.
  const client = axios.create({ proxy: false });
  return async () => {
    const { data } = await client.post(url, form());
    return data as unknown;
  };
}

function createKy(url: string) {
  return () => ky.post(url, { body: form() }).json();
}

/** The client that Redocly writes from the same document. It sends an object as JSON, so it is handed the form. */
async function createGenerated(url: string) {
  const folder = await mkdtemp(join(tmpdir(), "autostagram-"));
  try {
    const file = join(folder, "client.ts");
    const cli = createRequire(import.meta.url).resolve("@redocly/cli/bin/cli.js");
    const document = join(import.meta.dirname, "../generated/actions.yaml");
    const flags = ["--output", file, "--server-url", new URL(url).origin];
    await promisify(execFile)(process.execPath, [cli, "generate-client", document, ...flags]);
    const client = await import(pathToFileURL(file).href);
    return () => client.getOrderStatus({ body: form() });
  } finally {
    await rm(folder, { recursive: true });
  }
}
