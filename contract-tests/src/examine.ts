/** Judges one call and its answer by themselves: status, headers, bytes, JSON, shape, ids and words. */
import type { Description } from "./description.ts";
import { judgeData } from "./examineData.ts";
import { isMeantAsRefusal, judgeRefusal, judgeUnrefused, nestedRefusal } from "./examineRefusal.ts";
import type { Call, Exchange } from "./exchange.ts";
import { createJudge, type Kind, NO_OPERATION } from "./judge.ts";
import type { Judged } from "./judged.ts";
import { layoutsOf } from "./layouts.ts";
import { blank, type Question } from "./question.ts";
import { type ReadAnswer, readAnswer } from "./readAnswer.ts";
import { createRouter, type Fields } from "./router.ts";
import { root } from "./shapes.ts";
import { judgeTransport, whyUnverified } from "./transport.ts";
import { isRefusal } from "./wire.ts";

type ExamineOptions = {
  /** Texts that must not come back, such as the key. */
  secrets?: readonly string[];
  /** Where the form itself does not tell, as for a call that was sent as JSON. */
  operation?: string;
  /** What the call must be answered with. Both data and a refusal are fine where it is left out. */
  owed?: Kind;
  /** Whether the panel has let the key in before. */
  isKeyKnown?: boolean;
};

/** Never throws. */
export type Examine = (exchange: Exchange, options?: ExamineOptions) => Judged;

/** Compiling takes longer than a whole run on this machine, so it is done once for a description. */
const examiners = new WeakMap<Description, Examine>();

export function createExaminer(description: Description): Examine {
  const examine = examiners.get(description) ?? compile(description);
  examiners.set(description, examine);
  return examine;
}

function compile(description: Description): Examine {
  const judge = createJudge(description);
  const route = createRouter(description);
  const layouts = layoutsOf(description);

  return ({ call, answer }, { secrets = [], operation, owed, isKeyKnown = false } = {}) => {
    const fields = fieldsOf(call);
    const found = operation ?? nameOf(route(fields));
    const sent = Object.fromEntries(fields);
    const question = { judge, operation: found, sent, layout: layouts.get(found), owed, isKeyKnown, call };
    const read = readAnswer(answer.body);
    const transport = judgeTransport(found, answer, { read, secrets });
    const reason = whyUnverified(answer, read);
    const judged: Judged =
      reason === undefined
        ? judgeValue(question, withoutSecrets(read, secrets))
        : { ...blank(question), outcome: "unverified", reason };
    return { ...judged, findings: [...transport, ...judged.findings] };
  };
}

/** Shorter ones stand in numbers and words by chance. */
const LONG = 8;

/** What is found is shown, and cut where it is long: a secret that is cut in two is one that no mask finds. */
function withoutSecrets({ text, value }: ReadAnswer, secrets: readonly string[]): unknown {
  const heard = secrets.filter((secret) => secret.length >= LONG && text.includes(secret));
  if (heard.length === 0) return value;
  const hidden = heard.reduce((rest, secret) => rest.replaceAll(secret, "[key]"), text);
  return readAnswer(new TextEncoder().encode(hidden)).value ?? value;
}

function fieldsOf({ contentType, body }: Call): Fields {
  return new Map(/^application\/x-www-form-urlencoded\b/i.test(contentType) ? new URLSearchParams(body) : []);
}

function nameOf(operation: { id: string } | string): string {
  return typeof operation === "string" ? NO_OPERATION : operation.id;
}

function judgeValue(question: Question, value: unknown): Judged {
  const { judge, operation, layout, owed } = question;
  const refusal = isRefusal(value) ? root(value) : nestedRefusal(value, layout);
  if (refusal) return judgeRefusal(question, refusal);
  if (owed === "refused" || layout === undefined) return judgeUnrefused(question, value);
  if (owed === "success" || !isMeantAsRefusal(value, layout)) return judgeData(question, layout, value);
  return { ...blank(question), outcome: "refused", covers: ["refused"], findings: judge(operation, "refused", value) };
}
