/** The description with its router and Prism, read once for a test file; each test starts a mock of its own from it. */
import { ACTIONS, readDescription } from "../../src/description.ts";
import { createStage, type MockOptions, startMock } from "../../src/mock/server.ts";

export const stage = await createStage(await readDescription(ACTIONS));

/** Runs with a mock that is gone afterwards, whatever happens. */
export async function withMock<Result>(
  options: Partial<MockOptions>,
  run: (mock: { url: string; key: string }) => Promise<Result>,
): Promise<Result> {
  const mock = await startMock(stage, options);
  try {
    return await run(mock);
  } finally {
    await mock.close();
  }
}

export type Answer = { status: number; text: string; body: unknown; objection: string | null };

/** Posts a form, as text such as `key=demo&action=balance`. */
export async function post(url: string, form: string, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded", ...headers },
    body: form,
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type") === "application/json";
  return {
    status: response.status,
    text,
    body: isJson ? JSON.parse(text) : undefined,
    objection: response.headers.get("contract-objection"),
  };
}
