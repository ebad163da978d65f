/** Lists of every length: cut at 100, each id once, and nothing lost when a part of one fails. */
import type { Answer, Arguments, Call, Outcome, Vector } from "../../clients/harness/vector.ts";
import type { Operation } from "../../src/index.ts";
import { isWrite } from "../../src/operations.ts";
import { failure, formOf, idOf, unexpected, value } from "./case.ts";
import { documented } from "./documented.ts";
import { json } from "./json.ts";

type List = {
  operation: Operation;
  field: "orders" | "refills";
  /** What the panel answers for some ids. */
  body(ids: number[]): string;
  /** The value of one entry. */
  wanted(id: number): unknown;
};

/** Statuses that differ, so that none can stand in for another. */
function statusOf(id: number): object {
  const [{ value }] = documented("getOrderStatuses").value;
  return { ...value, charge: `0.${String(id).padStart(11, "0")}`, remains: String(id) };
}

const REFILL_STATES = ["Completed", "Pending", "In progress", "Rejected"];
const refillStateOf = (id: number) => REFILL_STATES[id % REFILL_STATES.length];

/** Another number than the order's. */
const refillOf = (order: number) => (order > 5000 ? order - 1 : order + 5000);

const rowsOf = (ids: number[], row: (id: number) => object) => json(ids.map(row));

const lists: List[] = [
  {
    operation: "getOrderStatuses",
    field: "orders",
    body: (ids) => json(Object.fromEntries(ids.map((id) => [id, statusOf(id)]))),
    wanted: statusOf,
  },
  {
    operation: "createRefills",
    field: "orders",
    body: (ids) => rowsOf(ids, (id) => ({ order: id, refill: refillOf(id) })),
    wanted: refillOf,
  },
  {
    operation: "getRefillStatuses",
    field: "refills",
    body: (ids) => rowsOf(ids, (id) => ({ refill: id, status: refillStateOf(id) })),
    wanted: refillStateOf,
  },
  {
    operation: "cancelOrders",
    field: "orders",
    body: (ids) => rowsOf(ids, (id) => ({ order: id, cancel: 1 })),
    wanted: () => true,
  },
];

/** Not in order: an answer must find its id, not its place. */
function idsUpTo(count: number): number[] {
  return Array.from({ length: count }, (_, place) => ((place * 11) % count) + 1);
}

const partsOf = (ids: number[]) =>
  [ids.slice(0, 100), ids.slice(100, 200), ids.slice(200)].filter(({ length }) => length);

export function listVectors(): Vector[] {
  return lists.flatMap((list) => [
    ...[100, 101, 250].map((count) => wholeList(list, count)),
    ...failingLists(list),
    ...oddLists(list),
  ]);
}

function wholeList(list: List, count: number): Vector {
  const ids = idsUpTo(count);
  const parts = partsOf(ids);
  const calls = parts.map((part) => callOf(list, part, { body: list.body(part) }));
  const name = `sends ${count} ids in ${parts.length === 1 ? "one call" : `${parts.length} calls`}`;
  return vectorOfCalls(list, { name, ids, calls, allowed: [value(entriesOf(list, ids))] });
}

function callOf({ operation, field }: List, ids: number[], answer: Answer, optional = false): Call {
  return { form: formOf(operation, { [field]: ids }), answer, ...(optional && { optional }) };
}

function entriesOf({ wanted }: List, ids: number[]): object[] {
  return ids.map((id) => ({ id, value: wanted(id) }));
}

type Rest = { name: string; ids: number[]; calls: Call[]; allowed: Outcome[] };

function vectorOfCalls({ operation, field }: List, { name, ids, ...rest }: Rest): Vector {
  const given: Arguments = { [field]: ids };
  return { id: idOf(operation, operation, name), operation, arguments: given, ...rest };
}

/** The second of three calls fails. What writes stops there; what reads may have sent the third. */
function failingLists(list: List): Vector[] {
  const isRead = !isWrite(list.operation);
  const faults: [name: string, answer: Answer, error: Outcome, repeated: boolean][] = [
    ["is refused", { body: '{"error":"Incorrect request"}' }, failure("refused", "Incorrect request"), false],
    [
      "answers HTTP 503",
      { status: 503, headers: { "content-type": "text/html" }, body: "<h1>점검 중</h1>" },
      failure("http"),
      true,
    ],
    ["loses its connection", { fault: "reset" }, failure("connection"), true],
  ];
  const ids = idsUpTo(201);
  const parts = partsOf(ids) as [number[], number[], number[]];
  const [first, second, third] = parts;
  return faults
    .filter(([, , , repeated]) => repeated || !isRead)
    .slice(0, isRead ? 1 : 3)
    .map(([name, answer, error, repeated]) => {
      const failing = callOf(list, second, answer);
      const again = callOf(list, second, answer, true);
      const others = isRead
        ? [...(repeated ? [again, again] : []), callOf(list, third, { body: list.body(third) }, true)]
        : [];
      const calls = [callOf(list, first, { body: list.body(first) }), failing, ...others];
      const withEntries = (answered: object[]) =>
        ({ error: { ...("error" in error && error.error), answered } }) as Outcome;
      const kept = entriesOf(list, first);
      const allowed = isRead
        ? [withEntries([...kept, ...entriesOf(list, third)]), withEntries(kept), error]
        : [withEntries(kept), error];
      return vectorOfCalls(list, { name: `keeps what was answered before a part that ${name}`, ids, calls, allowed });
    });
}

function oddLists(list: List): Vector[] {
  const { body } = list;
  const entries = (ids: number[]) => entriesOf(list, ids);
  const missing = (id: number) => ({ id, missing: true });
  const large = 9007199254740991;
  return [
    {
      name: "asks for an id once, though it is given twice",
      ids: [3, 1, 3, 2, 1],
      sent: [3, 1, 2],
      answer: body([3, 1, 2]),
      value: entries([3, 1, 2]),
    },
    {
      name: "answers in the order asked, whatever the order of the answer",
      ids: [30, 4, 100],
      answer: body([100, 30, 4]),
      value: entries([30, 4, 100]),
    },
    {
      name: "says which ids the answer leaves out",
      ids: [1, 2, 3],
      answer: body([1, 3]),
      value: [...entries([1]), missing(2), ...entries([3])],
    },
    {
      name: "says that an empty answer leaves every id out",
      ids: [1, 2],
      answer: body([]),
      value: [missing(1), missing(2)],
      others: [unexpected],
    },
    { name: "drops rows that were not asked for", ids: [1, 2], answer: body([7, 1, 2, 12]), value: entries([1, 2]) },
    { name: "takes the largest id that is safe", ids: [large], answer: body([large]), value: entries([large]) },
  ].map(({ name, ids, sent = ids, answer, value: found, others = [] }) => {
    const calls = [callOf(list, sent, { body: answer })];
    return vectorOfCalls(list, { name, ids, calls, allowed: [value(found), ...others] });
  });
}
