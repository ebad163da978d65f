/** What can be said of an answer before its meaning is looked at: status, headers, bytes. */
import type { Answer } from "./exchange.ts";
import type { Finding } from "./findings.ts";
import type { ReadAnswer } from "./readAnswer.ts";

/** Why nothing can be said of what the panel means: it is down, too busy, or somebody else answers. */
export function whyUnverified({ status, headers }: Answer, { text, value }: ReadAnswer): string | undefined {
  if (isRedirect(status)) return `HTTP ${status}, a redirect, which is not followed`;
  if (status === 429 || status === 408 || status === 425 || status >= 500) return `HTTP ${status}`;
  if (value !== undefined) return undefined;
  if (isPage(text)) return `HTTP ${status} with a page of HTML`;
  return status === 200 && !isPlain(headers) ? "an answer that is no JSON" : `HTTP ${status} without JSON`;
}

export type Details = { read: ReadAnswer; secrets: readonly string[] };

/** Refused or not, an answer is HTTP 200 and says that it is JSON. */
export function judgeTransport(operation: string, answer: Answer, { read, secrets }: Details): Finding[] {
  const at = (pointer: string) => ({ operation, pointer });
  const findings: Finding[] = [];
  const { status, headers } = answer;
  const echo = echoed(answer, read, secrets);
  if (echo)
    findings.push({
      ...at(""),
      severity: "breaking",
      rule: "key-echoed",
      found: `the key in ${echo}`,
      documented: "the key in no answer",
    });
  if (isRedirect(status)) {
    findings.push({
      ...at(""),
      severity: "breaking",
      rule: "redirect",
      found: `HTTP ${status}`,
      documented: "HTTP 200",
    });
    return findings;
  }
  if (read.value === undefined) return [...findings, ...judgeText(operation, answer, read)];
  if (status !== 200 && status !== 429 && status < 500) {
    findings.push(otherStatus(operation, status));
  }
  const type = headers["content-type"] ?? "";
  if (!type.split(",").every(isJsonType)) {
    findings.push({
      ...at(""),
      severity: "drift",
      rule: "content-type",
      found: `the content type ${type || "of nothing"}`,
      documented: "application/json",
    });
  }
  for (const flaw of read.flaws)
    findings.push({ ...at(""), severity: "drift", rule: "encoding", found: flaw, documented: "UTF-8 without a mark" });
  for (const pointer of read.duplicates) {
    findings.push({
      ...at(pointer),
      severity: "drift",
      rule: "duplicate-key",
      found: "the same name twice",
      documented: "each name once",
    });
  }
  return findings;
}

function otherStatus(operation: string, status: number): Finding {
  const [found, documented] = [`HTTP ${status}`, "HTTP 200"];
  return { severity: "breaking", rule: "http-status", operation, pointer: "", found, documented };
}

/** JSON is in UTF-8, and whoever believes another charset reads other names. Of two types nobody knows which one counts. */
function isJsonType(type: string): boolean {
  const [, charset = "utf-8"] = /;\s*charset="?([^";\s]*)/i.exec(type) ?? [];
  return /^\s*application\/([\w.-]+\+)?json\s*(;|$)/i.test(type) && /^utf-?8$/i.test(charset);
}

/** HTTP 200 and neither JSON nor a page: the panel's own code answered, and a client cannot read it. */
function judgeText(operation: string, { status }: Answer, { text }: ReadAnswer): Finding[] {
  if (status > 200 && status < 300) return [otherStatus(operation, status)];
  if (status !== 200 || (isPage(text) && !endsInJson(text))) return [];
  const found = text.trim() === "" ? "an empty answer" : `${text.length} characters that are no JSON`;
  return [{ severity: "breaking", rule: "not-json", operation, pointer: "", found, documented: "JSON" }];
}

function isRedirect(status: number): boolean {
  return status >= 300 && status < 400;
}

function isPage(text: string): boolean {
  return /^\s*</.test(text);
}

function isPlain(headers: Answer["headers"]): boolean {
  return headers["content-type"] === undefined;
}

/** A notice of PHP, written before the answer. */
function endsInJson(text: string): boolean {
  return /[}\]]\s*$/.test(text);
}

/** Where a secret stands: as it is, or as a form, JSON or base64 writes it. */
function echoed({ headers }: Answer, { text }: ReadAnswer, secrets: readonly string[]): string | undefined {
  // What is empty stands everywhere, and what is not well-formed nobody could have sent.
  for (const secret of secrets.filter((each) => each !== "" && each.isWellFormed())) {
    for (const form of formsOf(secret)) {
      if (isIn(text, form)) return "the answer";
      const header = Object.entries(headers).find(([, value]) => isIn(value, form));
      if (header) return `the header ${header[0]}`;
    }
  }
  return undefined;
}

/** As few as there are: each costs a look through all of the answer. */
function formsOf(secret: string): ReadonlySet<string> {
  const coded = Buffer.from(secret).toString("base64").replace(/=+$/, "");
  const inForm = new URLSearchParams({ "": secret }).toString().slice(1);
  return new Set([secret, encodeURIComponent(secret), inForm, JSON.stringify(secret).slice(1, -1), coded]);
}

/** Short keys stand in other words by chance, so only whole words count. */
function isIn(text: string, secret: string): boolean {
  for (let at = text.indexOf(secret); at !== -1; at = text.indexOf(secret, at + 1)) {
    if (!/[\w-]/.test((text[at - 1] ?? " ") + (text[at + secret.length] ?? " "))) return true;
  }
  return false;
}
