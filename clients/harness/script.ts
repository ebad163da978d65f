/** What one vector lets arrive: which call is answered how, and what is wrong with those that come. */
import { isDeepStrictEqual } from "node:util";
import { isWrite } from "../../src/operations.ts";
import { leaksIn } from "./leaks.ts";
import type { Answer, Vector } from "./vector.ts";

export const DEFAULT_KEY = "k3y-canary-7Q2x";

/** What is wrong; `grave` when nothing excuses it: a leak, a second write, a redirect followed, a wrong value. */
export type Problem = { text: string; grave?: boolean };

/** A request, as it arrived. */
export type Arrival = { method: string; url: string; headers: string[]; contentType: string; body: string };

export class Script {
  readonly vector: Vector;
  /** What is wrong with the calls that came. */
  readonly violations: Problem[] = [];
  /** How many calls came. */
  arrived = 0;
  readonly #path: string;
  readonly #played = new Set<number>();

  constructor(vector: Vector, index: number) {
    this.vector = vector;
    this.#path = `/${index}/api/v2`;
  }

  get key(): string {
    return this.vector.client?.key ?? DEFAULT_KEY;
  }

  /** The answer to a request; undefined for one that should not have come. */
  answer(arrival: Arrival): Answer | undefined {
    this.arrived += 1;
    const fault = this.#faultOf(arrival);
    if (fault) return this.#object(fault);
    const fields = fieldsOf(new URLSearchParams(arrival.body), this.key);
    const calls = this.vector.calls.map((call, place) => ({ ...call, place }));
    const open = calls.filter(({ place }) => !this.#played.has(place));
    const found = open.find(({ form }) => isDeepStrictEqual(fields, fieldsOf(Object.entries(form), this.key)));
    if (!found) return this.#object(this.#surprise(fields, calls.length - open.length));
    const before = open.find(({ optional }) => !optional);
    const isEarly = isWrite(this.vector.operation) && before !== undefined && before.place < found.place;
    if (isEarly) this.#object({ text: `call ${found.place + 1} came before call ${before.place + 1}` });
    this.#played.add(found.place);
    return found.answer;
  }

  /** To be asked at the end: also the calls that did not come. */
  get problems(): Problem[] {
    const absent = this.vector.calls.flatMap(({ optional }, place) =>
      optional || this.#played.has(place) ? [] : [{ text: `call ${place + 1} never came` }],
    );
    return [...this.violations, ...absent];
  }

  #object(violation: Problem): undefined {
    this.violations.push(violation);
  }

  #faultOf({ method, url, headers, contentType, body }: Arrival): Problem | undefined {
    const spellings = leaksIn(headers.join("\n"), this.key);
    if (spellings.length > 0)
      return { text: `the key is in the address or a header, ${spellings.join(", ")}`, grave: true };
    if (url !== this.#path) return { text: `a call came to ${this.#hide(url)}, not to ${this.#path}`, grave: true };
    if (method !== "POST") return { text: `the call is a ${method}` };
    if (!/^application\/x-www-form-urlencoded *(; *charset="?utf-8"?)?$/i.test(contentType)) {
      return { text: `the content type is ${JSON.stringify(contentType)}` };
    }
    return /%(?![\da-f]{2})/i.test(body) ? { text: "the form is not percent-encoded as forms are" } : undefined;
  }

  #surprise(fields: string[], played: number): Problem {
    const form = this.#hide(fields.join("&"));
    const { calls, operation } = this.vector;
    if (calls.length === 0) return { text: `a call came, and none should: ${form}` };
    const isKnown = calls.some((call) => isDeepStrictEqual(fields, fieldsOf(Object.entries(call.form), this.key)));
    if (!isKnown)
      return { text: `call ${played + 1} brought other fields: ${form}`, grave: isWrite(operation) && played > 0 };
    return { text: `the same call came once too often: ${form}`, grave: isWrite(operation) };
  }

  /** These lines go to the console. */
  #hide(text: string): string {
    const hidden = this.key ? text.replaceAll(this.key, "$KEY") : text;
    return hidden.length > 300 ? `${hidden.slice(0, 300)}…` : hidden;
  }
}

/** As a sorted list, since a field that comes twice must be noticed. */
function fieldsOf(fields: Iterable<[string, string]>, key: string): string[] {
  return [...fields].map(([name, value]) => `${name}=${value === "$KEY" ? key : value}`).sort();
}
