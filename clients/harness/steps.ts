/** Takes one language through its steps: generate, build, vectors, package, bench. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Context, Language, Mock } from "../language.ts";
import { runBench } from "./bench.ts";
import { run } from "./command.ts";
import type { Cell } from "./judge.ts";
import { runVectors } from "./runVectors.ts";
import type { Vector } from "./vector.ts";
import type { Holes } from "./vectors.ts";

export const STEPS = ["generate", "build", "vectors", "package", "bench"] as const;

type Step = (typeof STEPS)[number];

export type Result = {
  name: string;
  title: string;
  support: Language["support"];
  /** What is missing, when the language was not tried. */
  skipped?: string;
  /** Milliseconds of each step that was taken. */
  times: { [step in Step]?: number };
  cells: Cell[];
  /** What is wrong with the language as a whole. */
  problems: string[];
  /** How many times as long as raw HTTP a call takes. */
  ratio?: number;
};

export type Plan = {
  steps: ReadonlySet<Step>;
  vectors: readonly Vector[];
  holes: Holes;
  /** Starts a panel for the examples of the packages. */
  openMock(): Promise<Mock & { close(): Promise<void> }>;
  log(line: string): void;
};

const root = join(import.meta.dirname, "..", "..");

/** A language of which nothing is known yet. */
export function untried({ name, title, support }: Language): Result {
  return { name, title, support, times: {}, cells: [], problems: [] };
}

export async function tryLanguage(language: Language, plan: Plan): Promise<Result> {
  const result = untried(language);
  try {
    const skipped = await language.missing();
    if (skipped !== undefined) return { ...result, skipped };
  } catch (error) {
    return { ...result, problems: [wordsOf(error)] };
  }
  const context = contextOf(language, plan);
  for (const step of STEPS.filter((one) => plan.steps.has(one) && isOffered(one, language))) {
    const start = performance.now();
    try {
      await take[step]({ language, context, plan, result });
    } catch (error) {
      result.problems.push(`${step}: ${wordsOf(error)}`);
    }
    result.times[step] = performance.now() - start;
    // Without code there is nothing to build, and without a runner nothing to run.
    if (result.problems.length > 0 && (step === "generate" || step === "build")) break;
  }
  return result;
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A language that is untested is generated, and that is all. */
function isOffered(step: Step, { support, ...language }: Language): boolean {
  if (support === "untested") return step === "generate";
  return step === "package" || step === "bench" ? language[step] !== undefined : true;
}

type Taken = { language: Language; context: Context; plan: Plan; result: Result };

const take: { [step in Step]: (taken: Taken) => Promise<void> } = {
  generate: ({ language, context }) => language.generate(context),
  build: ({ language, context }) => language.build(context),
  async vectors({ language, context, plan, result }) {
    const holes = plan.holes[language.name] ?? {};
    // The reference shows what is best; what others may do besides is written down beside it.
    const rules = { holes, first: language.name === "typescript" };
    const { cells, problems } = await runVectors(plan.vectors, language.runner(context), rules);
    result.cells = cells;
    result.problems.push(...problems.map((problem) => `vectors: ${problem}`));
  },
  async package({ language, context, plan }) {
    const { close, ...mock } = await plan.openMock();
    try {
      await language.package?.(context, mock);
    } finally {
      await close();
    }
  },
  async bench({ language, context, result }) {
    const command = language.bench?.(context);
    if (command) result.ratio = await runBench(command);
  },
};

function contextOf({ name, title }: Language, { log }: Plan): Context {
  const folder = join(root, "clients", name);
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return {
    root,
    folder,
    actions: join(root, "generated", "actions.yaml"),
    version,
    run: (command, args, options) => run(command, args, { cwd: folder, ...options }),
    log: (line) => log(`  ${title}: ${line}`),
  };
}
