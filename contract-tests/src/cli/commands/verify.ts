/** `verify`: asks a panel, one call after another, and tells where it left its contract. */
import { type Command, Option } from "commander";
import { UsageError } from "../../../../src/cli/exit.ts";
import { type ReadFlag, readSeconds, readText } from "../../../../src/cli/usage.ts";
import { ACTIONS, readDescription } from "../../description.ts";
import type { Spend, VerifyOptions } from "../../verify/options.ts";
import { planProbes } from "../../verify/plan.ts";
import { verify } from "../../verify/verify.ts";
import type { Context, Define, GlobalFlags } from "../context.ts";
import {
  addKeyFlag,
  addReportFlags,
  addTargetFlags,
  type KeyFlags,
  type ReportFlags,
  readKeyOf,
  readTarget,
  readWhole,
  type Target,
  type TargetFlags,
} from "../flags.ts";
import { openOutcome } from "../outcome.ts";
import { drawPlan } from "../plan.ts";
import { createProgress } from "../progress.ts";

type Flags = GlobalFlags &
  TargetFlags &
  KeyFlags &
  ReportFlags & {
    url?: string;
    order?: number;
    refill?: number;
    allowWrites?: true;
    allowSpend?: string;
    spendOrder?: Record<string, string>;
    yes?: true;
    /** Calls a second. */
    rate?: number;
    /** Milliseconds. */
    timeout: number;
    maxTime?: number;
    plan?: true;
  };

/** Calls a second: panels limit calls, and others share the limit. On this machine nobody waits. */
const LIVE_RATE = 1;

const LARGEST_ID = Number.MAX_SAFE_INTEGER;

export function addVerify(define: Define): void {
  const command = define<Flags>("verify", run).description(
    "Asks a panel some 40 questions, spends nothing, writes nothing, and tells where it left its contract.",
  );
  addTargetFlags(command, "--url");
  addKeyFlag(command);
  addQuestionFlags(command);
  addReportFlags(command);
}

function addQuestionFlags(command: Command): void {
  command
    .option("--order <id>", "an order of the account, by which more can be seen", readWhole("--order", [1, LARGEST_ID]))
    .option("--refill <id>", "a refill of the account", readWhole("--refill", [1, LARGEST_ID]))
    .option("--allow-writes", "ask for a refill and a cancellation too, of order 0, which cannot exist")
    .option(
      "--allow-spend <amount>",
      "place one order that costs no more than this; needs --spend-order and --yes",
      readAmount,
    )
    .option("--spend-order <form>", "that order, such as service=1&link=https%3A%2F%2F…&quantity=100", readOrder)
    .option("--yes", "yes, spend it")
    .option("--rate <number>", "calls a second (default: 1, on this machine unlimited)", readRate)
    .addOption(
      new Option("--timeout <seconds>", "how long one call may take")
        .argParser(readSeconds("--timeout", [0.001, 600]))
        .default(30_000, "30"),
    )
    .option("--max-time <seconds>", "make no call after this time", readSeconds("--max-time", [0.001, 86_400]))
    .option("--plan", "print every call that would be made, and send nothing");
}

async function run(context: Context, flags: Flags): Promise<number> {
  const target = readTarget(flags.url, flags);
  const spend = readSpend(flags);
  if (flags.plan) return await printPlan(context, target, { ...flags, spend });
  const finish = await openOutcome(flags);
  const description = await readDescription(ACTIONS);
  const { key } = await readKeyOf(context, flags);
  const progress = createProgress(context);
  const report = await verify({
    ...questionsOf(flags, target),
    description,
    key,
    spend,
    signal: context.io.signal,
    onProbe: progress.show,
  });
  await progress.clear();
  return await finish(context, report);
}

function questionsOf(flags: Flags, target: Target): Omit<VerifyOptions, "description" | "key"> {
  const { order, refill, allowWrites = false, timeout, maxTime } = flags;
  const rate = flags.rate ?? (target.isLoopback ? Number.POSITIVE_INFINITY : LIVE_RATE);
  return {
    url: target.url,
    ids: { ...(order === undefined ? {} : { order }), ...(refill === undefined ? {} : { refill }) },
    allowWrites,
    pace: 1000 / rate,
    timeout,
    ...(maxTime === undefined ? {} : { maxTime }),
  };
}

type PlanFlags = Flags & { spend: Spend | undefined };

async function printPlan({ output }: Context, target: Target, flags: PlanFlags): Promise<number> {
  const probes = planProbes({ ...questionsOf(flags, target), key: "$AUTOSTAGRAM_KEY", spend: flags.spend });
  await output.data(drawPlan(probes, target.shown));
  return 0;
}

/** @throws {@link UsageError} unless all that spending needs is there. */
function readSpend({ allowSpend, spendOrder, yes }: Flags): Spend | undefined {
  if (allowSpend === undefined) {
    if (spendOrder) throw new UsageError("--spend-order says what to order; --allow-spend has to allow it");
    return undefined;
  }
  if (!spendOrder) throw new UsageError("--allow-spend needs --spend-order, the order that may be placed");
  if (!yes) throw new UsageError("--allow-spend spends money; add --yes where that is wanted");
  return { amount: allowSpend, order: spendOrder };
}

const readAmount: ReadFlag<string> = (text) => {
  if (/^\d{1,12}(\.\d{1,12})?$/.test(text)) return text;
  throw new UsageError("--allow-spend takes an amount in the account's currency, such as 0.50");
};

const readOrder: ReadFlag<Record<string, string>> = (text) => {
  const fields = Object.fromEntries(new URLSearchParams(readText("--spend-order")(text)));
  if (fields.service && !("key" in fields) && !("action" in fields)) return fields;
  throw new UsageError("--spend-order takes the fields of an order as a form, service first, without key and action");
};

const readRate: ReadFlag<number> = (text) => {
  const rate = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && rate >= 0.01 && rate <= 1000) return rate;
  throw new UsageError("--rate takes calls a second, from 0.01 to 1000");
};
