/** Prism in this process: it checks a request against one operation, and answers with an example. */
import { createInstance, getHttpOperationsFromSpec, type ProblemJsonError } from "@stoplight/prism-http";
import type { Description } from "./description.ts";

/** What Prism dislikes about one field of the form; `field` is undefined for the form as a whole. */
export type Violation = { field: string | undefined; message: string };

type Reply = { body: unknown; violations: Violation[] };

export type Prism = (path: string, form: string, options?: { example?: string }) => Promise<Reply>;

type Resource = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>[number];

const silence = () => {};
const silent = {
  info: silence,
  warn: silence,
  error: silence,
  debug: silence,
  trace: silence,
  fatal: silence,
  success: silence,
};
// Prism logs bodies, and a body holds the key.
const logger = { ...silent, child: () => logger } as never;

export async function createPrism({ document }: Description): Promise<Prism> {
  const resources = new Map(
    (await getHttpOperationsFromSpec(structuredClone(document))).map((found) => [found.path, found]),
  );
  const instance = createInstance({ ...settings, mock: { dynamic: false } }, { logger });

  const ask = async (
    resource: Resource,
    form: string,
    { example, check }: { example?: string | undefined; check: boolean },
  ) => {
    const mock = { dynamic: false, ...(example && { exampleKey: example }) };
    const result = await instance.request(requestFor(resource, form), [resource], {
      ...settings,
      validateRequest: check,
      mock,
    })();
    if (result._tag === "Right") return { body: result.right.output.body };
    return { problem: result.left as ProblemJsonError };
  };

  return async (path, form, { example } = {}) => {
    const resource = resources.get(path) as Resource;
    const checked = await ask(resource, form, { example, check: true });
    if (!checked.problem) return { body: checked.body, violations: [] };
    const unchecked = await ask(resource, form, { example, check: false });
    if (unchecked.problem) throw unchecked.problem;
    return { body: unchecked.body, violations: violationsIn(checked.problem) };
  };
}

const settings = {
  isProxy: false,
  validateRequest: true,
  validateResponse: false,
  checkSecurity: false,
  errors: false,
  upstreamProxy: undefined,
} as const;

function requestFor({ path }: Resource, body: string) {
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  return { method: "post" as const, url: { path }, headers, body };
}

function violationsIn(problem: ProblemJsonError): Violation[] {
  const found = (problem.additional?.validation ?? []) as { location: string[]; message: string }[];
  return found.map(({ location, message }) => ({
    field: location[1],
    message: message.replace("Request body property ", "").replace("Request body ", "the form "),
  }));
}
