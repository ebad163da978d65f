/** Judges calls that somebody else made: those of a recording, and those that pass through the proxy. */
import type { Description } from "../description.ts";
import { createExaminer, type Examine } from "../examine.ts";
import type { Answer, Call } from "../exchange.ts";
import type { Finding, Rule, Severity } from "../findings.ts";
import { NO_OPERATION } from "../judge.ts";
import type { Judged } from "../judged.ts";
import { createRequestJudge, type RequestJudge } from "../requests.ts";
import { createRouter } from "../router.ts";
import { type Asked, showableFields, showableUrl, withoutSecrets } from "./fields.ts";
import { type Mask, maskBytes, SECRET_NAME, SHORTEST } from "./mask.ts";

/** A call, what it asks, and its answer; or why there is none. */
export type Seen = { call: Call; asked: Asked; answer: Answer | string };

export type JudgeTraffic = {
  /**
   * What was made of a call. The call in it has no key, and is empty where there is no finding that it could illustrate. Never
   * throws.
   *
   * @param mask Takes the keys of this call out of a text.
   */
  judge(seen: Seen, mask: Mask): Judged;
  /** The operation that a form asks for; undefined when it asks for none. */
  operationOf(asked: Pick<Asked, "fields">): string | undefined;
};

type Judges = { examine: Examine; judgeRequest: RequestJudge };

export function createTrafficJudge(description: Description): JudgeTraffic {
  const route = createRouter(description);
  const judges = { examine: createExaminer(description), judgeRequest: createRequestJudge(description) };
  const operationOf = ({ fields }: Pick<Asked, "fields">) => {
    const found = route(fields);
    return typeof found === "string" ? undefined : found.id;
  };
  return {
    judge(seen, mask) {
      const operation = operationOf(seen.asked) ?? NO_OPERATION;
      const judged = judge(judges, operation, seen);
      return judged.findings.length === 0 ? judged : shown(judged, { judges, seen, mask });
    },
    operationOf,
  };
}

type Showing = { judges: Judges; seen: Seen; mask: Mask };

/**
 * Findings show what was found, cut where it is long: a key that is cut is no key that a mask finds. So where one stands in the
 * answer or in another field, the same is judged once more without it.
 */
function shown(judged: Judged, { judges, seen, mask }: Showing): Judged {
  const call = showable(seen);
  const clean = withoutKeys(seen, mask);
  if (!clean) return { ...judged, call };
  const echoes = judged.findings.filter(({ rule }) => rule === "key-echoed");
  const again = judge(judges, judged.operation, clean);
  return { ...again, findings: [...echoes, ...again.findings.filter(({ rule }) => rule !== "key-echoed")], call };
}

/** Undefined where there are none. The field of the key itself is shown in no finding. */
function withoutKeys({ call, asked, answer }: Seen, mask: Mask): Seen | undefined {
  const masked = [...asked.fields].map(
    ([name, value]) => [name, SECRET_NAME.test(name) ? value : mask(value)] as const,
  );
  const fields = new Map(masked);
  const body = typeof answer === "string" ? undefined : maskBytes(answer.body, mask);
  const isClean = masked.every(([name, value]) => asked.fields.get(name) === value);
  if (isClean && (typeof answer === "string" || answer.body === body)) return undefined;
  const plain = { ...call, body: new URLSearchParams([...fields]).toString() };
  return {
    call: plain,
    asked: { ...asked, fields },
    answer: typeof answer === "string" ? answer : { ...answer, body: body ?? answer.body },
  };
}

function judge({ examine, judgeRequest }: Judges, operation: string, { call, asked, answer }: Seen): Judged {
  const request = judgeManner(operation, call, asked);
  if (asked.manner !== "nothing") request.push(...judgeRequest(operation, asked.fields));
  if (typeof answer === "string") return { ...unverified(operation, answer), findings: request };
  const secrets = asked.keys.filter(({ length }) => length >= SHORTEST);
  const judged = examined(() => examine({ call: asForm(call, asked), answer }, { secrets, operation }), operation);
  const whole = call.method === "GET" ? judgeGet(operation, judged, answer) : judged;
  return { ...whole, findings: [...request, ...whole.findings], call: NO_CALL };
}

const NO_CALL: Call = { method: "", url: "", contentType: "", body: "" };

/** Of a call of which nothing can be said. */
export function unverified(operation: string, reason: string): Judged {
  return { operation, outcome: "unverified", reason, covers: [], fields: [], findings: [], call: NO_CALL };
}

/** Whatever a panel answers, the traffic goes on, and the other calls are judged. */
function examined(examine: () => Judged, operation: string): Judged {
  try {
    return examine();
  } catch (error) {
    return unverified(
      operation,
      `the answer could not be judged (${error instanceof Error ? error.name : typeof error})`,
    );
  }
}

function asForm(call: Call, { fields, manner }: Asked): Call {
  if (manner === "form") return call;
  return { ...call, contentType: DOCUMENTED, body: new URLSearchParams([...fields]).toString() };
}

const DOCUMENTED = "application/x-www-form-urlencoded";

/** How the call was sent, whatever it asks for. */
function judgeManner(operation: string, { method, contentType }: Call, { manner }: Asked): Finding[] {
  if (manner === "form" && method === "POST") return [];
  const of = (found: string, documented: string) => finding(operation, ["drift", "request"], { found, documented });
  if (method !== "POST") return [of(method, "POST")];
  if (manner === "query") return [of("fields in the address", "a form in the body")];
  const type = contentType.split(";")[0]?.trim().slice(0, LONGEST_TYPE);
  return [of(type ? `the content type ${type}` : "no content type", DOCUMENTED)];
}

const LONGEST_TYPE = 60;

/** A GET that is answered in JSON was read. One that is turned away is as it should be. */
function judgeGet(operation: string, judged: Judged, { status }: Answer): Judged {
  const isTurnedAway = judged.outcome === "unverified" && status >= 400 && status < 500 && status !== 429;
  if (isTurnedAway) return { ...judged, outcome: "refused" };
  if (judged.outcome === "unverified") return judged;
  const found = finding(operation, ["drift", "get-accepted"], {
    found: "a GET answered in JSON",
    documented: "POST alone",
  });
  return { ...judged, findings: [found, ...judged.findings] };
}

function finding(
  operation: string,
  [severity, rule]: [Severity, Rule],
  { found, documented }: { found: string; documented: string },
): Finding {
  return { severity, rule, operation, pointer: "", found, documented };
}

/** The call for a report: its fields as a form, whatever it was sent as, so that a line for the shell can repeat it. */
function showable({ call, asked: { fields, manner } }: Seen): Call {
  const url = showableUrl(call.url);
  if (manner === "form") return { ...call, url, body: withoutSecrets(call.body) };
  if (manner === "query") return { ...call, url, body: "" };
  const body = withoutSecrets(new URLSearchParams(showableFields(fields)).toString());
  return { ...call, url, contentType: DOCUMENTED, body };
}
