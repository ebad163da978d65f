/** One request at the mock: from its first line to the last byte of the answer. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { type Answer, type Asked, answer, type Desk } from "./answer.ts";
import { answerPreflight, corsHeaders } from "./cors.ts";
import type { NamedFault } from "./faults/named.ts";
import { wasRedirected } from "./faults/redirect.ts";
import type { ChooseFault } from "./faults/rules.ts";
import { readForm } from "./form.ts";
import { namesThisMachine } from "./host.ts";
import { drawLatency } from "./latency.ts";
import { type Reply, send } from "./reply.ts";
import { Unreadable } from "./unreadable.ts";
import { readWishes, type Wishes } from "./wishes.ts";

/** What the description objects to in a request, for people who debug one. */
const OBJECTION_HEADER = "Contract-Objection";

/** Where requests are served: what answers, and what decides by chance. */
export type Counter = Desk & { path: string; chooseFault: ChooseFault; random: () => number };

/** Answers whatever comes; it never rejects. */
export async function serve(counter: Counter, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    await serveCall(counter, request, response);
  } catch (error) {
    // Nobody is left to tell, or too much has been said already.
    if (request.socket.destroyed || response.headersSent) return void request.socket.destroy();
    const [status, line] =
      error instanceof Unreadable
        ? [error.status, error.message]
        : [500, `The mock failed: ${error instanceof Error ? error.message : error}`];
    sendLine(request, response, status, line);
  }
}

async function serveCall(counter: Counter, request: IncomingMessage, response: ServerResponse): Promise<void> {
  checkHost(request);
  if (checkTarget(request, counter.path) === "preflight") return answerPreflight(request, response);
  const wishes = readWishes(request.headers);
  const fields = await readForm(request);
  const asked = { fields, operation: counter.stage.route(fields), example: wishes.example };
  const fault = faultFor(counter, request, asked, wishes.fault);
  const milliseconds = delayOf(counter, wishes);
  const reply = await replyTo(counter, request, asked, fault);
  if (milliseconds > 0) await sleep(milliseconds, undefined, { ref: false });
  // Whoever has left meanwhile needs nothing played.
  if (request.socket.destroyed) return;
  if (fault) fault.fault.play({ request, response, reply, value: fault.value });
  else send(response, reply);
}

function checkHost({ headers: { host } }: IncomingMessage): void {
  if (!namesThisMachine(host))
    throw new Unreadable(421, "The mock answers to names of this machine only, such as localhost.");
}

function checkTarget({ method, url = "" }: IncomingMessage, path: string): "preflight" | "call" {
  const asked = url.split("?")[0]?.replace(/\/$/, "");
  if (asked !== path) throw new Unreadable(404, `There is only POST ${path} here.`);
  if (method === "OPTIONS") return "preflight";
  if (method !== "POST") throw new Unreadable(405, `${method} is not taken here: send a POST.`);
  return "call";
}

function faultFor(
  { settings, chooseFault }: Counter,
  request: IncomingMessage,
  { operation }: Asked,
  wished: Wishes["fault"],
): NamedFault | undefined {
  const found = typeof operation === "string" ? undefined : operation;
  // Drawn for every call, so that what a caller wishes does not change what later calls meet.
  const chosen = chooseFault(found);
  if (wished === "none" || wasRedirected(request)) return undefined;
  const fault = wished ?? chosen;
  if (fault) settings.onFault?.(fault.name, found?.id);
  return fault;
}

function delayOf({ settings, random }: Counter, { latency = settings.latency }: Wishes): number {
  return latency ? drawLatency(latency, random) : 0;
}

/** What goes back where no fault is played. A fault that comes first leaves the panel unasked. */
async function replyTo(counter: Counter, request: IncomingMessage, asked: Asked, fault: NamedFault | undefined) {
  const headers = corsHeaders(request);
  if (fault && !fault.fault.acts) return { status: 200, headers, body: "" };
  const found = await answer(counter, asked);
  const { change } = counter.settings;
  return replyOf(change ? { ...found, body: change(found.body, found.operation) } : found, headers);
}

function replyOf({ body, objections }: Answer, headers: Reply["headers"]): Reply {
  const objection = objections.length > 0 ? { [OBJECTION_HEADER]: headerText(objections.join("; ")) } : {};
  return {
    status: 200,
    headers: { "Content-Type": "application/json", ...headers, ...objection },
    body: JSON.stringify(body),
  };
}

function sendLine(request: IncomingMessage, response: ServerResponse, status: number, line: string): void {
  const headers = { ...corsHeaders(request), ...(status === 405 && { Allow: "POST, OPTIONS" }) };
  send(response, { status, headers: { "Content-Type": "text/plain; charset=utf-8", ...headers }, body: `${line}\n` });
}

/** A header holds printable ASCII; a field's name can be anything. */
function headerText(text: string): string {
  return text.replace(/[^\x20-\x7e]/gu, (character) => encodeURIComponent(character)).slice(0, 2000);
}
