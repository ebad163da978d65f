/** What the command line takes, and what it says of what it does not take. */
import { describe, expect, test } from "vitest";
import { servePanel } from "../support/panel.ts";
import { answering, CANARY, envOf, expectUsage, runHere } from "./support/cli.ts";

const NO_PANEL = envOf({ url: "https://panel.invalid/api/v2" });
const ORDER = ["order", "--service", "1", "--link", "https://example.com/p/1", "--quantity", "1000"];

describe("autostagram", () => {
  test("shows its usage on stderr without arguments, and exits 2", async () => {
    const { code, stdout, stderr } = await runHere([]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^Usage: autostagram <command> \[flags\]/);
  });

  test("shows the exit codes and every command on stdout with --help, and exits 0", async () => {
    const { code, stdout, stderr } = await runHere(["--help"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const name of ["services", "order", "status", "refill", "cancel", "balance", "watch"]) {
      expect(stdout).toMatch(new RegExp(`^  ${name} `, "m"));
    }
    for (const exit of [0, 1, 2, 3, 130, 143]) expect(stdout).toMatch(new RegExp(`^  ${exit} +\\w`, "m"));
  });

  test.each([["services"], ["order"], ["status"], ["refill"], ["cancel"], ["balance"], ["watch"]])(
    "shows the flags of %s, the common ones too, in lines of 80 places",
    async (name) => {
      const { code, stdout, stderr } = await runHere([name, "--help"]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(stdout).toContain("--key-file <path>");
      expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
    },
  );

  test("shows its version on stdout and exits 0", async () => {
    const { code, stdout, stderr } = await runHere(["--version"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test.each<[string, string[], string]>([
    ["a mistyped command", ["servces"], "did you mean services?"],
    ["a mistyped flag", ["services", "--serch", "x"], "did you mean --search?"],
    ["a mistyped flag that all commands share", ["balance", "--jsn"], "did you mean --json?"],
    ["a mistyped flag with a value behind =", ["services", `--serch=${CANARY}`], "did you mean --search?"],
    ["a command that is a key", [CANARY], "unknown command"],
    ["a flag that is a key", ["balance", `--${CANARY}`], "unknown flag"],
    ["a short flag with a key", ["balance", `-k${CANARY}`], "unknown flag"],
    ["a stray word that is a key", ["balance", CANARY], "takes flags only"],
    ["--key with a value", ["balance", "--key", CANARY], "there is no --key"],
    ["--key= with a value", ["balance", `--key=${CANARY}`], "there is no --key"],
    ["--insecure-http", ["balance", "--insecure-http"], "there is no --insecure-http"],
    ["a flag without its value", ["balance", "--url"], "--url lacks its value"],
    ["a flag in the place of a value", ["balance", "--url", "--json"], "--url lacks its value"],
    ["--json beside --csv", ["balance", "--json", "--csv"], "--json and --csv exclude each other"],
    ["a colour that is none", ["balance", "--color", CANARY], "--color takes always, never or auto"],
    ["a timeout that is no number", ["balance", "--timeout", CANARY], "--timeout takes seconds, from 0.001 to 600"],
    ["a timeout of nothing", ["balance", "--timeout", "0"], "--timeout takes seconds"],
    ["a timeout of an hour", ["balance", "--timeout", "3600"], "--timeout takes seconds"],
    ["no id", ["status"], "takes at least one id"],
    ["an id that is a key", ["status", "1", CANARY], "number 2 is no order id"],
    ["the id 0", ["status", "0"], "number 1 is no order id"],
    ["a negative id", ["status", "-1"], "number 1 is no order id"],
    ["an id that no number holds exactly", ["status", "9007199254740993"], "number 1 is no order id"],
    ["a fraction as an id", ["cancel", "1.5", "--yes"], "number 1 is no order id"],
    ["- beside an id", ["refill", "-", "1", "--yes"], "- reads the ids from stdin"],
    ["nothing on stdin", ["status", "-"], "there is no order id on stdin"],
    ["an order without its service", ["order", "--link", "x"], "--service is needed"],
    ["a service that is none", ["order", "--service", CANARY], "--service is no service id"],
    ["--field without =", [...ORDER, "--field", CANARY], "--field takes a field's name"],
    [
      "--field with the key's name",
      [...ORDER, "--field", `key=${CANARY}`, "--yes", "--max-cost", "1"],
      "key is no field",
    ],
    [
      "a field that is given twice",
      [...ORDER, "--field", "quantity=5", "--yes", "--max-cost", "1"],
      "quantity is given twice",
    ],
    ["a cap that is no amount", [...ORDER, "--yes", "--max-cost", "1e3"], "--max-cost takes an amount"],
    ["--ref without --ledger", [...ORDER, "--yes", "--max-cost", "1", "--ref", "a"], "--ref and --ledger go together"],
    [
      "--ledger without --ref",
      [...ORDER, "--yes", "--max-cost", "1", "--ledger", "a"],
      "--ref and --ledger go together",
    ],
    ["an order with nobody to ask", ORDER, "needs --yes and --max-cost"],
    ["an order with a cap and nobody to ask", [...ORDER, "--max-cost", "1"], "needs --yes and --max-cost"],
    ["an order without a cap", [...ORDER, "--yes"], "--yes needs --max-cost"],
    ["a cancel with nobody to ask", ["cancel", "1"], "needs --yes"],
    ["a refill with nobody to ask", ["refill", "1"], "needs --yes"],
  ])("exits 2 with %s, in one line without what was typed", async (_, argv, words) => {
    const run = await runHere(argv, { env: NO_PANEL });
    expectUsage(run, words);
    expect(run.stderr).not.toContain("canary");
  });

  test("exits 2 for a file of lines that is not there, and names it", async () => {
    const argv = [...ORDER, "--yes", "--max-cost", "1", "--lines-file", "comments=/none/comments.txt"];
    expectUsage(await runHere(argv, { env: NO_PANEL }), "/none/comments.txt is not there");
  });
});

describe("the address", () => {
  test.each<[string, string]>([
    ["empty", ""],
    ["without a scheme", "panel.example/api/v2"],
    ["of FTP", "ftp://panel.example/api/v2"],
    ["with a space at its end", "https://panel.example/api/v2 "],
    ["with a line break", "https://panel.example\n/api/v2"],
    ["with a fragment", "https://panel.example/api/v2#secret"],
    ["with an empty fragment", "https://panel.example/api/v2#"],
    ["with a query", "https://panel.example/api/v2?key=secret"],
    ["with a password", "https://user:secret@panel.example/api/v2"],
    ["of http to another host", "http://panel.example/api/v2"],
    ["of http to a name that begins like this machine", "http://127.0.0.1.nip.io/api/v2"],
    ["of http to a name that ends strangely", "http://localhost.evil/api/v2"],
  ])("exits 2 %s, from the flag and from the environment, and is not shown", async (_, url) => {
    const flag = await runHere(["balance", `--url=${url}`], { env: { AUTOSTAGRAM_KEY: CANARY } });
    expectUsage(flag, "--url: ");
    const variable = await runHere(["balance"], { env: { AUTOSTAGRAM_KEY: CANARY, AUTOSTAGRAM_URL: url } });
    expectUsage(variable, "AUTOSTAGRAM_URL: ");
    for (const { stderr } of [flag, variable]) expect(stderr).not.toMatch(/secret|example|nip|evil/);
  });

  test("of this machine takes http, however it is written, and the flag beats the environment", async () => {
    const panel = await servePanel(answering({}));
    const url = panel.url.replace("127.0.0.1", "0x7f.1");
    const { code, stdout } = await runHere(["balance", "--url", url], { env: { ...NO_PANEL } });
    expect(code).toBe(0);
    expect(stdout).toContain("100.84292");
  });

  test("is shown in both forms where its host has letters beyond ASCII", async () => {
    const { showUrl } = await import("../../src/cli/url.ts");
    const both = "https://오토스타그램.com/api/v2 (xn--2i0bt7p86inpdbormib.com)";
    expect(showUrl("https://오토스타그램.com/api/v2")).toBe(both);
    expect(showUrl("https://xn--2i0bt7p86inpdbormib.com/api/v2")).toBe(both);
    expect(showUrl("https://xn--2i0bt7p86inpdbormib.com:8443/x/api/v2")).toBe(
      "https://오토스타그램.com:8443/x/api/v2 (xn--2i0bt7p86inpdbormib.com)",
    );
    expect(showUrl("https://panel.example/api/v2")).toBe("https://panel.example/api/v2");
  });
});
