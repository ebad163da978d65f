/** Reads a request as a panel does that takes any form of it. */
import { isObject } from "../../src/findings.ts";
import type { Route } from "../../src/router.ts";
import type { Seen } from "./reply.ts";

export type Reader = { route: Route; key: string };

/** A request as it came; its body is whole. */
export type Arrived = { method: string; url: string; contentType: string; body: Buffer<ArrayBuffer> };

export async function readSeen({ route, key }: Reader, { method, url, contentType, body }: Arrived): Promise<Seen> {
  const [path = "", query = ""] = url.split("?");
  const form = formOf(method, contentType);
  const fields = await fieldsOf(form, form === "query" ? Buffer.from(query) : body, contentType);
  const sent = fields.get("key") ?? "";
  const operation = operationOf(route, fields);
  const judged = !fields.has("key") ? "absent" : sent === key ? "right" : "wrong";
  return { method, path, form, fields, operation, answered: operation, key: judged, sent, nth: 1 };
}

export function operationOf(route: Route, fields: Seen["fields"]): string | undefined {
  const found = route(fields);
  return typeof found === "string" ? undefined : found.id;
}

function formOf(method: string, type: string): Seen["form"] {
  if (method === "GET") return "query";
  const kind = type.split(";")[0]?.trim().toLowerCase();
  if (kind === "application/x-www-form-urlencoded") return "urlencoded";
  if (kind === "multipart/form-data") return "multipart";
  return kind === "application/json" ? "json" : "other";
}

async function fieldsOf(form: Seen["form"], body: Buffer<ArrayBuffer>, type: string): Promise<Map<string, string>> {
  if (form === "multipart") {
    const data = await new Response(body, { headers: { "content-type": type } }).formData();
    return new Map([...data].map(([name, value]) => [name, String(value)]));
  }
  if (form !== "json") return new Map(new URLSearchParams(body.toString()));
  const parsed: unknown = JSON.parse(body.toString());
  return new Map(isObject(parsed) ? Object.entries(parsed).map(([name, value]) => [name, String(value)]) : []);
}
