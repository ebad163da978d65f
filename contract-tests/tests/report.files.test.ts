/** The files that reports go to, on a real disk. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, open, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { UsageError } from "../../src/cli/exit.ts";
import { openReports, type ReportFile, readReportFlag } from "../src/report/files.ts";
import { FORMATS, render } from "../src/report/formats.ts";
import { asNobody } from "./support/nobody.ts";
import { finding, reportOf, richReport } from "./support/reports.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "reports-"));
});

afterEach(() => rm(folder, { recursive: true }));

const report = richReport();

function json(name: string): ReportFile {
  return { format: "json", file: join(folder, name) };
}

/** The one line that a promise fails with. */
async function problemOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UsageError);
  return (error as Error).message;
}

describe("--report", () => {
  test.each(FORMATS)("takes %s and a file", (format) => {
    expect(readReportFlag(`${format}=out/a=b.txt`)).toEqual({ format, file: "out/a=b.txt" });
  });

  test.each(["", "json", "pdf=x", "=x", "JSON=x", "json =x", "report.json"])(
    "refuses %j, and names the formats",
    (text) => {
      expect(() => readReportFlag(text)).toThrow(
        new UsageError(
          "--report takes FORMAT=FILE, with one of console, json, junit, markdown, sarif, html for FORMAT",
        ),
      );
    },
  );

  test.each(["json=", "json=-"])("refuses %j", (text) => {
    expect(() => readReportFlag(text)).toThrow(UsageError);
  });
});

describe("a file that cannot be written", () => {
  test.each<[string, string, string]>([
    ["in a folder that is not there", "none/report.json", "is in a folder that is not there"],
    ["below a file", "file/report.json", "is in a folder that is a file"],
    ["that is a folder", "inner", "is a folder"],
  ])("is found before anything is sent: one %s", async (_, name, problem) => {
    await writeFile(join(folder, "file"), "");
    await mkdir(join(folder, "inner"));
    expect(await problemOf(openReports([json(name)]))).toBe(`--report json: ${join(folder, name)} ${problem}`);
  });

  test.each([
    [
      "whose folder is read-only",
      async (file: string) => {
        await chmod(folder, 0o555);
        return file;
      },
    ],
    [
      "that is read-only itself",
      async (file: string) => {
        await chmod(folder, 0o777);
        await writeFile(file, "old", { mode: 0o444 });
        return file;
      },
    ],
  ])("is found before anything is sent: one %s", async (_, prepare) => {
    const file = await prepare(join(folder, "report.json"));
    const message = await asNobody(() => problemOf(openReports([{ format: "json", file }])));
    expect(message).toBe(`--report json: ${file} may not be written`);
  });

  test("is found before anything is sent: one that is named twice", async () => {
    await symlink(join(folder, "a"), join(folder, "b"));
    await writeFile(join(folder, "a"), "");
    expect(await problemOf(openReports([json("a"), { format: "html", file: join(folder, "b") }]))).toMatch(
      /^--report html: .* is named for two reports$/,
    );
  });

  test("is told of when the disk is full, and the others are written", async () => {
    const reports = await openReports([{ format: "html", file: "/dev/full" }, json("report.json")]);
    expect(await problemOf(reports.write(report))).toBe("--report html: /dev/full has no space left on its disk");
    expect(await readFile(join(folder, "report.json"), "utf8")).toBe(render("json", report));
  });

  test("is told of when its folder is taken away during the run", async () => {
    await mkdir(join(folder, "inner"));
    const reports = await openReports([json("inner/report.json")]);
    await rm(join(folder, "inner"), { recursive: true });
    expect(await problemOf(reports.write(report))).toContain("is in a folder that is not there");
  });
});

describe("a file of a report", () => {
  test("is not there before the report is, nor is anything else", async () => {
    await openReports([json("report.json")]);
    expect(await readdir(folder)).toEqual([]);
  });

  test("holds what the format writes, several at once", async () => {
    const files = FORMATS.map((format) => ({ format, file: join(folder, format) }));
    await (await openReports(files)).write(report);
    for (const { format, file } of files) expect(await readFile(file, "utf8")).toBe(render(format, report));
    expect((await readdir(folder)).sort()).toEqual([...FORMATS].sort());
  });

  test("is written with the options of the run", async () => {
    const strict = reportOf([finding({ severity: "drift" })]);
    await (await openReports([{ format: "junit", file: join(folder, "x.xml") }], { strict: true })).write(strict);
    expect(await readFile(join(folder, "x.xml"), "utf8")).toContain("<failure");
  });

  test("takes the place of an older one, whole", async () => {
    await writeFile(join(folder, "report.json"), "x".repeat(1_000_000));
    const before = await stat(join(folder, "report.json"));
    const reports = await openReports([json("report.json")]);
    expect((await stat(join(folder, "report.json"))).size).toBe(1_000_000);
    await reports.write(report);
    expect(await readFile(join(folder, "report.json"), "utf8")).toBe(render("json", report));
    expect((await stat(join(folder, "report.json"))).ino).not.toBe(before.ino);
    expect(await readdir(folder)).toEqual(["report.json"]);
  });

  test("is the one behind a link, and the link stays", async () => {
    await writeFile(join(folder, "real"), "");
    await symlink(join(folder, "real"), join(folder, "link"));
    await (await openReports([json("link")])).write(report);
    expect(await readFile(join(folder, "real"), "utf8")).toBe(render("json", report));
  });

  test("goes after what stands there already when it is a stream of the program", async () => {
    await writeFile(join(folder, "out"), "before\n");
    const script = `
      import { openReports } from ${JSON.stringify(join(import.meta.dirname, "../src/report/files.ts"))};
      const reports = await openReports([{ format: "json", file: "/dev/fd/1" }]);
      await reports.write(JSON.parse(process.env.REPORT));
    `;
    const out = await open(join(folder, "out"), "a");
    const env = { ...process.env, REPORT: JSON.stringify(report) };
    const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
      env,
      stdio: ["ignore", out.fd, "inherit"],
    });
    expect(await once(child, "exit")).toEqual([0, null]);
    await out.close();
    expect(await readFile(join(folder, "out"), "utf8")).toBe(`before\n${render("json", report)}`);
  });

  test("can be written again, as when a run is cut after a first report", async () => {
    const reports = await openReports([json("report.json")]);
    await reports.write(report);
    await reports.write(richReport({ cut: "interrupted" }));
    expect(JSON.parse(await readFile(join(folder, "report.json"), "utf8")).cut).toBe("interrupted");
  });

  test("may have a name as long as names can be", async () => {
    const name = `${"가".repeat(80)}.json`;
    await (await openReports([json(name)])).write(report);
    expect(await readdir(folder)).toEqual([name]);
  });
});
