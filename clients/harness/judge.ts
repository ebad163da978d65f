/** Turns what a runner printed, and what arrived meanwhile, into one cell for each vector. */
import { problemOfClaim } from "./claims.ts";
import { placeOf } from "./compare.ts";
import { parseExactly, writeExactly } from "./exact.ts";
import { leaksIn, textsIn } from "./leaks.ts";
import { DEFAULT_KEY, type Problem, type Script } from "./script.ts";
import type { Failure, Line, Outcome, Vector } from "./vector.ts";

export type Cell = {
  id: string;
  /** `hole`: it fails, and `holes.json` says why it must. */
  state: "passed" | "failed" | "hole";
  /** What came of it: `value`, or the kind of its error. */
  outcome?: string;
  /** Which of the allowed outcomes that is, from 0. */
  place?: number;
  /** What is wrong. For a hole: the reason. */
  problems: string[];
};

/** How strictly a run is judged. */
export type Rules = { holes: { [id: string]: string }; first: boolean };

/** What a run of a language left behind. */
export type Run = {
  stdout: string;
  stderr: string;
  /** How the process ended, when it did not end well. */
  failure?: string | undefined;
  scripts: readonly Script[];
  strays: readonly string[];
};

export type Verdict = {
  cells: Cell[];
  /** What is wrong with the run as a whole. */
  problems: string[];
};

/**
 * @param rules `holes` are the reasons why vectors may fail, by their id; with `first`, nothing but the first allowed outcome will do.
 */
export function judge(run: Run, { holes = {}, first = false }: Partial<Rules> = {}): Verdict {
  const { lines, problems } = readLines(run.stdout);
  const ids = new Set(run.scripts.map(({ vector }) => vector.id));
  const cells = run.scripts.map((script) => cellOf(script, lines.get(script.vector.id) ?? [], { holes, first }));
  return {
    cells,
    problems: [
      ...(run.failure ? [run.failure] : []),
      ...problems,
      ...[...lines.keys()].filter((id) => !ids.has(id)).map((id) => `a line about ${id}, which is no vector`),
      ...run.strays.map((stray) => `a call that belongs to no vector: ${stray}`),
      ...leaksOfRun(run),
    ],
  };
}

/** Every line, by its id; a runner that says two things about one vector has said none. */
function readLines(stdout: string): { lines: Map<string, Line[]>; problems: string[] } {
  const lines = new Map<string, Line[]>();
  const problems: string[] = [];
  for (const text of stdout.split("\n").filter((line) => line.trim() !== "")) {
    const line = readLine(text);
    if (line) lines.set(line.id, [...(lines.get(line.id) ?? []), line]);
    else problems.push(`stdout has something else than lines of outcomes: ${text.slice(0, 200)}`);
  }
  // One is enough to see what it is.
  return { lines, problems: problems.slice(0, 1) };
}

function readLine(text: string): Line | undefined {
  try {
    const { id, outcome, shown } = parseExactly(text) as Line;
    const isLine = typeof id === "string" && Object(outcome) === outcome && Array.isArray(shown);
    return isLine && shown.every((one) => typeof one === "string") ? { id, outcome, shown } : undefined;
  } catch {
    return undefined;
  }
}

function cellOf(script: Script, lines: readonly Line[], { holes, first }: Rules): Cell {
  const { id } = script.vector;
  const [line] = lines;
  const place = line && placeOf(script.vector, line.outcome);
  const found = [...(line ? problemsOf(script, line, place) : [{ text: "it was skipped" }]), ...script.problems];
  if (lines.length > 1) found.push({ text: "it has more than one outcome" });
  if (first && place) found.push({ text: `it is the outcome ${place + 1} of those allowed, and must be the first` });
  const facts = { id, ...(line && { outcome: nameOf(line.outcome) }), ...(place !== undefined && { place }) };
  return { ...facts, ...verdictOf(found, holes[id]) };
}

function verdictOf(found: readonly Problem[], hole: string | undefined): Pick<Cell, "state" | "problems"> {
  const problems = found.map(({ text }) => text);
  if (hole === undefined) return { state: problems.length === 0 ? "passed" : "failed", problems };
  if (problems.length === 0) return { state: "failed", problems: ["it passes: take it out of holes.json"] };
  return found.some(({ grave }) => grave) ? { state: "failed", problems } : { state: "hole", problems: [hole] };
}

function nameOf(outcome: Outcome): string {
  return "error" in outcome ? String(outcome.error?.kind) : "value";
}

function problemsOf(script: Script, { outcome, shown }: Line, place: number | undefined): Problem[] {
  const { vector, key } = script;
  const problems: Problem[] = [];
  const spellings = leaksIn(textsIn([outcome, shown]).join("\n"), key);
  if (spellings.length > 0)
    problems.push({ text: `the key is in what it shows, ${spellings.join(", ")}`, grave: true });
  if (place === undefined) {
    problems.push({
      text: `${written(outcome, key)} is not allowed, which is ${wanted(vector)}`,
      grave: "value" in outcome,
    });
  }
  if (!("error" in outcome)) return problems;
  const error: Failure = Object(outcome.error);
  const claim = problemOfClaim(script, error);
  return [...problems, ...(claim ? [claim] : []), ...problemsOfError(error, shown).map((text) => ({ text }))];
}

/** The user of an error must see something, and what the panel said. */
function problemsOfError({ kind, text }: Failure, shown: string[]): string[] {
  if (shown.every((one) => one.trim() === "")) return ["its error shows nothing"];
  const isSilent = kind === "refused" && text && !shown.some((one) => one.includes(text));
  return isSilent ? ["its error does not show the panel's words"] : [];
}

function wanted({ allowed }: Vector): string {
  return allowed.map((outcome) => written(outcome)).join(" or ");
}

function written(outcome: Outcome, key?: string): string {
  const text = writeExactly(outcome);
  const hidden = key ? text.replaceAll(key, "$KEY") : text;
  return hidden.length > 400 ? `${hidden.slice(0, 400)}…` : hidden;
}

function leaksOfRun({ stdout, stderr, scripts }: Run): string[] {
  const keys = new Set([DEFAULT_KEY, ...scripts.map(({ key }) => key)]);
  const places = { stdout, stderr };
  return Object.entries(places).flatMap(([place, text]) => {
    const spellings = new Set([...keys].flatMap((key) => leaksIn(text, key)));
    return spellings.size > 0 ? [`the key is in ${place}, ${[...spellings].join(", ")}`] : [];
  });
}
