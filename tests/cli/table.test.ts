/** Tables and CSV: what strangers write in them, and how wide it is. */
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { csv } from "../../src/cli/csv.ts";
import { wrap } from "../../src/cli/table.ts";
import { plain } from "../../src/cli/text.ts";
import { servePanel } from "../support/panel.ts";
import { answering, envOf, runHere } from "./support/cli.ts";

const KOREAN = [
  "인스타그램 팔로워 🇰🇷 [리필 30일]",
  "인스타그램 팔로워".normalize("NFD"),
  "⚡️ 빠른 좋아요 🫶",
  "Followers",
  "한\u200b국\u3164 댓글 ＋10",
  "👨‍👩‍👧 가족 ❤️ ★★★",
];

const row = (name: string, service: number) => ({
  ...{ service, name, type: "Default", category: "첫째 분류", rate: "0.90", min: "50", max: "10000" },
  ...{ refill: true, cancel: false },
});

async function services(
  names: readonly string[],
  argv: string[] = [],
  setting: { terminal?: boolean; columns?: number } = {},
) {
  const panel = await servePanel(
    answering({ services: JSON.stringify(names.map((name, index) => row(name, index + 1))) }),
  );
  return runHere(["services", ...argv], { env: { ...envOf(panel), NO_COLOR: "1" }, ...setting });
}

describe("a table", () => {
  test("has its columns one under another, whatever letters stand in them", async () => {
    const { stdout } = await services(KOREAN);
    const lines = stdout.trimEnd().split("\n");
    expect(lines).toHaveLength(KOREAN.length + 1);
    const places = lines.map((line) => stringWidth(line.slice(0, line.search(/Default|type/))));
    expect(new Set(places).size).toBe(1);
    const rates = lines.slice(1).map((line) => stringWidth(line.slice(0, line.indexOf("0.90"))));
    expect(new Set(rates).size).toBe(1);
  });

  test.each([[120], [100], [80]])("keeps to %i places on a terminal, and loses no letter", async (columns) => {
    const name =
      "인스타그램 한국인 실제 팔로워 고품질 빠른 속도 [리필 30일] [최대 10만] 초당천명까지가능한서비스입니다정말로";
    const { stdout } = await services([name, ...KOREAN], [], { terminal: true, columns });
    const wide = stdout.split("\n").filter((line) => stringWidth(line) > columns);
    expect(wide).toEqual([]);
    const letters = stdout.replace(/\s/g, "");
    for (const word of name.split(" ").filter((each) => each.length < 8)) expect(letters).toContain(word);
  });

  test("is not cut or wrapped where no terminal is", async () => {
    const name = "긴 이름 ".repeat(80).trim();
    const { stdout } = await services([name], [], { columns: 40 });
    expect(stdout).toContain(name);
    expect(stdout.trimEnd().split("\n")).toHaveLength(2);
  });

  test("holds nothing that a terminal obeys", async () => {
    const names = [
      "\x1b]0;title\x07\x1b[2J\x1b[31mred\x1b[0m",
      "\x9b31mC1\x9d0;x\x9c",
      "\x1b]8;;https://evil.example\x1b\\link\x1b]8;;\x1b\\",
      "a\u202eb\u2066c\u200fd",
      "one\ntwo\r\nthree\tfour\u2028five",
      "\x1b\x1b[m[31mnested",
      "lone \ud800 surrogate",
    ];
    const { stdout } = await services(names);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    expect(stdout).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202a-\u202e\u2066-\u2069\u200b-\u200f]/);
    expect(stdout.trimEnd().split("\n")).toHaveLength(names.length + 1);
    for (const word of ["red", "link", "one two three four five", "nested"]) expect(stdout).toContain(word);
    for (const sequence of ["title", "[2J", "[31mred", "31mC1", "evil"]) expect(stdout).not.toContain(sequence);
  });

  test("has a heading and no row when nothing is found, and says so", async () => {
    const { code, stdout, stderr } = await services(KOREAN, ["--search", "nothing like that"]);
    expect(code).toBe(0);
    expect(stdout.trim().split("\n")).toHaveLength(1);
    expect(stderr).toBe("autostagram: none of 6 services is like that\n");
  });
});

