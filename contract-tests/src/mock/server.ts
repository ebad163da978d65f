/** The mock: a panel on loopback that answers as the description says. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Description, Operation } from "../description.ts";
import type { Prism } from "../prism.ts";
import { createRouter, type Fields, type Route } from "../router.ts";
import { readForm, Unreadable } from "./form.ts";
import { objectionsTo } from "./objections.ts";
import { Panel, type PanelOptions } from "./panel.ts";
import { isPanel } from "./seed.ts";

/** What the description objects to in a request, for people who debug one. */
const OBJECTION_HEADER = "Contract-Objection";

export type MockOptions = PanelOptions & {
  /** 0: any free port. */
  port: number;
  /** The one key that is let in. Never a secret. */
  key: string;
  /** Answers whenever the operation is clear, and leaves what the description objects to to the header. */
  lenient: boolean;
  /** Sees each answer before it is sent, and may send another; tests make panels with it that leave their contract. */
  change?: (body: unknown, operation: string | undefined) => unknown;
  /** Sees the form of each call that reaches an operation. */
  observe?: (operation: string, fields: Fields) => void;
};

export const MOCK_DEFAULTS: MockOptions = { port: 0, key: "demo", lenient: false, steps: 1, spend: false };

export type Mock = { url: string; key: string; close: () => Promise<void> };

/** What is read once from a description, and serves any number of mocks. */
export type Stage = { description: Description; route: Route; prism: Prism };

export async function createStage(description: Description): Promise<Stage> {
  // Loaded late: it takes half a second, and neither a live run nor a wrong flag needs it.
  const { createPrism } = await import("../prism.ts");
  return { description, route: createRouter(description), prism: await createPrism(description) };
}

/** Listens on loopback only. Each mock has a panel of its own, forgotten when it closes. */
export async function startMock(stage: Stage, options: Partial<MockOptions> = {}): Promise<Mock> {
  const settings = { ...MOCK_DEFAULTS, ...options };
  const { description } = stage;
  // Another description of this kind is answered with its examples alone.
  const panel = isPanel(description) ? new Panel(description, settings) : undefined;
  const desk = { stage, settings, panel };
  const server = createServer((request, response) => void serve(desk, request, response));
  server.listen(settings.port, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, "close");
  };
  return { url: `http://127.0.0.1:${port}${pathOf(stage)}`, key: settings.key, close };
}

type Desk = { stage: Stage; settings: MockOptions; panel: Panel | undefined };

type Answer = { body: unknown; objections: string[]; operation?: string };

async function serve(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    checkTarget(request, pathOf(desk.stage));
    const fields = await readForm(request);
    const { body, operation, objections } = await answer(desk, fields, exampleIn(request));
    send(response, desk.settings.change ? desk.settings.change(body, operation) : body, objections);
  } catch (error) {
    if (error instanceof Unreadable) sendText(response, error.status, error.message);
    else sendText(response, 500, `The mock failed: ${error instanceof Error ? error.message : error}`);
  }
}

async function answer({ stage, settings, panel }: Desk, fields: Fields, example: string | undefined): Promise<Answer> {
  if (asksForKey(stage) && fields.get("key") !== settings.key) {
    return refuse("Invalid API key", [fields.has("key") ? "key is not the key of this mock" : "key is missing"]);
  }
  const operation = stage.route(fields);
  if (typeof operation === "string") return refuse("Incorrect request", [operation]);
  settings.observe?.(operation.id, fields);
  checkExample(operation, example);
  const form = new URLSearchParams([...fields]).toString();
  const objections = objectionsTo(operation, fields, await stage.prism.check(operation.path, form));
  const found = { operation: operation.id, objections };
  if (objections.length > 0 && !settings.lenient) return { ...found, ...refuse("Incorrect request", objections) };
  const own = example === undefined ? panel?.answer(operation.id, fields) : undefined;
  return { ...found, body: own ?? (await stage.prism.answer(operation.path, example)) };
}

function refuse(error: string, objections: string[]): Answer {
  return { body: { error }, objections };
}

function pathOf({ description }: Stage): string {
  return description.operations[0]?.path.split("#")[0] ?? "/";
}

function asksForKey({ description }: Stage): boolean {
  return description.operations.some(({ forms }) => forms.some(({ fields }) => fields.includes("key")));
}

function checkTarget({ method, url = "" }: IncomingMessage, path: string): void {
  const asked = url.split("?")[0]?.replace(/\/$/, "");
  if (asked !== path) throw new Unreadable(404, `There is only POST ${path} here.`);
  if (method !== "POST") throw new Unreadable(405, `${method} is not taken here: send a POST.`);
}

/** The name in `Prefer: example=name`. */
function exampleIn({ headers }: IncomingMessage): string | undefined {
  return /(?:^|[;,\s])example="?([^";,\s]+)/.exec(String(headers.prefer ?? ""))?.[1];
}

function checkExample({ id, answers }: Operation, example: string | undefined): void {
  if (example === undefined || Object.hasOwn(answers, example)) return;
  throw new Unreadable(400, `${id} has no example of that name; it has ${Object.keys(answers).join(", ")}.`);
}

function send(response: ServerResponse, body: unknown, objections: string[]): void {
  const text = JSON.stringify(body);
  const header = objections.length > 0 ? { [OBJECTION_HEADER]: headerText(objections.join("; ")) } : {};
  response.writeHead(200, { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(text), ...header });
  response.end(text);
}

function sendText(response: ServerResponse, status: number, line: string): void {
  const allow = status === 405 ? { Allow: "POST" } : {};
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8", ...allow });
  response.end(`${line}\n`);
}

/** A header holds printable ASCII; a field's name can be anything. */
function headerText(text: string): string {
  return text.replace(/[^\x20-\x7e]/gu, (character) => encodeURIComponent(character)).slice(0, 2000);
}
