/** Dredd: sends the examples of a description. It reads no form examples, so a hook hands it the forms. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { ACTIONS, readDescription } from "../src/description.ts";
import { run } from "./child.ts";
import { fileOf } from "./documents.ts";
import type { Judge, Setting, Tool } from "./tool.ts";

const VERSION = "14.1.0";

export const dredd: Tool = {
  name: `Dredd ${VERSION}`,
  command: "dredd DOCUMENT PANEL --hookfiles=forms.js",
  open: openDredd,
};

async function openDredd(setting: Setting): Promise<Judge> {
  const { stand, folder } = setting;
  const installed = await run(["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", `dredd@${VERSION}`], {
    cwd: folder,
    timeout: 300_000,
  });
  if (installed.code !== 0) throw new Error("npm could not install it");
  await writeFile(join(folder, "forms.js"), await hooks());
  const dredd = join(folder, "node_modules", "dredd", "bin", "dredd");
  const command = [process.execPath, dredd, fileOf(setting), stand.origin, "--hookfiles=forms.js", "--loglevel=error"];
  return {
    complaints: async () => failuresIn((await run(command, { cwd: folder, timeout: 60_000 })).stdout),
    close: async () => {},
  };
}

/** The first example of each operation, by its path; the balance where there is one path for all. */
async function hooks(): Promise<string> {
  const { operations } = await readDescription(ACTIONS);
  const forms = operations.map(({ path, requests }) => {
    const [first] = Object.values(requests);
    return [path, new URLSearchParams(first?.value as Record<string, string>).toString()];
  });
  return `const forms = ${JSON.stringify(forms)};
require("hooks").beforeEach((transaction, done) => {
  const found = forms.find(([path]) => transaction.name.includes(path + " "));
  transaction.request.body = found ? found[1] : "key=demo&action=services";
  done();
});
`;
}

function failuresIn(stdout: string): string[] {
  const lines = stripVTControlCharacters(stdout).split("\n");
  return lines.filter((line) => /^(fail|error|body|headers|statusCode): /.test(line)).map(withoutTimes);
}

function withoutTimes(line: string): string {
  return line.replace(/duration: \d+ms/, "").trim();
}
