/** An earlier report to compare with, so that only what is new fails. */
import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import { UsageError } from "../../../src/cli/exit.ts";
import { problemOf } from "../../../src/cli/key.ts";
import { readAll } from "../../../src/cli/stream.ts";
import schema from "../../report.schema.json" with { type: "json" };
import { isObject } from "../findings.ts";
import { visible } from "./escape.ts";
import { identityOf } from "./identity.ts";
import type { Report, ReportFinding } from "./report.ts";

/** Bytes; the lists of a report end long before. */
const MOST = 64 * 1024 * 1024;

/** @throws {@link UsageError} with one line that names the file, and what is wrong with it. */
export async function readBaseline(file: string): Promise<Report> {
  const value = parse(file, await read(file));
  if (!isObject(value) || !isObject(value.tool) || value.tool.name !== "autostagram-contract") {
    throw wrong(file, "is no report of autostagram-contract; --report json=FILE writes one");
  }
  if (value.version !== 1) throw wrong(file, "is a report of another version than 1; write it anew");
  const validate = validator();
  if (validate(value)) return value as unknown as Report;
  throw wrong(file, `is no whole report: ${faultIn(validate.errors?.[0])}`);
}

/** Marks what is new and what was known, and lists what is gone. */
export function compare(report: Report, baseline: Report): Report {
  const known = new Set(baseline.findings.map(identityOf));
  const met = new Set(report.findings.map(identityOf));
  return {
    ...report,
    findings: report.findings.map((finding) => ({
      ...finding,
      since: known.has(identityOf(finding)) ? "unchanged" : "new",
    })),
    gone: baseline.findings.filter((finding) => !met.has(identityOf(finding))).map(withoutSince),
  };
}

function withoutSince(finding: ReportFinding): ReportFinding {
  return { ...finding, since: null };
}

async function read(file: string): Promise<string> {
  let text: string | undefined;
  try {
    text = await readAll(createReadStream(file) as Readable, new AbortController().signal, MOST);
  } catch (error) {
    throw wrong(file, problemOf(error));
  }
  if (text === undefined) throw wrong(file, `is larger than ${MOST / 1024 / 1024} MB`);
  return text;
}

/** What the parser says of a text quotes the text, so it is not said again. */
function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw wrong(file, "is no JSON");
  }
}

let compiled: ValidateFunction | undefined;

/** Compiled when it is needed: most runs have no baseline. */
function validator(): ValidateFunction {
  compiled ??= new Ajv2020({ allowUnionTypes: true }).compile(schema);
  return compiled;
}

function faultIn(error: ErrorObject | undefined): string {
  return visible(`${error?.instancePath || "it"} ${error?.message ?? "does not fit its schema"}`);
}

function wrong(file: string, problem: string): UsageError {
  return new UsageError(`--baseline: ${visible(file)} ${problem}`);
}
