/** A report as JSON, for programs and for baselines. Its schema is `report.schema.json`. */
import { json as written } from "./escape.ts";
import type { Report } from "./report.ts";

/** The schema's `$id`. It names the version of the format, and is no address. */
const SCHEMA_ID = "urn:autostagram:contract-report:1";

export function json(report: Report): string {
  return written({ $schema: SCHEMA_ID, ...report });
}
