/** The ways to make one and the same call, `getOrderStatus` of order 1, each as its users write it. */
import axios from "axios";
import createFetchClient from "openapi-fetch";
import type { paths } from "../generated/types.ts";
import { createClient } from "../src/index.ts";

export const NAMES = {
  rawFetch: "raw fetch",
  control: "raw fetch again (control)",
  ours: "autostagram",
  openapiFetch: "openapi-fetch, bare",
  axios: "axios",
} as const;

/** Makes the call, and resolves with the status that the server answers. */
export type Contestant = { name: string; call: () => Promise<unknown> };

const FIELDS = { key: "demo", action: "status", order: 1 } as const;

export function createContestants(url: string): Contestant[] {
  return [
    { name: NAMES.rawFetch, call: createRawFetch(url) },
    { name: NAMES.control, call: createRawFetch(url) },
    { name: NAMES.ours, call: createOurs(url) },
    { name: NAMES.openapiFetch, call: createOpenapiFetch(url) },
    { name: NAMES.axios, call: createAxios(url) },
  ];
}

function form(): URLSearchParams {
  return new URLSearchParams({ key: FIELDS.key, action: FIELDS.action, order: String(FIELDS.order) });
}

function createRawFetch(url: string) {
  return async () => {
    const response = await fetch(url, { method: "POST", body: form() });
    return await response.json();
  };
}

function createOurs(url: string) {
  const panel = createClient({ key: FIELDS.key, url });
  return () => panel.getOrderStatus(FIELDS.order);
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
