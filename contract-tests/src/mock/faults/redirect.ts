/** The call is sent elsewhere. */
import type { IncomingMessage } from "node:http";
import { send } from "../reply.ts";
import { early, type Faults, type Play } from "./fault.ts";

/** Marks a call that has been sent on: whoever follows arrives, and can be seen to have followed. */
const MARK = "redirected";

export function wasRedirected({ url = "" }: IncomingMessage): boolean {
  return url.endsWith(`?${MARK}`);
}

/** The same mock under its other name: to a client that is another host. */
function elsewhere({ headers: { host = "" }, socket, url = "" }: IncomingMessage): string {
  const name = host.startsWith("127.0.0.1") ? "localhost" : "127.0.0.1";
  return `http://${name}:${socket.localPort}${url.split("?")[0]}?${MARK}`;
}

const redirect: Play = ({ request, response, reply, value }) =>
  send(response, {
    status: Number(value),
    headers: { ...reply.headers, Location: elsewhere(request) },
    body: "",
  });

const STATUS = ["301", "302", "303", "307", "308"];

export const redirectFaults: Faults = {
  redirect: early(
    "HTTP STATUS to the same path under another host name; whoever follows it is answered there",
    redirect,
    {
      is: "STATUS",
      otherwise: "307",
      fits: (text) => STATUS.includes(text),
      words: STATUS.join(", "),
    },
  ),
};
