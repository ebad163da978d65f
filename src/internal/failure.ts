/** Turns what `fetch` throws into one of our errors. */
import {
  type AutostagramError,
  ConnectError,
  ConnectionLostError,
  UnexpectedAnswer,
  UnreadableAnswer,
} from "../errors.ts";
import type { Operation } from "../operations.ts";
import { NO_RESPONSE } from "./transport.ts";

/** What runtimes attach to a failure. */
type Cause = { name?: string; code?: unknown; syscall?: string; message?: string; errors?: Cause[]; cause?: Cause };

// Codes that a runtime gives only when no connection came about. A reset is none: it can follow the request. Nor is
// an alert of TLS: with TLS 1.3 it can, too.
const NOT_CONNECTED =
  /^(bad port|ECONNREFUSED|ENOTFOUND|EAI_AGAIN|E(HOST|NET)UNREACH|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused)$/;

/** The certificate is not to be trusted, and will not be on the next attempt. */
const NOT_TRUSTED = /^(ERR_TLS|CERT|UNABLE_TO|\w*SELF_SIGNED)_\w+$/;

/** What decompression calls an answer that it cannot read. */
const NOT_DECOMPRESSED = /^(Z_|ERR__|ZSTD_)|too many content-encodings/;

/** An answer that breaks the rules of HTTP, for the runtimes that say so. A wrong length is what a cut answer has too. */
const NOT_HTTP = /^(HPE_|HTTPParserError|UND_ERR_HEADERS_)/;

export function connectionFailure(operation: Operation, origin: string, thrown: unknown): AutostagramError {
  if (!(thrown instanceof Error)) {
    const problem = thrown === NO_RESPONSE ? "fetch returned no response" : "fetch threw something that is no error";
    return new UnexpectedAnswer(operation, problem, { outcome: "unknown" });
  }
  const { host } = new URL(origin);
  const cause = causeOf(thrown);
  const code = codeOf(cause);
  const named = code ? ` (${code})` : "";
  if (isUnsent(cause) || NOT_TRUSTED.test(code)) {
    const problem = `no connection to ${host}${named}; nothing was sent`;
    return new ConnectError(operation, problem, { outcome: "not-sent", code });
  }
  if (NOT_DECOMPRESSED.test(code) || NOT_DECOMPRESSED.test(String(cause.message))) {
    const problem = `the answer cannot be decompressed${named}`;
    return new UnreadableAnswer(operation, problem, { outcome: "unknown", excerpt: "" });
  }
  return new ConnectionLostError(operation, `the connection to ${host} broke${named}`, {
    outcome: "unknown",
    code: code || undefined,
  });
}

/** A read is worth sending again, unless the other end speaks no HTTP or has no certificate to trust. */
export function isPassing({ code = "" }: ConnectError | ConnectionLostError): boolean {
  return !NOT_TRUSTED.test(code) && !NOT_HTTP.test(code);
}

/** Where the runtime says what happened: on the error, or on its cause. */
function causeOf(thrown: unknown): Cause {
  const error = thrown as Cause;
  return error.cause ?? error;
}

function codeOf({ code, name, message, errors }: Cause): string {
  if (typeof code === "string") return code;
  if (errors?.[0]) return codeOf(errors[0]);
  // The two cases without a code. No other message is safe to repeat.
  return message === "bad port" ? message : name === "HTTPParserError" ? name : "";
}

/** Whether the runtime proves that no byte of the request left: every address that was tried failed to connect. */
function isUnsent(cause: Cause): boolean {
  if (cause.errors?.length) return cause.errors.every(isUnsent);
  return NOT_CONNECTED.test(codeOf(cause)) || /^(connect|getaddrinfo)$/.test(cause.syscall ?? "");
}
