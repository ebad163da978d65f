/** Has a person approve a list of ids before something is done with them. */
import { confirm } from "./confirm.ts";
import { UsageError } from "./exit.ts";
import { canAsk } from "./io.ts";
import type { GlobalFlags, Session } from "./session.ts";
import { showUrl } from "./url.ts";

/** The flags of a command that does something which costs nothing. */
export type ApprovalFlags = GlobalFlags & { yes?: true };

/** More ids than this are counted and not listed. */
const LISTED = 20;

/**
 * Asks, unless `--yes` has answered already.
 *
 * @param ask `Cancel` becomes `Cancel 3 orders at …? [y/N]`.
 * @throws {@link UsageError} where nobody can be asked.
 */
export async function approved(
  { io, output, url }: Session,
  { yes }: ApprovalFlags,
  ask: { verb: string; ids: number[] },
): Promise<boolean> {
  if (yes) return true;
  if (!canAsk(io)) throw new UsageError("there is no terminal to ask on, so this needs --yes");
  const { verb, ids } = ask;
  const orders = ids.length === 1 ? `order ${ids[0]}` : `${ids.length} orders`;
  const list = ids.length > 1 && ids.length <= LISTED ? ` (${ids.join(", ")})` : "";
  return confirm(io, output, `${verb} ${orders}${list} at ${showUrl(url)}?`);
}
