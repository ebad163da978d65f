/**
 * Two changes at once, and which of such pairs say nothing about a checker: those in which one change makes the other
 * unobservable. That is not written down by hand, but worked out from the answers: what a panel with both would say to each
 * call of a run, beside what it would say with one of them.
 */
import { isObject } from "../../src/findings.ts";
import type { Mutation } from "./mutation.ts";
import type { Reply, Seen } from "./reply.ts";
import { allowedFor, type Run, type Theatre } from "./theatre.ts";

/** Why a pair is left out. */
export const RULES = {
  overwritten: "With both, every answer is what it is with one of them alone, or both are made to one value.",
  unreadable: "One keeps the answers from being read in which the other lies, or leaves nothing in them.",
  "not asked":
    "Seeing one, the checker does not make the calls that would show the other; its report says which, and why.",
  untold: "One takes away what the other is told by.",
  "one shape": "Both give one answer another shape. It has one, and that is told once.",
} as const;

export type RuleName = keyof typeof RULES;

/** Operations in whose answers a change can be seen beside the other. */
export type Sight = { of: Mutation; operations: ReadonlySet<string> };

type Pair = { left: RuleName } | { left?: never; sights: readonly [Sight, Sight] };

export type Matchmaker = (a: Mutation, b: Mutation) => Promise<Pair>;

export async function createMatchmaker(theatre: Theatre): Promise<Matchmaker> {
  const scripts = new Map<string, Promise<readonly Seen[]>>();
  const scriptFor = (mutations: readonly Mutation[]) => {
    const allowed = allowedFor(mutations);
    const name = JSON.stringify(allowed);
    const script = scripts.get(name) ?? theatre.play([], allowed).then(({ calls }) => calls);
    scripts.set(name, script);
    return script;
  };
  const alone = new Map<readonly Seen[], Map<Mutation, Promise<Answers>>>();
  const answersOf = (mutation: Mutation, script: readonly Seen[]) => {
    const known = alone.get(script) ?? new Map<Mutation, Promise<Answers>>();
    const found = known.get(mutation) ?? answersTo(theatre, script, [mutation]);
    alone.set(script, known.set(mutation, found));
    return found;
  };

  return async (a, b) => {
    const left = leftFor(a, b);
    if (left) return { left };
    const script = await scriptFor([a, b]);
    const honest = await answersOf(NOTHING, script);
    const [withA, withB] = [await answersOf(a, script), await answersOf(b, script)];
    const calls = script.filter((seen) => [withA, withB].some((answers) => answers.get(seen) !== honest.get(seen)));
    const both = await answersToBoth(theatre, [a, b], { calls, honest, withA, withB });
    const sights = [
      sightOf(a, calls, { honest, alone: withA, other: withB, both }),
      sightOf(b, calls, { honest, alone: withB, other: withA, both }),
    ] as const;
    if (sights.some(({ isUnread }) => isUnread)) return { left: "unreadable" };
    return sights.some(isUnseen) ? { left: "overwritten" } : { sights };
  };
}

/** What can be said without looking at answers. */
function leftFor(a: Mutation, b: Mutation): RuleName | undefined {
  if (isToldBy(a, b) || isToldBy(b, a)) return "untold";
  if (a.operation === undefined || a.operation !== b.operation) return undefined;
  if (a.isShape && b.isShape) return "one shape";
  return a.pointer !== undefined && a.pointer === b.pointer ? "overwritten" : undefined;
}

function isToldBy(one: Mutation, other: Mutation): boolean {
  if (one.toldBy === undefined || (one.toldIn ?? one.operation) !== other.operation) return false;
  return other.pointer?.endsWith(`/${one.toldBy}`) ?? false;
}

type Alone = { calls: readonly Seen[] } & Record<"honest" | "withA" | "withB", Answers>;

