/** Who may be meant by a request: this machine, under a name that nobody else can point elsewhere. */

const LOOPBACK = /^(?:localhost|(?:[\w-]+\.)+localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i;

/**
 * Whether the header `Host` names loopback. A page of a stranger whose host name suddenly points to this machine (DNS
 * rebinding) sends that name. Without the header nobody's name is meant.
 */
export function namesThisMachine(host: string | undefined): boolean {
  return host === undefined || LOOPBACK.test(host);
}
