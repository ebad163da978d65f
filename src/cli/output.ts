/** The only place that writes: data on stdout, talk on stderr, and the key on neither. */
import type { Io, Sink } from "./io.ts";
import { createMasker, type Masker } from "./secrets.ts";

/** Stdout takes no more, for another reason than a reader who has seen enough. */
export class OutputError extends Error {
  override readonly name = "OutputError";

  constructor(code: string | undefined) {
    super(`stdout cannot be written (${code ?? "unknown error"})`);
  }
}

/** What the system says of a stream whose reader has gone, and Node of every write after that. */
const GONE = /^(EPIPE|EOF|ERR_STREAM_\w+)$/;

export class Output {
  /** Knows the key as soon as it is read. */
  readonly masker: Masker = createMasker();
  readonly #io: Io;
  readonly #program: string;
  #last: Promise<unknown> = Promise.resolve();

  /** @param program Its name stands before what it tells. */
  constructor(io: Io, program: string) {
    this.#io = io;
    this.#program = program;
    // Without a listener a closed pipe is an uncaught exception with a stack trace; the callbacks of the writes tell all.
    for (const sink of [io.stdout, io.stderr]) sink.on("error", () => {});
  }

  /**
   * Writes data that has gone through the masker value by value.
   *
   * @returns Whether anybody still reads.
   * @throws {@link OutputError} when the disk is full, for example. A closed pipe is none: its reader has what it wants.
   */
  async data(text: string): Promise<boolean> {
    const error = await this.#write(this.#io.stdout, text);
    if (error && !GONE.test(String(error.code))) throw new OutputError(error.code);
    return !error;
  }

  /** Writes lines of talk. Where stderr is closed there is nobody to tell. */
  async say(lines: string): Promise<void> {
    await this.#write(this.#io.stderr, this.masker.text(lines));
  }

  /** Writes one line of talk after the program's name, and further lines below it. */
  async tell(...lines: string[]): Promise<void> {
    await this.say(lines.map((line, index) => `${index === 0 ? `${this.#program}: ` : "  "}${line}\n`).join(""));
  }

  /** Everything that was begun is written, or cannot be. */
  async drained(): Promise<void> {
    await this.#last;
  }

  #write(sink: Sink, text: string): Promise<NodeJS.ErrnoException | null | undefined> {
    const writing = this.#last.then(
      () => new Promise<NodeJS.ErrnoException | null | undefined>((resolve) => sink.write(text, resolve)),
    );
    this.#last = writing;
    return writing;
  }
}
