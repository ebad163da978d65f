/** Turns what was thrown into lines for people, and an exit code. */
import { CommanderError } from "commander";
import { AutostagramError, type CallError, CheckError, PartialError, RateLimitError, RefusedError } from "../errors.ts";
import { EXIT, Interruption, UsageError } from "./exit.ts";
import { OutputError } from "./output.ts";
import { plain } from "./text.ts";
import { showHosts } from "./url.ts";

/** What to tell, and what to exit with. */
export type Failure = { code: number; lines: string[] };

/** What is told beside an error of a call, by the name of its class. */
const HINTS: { readonly [name: string]: string } = {
  ConnectError: "is the address right, and the network up?",
  ConnectionLostError: "the network, or the panel, cut the connection",
  DeadlineError: "--timeout gives the panel longer",
  HttpError: "the panel may be down for a while, or this may not be its address",
  UnreadableAnswer: "the panel may be down for maintenance, or this may not be its address",
  RedirectError: "the panel may have moved: check the address in a browser, then give it with --url",
  LedgerError: "can the ledger's file be read and written?",
};

/** Says what went wrong, what that means and what to do. */
export function describeFailure(error: unknown): Failure {
  if (error instanceof UsageError || error instanceof OutputError) return { code: EXIT.usage, lines: [error.message] };
  if (error instanceof Interruption) return { code: error.code, lines: [error.message] };
  if (error instanceof CommanderError) return { code: EXIT.usage, lines: [] };
  if (error instanceof AutostagramError) return describeKnown(error);
  const name = error instanceof Error ? error.name : typeof error;
  return { code: EXIT.unverified, lines: [`something failed that should not (${name}); --debug shows where`] };
}

function describeKnown(error: AutostagramError): Failure {
  const stopped = interruptionIn(error);
  if (stopped)
    return { code: stopped.code, lines: [stopped.message, ...(error.outcome ? [plain(error.message)] : [])] };
  const cause = error instanceof PartialError ? (error.cause as CallError) : error;
  const code = codeOf(error);
  const prefix = code === EXIT.usage ? "" : `${error.name}: `;
  const hint = hintFor(cause);
  return { code, lines: [plain(showHosts(`${prefix}${error.message}`)), ...(hint ? [hint] : [])] };
}

/** What the caller gave cannot be sent, and was not. By name, since the ledger's classes come with the ledger alone. */
const MENDABLE = /^(ConfigError|InputError|CheckError|LedgerError|DuplicateError)$/;

function codeOf(error: AutostagramError): number {
  if (MENDABLE.test(error.name) && error.outcome === "not-sent") return EXIT.usage;
  // A key that is not let in, and a limit, leave the question open.
  const isAnswer =
    error instanceof RefusedError && error.reason !== "invalid_key" && !(error instanceof RateLimitError);
  return isAnswer && error.outcome !== "done" ? EXIT.no : EXIT.unverified;
}

/** The signal that ended a call, at whatever depth it stands. */
function interruptionIn(error: unknown): Interruption | undefined {
  if (error instanceof Interruption) return error;
  return error instanceof AutostagramError ? interruptionIn(error.cause) : undefined;
}

function hintFor(error: unknown): string | undefined {
  if (error instanceof RateLimitError) {
    const { retryAfter } = error;
    return retryAfter === undefined ? "wait a while" : `wait ${Math.ceil(retryAfter / 1000)} seconds`;
  }
  if (error instanceof RefusedError) return REFUSALS[error.reason];
  if (error instanceof CheckError) return undefined;
  return error instanceof Error ? HINTS[error.name] : undefined;
}

const REFUSALS: { readonly [reason: string]: string } = {
  invalid_key: "the panel does not know this key; its account page shows yours",
  link_in_use: "an order for this link is under way; if one of yours was left open, this is a sign that it exists",
  not_enough_funds: "autostagram balance shows what is left",
  incorrect_service_id: "autostagram services shows what can be ordered",
};