/** Only a call that is read as another one can bring out what neither change shows alone. */
async function answersToBoth(theatre: Theatre, [a, b]: readonly [Mutation, Mutation], alone: Alone): Promise<Answers> {
  const { calls, honest, withA, withB } = alone;
  const isOfOne = (seen: Seen) => [withA, withB].some((answers) => answers.get(seen) === honest.get(seen));
  const alike = a.read || b.read ? [] : calls.filter(isOfOne);
  const changed = (seen: Seen) => (withA.get(seen) === honest.get(seen) ? withB : withA).get(seen) ?? "";
  const others = calls.filter((seen) => !alike.includes(seen));
  const answers = await answersTo(theatre, others, [a, b]);
  return new Map([...answers, ...alike.map((seen) => [seen, changed(seen)] as const)]);
}

/** Answers of panels without changes, with one of two, with the other, and with both. */
type Views = Record<"honest" | "alone" | "other" | "both", Answers>;

function sightOf(of: Mutation, calls: readonly Seen[], { honest, alone, other, both }: Views) {
  const apart = calls.filter((seen) => both.get(seen) !== other.get(seen));
  const isLegible = (seen: Seen) => other.get(seen) === honest.get(seen) || isReadable(other.get(seen) ?? "");
  const isEmptied = (seen: Seen) => isNothing(both.get(seen) ?? "") && !isNothing(alone.get(seen) ?? "");
  const told = apart.filter((seen) => of.survives || (isLegible(seen) && !isEmptied(seen)));
  return { of, operations: operationsOf(told), isUnread: apart.length > 0 && told.length === 0 };
}

const NOTHING: Mutation = { row: 0, name: "", outcome: "tolerated", stage: 0 };

/** What a panel says, as bytes with what is around them, to each call. */
type Answers = ReadonlyMap<Seen, string>;

async function answersTo(theatre: Theatre, calls: readonly Seen[], mutations: readonly Mutation[]): Promise<Answers> {
  const answers = new Map<Seen, string>();
  for (const seen of calls) answers.set(seen, written(await theatre.reply(seen, mutations)));
  return answers;
}

function written({ status, headers, body, encode, fate }: Reply): string {
  return `${fate} ${status} ${JSON.stringify(headers)}\n${Buffer.from(encode(body)).toString("latin1")}`;
}

/** Whether it is an answer of which anything but its unreadability can be said. */
function isReadable(answer: string): boolean {
  const { fate, status, value } = partsOf(answer);
  const isPanels = status < 500 && status !== 429 && !(status >= 300 && status < 400);
  // JSON inside a text of JSON is text.
  return fate === "answer" && isPanels && value !== undefined && typeof value !== "string";
}

/** Nothing at all; or neither JSON nor HTTP 200, so that nothing tells that it was the panel who answered. */
function isNothing(answer: string): boolean {
  const { status, value } = partsOf(answer);
  if (value === undefined) return status >= 400 && status < 500;
  return isObject(value) && Object.keys(value).length === 0;
}

/** `value`: the JSON; undefined where it is none. */
function partsOf(answer: string): { fate: string; status: number; value: unknown } {
  const [head = "", ...text] = answer.split("\n");
  const [fate = "", status = ""] = head.split(" ");
  const bytes = Buffer.from(text.join("\n"), "latin1");
  return { fate, status: Number(status), value: parsed(bytes.toString().replace(/^\uFEFF/, "")) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function operationsOf(calls: readonly Seen[]): ReadonlySet<string> {
  return new Set(calls.map(({ operation }) => operation ?? "callPanel"));
}

/** What no run may show needs no sight. */
export function isUnseen({ of, operations }: Sight): boolean {
  return operations.size === 0 && of.outcome !== "not-covered";
}

/**
 * A sight without the operations in whose calls it would have shown, and which the run had reason not to make. None left:
 * the pair is left out.
 */
export function askedOf({ of, operations }: Sight, { report, touched }: Run): Sight {
  const played = new Set([...touched(of)].map((place) => place.split(" ")[0]));
  const skipped = report.probes.filter(({ outcome, reason }) => outcome === "skipped" && reason !== null);
  const asked = [...operations].filter(
    (operation) => played.has(operation) || !skipped.some((probe) => probe.operation === operation),
  );
  return { of, operations: new Set(asked) };
}
