/** What every command works with: the panel, the output, and the flags that all commands share. */
import { ConfigError } from "../errors.ts";
import type { Hooks } from "../hooks.ts";
import { type Client, createClient } from "../index.ts";
import { type ColourMode, stylesFor } from "./colour.ts";
import { debugHooks } from "./debug.ts";
import { UsageError } from "./exit.ts";
import type { Io } from "./io.ts";
import { readKey } from "./key.ts";
import type { Output } from "./output.ts";
import { createProgress } from "./progress.ts";
import { type Data, type Format, render } from "./rows.ts";
import { chooseUrl } from "./url.ts";

/** The flags that every command takes. */
export type GlobalFlags = {
  url?: string;
  keyFile?: string;
  json?: true;
  csv?: true;
  color: ColourMode;
  /** Milliseconds. */
  timeout: number;
  debug?: true;
};

/** What a command works with that asks no panel. */
export type Desk = {
  io: Io;
  output: Output;
  format: Format;
  /** Writes data in the format that was asked for. */
  print<Row>(data: Data<Row>): Promise<boolean>;
};

/** What a command works with. */
export type Session = Desk & {
  url: string;
  /** A client of the panel that tells its hooks. */
  connect(hooks?: Hooks): Client;
};

/** Needs no key and no address. */
export function openDesk(io: Io, output: Output, flags: GlobalFlags): Desk {
  const format = formatOf(flags);
  const style = {
    styles: stylesFor(io.stdout, flags.color, io.env),
    width: io.stdout.isTTY ? io.stdout.columns || undefined : undefined,
  };
  const print = <Row>(data: Data<Row>) => output.data(render(data, format, { masker: output.masker, style }));
  return { io, output, format, print };
}

/** @throws {@link UsageError} when the key or the address cannot be right. Nothing is sent. */
export async function openSession(io: Io, output: Output, flags: GlobalFlags): Promise<Session> {
  const { url, source } = chooseUrl(flags.url, io.env);
  const { key } = await readKey(io, output, flags.keyFile);
  const connect = (hooks: Hooks = {}) => {
    const watched = flags.debug ? debugHooks(output, hooks) : hooks;
    return createClient({ url, key, timeout: flags.timeout, signal: io.signal, ...watched });
  };
  try {
    connect();
  } catch (error) {
    throw error instanceof ConfigError ? new UsageError(`${source}: ${error.message}`) : error;
  }
  return { ...openDesk(io, output, flags), url, connect };
}

function formatOf({ json, csv }: GlobalFlags): Format {
  if (json) return "json";
  return csv ? "csv" : "table";
}

/** Ids that one call takes; what a call that was answered brings the progress on by. */
const CALL = 100;

/** Runs a list operation on any number of ids, and shows how far it has come. */
export async function withProgress<Result>(
  { io, output, connect }: Session,
  total: number,
  run: (panel: Client) => Promise<Result>,
): Promise<Result> {
  const progress = createProgress(io, output, total);
  const panel = connect({ onResponse: ({ error }) => error ?? progress.advance(CALL) });
  try {
    return await run(panel);
  } finally {
    await progress.clear();
  }
}
