/** Releases in other languages: a workflow for each, whose build half is what everybody runs, and the tags that Go and Composer read. */
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { cutTag } from "../../clients/cutTag.ts";
import { release } from "../../clients/go/release.ts";
import { findLanguages, loadLanguage } from "../../clients/harness/languages.ts";
import { createFolder, root, run } from "../support/checkout.ts";

type Step = { name?: string; run?: string };

const languages = await Promise.all(findLanguages().map(loadLanguage));
const released = languages.filter(({ support, name }) => support === "complete" && name !== "typescript");

describe.each(released.map(({ name }) => name))("the release for %s", (name) => {
  test("checks that the tag is the version, then generates, builds, tries and packages, then publishes", async () => {
    const text = await readFile(join(root, ".github", "workflows", `release-${name}.yml`), "utf8");
    const { on, jobs } = parse(text);
    const steps: Step[] = jobs.publish.steps;
    const places = [/^test "\$GITHUB_REF_NAME" = "v/, /^npm ci$/, new RegExp(`^npm run clients -- ${name}$`)].map(
      (wanted) => steps.findIndex((step) => wanted.test(step.run ?? "")),
    );
    expect(on).toEqual({ release: { types: ["published"] } });
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(places.at(-1)).toBeLessThan(steps.length - 1);
  });
});

describe("a tag that is cut", () => {
  let folder: string;
  let repository: string;
  let tree: string;

  beforeEach(async () => {
    folder = await createFolder();
    [repository, tree] = [join(folder, "repository"), join(folder, "tree")];
    await mkdir(join(tree, "src"), { recursive: true });
    await writeFile(join(tree, "src", "one.txt"), "built");
    // What a repository ignores is released all the same.
    await writeFile(join(tree, ".gitignore"), "src\n");
    await git("init", "--quiet", repository);
    await git("-C", repository, "config", "user.name", "one");
    await git("-C", repository, "config", "user.email", "one@localhost");
    await writeFile(join(repository, "kept.txt"), "work in progress");
    await git("-C", repository, "add", "kept.txt");
  });

  afterEach(() => rm(folder, { recursive: true }));

  async function git(...args: string[]): Promise<string> {
    const { code, stdout, stderr } = await run(args, { cwd: folder, program: "git" });
    if (code !== 0) throw new Error(stderr);
    return stdout.trim();
  }

  const filesOf = async (tag: string) =>
    (await git("-C", repository, "ls-tree", "-r", "--name-only", tag)).split("\n").sort();

  test("has what is built and nothing else, and leaves the index as it is", async () => {
    await cutTag({ repository, tree, tag: "php/v1.2.3" });
    expect(await filesOf("php/v1.2.3")).toEqual([".gitignore", "src/one.txt"]);
    expect(await git("-C", repository, "status", "--porcelain")).toBe("A  kept.txt");
  });

  test("has the module in the folder where Go looks for it", async () => {
    const module = "github.com/one/two/go";
    await expect(release({ repository, tree, version: "1.2.3", module })).resolves.toEqual({
      tag: "go/v1.2.3",
      prefix: "go/",
    });
    expect(await filesOf("go/v1.2.3")).toEqual(["go/.gitignore", "go/src/one.txt"]);
  });

  test("is cut once", async () => {
    await cutTag({ repository, tree, tag: "php/v1.2.3" });
    await expect(cutTag({ repository, tree, tag: "php/v1.2.3" })).rejects.toThrow("already exists");
  });

  test("is not cut of nothing", async () => {
    await expect(cutTag({ repository, tree: join(folder, "none"), tag: "php/v1.2.3" })).rejects.toThrow("none");
  });
});
