/** Tells the hooks of a client what happens. Nothing that a hook does comes back. */
import type { AutostagramError } from "../errors.ts";
import type { Hooks, RequestEvent } from "../hooks.ts";
import { actionOf, type Operation } from "../operations.ts";
import { PATH, type Settings } from "../options.ts";
import { quietly } from "./quietly.ts";

/** Which attempt it is about, and what is known of it so far. */
type Attempt = { operation: Operation; number: number; status?: number | undefined; error?: unknown };

/** Calls a hook, if there is one, with an event about an attempt. */
export type Tell = (name: keyof Hooks, attempt: Attempt, more?: object) => void;

export function createTell(settings: Settings): Tell {
  const { origin } = settings;
  const { hostname, port, protocol } = new URL(origin);
  const server = {
    "http.request.method": "POST",
    "server.address": hostname,
    "server.port": Number(port) || (protocol === "https:" ? 443 : 80),
    "url.full": origin + PATH,
  } as const;

  const eventOf = ({ operation, number, status, error }: Attempt): RequestEvent => {
    const attributes: RequestEvent["attributes"] = { ...server };
    if (number > 1) attributes["http.request.resend_count"] = number - 1;
    if (status !== undefined) attributes["http.response.status_code"] = status;
    if (error !== undefined) attributes["error.type"] = (error as AutostagramError).name;
    return { operation, action: actionOf(operation), attempt: number, attributes };
  };
  return (name, attempt, more) => {
    const hook = settings[name] as ((event: object) => unknown) | undefined;
    if (!hook) return;
    // A hook that throws, or that rejects later, must not turn an order that is done into an error.
    quietly(() => hook(Object.assign(eventOf(attempt), more)));
  };
}
