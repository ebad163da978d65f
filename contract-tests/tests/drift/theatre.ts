/** Plays changes to the checker: a panel for each run, and one mock behind them all. */

import { type Stage, startMock } from "../../src/mock/server.ts";
import type { Report } from "../../src/report/report.ts";
import { NoAnswer, type Send, send as sendOverNetwork } from "../../src/send.ts";
import type { Spend, VerifyOptions } from "../../src/verify/options.ts";
import { verify } from "../../src/verify/verify.ts";
import { createHonest, type Honest } from "./honest.ts";
import { type Mutation, STAGE } from "./mutation.ts";
import { createScript, type Panel, play as playOne, type Script, startPanel, type Touched } from "./panel.ts";
import type { Reply, Seen } from "./reply.ts";
import { FIXED, KNOWN, type World } from "./world.ts";

/** Every character of it that a form, JSON or a page can escape is one that it does escape. */
export const CANARY = "canary+5f1c/0e7a&=%25<'\">z";

export type Run = {
  report: Report;
  calls: readonly Seen[];
  /** Where each change was played: operation, a space, pointer. */
  touched: (mutation: Mutation) => ReadonlySet<string>;
};

/** `isWired`: over real HTTP, also where the changes do not ask for it. */
type PlayOptions = Partial<VerifyOptions> & { isWired?: boolean };

export type Theatre = {
  play: (mutations: readonly Mutation[], options?: PlayOptions, world?: World) => Promise<Run>;
  /** The reply to one call, outside any run. */
  reply: (seen: Seen, mutations: readonly Mutation[]) => Promise<Reply>;
  close: () => Promise<void>;
};

/** Changes of status, headers, bytes and connections are none where there is no network. */
function needsNetwork(mutations: readonly Mutation[]): boolean {
  return mutations.some(({ stage }) => stage >= STAGE.http);
}

type Stand = Panel & { send?: Send };

/** A panel in this process, which is asked without a network. */
function standing({ reply, ...script }: Script, url: string): Stand {
  const send: Send = async ({ method, url, contentType, body: sent }) => {
    const { pathname, search } = new URL(url);
    const request = { method, url: `${pathname}${search}`, contentType, body: Buffer.from(sent) };
    const { status, headers, encode, body } = await reply(request);
    return { status, headers, body: Buffer.from(encode(body)) };
  };
  return { ...script, url, send, close: async () => {} };
}

/** A deadline that passes when the panel has let a call hang, and not by the clock: a machine can be busy with something else. */
function createPatience(): { send: Send; end: () => void } {
  let deadline = new AbortController();
  const send: Send = async (call, options) => {
    deadline = new AbortController();
    const { signal } = deadline;
    return await sendOverNetwork(call, { ...options, signal }).catch((error) => {
      throw signal.aborted ? new NoAnswer("DeadlineError: no answer", false) : error;
    });
  };
  return { send, end: () => deadline.abort() };
}

/** What may be bought where a change shows in nothing else. */
const SPEND: Spend = { amount: "1", order: { service: "1", link: "https://example.com/p/1", quantity: "1000" } };

export async function openTheatre(stage: Stage): Promise<Theatre> {
  const { description, route } = stage;
  // Nothing moves by itself, so that equal calls have equal answers.
  const mock = await startMock(stage, { steps: 0 });
  const path = new URL(mock.url).pathname;
  const honests = new Map<World, Honest>();

  const honestIn = (world: World) => {
    const honest = honests.get(world) ?? createHonest(mock, world);
    honests.set(world, honest);
    return honest;
  };

  const play: Theatre["play"] = async (
    mutations,
    { isWired = needsNetwork(mutations), ...options } = {},
    world = FIXED,
  ) => {
    const patience = createPatience();
    const setup = { route, key: CANARY, honest: honestIn(world), path, onHang: patience.end };
    const stand: Stand = isWired
      ? await startPanel(setup, mutations)
      : standing(createScript(setup, mutations), mock.url);
    const { url, send } = stand;
    const fixed = { description, url, key: CANARY, ids: KNOWN, pace: 0, send: send ?? patience.send };
    try {
      const report = await verify({ ...fixed, ...allowedFor(mutations), ...options });
      return { report, calls: stand.calls, touched: stand.touched };
    } finally {
      await stand.close();
    }
  };

  return {
    play,
    reply: (seen, mutations) => playOne({ route, honest: honests.get(FIXED) as Honest }, touchesOf(mutations), seen),
    close: mock.close,
  };
}

/** What a run has to be allowed so that changes can show. */
export function allowedFor(mutations: readonly Mutation[]): Pick<VerifyOptions, "allowWrites" | "spend"> {
  const modes = new Set(mutations.map(({ mode }) => mode));
  return { allowWrites: modes.has("writes"), ...(modes.has("spend") && { spend: SPEND }) };
}

function touchesOf(mutations: readonly Mutation[]): Touched {
  return new Map(mutations.map((mutation) => [mutation, new Set<string>()]));
}
