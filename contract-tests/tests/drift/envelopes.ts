/** Changes that put data into envelopes, with something wrong in it: the rows in there are judged all the same. */
import { answer, type Mutation, type Outcome, STAGE } from "./mutation.ts";

const listServices = "listServices";
const getOrderStatus = "getOrderStatus";
const getOrderStatuses = "getOrderStatuses";

export type Rest = Partial<Mutation> & { outcome?: Outcome; at?: string | readonly string[] };

/** The data of an operation exchanged as a whole. */
export function data(
  operation: string,
  name: string,
  to: (body: never) => unknown,
  { at = "", ...rest }: Rest = {},
): Mutation {
  return {
    row: 0,
    name: `${operation}: ${name}`,
    outcome: "breaking",
    stage: STAGE.envelope,
    write: answer(operation, "data", (reply) => ({ ...reply, body: to(reply.body as never) })),
    operation,
    expected: [{ operation, pointer: at }],
    ...rest,
  };
}

type Row = { category: string; rate: unknown };

const broken = (rows: Row[], index: number) => rows.map((row, at) => (at === index ? { ...row, rate: 1 } : row));
export const shape = { isShape: true } as const;

/** Where a place of the data comes to lie. */
export function moved(operation: string, to: (pointer: string) => string): Pick<Mutation, "moves"> {
  return { moves: (found, pointer) => (found === operation ? to(pointer) : pointer) };
}

export const envelopes: Mutation[] = [
  data(
    listServices,
    "in two envelopes, a row broken",
    (rows: Row[]) => ({ status: "success", data: { services: broken(rows, 20) } }),
    { ...shape, ...moved(listServices, (pointer) => `/data/services${pointer}`), at: "/data/services/20/rate" },
  ),
  data(
    listServices,
    "a list for each category, the last broken",
    (rows: Row[]) =>
      Object.fromEntries(
        [...Map.groupBy(rows, ({ category }) => category)].map(([name, found]) => [
          name,
          broken(found, name === rows.at(-1)?.category ? 0 : -1),
        ]),
      ),
    {
      ...shape,
      ...moved(listServices, (pointer) => pointer.replace(/^\/\d+/, "/*/*")),
      at: "/*/0/rate",
    },
  ),
  data(
    listServices,
    "beside its categories, a row broken",
    (rows: Row[]) => ({ categories: [{ id: 1, name: "Likes" }], services: broken(rows, 20) }),
    { ...shape, ...moved(listServices, (pointer) => `/services${pointer}`), at: "/services/20/rate" },
  ),
  data(
    getOrderStatus,
    "in two envelopes, with a number",
    (order: object) => ({ status: "success", data: { order: { ...order, remains: 1 } } }),
    { ...shape, ...moved(getOrderStatus, (pointer) => `/data/order${pointer}`), at: "/data/order/remains" },
  ),
  data(
    getOrderStatuses,
    "in two envelopes, with a number",
    (orders: Record<string, object>) => ({
      status: "success",
      data: { orders: { ...orders, "1": { ...orders["1"], charge: 1 } } },
    }),
    {
      ...shape,
      ...moved(getOrderStatuses, (pointer) => `/data/orders${pointer}`),
      at: "/data/orders/1/charge",
      pointer: "/1",
    },
  ),
];
