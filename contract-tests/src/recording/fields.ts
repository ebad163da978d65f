/** Reads what a call asks for, in whatever form it was sent, and takes the secrets out of it. */
import type { Call } from "../exchange.ts";
import { isForm, isMultipart } from "../report/forms.ts";
import type { Fields } from "../router.ts";
import { HIDDEN, SECRET_NAME } from "./mask.ts";

/** How the fields were sent. `nothing`: the body is no form of any kind. */
type Manner = "form" | "multipart" | "json" | "query" | "nothing";

export type Asked = {
  fields: Fields;
  manner: Manner;
  /** The values of the fields that hold a secret: a caller may name the key twice, or in the address. */
  keys: string[];
};

type Pair = readonly [name: string, value: string];

/**
 * Never throws. Of two fields with one name the last counts, as in PHP.
 *
 * @param form The fields, where they are known without the body.
 */
export async function readAsked(call: Call, form?: Record<string, string>): Promise<Asked> {
  const query = pairsInAddress(call.url);
  const read = await readBody(call);
  const manner = read.manner;
  const pairs = form ? Object.entries(form) : read.pairs;
  const isInAddress = pairs.length === 0 && query.length > 0;
  return {
    fields: new Map(isInAddress ? query : pairs),
    manner: isInAddress ? "query" : manner,
    keys: [...query, ...pairs].filter(([name]) => SECRET_NAME.test(name)).map(([, value]) => value),
  };
}

async function readBody({ contentType, body }: Call): Promise<{ manner: Manner; pairs: Pair[] }> {
  if (isForm(contentType)) return { manner: "form", pairs: [...new URLSearchParams(body)] };
  if (isMultipart(contentType)) return { manner: "multipart", pairs: await pairsInParts(contentType, body) };
  if (/^application\/(.+\+)?json\b/i.test(contentType)) return { manner: "json", pairs: pairsInJson(body) };
  return { manner: "nothing", pairs: [] };
}

/** The address of a call that was recorded may be a path alone, or nonsense. */
function pairsInAddress(url: string): Pair[] {
  const at = url.indexOf("?");
  return at === -1 ? [] : [...new URLSearchParams(url.slice(at))];
}

async function pairsInParts(contentType: string, body: string): Promise<Pair[]> {
  try {
    const form = await new Response(body, { headers: { "content-type": contentType } }).formData();
    return [...form].map(([name, value]): Pair => [name, typeof value === "string" ? value : value.name]);
  } catch {
    return [];
  }
}

function pairsInJson(body: string): Pair[] {
  try {
    const value: unknown = JSON.parse(body);
    return Object.entries(Object(value)).map(([name, child]): Pair => [name, String(child)]);
  } catch {
    return [];
  }
}

/** An address that can be shown: without a name, a password and secrets in its query. */
export function showableUrl(url: string): string {
  const [before = "", query] = url.replace(/#.*/s, "").split(/\?(.*)/s);
  const address = before.replace(/^([a-z]+:\/\/)[^/@]*@/i, "$1");
  return query === undefined ? address : `${address}?${withoutSecrets(query)}`;
}

/** A form as it was written, but for the values of its secrets. */
export function withoutSecrets(form: string): string {
  return form.replace(/([^&=]+)=([^&]*)/g, (pair, name: string) => (isSecret(name) ? `${name}=${HIDDEN}` : pair));
}

/** By its name as it is written in a form. */
function isSecret(written: string): boolean {
  const [name = ""] = /[%+]/.test(written) ? new URLSearchParams(`${written}=`).keys() : [written];
  return SECRET_NAME.test(name);
}

/** Fields as an object, but for the values of secrets. */
export function showableFields(fields: Fields): Record<string, string> {
  return Object.fromEntries([...fields].map(([name, value]) => [name, SECRET_NAME.test(name) ? HIDDEN : value]));
}
