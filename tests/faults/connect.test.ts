import { describe, expect, test } from "vitest";
import type { ConnectError } from "../../src/index.ts";
import { clientOf } from "../support/panel.ts";
import { connectRows } from "./rows/connect.ts";
import { testRows } from "./support/check.ts";
import { setups } from "./support/setups.ts";

testRows(connectRows);

describe("a ConnectError", () => {
  test.each(["a resolver that is down", "a resolver that knows no host"] as const)(
    "names the host, and neither path nor port of the panel, after %s",
    async (setup) => {
      const { undo } = await setups[setup]();
      const client = clientOf({ url: "https://panel.invalid/a-secret-path/api/v2" }, { retries: 0 });
      const error = (await client.getBalance().catch((thrown) => thrown)) as ConnectError;
      undo?.();
      expect(error.message).toContain("panel.invalid");
      expect(error.message).not.toMatch(/a-secret-path|api\/v2/);
      expect(JSON.stringify(error)).not.toMatch(/a-secret-path|api\/v2/);
    },
  );
});
