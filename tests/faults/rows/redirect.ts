/** The panel points somewhere else. */
import { ECHO, KEY } from "../support/canary.ts";
import { always, few, type Row } from "../support/row.ts";
import { type Parts, replying, serve } from "../support/server.ts";

const row = (fault: string, parts: Parts, location?: string): Row => ({
  fault,
  serve: () => serve(replying(parts)),
  ...always("RedirectError", {
    outcome: "unknown",
    facts: { status: Number(parts.status), ...(location && { location }) },
  }),
});

const page = `<a href="?${ECHO}">moved</a>`;
const query = `/?key=${encodeURIComponent(KEY)}`;

export const redirectRows: Row[] = [301, 302, 303, 307, 308].flatMap((status) => [
  row(
    `HTTP ${status} to another host`,
    { status, headers: { Location: `https://panel.example${query}` }, body: page },
    "https://panel.example",
  ),
  {
    ...row(`HTTP ${status} to the same host`, { status, headers: { Location: "/api/v2/" }, body: page }),
    operations: few,
  },
  { ...row(`HTTP ${status} to nowhere`, { status, body: page }), operations: few },
]);
