/** The files that reports go to: looked at before anything is sent, and written whole or not at all. */
import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { access, type FileHandle, open, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { UsageError } from "../../../src/cli/exit.ts";
import { visible } from "./escape.ts";
import { FORMATS, type Format, type RenderOptions, render } from "./formats.ts";
import type { Report } from "./report.ts";

/** What `--report` takes. */
export type ReportFile = { format: Format; file: string };

export type Reports = {
  /**
   * Writes every file, the others too where one cannot be.
   *
   * @throws {@link UsageError} that names the first file that could not be written.
   */
  write(report: Report): Promise<void>;
};

/** @throws {@link UsageError} unless the text is `FORMAT=FILE`. */
export function readReportFlag(text: string): ReportFile {
  const [, name = "", file = ""] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
  const format = FORMATS.find((each) => each === name);
  if (!format) throw new UsageError(`--report takes FORMAT=FILE, with one of ${FORMATS.join(", ")} for FORMAT`);
  if (file === "") throw new UsageError(`--report ${format}= lacks the name of a file`);
  if (file === "-") throw new UsageError(`--report ${format}=- names no file; /dev/stdout is one`);
  return { format, file };
}

/** Where one report goes. `isPlain`: a file that can be replaced, as opposed to a device or a pipe. */
type Target = ReportFile & { path: string; isPlain: boolean };

/** @throws {@link UsageError} when a file could not be written. */
export async function openReports(files: readonly ReportFile[], options: RenderOptions = {}): Promise<Reports> {
  const targets: Target[] = [];
  for (const file of files) {
    const target = await targetOf(file);
    if (target.isPlain && targets.some(({ path }) => path === target.path)) {
      throw problem(file, "is named for two reports");
    }
    targets.push(target);
  }
  return {
    async write(report) {
      const problems: unknown[] = [];
      for (const target of targets) {
        await writeOne(target, render(target.format, report, options)).catch((error) => problems.push(error));
      }
      if (problems.length > 0) throw problems[0];
    },
  };
}

async function targetOf(wanted: ReportFile): Promise<Target> {
  try {
    const path = await realPath(wanted.file);
    const isPlain = await isReplaceable(path);
    if (isPlain) await tryFolder(path);
    return { ...wanted, path, isPlain };
  } catch (error) {
    throw mended(wanted, error);
  }
}

/** Behind links, since a link would be replaced by the file. A stream of this process is no file, whatever stands behind it. */
async function realPath(file: string): Promise<string> {
  const path = resolve(file);
  if (isStream(path)) return path;
  return realpath(path).catch(() => path);
}

async function isReplaceable(path: string): Promise<boolean> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (found?.isDirectory()) throw Object.assign(new Error(), { code: "EISDIR" });
  if (found?.isFile()) await (await open(path, "r+")).close();
  // To open a pipe is to wait for its reader.
  else if (found) await access(path, constants.W_OK);
  return !isStream(path) && (found?.isFile() ?? true);
}

function isStream(path: string): boolean {
  return /^\/(dev\/(stdout|stderr|fd\/)|proc\/)/.test(path);
}

/** Makes a file beside the one that is wanted, and takes it away again: rights alone do not tell of a read-only disk. */
async function tryFolder(path: string): Promise<void> {
  const temporary = temporaryBeside(path);
  await (await open(temporary, "wx")).close();
  await rm(temporary);
}

async function writeOne(target: Target, text: string): Promise<void> {
  try {
    if (target.isPlain) await replace(target.path, text);
    else await writeThrough(await open(target.path, "a"), text);
  } catch (error) {
    throw mended(target, error);
  }
}

/** Whoever reads the file sees the old one or the new one, and never half of it. */
async function replace(path: string, text: string): Promise<void> {
  const temporary = temporaryBeside(path);
  try {
    const file = await open(temporary, "wx");
    await writeThrough(file, text);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function writeThrough(file: FileHandle, text: string): Promise<void> {
  try {
    await file.writeFile(text);
    // Devices and pipes have nothing to wait for, and say so by an error.
    if ((await file.stat()).isFile()) await file.sync();
  } finally {
    await file.close();
  }
}

function temporaryBeside(path: string): string {
  return join(dirname(path), `.${basename(path).slice(0, 40)}.${randomUUID()}.tmp`);
}

const PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: "is in a folder that is not there",
  ENOTDIR: "is in a folder that is a file",
  EISDIR: "is a folder",
  EACCES: "may not be written",
  EPERM: "may not be written",
  EROFS: "is on a disk that is read-only",
  ENOSPC: "has no space left on its disk",
  EDQUOT: "has no space left on its disk",
};

function mended(file: ReportFile, error: unknown): UsageError {
  const { code = "unknown error" } = error as NodeJS.ErrnoException;
  return problem(file, PROBLEMS[code] ?? `cannot be written (${code})`);
}

function problem({ format, file }: ReportFile, text: string): UsageError {
  return new UsageError(`--report ${format}: ${visible(file)} ${text}`);
}
