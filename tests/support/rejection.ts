import { expect } from "vitest";

/** The error that a call rejects with, once it is known to be of the kind. */
export async function rejectionOf<Kind extends Error>(
  call: Promise<unknown>,
  kind: new (...args: never[]) => Kind,
): Promise<Kind> {
  const error = await call.then(
    (value) => expect.fail(`resolved with ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(kind);
  return error as Kind;
}
