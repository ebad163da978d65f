/** Why a request gets no answer of the panel. */

/** An HTTP status and a line for people. */
export class Unreadable extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
