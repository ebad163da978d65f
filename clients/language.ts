/** What a folder of `clients/` says about its language, so that one command can build, try and package them all. */

export type Language = {
  /** The folder's name: `python`. */
  name: string;
  /** The name for people: `Python`. */
  title: string;
  /** `complete`: the vectors pass, and there is a package. `runs`: the vectors pass. `untested`: generated on demand, and no more. */
  support: "complete" | "runs" | "untested";
  /** Undefined when everything is there; else one line: what is missing, and what to install. */
  missing(): Promise<string | undefined>;
  /** Writes the generated code from the actions document. */
  generate(context: Context): Promise<void>;
  /** Builds the client and its runner. */
  build(context: Context): Promise<void>;
  /** The command that runs vectors. It gets the file of the vectors and the base URL as its two last arguments. */
  runner(context: Context): Command;
  /** Builds the packages, installs them into a fresh project, and runs the ten-line example against the mock. */
  package?(context: Context, mock: Mock): Promise<void>;
  /**
   * Calls a second against raw HTTP of the language's usual library, in one process; prints `{"client": n, "raw": n}`. The command
   * gets two last arguments more: the URL of a panel that answers every call as it answers for one order's status, and a key.
   */
  bench?(context: Context): Command;
};

/** What a language is given to work with. */
export type Context = {
  /** The repository. */
  root: string;
  /** The language's own folder. */
  folder: string;
  /** The description with one path for each operation. */
  actions: string;
  /** The version of the npm package, which all packages share. */
  version: string;
  /** Runs a command to its end and gives what it wrote to stdout. Throws with the tail of its output when it fails. */
  run(command: string, args: readonly string[], options?: RunOptions): Promise<string>;
  /** One line for people. */
  log(line: string): void;
};

export type Command = { command: string; args: string[]; cwd: string; env?: Record<string, string> };

export type RunOptions = {
  /** @default the language's folder */
  cwd?: string;
  /** Added to the environment; undefined takes a variable out. */
  env?: Record<string, string | undefined>;
  /** Written to the command's stdin, which is closed otherwise. */
  input?: string;
  /**
   * Milliseconds after which the command is killed.
   * @default 600_000
   */
  timeout?: number;
};

/** A panel on loopback that knows the documented examples. */
export type Mock = { url: string; key: string };
