/** A tool that is tried on the same changes. */
import type { Stand } from "./stand.ts";

export type Setting = {
  stand: Stand;
  /** For what the tool needs and writes; gone afterwards. */
  folder: string;
  /** A description of this repository, by its file in `generated/`. */
  document: "actions" | "openapi";
};

/** Says what it has against the panel as it is now, each in a line that is the same whenever it says the same. */
export type Judge = { complaints: () => Promise<string[]>; close: () => Promise<void> };

export type Tool = {
  name: string;
  /** How it is called, for the table. */
  command: string;
  /** @throws where it cannot be had here, or cannot read the document, with the reason. */
  open: (setting: Setting) => Promise<Judge>;
};
