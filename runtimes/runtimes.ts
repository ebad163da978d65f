/** The runtimes: where each is found, and how it plays the scenario in a project. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { run } from "../tests/support/checkout.ts";

/** What `play` of scenario.js takes. */
export type Parameters = { key: string; panel: string; closed: string; faults: string; foreign?: string };

/** What came out: the line that `play` resolved with, and all that was printed. */
export type Output = { json: string; printed: string };

export type Runtime = {
  name: string;
  /** Says why it cannot be tried on this machine, or nothing. */
  missing: () => string | undefined;
  /** Whether the scenario runs in a page, so that the panel has to be on the page's origin. */
  isPage: boolean;
  version: () => Promise<string>;
  play: (project: string, parameters: Parameters) => Promise<Output>;
  /** Whether `require()` gives what `import` gives; absent where there is no `require()`. */
  require?: (project: string) => Promise<Output>;
};

const packages = join(import.meta.dirname, "node_modules");

/** Deno may talk to this machine, and do nothing else: the client needs no more. */
const denoRun = ["run", "--allow-net=127.0.0.1", "--no-prompt"];

export const runtimes: Runtime[] = [
  programRuntime("node20", join(packages, "node20", "bin", "node")),
  programRuntime("node22", join(packages, "node22", "bin", "node")),
  programRuntime("node24", join(packages, "node24", "bin", "node")),
  programRuntime("node-current", join(packages, "node-current", "bin", "node")),
  programRuntime("deno", join(packages, ".bin", "deno"), denoRun),
  programRuntime("bun", join(packages, ".bin", "bun")),
  workerRuntime(),
  pageRuntime(),
];

/** Nothing here leaves the machine, whatever proxy it has. */
const env = { NO_PROXY: "127.0.0.1", no_proxy: "127.0.0.1", DENO_NO_UPDATE_CHECK: "1" };

function programRuntime(name: string, file: string, flags: string[] = []): Runtime {
  const start = async (cwd: string, args: string[]): Promise<Output> => {
    const { code, stdout, stderr } = await run(args, { cwd, program: file, env });
    if (code === null) throw new Error("it did not end within a minute");
    if (code !== 0) throw new Error(`exit ${code}: ${stderr || stdout}`);
    return { json: stdout, printed: stdout + stderr };
  };
  return {
    name,
    isPage: false,
    missing: () => (existsSync(file) ? undefined : notInstalled(name)),
    version: async () => versionIn((await start(packages, ["--version"])).json),
    play: (project, parameters) => start(project, [...flags, "hosts/program.js", JSON.stringify(parameters)]),
    require: (project) => start(project, [...flags, "hosts/required.cjs"]),
  };
}

/** workerd, with the scenario in one file, as a deployment makes it, and no Node compatibility. */
function workerRuntime(): Runtime {
  return {
    name: "workerd",
    isPage: false,
    missing: () => (existsSync(join(packages, "miniflare")) ? undefined : notInstalled("miniflare")),
    version: async () => JSON.parse(await readFile(join(packages, "workerd", "package.json"), "utf8")).version,
    async play(project, parameters) {
      const { Miniflare } = await import("miniflare");
      const script = await bundle(project, { entry: "worker.js", conditions: ["workerd", "worker", "browser"] });
      const worker = new Miniflare({ modules: true, script, compatibilityDate: "2026-07-01" });
      try {
        const body = JSON.stringify(parameters);
        const answer = await worker.dispatchFetch("http://worker/", { method: "POST", body });
        const json = await answer.text();
        return { json, printed: json };
      } finally {
        await worker.dispose();
      }
    },
  };
}

/** What Debian calls Chromium, and flags that keep it from talking to anybody but the page. */
const chromium = process.env.CHROME_PATH ?? onPath("chromium");
const quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"];
const calm = ["--disable-sync", "--no-first-run", "--no-proxy-server"];

function pageRuntime(): Runtime {
  return {
    name: "chromium",
    isPage: true,
    missing: () => {
      if (!existsSync(join(packages, "playwright-core"))) return notInstalled("playwright-core");
      return chromium && existsSync(chromium) ? undefined : "no chromium on the PATH, and none at CHROME_PATH";
    },
    version: () => withBrowser(async (browser) => browser.version()),
    play: (_project, parameters) =>
      withBrowser(async (browser) => {
        const page = await browser.newPage();
        const printed: string[] = [];
        page.on("console", (message) => printed.push(message.text()));
        await page.goto(parameters.faults);
        await page.waitForFunction("globalThis.play");
        const json = await page.evaluate<string>(`play(${JSON.stringify(parameters)}).then(JSON.stringify)`);
        return { json, printed: [json, ...printed].join("\n") };
      }),
  };
}

type Browser = Awaited<ReturnType<typeof import("playwright-core")["chromium"]["launch"]>>;

async function withBrowser<Result>(use: (browser: Browser) => Promise<Result>): Promise<Result> {
  const playwright = await import("playwright-core");
  const browser = await playwright.chromium.launch({ executablePath: chromium ?? "", args: [...quiet, ...calm] });
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}

/** One file of a host, the scenario and the package, with no Node in it. */
export async function bundle(project: string, { entry, conditions }: { entry: string; conditions: string[] }) {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    entryPoints: [join(project, "hosts", entry)],
    bundle: true,
    write: false,
    format: "esm",
    platform: "browser",
    conditions,
  });
  return outputFiles[0]?.text ?? "";
}

function notInstalled(name: string): string {
  return `${name} is not installed; run npm ci in runtimes/`;
}

function onPath(name: string): string | undefined {
  const places = (process.env.PATH ?? "").split(delimiter);
  return places.map((place) => join(place, name)).find((file) => existsSync(file));
}

function versionIn(text: string): string {
  return /\d+\.\d+\.\d+/.exec(text)?.[0] ?? text;
}
