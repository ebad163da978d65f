/** The formats of a report, by their names. */
import { console as table } from "./console.ts";
import { html } from "./html.ts";
import { json } from "./json.ts";
import { junit } from "./junit.ts";
import { markdown } from "./markdown.ts";
import type { Report } from "./report.ts";
import { sarif } from "./sarif.ts";

export const FORMATS = ["console", "json", "junit", "markdown", "sarif", "html"] as const;

export type Format = (typeof FORMATS)[number];

export type RenderOptions = {
  /** Bold type in the console format. @default false */
  colour?: boolean | undefined;
  /** Places in a line of the console format. @default 160 */
  width?: number | undefined;
  /** Drift fails the run, and so in JUnit its test case. @default false */
  strict?: boolean | undefined;
};

type Renderer = (report: Report, options: RenderOptions) => string;

const RENDERERS: Readonly<Record<Format, Renderer>> = { console: table, json, junit, markdown, sarif, html };

/** The same report gives the same text, with a line break at its end. */
export function render(format: Format, report: Report, options: RenderOptions = {}): string {
  return RENDERERS[format](report, options);
}
