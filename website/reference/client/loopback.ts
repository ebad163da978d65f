/** The hosts that the console calls. The page's security policy names the same ones. */
const HOSTS = /^(localhost|127(\.\d{1,3}){3})$/;

/** The address if it is on this machine and nowhere else. */
export function loopback(text: string): URL | undefined {
  const url = URL.parse(text);
  return url?.protocol === "http:" && HOSTS.test(url.hostname) && url.username === "" && url.password === ""
    ? url
    : undefined;
}
