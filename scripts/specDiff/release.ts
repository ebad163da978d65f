/** The last release, by its tag, and the next one, by the changelog. */
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

export type Base = {
  /** The tag or commit that is compared with. */
  ref: string;
  /** The major version of it. */
  major: number;
  /** The document as it was. */
  text: string;
};

/** Tags of releases. Those of Go begin with its folder. */
const TAG = "v[0-9]*.[0-9]*.[0-9]*";

/** @returns undefined where nothing was ever released. */
export async function baseOf(document: string, against?: string): Promise<Base | undefined> {
  const tags = await git("tag", "--merged", "HEAD", "--list", TAG);
  const tag = tags && (await git("describe", "--tags", "--abbrev=0", "--match", TAG));
  const ref = against ?? tag;
  if (ref === "") return undefined;
  return { ref, major: majorIn(tag) ?? 0, text: await git("show", `${ref}:./${document}`) };
}

export async function isShallow(): Promise<boolean> {
  return (await git("rev-parse", "--is-shallow-repository")) === "true";
}

/** The major version of the first heading that has a version, which is the release to come or the last one. */
export async function announcedIn(changelog: string): Promise<number | undefined> {
  const headings = (await readFile(changelog, "utf8")).match(/^## .*$/gm) ?? [];
  return headings.map(majorIn).find((major) => major !== undefined);
}

function majorIn(text: string): number | undefined {
  const [, major] = /(\d+)\.\d+\.\d+/.exec(text) ?? [];
  return major === undefined ? undefined : Number(major);
}

async function git(...args: string[]): Promise<string> {
  const ran = promisify(execFile)("git", args, { maxBuffer: 1 << 26 });
  const { stdout } = await ran.catch(({ stderr, message }) => {
    throw new Error(`git: ${stderr?.trim() || message}`);
  });
  return stdout.trimEnd();
}
