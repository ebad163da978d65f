/**
 * Measures what a reader waits for: how long the site takes to build, what a first view transfers, and when the largest part is painted.
 *   use  npm --prefix website run bench      needs Chromium; builds site/ anew
 *   exit 0 measured, whether or not a target is met · 1 no Chromium, or the build fails
 */
import { cpus } from "node:os";
import { performance } from "node:perf_hooks";
import type { CDPSession, Page } from "playwright-core";
import { runProgram } from "./steps/flags.ts";

const REPEATS = 5;

/** Targets in kB of gzip and in milliseconds. A script that browsers keep is counted by itself. */
const PAGES = [
  { name: "first page", path: "", bytes: 150, paint: 1000 },
  { name: "guide", path: "guides/errors.html", bytes: 150, paint: 1000 },
  { name: "Korean guide", path: "ko/guides/errors.html", bytes: 150, paint: 1000 },
  { name: "API reference", path: "reference/", bytes: 150, paint: 2500, cached: { script: /\/redoc-/, bytes: 800 } },
];

/** `work`: milliseconds of the processor on the page's main thread. Unlike `paint` it is the same on a busy machine. */
type View = { bytes: number; cached: number; paint: number; work: number };

await runProgram("bench", async () => {
  console.log(`Node ${process.version}, ${cpus().length} CPUs (${cpus()[0]?.model.trim()})`);
  const { buildSite } = await import("./steps/all.ts");
  const start = performance.now();
  await buildSite("/");
  console.log(`build: ${((performance.now() - start) / 1000).toFixed(1)} s (target 60)`);
  await measureViews();
});

async function measureViews(): Promise<void> {
  const { openBrowser } = await import("./steps/browser.ts");
  const { serveSite } = await import("./steps/serve.ts");
  const site = await serveSite();
  const browser = await openBrowser();
  try {
    for (const { name, path, bytes, paint, cached } of PAGES) {
      const views: View[] = [];
      for (let time = 0; time < REPEATS; time++) {
        const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
        views.push(await view(await context.newPage(), site.url + path, cached?.script));
        await context.close();
      }
      const most = Math.max(...views.map((each) => each.bytes)) / 1000;
      const paints = sorted(views.map((each) => each.paint));
      const work = sorted(views.map((each) => each.work))[REPEATS >> 1];
      const script = cached
        ? `, and a script of ${((views[0]?.cached ?? 0) / 1000).toFixed(0)} kB (target ${cached.bytes})`
        : "";
      console.log(`${name}: ${most.toFixed(1)} kB (target ${bytes})${script}`);
      console.log(
        `  largest paint: median ${paints[REPEATS >> 1]?.toFixed(0)} ms, worst ${paints.at(-1)?.toFixed(0)} ms (target ${paint}); work ${work?.toFixed(0)} ms`,
      );
    }
  } finally {
    await browser.close();
    await site.close();
  }
}

function sorted(times: number[]): number[] {
  return times.toSorted((one, other) => one - other);
}

async function view(page: Page, url: string, script?: RegExp): Promise<View> {
  const client = await page.context().newCDPSession(page);
  const sizes = await collectSizes(client);
  await client.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.goto(url, { waitUntil: "networkidle" });
  const paint = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({
          type: "largest-contentful-paint",
          buffered: true,
        });
      }),
  );
  const { metrics } = await client.send("Performance.getMetrics");
  const work = 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0);
  const total = (wanted: (address: string) => boolean) =>
    [...sizes].filter(([address]) => wanted(address)).reduce((sum, [, size]) => sum + size, 0);
  const isKept = (address: string) => script?.test(address) ?? false;
  return { bytes: total((address) => !isKept(address)), cached: total(isKept), paint, work };
}

/** Bytes on the wire by address, headers included. */
async function collectSizes(client: CDPSession): Promise<Map<string, number>> {
  const addresses = new Map<string, string>();
  const sizes = new Map<string, number>();
  client.on("Network.requestWillBeSent", ({ requestId, request }) => addresses.set(requestId, request.url));
  client.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    sizes.set(addresses.get(requestId) ?? requestId, encodedDataLength);
  });
  await client.send("Network.enable");
  return sizes;
}
