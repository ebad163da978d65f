/** The mock: a panel on loopback that answers as the description says. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { UsageError } from "../../../src/cli/exit.ts";
import type { Description } from "../description.ts";
import type { Prism } from "../prism.ts";
import { createRouter, type Fields, type Route } from "../router.ts";
import { createFaultChoice, type FaultRule } from "./faults/rules.ts";
import type { Latency } from "./latency.ts";
import { nearestName } from "./nearest.ts";
import { Panel, type PanelOptions } from "./panel.ts";
import { createRandom } from "./random.ts";
import { isPanel } from "./seed.ts";
import { type Counter, serve } from "./serve.ts";

export type MockOptions = PanelOptions & {
  /** 0: any free port. */
  port: number;
  /** The one key that is let in. Never a secret. */
  key: string;
  /** Answers whenever the operation is clear, and leaves what the description objects to to the header. */
  lenient: boolean;
  /** Answers with the example of that name, where the operation has one. The panel is not asked then. */
  example?: string | undefined;
  /** Milliseconds that each answer is held back, after the panel has done what was asked. */
  latency?: Latency | undefined;
  /** What goes wrong, in the order in which they are asked. */
  faults: readonly FaultRule[];
  /** Decides what is left to chance: the same seed and the same calls give the same faults and latencies. */
  seed: number;
  /** Sees each answer before it is sent, and may send another; tests make panels with it that leave their contract. */
  change?: (body: unknown, operation: string | undefined) => unknown;
  /** Sees the form of each call that reaches an operation. */
  observe?: (operation: string, fields: Fields) => void;
  /** Sees each fault before it is played. */
  onFault?: (name: string, operation: string | undefined) => void;
};

export const MOCK_DEFAULTS: MockOptions = {
  port: 0,
  key: "demo",
  lenient: false,
  steps: 1,
  spend: false,
  faults: [],
  seed: 1,
};

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
  const counter = openCounter(stage, settings);
  const server = createServer((request, response) => void serve(counter, request, response));
  server.listen(settings.port, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, "close");
  };
  return { url: `http://127.0.0.1:${port}${counter.path}`, key: settings.key, close };
}

/** @throws {@link UsageError} when no operation has what the options name. */
function openCounter(stage: Stage, settings: MockOptions): Counter {
  const { description } = stage;
  if (settings.example !== undefined) checkExample(settings.example, description);
  return {
    stage,
    settings,
    // Another description of this kind is answered with its examples alone.
    panel: isPanel(description) ? new Panel(description, settings) : undefined,
    path: description.operations[0]?.path.split("#")[0] ?? "/",
    chooseFault: createFaultChoice(settings.faults, description, settings.seed),
    random: createRandom(settings.seed, settings.faults.length),
  };
}

function checkExample(example: string, { operations }: Description): void {
  const names = [...new Set(operations.flatMap(({ answers }) => Object.keys(answers)))];
  if (names.includes(example)) return;
  const meant = nearestName(example, names);
  throw new UsageError(
    `--example: ${meant ? `no example has that name; did you mean ${meant}?` : `takes ${names.join(", ")}`}`,
  );
}
