/** Specmatic: makes calls of its own from the description. It needs Java. */
import { join } from "node:path";
import { run } from "./child.ts";
import { copyWith } from "./documents.ts";
import { KEY } from "./stand.ts";
import type { Judge, Setting, Tool } from "./tool.ts";

const VERSION = "2.55.1";

export const specmatic: Tool = {
  name: `Specmatic ${VERSION}`,
  command: "java -jar specmatic.jar test DOCUMENT --testBaseURL=PANEL",
  open: openSpecmatic,
};

async function openSpecmatic(setting: Setting): Promise<Judge> {
  const { stand, folder } = setting;
  const install = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", `specmatic@${VERSION}`];
  if ((await run(install, { cwd: folder, timeout: 300_000 })).code !== 0) throw new Error("npm could not install it");
  // It takes the fields of a union of forms for unknown, and stops at the first example of one; without examples it would
  // make up keys. An example with a wrong key, which the panel refuses, is none then.
  const file = await copyWith(setting, ({ components, paths }) => {
    components.schemas.ApiKey = { const: KEY };
    for (const { post } of Object.values(paths)) {
      without(isUnion(post, components.schemas) ? "examples" : "invalidKey", post);
    }
  });
  const jar = join(folder, "node_modules", "specmatic", "specmatic.jar");
  const command = ["java", "-jar", jar, "test", file, `--testBaseURL=${stand.origin}`];
  const complaints = async () => {
    const { stdout } = await run(command, { cwd: folder, timeout: 120_000 });
    if (/Tests run: 0|not.*supported/i.test(stdout)) throw new Error("it runs no test");
    return failuresIn(stdout);
  };
  return { complaints, close: async () => {} };
}

/** Whether the form is one of many. */
function isUnion(post: Record<string, unknown>, schemas: Record<string, unknown>): boolean {
  const name = /"#\/components\/schemas\/(\w+)"/.exec(JSON.stringify(post.requestBody))?.[1] ?? "";
  return /"(anyOf|oneOf)"/.test(JSON.stringify(schemas[name] ?? {}).slice(0, 200));
}

function without(name: "examples" | "invalidKey", value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  delete (value as Record<string, unknown>)[name];
  for (const child of Object.values(value)) without(name, child);
}

/** What it prints after its last run: the scenarios that failed, and why. */
function failuresIn(stdout: string): string[] {
  const summary = stdout.slice(Math.max(0, stdout.indexOf("Unsuccessful Scenarios:")));
  const lines = summary.split("\n").map((line) => line.trim());
  return lines.filter((line) => line !== "" && !/^(Executed at|Tests run)/.test(line));
}
