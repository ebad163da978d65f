/** Watches a process for what a call must not do to it: print, warn, reject unheard, hold on to sockets and timers. */
import { setTimeout as pause } from "node:timers/promises";

/** Sockets, and timers that keep the process alive. Others come and go with the test runner. */
const HANDLES = /^(TCP|TLS|GetAddrInfo|Timeout|Zlib)/;

/** How long a call may take to let go of what it held. */
const GRACE = 1_000;

export type Watch = { end: () => Promise<{ noise: string[]; handles: string[] }> };

export function watchProcess(): Watch {
  const before = liveHandles();
  const noise: string[] = [];
  const undo = [...printing(noise), ...complaints(noise)];
  return {
    end: async () => {
      const handles = await leftOver(before);
      for (const step of undo) step();
      return { noise, handles };
    },
  };
}

function printing(noise: string[]): (() => unknown)[] {
  const streams = [process.stdout, process.stderr].map((stream) => {
    const write = stream.write;
    stream.write = ((text: unknown, ...rest: never[]) => {
      noise.push(`printed: ${text}`);
      return write.call(stream, text as string, ...rest);
    }) as typeof stream.write;
    return () => Object.assign(stream, { write });
  });
  const methods = (["log", "info", "warn", "error", "debug", "trace"] as const).map((method) => {
    const real = console[method];
    console[method] = (...values: unknown[]) => void noise.push(`console.${method}: ${values.map(String).join(" ")}`);
    return () => Object.assign(console, { [method]: real });
  });
  return [...streams, ...methods];
}

function complaints(noise: string[]): (() => unknown)[] {
  const unheard = (reason: unknown) => void noise.push(`unhandled rejection: ${(reason as Error)?.stack ?? reason}`);
  const warned = (warning: Error) => void noise.push(`warning: ${warning.message}`);
  process.on("unhandledRejection", unheard).on("warning", warned);
  return [() => void process.off("unhandledRejection", unheard), () => void process.off("warning", warned)];
}

function liveHandles(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const type of process.getActiveResourcesInfo()) {
    if (HANDLES.test(type)) counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return counts;
}

async function leftOver(before: Map<string, number>): Promise<string[]> {
  const end = performance.now() + GRACE;
  for (;;) {
    // A rejection is called unhandled only after the microtasks of its turn.
    await pause(1);
    const more = [...liveHandles()].filter(([type, count]) => count > (before.get(type) ?? 0)).map(([type]) => type);
    if (more.length === 0 || performance.now() > end) return more;
  }
}
