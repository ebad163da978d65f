/** Kinds of change to who is let in, and how. The numbers are those of `kinds.ts`. */
import { type Mutation, type Outcome, STAGE } from "./mutation.ts";
import { jsonReply, type Seen } from "./reply.ts";
import { BUT_ADD, OPERATIONS } from "./ways.ts";

const breaking = "breaking" as const;

/** A key that is not looked at, in calls of some operations. */
function ignored(keys: readonly Seen["key"][], operations: readonly string[], name: string): Mutation {
  return {
    row: 24,
    name,
    outcome: breaking,
    security: true,
    stage: STAGE.read,
    read: (seen) =>
      keys.includes(seen.key) && seen.form === "urlencoded" && operations.includes(seen.operation ?? "")
        ? { ...seen, key: "right" }
        : seen,
    expected: operations.map((operation) => ({ operation, pointer: ["", "/error"] })),
  };
}

const keys: Mutation[] = [
  ...OPERATIONS.flatMap((operation) => [
    ignored(["wrong"], [operation], `${operation}: a wrong key accepted`),
    ignored(["absent"], [operation], `${operation}: a missing key accepted`),
  ]),
  {
    ...ignored(["wrong"], OPERATIONS, "a wrong key accepted everywhere"),
    expected: BUT_ADD.map((operation) => ({ operation, pointer: ["", "/error"] })),
  },
  ignored(["absent"], OPERATIONS, "a missing key accepted everywhere"),
];

/** Calls of another form than the documented one, read all the same. */
function readsToo(name: string, row: number, outcome: Outcome, other: (seen: Seen) => boolean): Mutation {
  return {
    row,
    name,
    outcome,
    stage: STAGE.read,
    read: (seen) =>
      other(seen) ? { ...seen, method: "POST", form: "urlencoded", path: seen.path.replace(/\/$/, "") } : seen,
  };
}

const forms: Mutation[] = [
  { ...readsToo("GET taken", 25, "drift", ({ method }) => method === "GET"), security: true },
  {
    row: 25,
    name: "GET answered in JSON",
    outcome: "drift",
    security: true,
    stage: STAGE.replaced,
    write: (reply, { method }, note) => {
      if (method !== "GET") return reply;
      note("");
      // Changes of refusals leave it alone: it is another way in, whatever is said there.
      return { ...jsonReply({ error: "Incorrect request" }), refused: false };
    },
  },
  readsToo("JSON taken", 26, "tolerated", ({ form }) => form === "json"),
  readsToo("multipart taken", 26, "tolerated", ({ form }) => form === "multipart"),
  readsToo("a trailing slash taken", 26, "tolerated", ({ path }) => path.endsWith("/")),
];

export const ofDoors: readonly Mutation[] = [...keys, ...forms];
