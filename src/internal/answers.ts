/** Reads what the panel answers: the documented value, or an error that says what is wrong with it. */
import type {
  Balance,
  CreatedRefill,
  OrderStatus,
  PlacedOrder,
  RefillState,
  RefillStatus,
  Service,
} from "../../generated/types.ts";
import type { Answer } from "./call.ts";

export function readServices(answer: Answer): Service[] {
  if (!Array.isArray(answer.value)) throw answer.fail("the answer is no list of services");
  for (const row of answer.value) {
    if (!isRecord(row)) throw answer.fail("the list holds something that is no service");
    row.service = readId(answer, row.service);
  }
  return answer.value as Service[];
}

export function readPlacedOrder(answer: Answer): PlacedOrder {
  const placed = readRecord(answer, answer.value, "order");
  return { ...placed, order: readId(answer, placed.order) };
}

export function readOrderStatus(answer: Answer, value = answer.value): OrderStatus {
  return readRecord(answer, value, "status") as OrderStatus;
}

export function readCreatedRefill(answer: Answer): CreatedRefill {
  const created = readRecord(answer, answer.value, "refill");
  // The one id that is documented as text. A panel that sends a number means the same.
  const refill = typeof created.refill === "number" ? String(readId(answer, created.refill)) : created.refill;
  if (typeof refill !== "string" || refill === "") throw answer.fail("the answer has no refill id");
  return { ...created, refill };
}

export function readRefillStatus(answer: Answer): RefillStatus {
  const refill = readRecord(answer, answer.value, "status");
  return { ...refill, status: readRefillState(answer, refill.status) };
}

export function readRefillState({ fail }: Answer, value: unknown): RefillState {
  if (typeof value !== "string") throw fail("the answer has no text where a refill's status is documented");
  return value;
}

export function readCancel({ fail }: Answer, value: unknown): number {
  if (typeof value !== "number") throw fail("the answer has no number where a cancel is documented");
  return value;
}

export function readBalance(answer: Answer): Balance {
  return readRecord(answer, answer.value, "balance") as Balance;
}

/** Takes an id as a number or as its digits. An id that no number holds exactly rides on the error, as text. */
export function readId({ fail }: Answer, value: unknown): number {
  const id = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof id !== "number") throw fail("the answer has no id where one is documented");
  if (Number.isSafeInteger(id) && id > 0) return id;
  throw fail(`the answer has the id ${value}, which is no positive integer that a number holds exactly`, String(value));
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function readRecord({ fail }: Answer, value: unknown, field: string): Record<string, unknown> {
  if (!isRecord(value) || !Object.hasOwn(value, field)) throw fail(`the answer has no \`${field}\``);
  return value;
}
