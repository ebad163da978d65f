/** What every client knows of the protocol beside the schemas. The patterns are written as all languages understand them. */

/** A key that a form and a header can hold. */
export const KEY = "[!-~]+";

/** Where a key may be sent to: https, or http to this machine, and the path that all panels have. */
export const ENDPOINT =
  "(https://([\\w.-]+|\\[[\\da-fA-F:.]+\\])|http://(localhost|127(\\.(25[0-5]|(2[0-4]|1\\d|[1-9])?\\d)){3}|\\[::1\\]))(:\\d{1,5})?(/[\\w.~-]+)*/api/v2";

/** The fields that some panels put an answer into. */
export const ENVELOPES = ["services", "data", "status", "refill"];

/** The fields of forms that hold one id. */
export const ID_FIELDS = ["order", "refill", "service"];
