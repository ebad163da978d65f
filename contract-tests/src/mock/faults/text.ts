/** HTTP is right, and the body is no JSON, or not quite. */
import { early, type Faults, late, rewriting, sending } from "./fault.ts";
import { showing } from "./status.ts";

const NOTICE = "<br />\n<b>Notice</b>:  Undefined index: runs in <b>/var/www/api.php</b> on line <b>42</b><br />\n";

/** The innermost object, since the fields of an outer one may be ids. */
const INNER = /\{(?="[^"]*":[^{])/;

/** Two bytes that no UTF-8 has, in a field that no description has. */
function withBadBytes(json: string): Uint8Array {
  const at = INNER.exec(json)?.index;
  if (at === undefined) return Buffer.from(json);
  const [before, after] = [json.slice(0, at + 1), json.slice(at + 1)];
  return Buffer.concat([Buffer.from(`${before}"note":"`), Buffer.from([0xb0, 0xa1]), Buffer.from(`",${after}`)]);
}

export const textFaults: Faults = {
  html: early("HTTP 200 with a page of HTML that speaks of maintenance", showing(200, "Under maintenance")),
  notice: late(
    "a notice of PHP before the JSON",
    sending(({ headers, body }) => ({
      headers: { ...headers, "Content-Type": "text/html; charset=UTF-8" },
      body: NOTICE + body,
    })),
  ),
  bom: late(
    "a byte order mark before the JSON",
    rewriting((json) => `\uFEFF${json}`),
  ),
  "bad-utf8": late("a field more, whose bytes are no UTF-8", rewriting(withBadBytes)),
  "half-json": late(
    "the first half of the JSON, at its announced length",
    rewriting((json) => json.slice(0, Math.ceil(json.length / 2))),
  ),
  trailing: late(
    "the JSON, and behind it other text",
    rewriting((json) => `${json}<!-- 0.03 s -->`),
  ),
  nan: late(
    "NaN in place of the first value",
    rewriting((json) => json.replace(/:("[^"]*"|[\d.]+|true|false|null)/, ":NaN")),
  ),
};