describe("services", () => {
  test.each<[string, string[], number]>([
    ["words in any order and case", ["--search", "[리필 팔로워"], 1],
    ["letters however they were typed", ["--search", "팔로워"], 2],
    ["words of the category", ["--search", "첫째 followers"], 1],
    ["the type in any case", ["--type", "default"], 6],
    ["a part of the type, which finds none", ["--type", "def"], 0],
  ])("finds %s", async (_, argv, count) => {
    const { stdout } = await services(KOREAN, ["--json", ...argv]);
    expect(JSON.parse(stdout)).toHaveLength(count);
  });

  test("gives JSON everything that the client gives, unknown fields too", async () => {
    const panel = await servePanel(answering({ services: JSON.stringify([{ ...row("x", 7), average_time: "3 h" }]) }));
    const { stdout } = await runHere(["services", "--json"], { env: envOf(panel) });
    expect(JSON.parse(stdout)).toEqual([{ ...row("x", 7), average_time: "3 h" }]);
  });

  test("writes JSON without a character that a terminal obeys", async () => {
    const { stdout } = await services(["\x1b[2J\x9b31m\x7f"], ["--json"]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    expect(stdout).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
    expect(JSON.parse(stdout)[0].name).toBe("\x1b[2J\x9b31m\x7f");
  });
});

describe("colour", () => {
  const panelEnv = async (env: Record<string, string>) => ({ ...envOf(await servePanel(answering({}))), ...env });

  test.each<[string, boolean, Record<string, string>, string[], boolean]>([
    ["on a terminal", true, {}, [], true],
    ["off a terminal", false, {}, [], false],
    ["with NO_COLOR on a terminal", true, { NO_COLOR: "1" }, [], false],
    ["with an empty NO_COLOR on a terminal", true, { NO_COLOR: "" }, [], true],
    ["on a terminal that is dumb", true, { TERM: "dumb" }, [], false],
    ["with FORCE_COLOR off a terminal", false, { FORCE_COLOR: "1" }, [], true],
    ["with FORCE_COLOR=0 on a terminal", true, { FORCE_COLOR: "0" }, [], false],
    ["with NO_COLOR beside FORCE_COLOR", true, { NO_COLOR: "1", FORCE_COLOR: "1" }, [], false],
    ["with --color=always and NO_COLOR", false, { NO_COLOR: "1" }, ["--color=always"], true],
    ["with --color=never and FORCE_COLOR", true, { FORCE_COLOR: "1" }, ["--color=never"], false],
    ["with --color=auto off a terminal", false, {}, ["--color=auto"], false],
    ["with --color=always in JSON", true, {}, ["--color=always", "--json"], false],
    ["with --color=always in CSV", true, {}, ["--color=always", "--csv"], false],
  ])("%s", async (_, terminal, env, argv, coloured) => {
    const { stdout } = await runHere(["balance", ...argv], { env: await panelEnv(env), terminal });
    expect(stdout.includes("\x1b")).toBe(coloured);
  });
});

describe("CSV", () => {
  test("quotes as RFC 4180 has it, and ends lines with CR LF", () => {
    expect(
      csv([
        ["a", "b,c"],
        ['say "x"', "two\nlines"],
      ]),
    ).toBe('a,"b,c"\r\n"say ""x""","two\nlines"\r\n');
  });

  test.each([
    ["=cmd|' /C calc'!A0"],
    ["+1+cmd"],
    ["-1+cmd"],
    ["@SUM(A1)"],
    ["\t=1+1"],
    ["\r=1+1"],
    [" =1+1"],
    ["\u200b=1+1"],
    ["＝1+1"],
    ["＠SUM(A1)"],
    ["|cmd"],
    ["\x1b=1+1"],
  ])("keeps a spreadsheet from running %j", (text) => {
    expect(csv([[text]]).replace(/^"/, "")).toMatch(/^'/);
  });

  test.each([["-5"], ["+5"], ["0.08011655652"], ["-0.5"], ["a=b"], ["https://example.com/?a=1"], [""]])(
    "leaves %j as it is",
    (text) => {
      expect(csv([[text]])).toBe(`${text}\r\n`);
    },
  );

  test("has every column, the empty ones too", async () => {
    const { stdout } = await services(['=HYPERLINK("x")'], ["--csv"]);
    expect(stdout).toBe(
      'service,name,type,category,rate,min,max,refill,cancel\r\n1,"\'=HYPERLINK(""x"")",Default,첫째 분류,0.90,50,10000,yes,no\r\n',
    );
  });
});

describe("plain", () => {
  test("composes Hangul, so that each terminal shows syllables", () => {
    expect(plain("한국".normalize("NFD"))).toBe("한국");
  });

  test("keeps emoji that are joined", () => {
    expect(plain("👨‍👩‍👧")).toBe("👨‍👩‍👧");
  });
});

describe("wrap", () => {
  test.each<[string, number, string[]]>([
    ["ab cd ef", 5, ["ab cd", "ef"]],
    ["abcdef", 4, ["abcd", "ef"]],
    ["가나다라", 4, ["가나", "다라"]],
    ["가나다라", 5, ["가나", "다라"]],
    ["x 가나다라마", 4, ["x", "가나", "다라", "마"]],
    ["", 4, [""]],
    ["👨‍👩‍👧👨‍👩‍👧", 2, ["👨‍👩‍👧", "👨‍👩‍👧"]],
  ])("breaks %j at %i places", (text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines);
  });
});
