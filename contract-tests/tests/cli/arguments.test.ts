/** What the command line takes, and what it says of what it does not take. */
import { describe, expect, test } from "vitest";
import { CANARY, expectUsage, runHere } from "../support/cli.ts";

const COMMANDS = ["verify", "check-recording", "proxy", "mock"];
const ENV = { AUTOSTAGRAM_KEY: CANARY };
const URL_FLAG = ["--url", "https://panel.invalid/api/v2"];

describe("autostagram-contract", () => {
  test("shows its usage on stderr without arguments, and exits 2", async () => {
    const { code, stdout, stderr } = await runHere([]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^Usage: autostagram-contract <command> \[flags\]/);
    expect(stderr).not.toContain("autostagram-contract: ");
  });

  test("shows the exit codes and every command on stdout with --help, and exits 0", async () => {
    const { code, stdout, stderr } = await runHere(["--help"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const name of COMMANDS) expect(stdout).toMatch(new RegExp(`^  ${name}\\b`, "m"));
    for (const exit of [0, 1, 2, 3, 130, 143]) expect(stdout).toMatch(new RegExp(`^  ${exit} +\\w`, "m"));
  });

  test.each(COMMANDS)("shows the flags of %s, the common ones too, in lines of 80 places", async (name) => {
    const { code, stdout, stderr } = await runHere([name, "--help"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("--color <when>");
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  test("shows its version on stdout and exits 0", async () => {
    const { code, stdout, stderr } = await runHere(["--version"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test.each<[string, string[], string]>([
    ["a mistyped command", ["verfy"], "did you mean verify?"],
    ["a command that is a key", [CANARY], "unknown command"],
    ["a mistyped flag", ["verify", ...URL_FLAG, "--strct"], "did you mean --strict?"],
    ["a mistyped flag with a value behind =", ["verify", ...URL_FLAG, `--ordr=${CANARY}`], "did you mean --order?"],
    ["a flag that is a key", ["verify", ...URL_FLAG, `--${CANARY}`], "unknown flag"],
    ["a short flag with a key", ["verify", ...URL_FLAG, `-k${CANARY}`], "unknown flag"],
    ["a stray word that is a key", ["verify", ...URL_FLAG, CANARY], "is too many, or has no -- before it"],
    ["a stray word for the mock", ["mock", CANARY], "is too many, or has no -- before it"],
    ["--key for verify", ["verify", ...URL_FLAG, "--key", CANARY], "there is no --key"],
    ["--key= for verify", ["verify", ...URL_FLAG, `--key=${CANARY}`], "there is no --key"],
    ["no address", ["verify"], "--url is needed"],
    ["a mistyped address flag", ["verify", "--ulr", CANARY], "did you mean --url?"],
    ["a mistyped target flag", ["proxy", "--taget", CANARY], "did you mean --target?"],
    ["a flag without its value", ["verify", "--url"], "--url lacks its value"],
    ["a flag in the place of a value", ["verify", "--url", "--strict"], "--url lacks its value"],
    ["a colour that is none", ["mock", "--color", CANARY], "--color takes always, never or auto"],
    ["the order 0", ["verify", ...URL_FLAG, "--order", "0"], "--order takes a whole number from 1 to"],
    ["an order that no number holds", ["verify", ...URL_FLAG, "--order", "9007199254740993"], "--order takes"],
    ["a coverage above all", ["verify", ...URL_FLAG, "--min-coverage", "101"], "--min-coverage takes a whole number"],
    ["a report of no format", ["verify", ...URL_FLAG, "--report", `pdf=${CANARY}`], "--report"],
    ["a report without a file", ["verify", ...URL_FLAG, "--report", "json"], "--report"],
    ["a port of the mock that is none", ["mock", "--port", "70000"], "--port takes a whole number from 0 to 65535"],
  ])("exits 2 with %s, in one line without what was typed", async (_, argv, words) => {
    const run = await runHere(argv, { env: ENV });
    expectUsage(run, words);
    expect(run.stderr).not.toContain("canary");
  });
});

describe("the key", () => {
  test.each<[string, string | undefined, string]>([
    ["none", undefined, "there is no key: put it in AUTOSTAGRAM_KEY"],
    ["an empty one", "", "AUTOSTAGRAM_KEY is empty"],
    ["one with a line break", "canary-5f1c\n0e7a", "has a line break"],
    ["one in quotes", '"canary-5f1c"', "has quotes around it"],
  ])("exits 2 with %s, and shows nothing of it", async (_, key, words) => {
    const run = await runHere(["verify", ...URL_FLAG], { env: key === undefined ? {} : { AUTOSTAGRAM_KEY: key } });
    expectUsage(run, words);
    expect(run.stderr).not.toContain("canary");
  });

  test("exits 2 with a file that is not there, and names it", async () => {
    expectUsage(await runHere(["verify", ...URL_FLAG, "--key-file", "/none/key"]), "/none/key is not there");
  });
});
