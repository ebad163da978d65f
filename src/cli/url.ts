/** The address of the panel: where it comes from, and how people get to see it. */
import { domainToUnicode } from "node:url";
import { DEFAULT_URL } from "../options.ts";
import { UsageError } from "./exit.ts";
import type { Io } from "./io.ts";

const VARIABLE = "AUTOSTAGRAM_URL";

/**
 * The flag, else the environment, else the panel of 오토스타그램. The client judges the rest of it.
 *
 * @throws {@link UsageError} for what `URL` would quietly mend. Nothing of it is shown: a password may be in it.
 */
export function chooseUrl(flag: string | undefined, env: Io["env"]): { url: string; source: string } {
  const source = flag === undefined ? VARIABLE : "--url";
  const url = flag ?? env[VARIABLE];
  if (url === undefined) return { url: DEFAULT_URL, source: "the default address" };
  if (/[\s\p{Cc}]/u.test(url)) throw new UsageError(`${source}: an address has no spaces and no line breaks in it`);
  return { url, source };
}

/** A text with each host in both forms, where those differ. */
export function showHosts(text: string): string {
  return text.replace(/(?:[\w-]+\.)*xn--[\w-]+(?:\.[\w-]+)*/g, (host) => {
    const name = domainToUnicode(host);
    return name === "" || name === host ? host : `${name} (${host})`;
  });
}

/** The address as people read it and, where that differs, the name of the host that is looked up: letters can look alike. */
export function showUrl(url: string): string {
  const { protocol, host, hostname, pathname } = new URL(url);
  const name = domainToUnicode(hostname);
  if (name === "" || name === hostname) return `${protocol}//${host}${pathname}`;
  return `${protocol}//${host.replace(hostname, name)}${pathname} (${hostname})`;
}
