/** The Dockerfile: what can be said of it without an engine. What it builds from is what the test of the package packs. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ValidationSeverity, validate } from "dockerfile-utils";
import { describe, expect, test } from "vitest";
import { root } from "../../tests/support/checkout.ts";
import { copiedFromRepository, dockerfileText, isLetThrough, stagesOf } from "./support/dockerfile.ts";

const STRICT = {
  deprecatedMaintainer: ValidationSeverity.ERROR,
  directiveCasing: ValidationSeverity.ERROR,
  emptyContinuationLine: ValidationSeverity.ERROR,
  instructionCasing: ValidationSeverity.ERROR,
  instructionCmdMultiple: ValidationSeverity.ERROR,
  instructionEntrypointMultiple: ValidationSeverity.ERROR,
  instructionHealthcheckMultiple: ValidationSeverity.ERROR,
  instructionJSONInSingleQuotes: ValidationSeverity.ERROR,
  instructionWorkdirRelative: ValidationSeverity.ERROR,
};

const lint = (text: string) => validate(text, STRICT).map(({ message }) => message);

const manifest = async (...place: string[]) => JSON.parse(await readFile(join(root, ...place, "package.json"), "utf8"));

const stages = stagesOf(dockerfileText);
const last = stages.at(-1);
const textOf = (name: string) => last?.instructions.filter((each) => each.name === name).map(({ text }) => text);

describe("the linter", () => {
  test("finds nothing in the Dockerfile", () => {
    expect(lint(dockerfileText)).toEqual([]);
  });

  test.each<[string, string, string, string]>([
    ["an instruction that there is not", "WORKDIR /reports", "WORKDR /reports", "Unknown instruction: WORKDR"],
    ["a flag that there is not", "--from=build", "--form=build", "Unknown flag: form"],
    ["a folder that is relative", "WORKDIR /reports", "WORKDIR reports", "absolute"],
    ["a second entry", "USER 1000", 'ENTRYPOINT ["node"]', "only be one ENTRYPOINT"],
  ])("finds %s", (_, from, to, words) => {
    expect(dockerfileText).toContain(from);
    expect(lint(dockerfileText.replace(from, to)).join("\n").toLowerCase()).toContain(words.toLowerCase());
  });
});

describe("the Dockerfile", () => {
  test("copies what is there, and what .dockerignore lets through", async () => {
    const ignore = await readFile(join(root, ".dockerignore"), "utf8");
    const sources = copiedFromRepository(dockerfileText);
    expect(sources).toContain("contract-tests");
    expect(sources.filter((source) => !existsSync(join(root, source)))).toEqual([]);
    expect(sources.filter((source) => !isLetThrough(ignore, source))).toEqual([]);
  });

  test("lets nothing else of the repository through", async () => {
    const ignore = await readFile(join(root, ".dockerignore"), "utf8");
    const others = [
      ".git",
      "node_modules",
      "tests",
      "README.md",
      "contract-tests/dist",
      "contract-tests/tests",
      ".env",
    ];
    expect(others.filter((other) => isLetThrough(ignore, other))).toEqual([]);
  });

  test("names one exact version of Node, the one that the tests run on", async () => {
    const { devDependencies } = await manifest();
    expect(stages.map(({ image }) => image)).toEqual([
      expect.stringMatching(`^node:${devDependencies.node}-`),
      expect.stringMatching(`^node:${devDependencies.node}-`),
    ]);
  });

  test("runs the program, not a shell around it, and not as root", async () => {
    const { bin } = await manifest("contract-tests");
    expect(textOf("ENTRYPOINT")).toEqual([JSON.stringify(Object.keys(bin))]);
    expect(textOf("USER")).toEqual([expect.stringMatching(/^[1-9]\d*$/)]);
    expect(last?.instructions.slice(-2).map(({ name }) => name)).toEqual(["USER", "ENTRYPOINT"]);
    const file = `/program/contract-tests/${bin["autostagram-contract"]}`;
    expect(textOf("RUN")?.join("\n")).toContain(`ln -s ${file} /usr/local/bin/autostagram-contract`);
  });

  test("lets no package run anything while it is installed", () => {
    const commands = stages.flatMap(({ instructions }) => instructions).filter(({ name }) => name === "RUN");
    const installing = commands.flatMap(({ text }) => text.split("&&")).filter((text) => /npm (ci|prune)/.test(text));
    expect(installing).toHaveLength(2);
    for (const command of installing) expect(command).toContain("--ignore-scripts");
  });
});
