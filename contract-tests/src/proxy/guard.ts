/** Ends a call that takes too long, or that nobody waits for any more. */
import type { ClientRequest, ServerResponse } from "node:http";

/** `gone`: the client. `stopped`: the proxy. */
type Ending = "deadline" | "gone" | "stopped";

export type Guard = {
  /** Why the call was ended from here; undefined as long as it was not. */
  ending: Ending | undefined;
  end(ending: Ending): void;
  /** The call is over. */
  release(): void;
};

export type Guards = {
  watch(outgoing: ClientRequest, response: ServerResponse): Guard;
  /** Ends all calls. */
  stop(): void;
  /** Resolves when no call is under way. */
  idle(): Promise<void>;
};

/** @param timeout Milliseconds from the first byte of the call to the last of its answer. */
export function createGuards(timeout: number): Guards {
  const open = new Set<Guard>();
  let wake = () => {};
  return {
    watch(outgoing, response) {
      const timer = setTimeout(() => guard.end("deadline"), timeout);
      const guard: Guard = {
        ending: undefined,
        end(ending) {
          guard.ending ??= ending;
          outgoing.destroy();
        },
        release() {
          clearTimeout(timer);
          open.delete(guard);
          if (open.size === 0) wake();
        },
      };
      open.add(guard);
      response.on("close", () => {
        if (!response.writableFinished) guard.end("gone");
      });
      return guard;
    },
    stop() {
      for (const guard of open) guard.end("stopped");
    },
    idle: () =>
      open.size === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            wake = resolve;
          }),
  };
}
