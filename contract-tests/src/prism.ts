/** Prism in this process: it checks a form against one operation, and answers with an example. */
import { createInstance, getHttpOperationsFromSpec } from "@stoplight/prism-http";
import type { Description } from "./description.ts";

/** What Prism dislikes about one field of the form; `field` is undefined for the form as a whole. */
export type Violation = { field: string | undefined; message: string };

export type Prism = {
  check: (path: string, form: string) => Promise<Violation[]>;
  /** The example of that name, or the first. */
  answer: (path: string, example?: string) => Promise<unknown>;
};

type Resource = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>[number];

export async function createPrism({ document }: Description): Promise<Prism> {
  const resources = await getHttpOperationsFromSpec(structuredClone(document));
  const byPath = new Map(resources.map((resource) => [resource.path, withoutEmptyLists(resource)]));
  const find = (path: string) => byPath.get(path) as Resource;
  return {
    check: (path, form) => check(find(path), form),
    answer: (path, example) => answer(find(path), example),
  };
}

/** Prism takes the path of every call apart, even where the description names no parameter: up to a third of its time. */
function withoutEmptyLists(resource: Resource): Resource {
  const parts = Object.entries(resource.request ?? {}).filter(([, part]) => !Array.isArray(part) || part.length > 0);
  return { ...resource, request: Object.fromEntries(parts) };
}

const silence = () => {};
const levels = ["trace", "debug", "info", "success", "warn", "error", "fatal"];
// Prism logs bodies, and a body holds the key.
const logger = { ...Object.fromEntries(levels.map((level) => [level, silence])), child: () => logger } as never;

const settings = {
  isProxy: false,
  mock: { dynamic: false },
  validateRequest: true,
  validateResponse: false,
  checkSecurity: false,
  errors: false,
  upstreamProxy: undefined,
} as const;

const right = <Value>(value: Value) => ({ _tag: "Right", right: value }) as const;

/** Only checks: which operation it is, is known, and the answer comes from elsewhere. */
const checker = createInstance(settings, {
  logger,
  route: ({ resources }) => right(resources[0] as Resource),
  mock: () => () => right({ statusCode: 200 }),
});

async function check(resource: Resource, body: string): Promise<Violation[]> {
  const result = await checker.request(request(resource, body), [resource])();
  if (result._tag === "Left") throw result.left;
  return result.right.validations.input.map(({ path, message }) => ({
    field: path?.[1] === undefined ? undefined : String(path[1]),
    message: message.replace("Request body property ", "").replace("Request body ", "the form "),
  }));
}

const mocker = createInstance({ ...settings, validateRequest: false }, { logger });

async function answer(resource: Resource, example: string | undefined): Promise<unknown> {
  const mock = { dynamic: false, ...(example && { exampleKey: example }) };
  const result = await mocker.request(request(resource, ""), [resource], {
    ...settings,
    validateRequest: false,
    mock,
  })();
  if (result._tag === "Left") throw result.left;
  return result.right.output.body;
}

function request({ path }: Resource, body: string) {
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  return { method: "post" as const, url: { path }, headers, body };
}
