/** The rows of the table that every Node is put through. */

import type { Row } from "../support/row.ts";
import { answerRows } from "./answers.ts";
import { connectRows } from "./connect.ts";
import { fetchRows } from "./fetch.ts";
import { httpRows } from "./http.ts";
import { idRows } from "./ids.ts";
import { lostRows } from "./lost.ts";
import { rateLimitRows } from "./rateLimit.ts";
import { redirectRows } from "./redirect.ts";
import { stallRows } from "./stall.ts";
import { handshakeRows } from "./tls.ts";
import { unreadableRows } from "./unreadable.ts";

/** What HTTP says is read the same way everywhere. */
const some = (rows: Row[]) => rows.filter((_, index) => index % 5 === 0);

export const rows = [
  ...[...connectRows, ...handshakeRows, ...lostRows, ...stallRows, ...unreadableRows, ...redirectRows],
  ...[...answerRows, ...idRows, ...fetchRows, ...some(httpRows), ...some(rateLimitRows)],
];
