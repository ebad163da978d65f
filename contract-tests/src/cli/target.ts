/** The address of the panel that is checked. */
import type { Command } from "commander";
import { UsageError } from "../../../src/cli/exit.ts";
import { showUrl } from "../../../src/cli/url.ts";
import { readText } from "../../../src/cli/usage.ts";
import { isLoopback } from "../loopback.ts";

/** What {@link addTargetFlags} adds, beside the address itself. */
export type TargetFlags = { insecureHttp?: true };

/** Where the address is given, and whether the key may cross a network in the clear. */
export type TargetOptions = { flag?: string; insecureHttp?: boolean | undefined };

export type Target = {
  /** The whole endpoint, as `URL` writes it. */
  url: string;
  /** For people: the host in both forms where those differ. */
  shown: string;
  /** This machine: nobody has to be spared, and nothing crosses a network. */
  isLoopback: boolean;
};

/** @param flag `--url` or `--target`. */
export function addTargetFlags(command: Command, flag: string): Command {
  return command
    .option(`${flag} <address>`, "the panel's whole endpoint; https, or http to this machine", readText(flag))
    .option("--insecure-http", "http to another machine too; the network can read the key");
}

/**
 * Reads an address, and refuses what `URL` would quietly mend.
 *
 * @throws {@link UsageError} that shows nothing of it, since a password or a key may be in it.
 */
export function readTarget(
  text: string | undefined,
  { flag = "--url", insecureHttp = false }: TargetOptions = {},
): Target {
  // Commander would ask for it before it says that `--ulr` is no flag.
  if (text === undefined) throw new UsageError(`${flag} is needed`);
  const problem = problemOf(text);
  if (problem) throw new UsageError(`${flag}: ${problem}`);
  const { href, protocol } = new URL(text);
  if (protocol === "http:" && !isLoopback(href) && !insecureHttp) {
    throw new UsageError(
      `${flag}: http to another machine lets the network read the key; use https, or --insecure-http where that is no harm`,
    );
  }
  return { url: href, shown: showUrl(href), isLoopback: isLoopback(href) };
}

function problemOf(text: string): string | undefined {
  if (text === "") return "is empty, and should be an address like https://panel.example/api/v2";
  if (/[\s\p{Cc}]/u.test(text)) return "an address has no spaces and no line breaks in it";
  if (!/^https?:\/\/[^/\\]/i.test(text)) return "an address begins with https:// or http:// and names a host";
  if (/[?#]/.test(text))
    return "an endpoint has no ? and no # in it; the key does not belong there, nor does the action";
  if (text.includes("\\")) return "an address has / in it, and no backslash";
  if (!URL.canParse(text)) return "is no address; it should be one like https://panel.example/api/v2";
  // Before the host, an @ ends a name and a password, be they empty.
  if (/^[^/]*\/\/[^/]*@/.test(text)) return "an address has no name and no password in it";
  return undefined;
}
