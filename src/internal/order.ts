/** Places an order: checked before it is sent, and with a ledger at most once under its `ref`. */
import type { PlacedOrder } from "../../generated/types.ts";
import { CheckError, InputError } from "../errors.ts";
import type { CallOptions, OrderOptions } from "../options.ts";
import type { CustomOrder, Order } from "../orders.ts";
import { encodeForm } from "./form.ts";
import { checkId } from "./ids.ts";

type SendOrder = (fields: CustomOrder, options: CallOptions) => Promise<PlacedOrder>;

export async function placeOrder(
  order: Order | CustomOrder,
  { check, ref, ledger, ...options }: OrderOptions,
  sendOrder: SendOrder,
): Promise<PlacedOrder> {
  const service = checkId("service", order?.service);
  // Those two are the client's, whatever a custom order says.
  const { key: _, action: __, ...fields } = { ...order, service } as CustomOrder;
  const problems = check?.(order).problems ?? [];
  if (problems.length > 0) throw new CheckError(problems);
  const send = () => sendOrder(fields, options);
  if (ledger && ref !== undefined) return ledger.place({ ref, form: encodeForm(fields) }, send);
  if (ledger || ref !== undefined) throw new InputError("ref", "and ledger go together");
  return send();
}
