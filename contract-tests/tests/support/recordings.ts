/** Recordings to check: lines, HAR entries, and files that are gone after their test. */
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { createFolder } from "../../../tests/support/checkout.ts";
import { description } from "./reports.ts";

/** Every character of it that a form, JSON or a page can escape is one that it does escape. */
const KEY = "canary+5f1c/0e7a&=%25<'\">z";

export const PANEL = "https://panel.example/api/v2";

const JSON_TYPE = { "content-type": "application/json" };

export const BALANCE = '{"balance":"100.84292","currency":"USD"}';

/** A form as clients write it. */
export function form(fields: Record<string, string>, key = KEY): string {
  return new URLSearchParams({ key, ...fields }).toString();
}

type Parts = { request?: object; answer?: object | null; [name: string]: unknown };

/** One line of JSON lines: a balance that is as documented, but for what is told otherwise. */
export function line({ request = {}, answer = {}, ...more }: Parts = {}): string {
  const asked = { url: PANEL, body: form({ action: "balance" }), ...request };
  return JSON.stringify({
    request: asked,
    answer: answer && { status: 200, headers: JSON_TYPE, body: BALANCE, ...answer },
    ...more,
  });
}

/** Every documented answer to the request of its name, as lines. */
export function documentedLines(): string[] {
  return description.operations.flatMap(({ requests, answers }) =>
    Object.entries(answers).map(([name, { value }]) => {
      const asked = (requests[name] ?? Object.values(requests)[0])?.value as Record<string, string>;
      const body = new URLSearchParams(Object.entries(asked).map(([field, each]) => [field, String(each)]));
      return line({ request: { body: body.toString() }, answer: { body: JSON.stringify(value) } });
    }),
  );
}

type EntryParts = { request?: object; response?: object };

/** One entry of a HAR, as browsers write it. */
export function entry({ request = {}, response = {} }: EntryParts = {}): object {
  const mimeType = "application/x-www-form-urlencoded";
  return {
    startedDateTime: "2027-01-31T00:00:00.000Z",
    time: 12,
    request: {
      ...{ method: "POST", url: PANEL, httpVersion: "HTTP/1.1", headers: [{ name: "Content-Type", value: mimeType }] },
      postData: { mimeType, text: form({ action: "balance" }) },
      ...request,
    },
    response: {
      ...{ status: 200, statusText: "OK", headers: [{ name: "Content-Type", value: "application/json" }] },
      content: { size: BALANCE.length, mimeType: "application/json", text: BALANCE },
      ...response,
    },
  };
}

export function har(...entries: object[]): object {
  return { log: { version: "1.2", creator: { name: "test", version: "1" }, entries } };
}

/** A folder that is gone after the test. */
export async function folderOfTest(): Promise<string> {
  const folder = await createFolder();
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A text as it is, lines one below the other, or a HAR as browsers lay it out. */
export type Content = string | readonly string[] | object;

/** Writes a recording. */
export async function recording(content: Content): Promise<string> {
  const file = join(await folderOfTest(), "recording");
  await writeFile(file, textOf(content));
  return file;
}

function textOf(content: Content): string {
  if (typeof content === "string") return content;
  return Array.isArray(content) ? `${content.join("\n")}\n` : JSON.stringify(content, null, 2);
}
