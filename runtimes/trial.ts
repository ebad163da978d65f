/** One runtime, from the tarball to the verdict. */
import { type Stage as Description, startMock } from "../contract-tests/src/mock/server.ts";
import { type Evidence, judge, type Results, type Verdict } from "./judge.ts";
import { createProject } from "./project.ts";
import { bundle, type Output, type Runtime } from "./runtimes.ts";
import { openStage } from "./stage.ts";

/** Looked for in all that a runtime prints. */
export const KEY = "canary-51d0c7-key";

export type Ground = { tarball: string; description: Description };

export async function tryRuntime(runtime: Runtime, { tarball, description }: Ground): Promise<Verdict> {
  const project = await createProject(tarball, runtime.name);
  const script = runtime.isPage ? await bundle(project, { entry: "page.js", conditions: ["browser"] }) : "";
  const { mock, ...panel } = await openPanel(description);
  const stage = await openStage({ panel: mock.url, script: () => script });
  try {
    const { closed, foreign, origin: faults } = stage;
    const own = runtime.isPage ? { panel: `${faults}/panel/api/v2`, foreign } : { panel: mock.url };
    const output = await runtime.play(project, { key: KEY, closed, faults, ...own });
    const evidence: Evidence = { stage, ...panel.seen(), isLetGo: await stage.areLetGo(5000) };
    const verdict = judge(runtime.name, JSON.parse(output.json) as Results, evidence);
    const complaints = [...verdict.complaints, ...leaksIn(output), ...(await requireIn(runtime, project))];
    return { ...verdict, complaints };
  } finally {
    await stage.close();
    await mock.close();
  }
}

/** The mock, and what a whole scenario makes it see. */
async function openPanel(description: Description) {
  const lists: number[] = [];
  let orders = 0;
  const mock = await startMock(description, {
    key: KEY,
    observe: (operation, fields) => {
      if (operation === "addOrder") orders++;
      if (operation === "getOrderStatuses") lists.push((fields.get("orders") ?? "").split(",").length);
    },
  });
  // The first list and the first order are among the ten calls. The calls of one list are under way at once.
  const seen = () => ({ lists: lists.slice(1).sort((a, b) => b - a), foreignOrders: orders - 1 });
  return { mock, seen };
}

function leaksIn({ printed }: Output): string[] {
  return printed.includes(KEY) ? ["the key is in what it printed"] : [];
}

async function requireIn(runtime: Runtime, project: string): Promise<string[]> {
  const output = await runtime.require?.(project);
  return !output || output.json.trim() === "true" ? [] : [`require() gives another module: ${output.printed}`];
}
