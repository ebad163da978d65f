/** What came of all languages as a page for people: the matrix, where languages differ, and where they agree. */
import type { Cell } from "./judge.ts";
import { countOf, groupOf, shareOf } from "./report.ts";
import type { Result } from "./steps.ts";

const HEAD = `# What each client passes

Written by \`npm run clients -- --markdown clients/MATRIX.md\`, and held against the result of each \`npm run clients\` that tries all of these languages.
[What a vector is](vectors/README.md).
`;

const DIFFERING = `## Where they differ

The outcomes of vectors that allow several. The number in brackets is the place of the outcome among those that are allowed; the first is best, and
TypeScript must give it.
`;

const AGREEING = `## Where they agree

Every other vector has this outcome in each language: \`value\`, which is the one that is wanted, or the kind of the error.
`;

export function markdownOf(results: readonly Result[]): string {
  const tried = results.filter(({ cells }) => cells.length > 0);
  const titles = tried.map(({ title }) => title);
  const groups = [...new Set(tried.flatMap(({ cells }) => cells.map(groupOf)))];
  const counts = groups.map((group) => [`\`${group}\``, ...tried.map(({ cells }) => shareOf(cells, group))]);
  const total = ["all", ...tried.map(({ cells }) => `${countOf(cells, "passed")} of ${cells.length}`)];
  const rows = (tried[0]?.cells ?? []).map(({ id }) => [
    `\`${id}\``,
    ...tried.map(({ cells }) => wordsOf(cells.find((cell) => cell.id === id))),
  ]);
  const isSame = ([_, first, ...others]: string[]) => others.every((one) => one === first);
  const same = rows.filter(isSame).map(([id = "", outcome = ""]) => [id, outcome]);
  return [
    HEAD,
    ...table(["vectors", ...titles], [...counts, total]),
    "",
    DIFFERING,
    ...table(
      ["vector", ...titles],
      rows.filter((row) => !isSame(row)),
    ),
    "",
    AGREEING,
    ...table(["vector", "outcome"], same),
    "",
  ].join("\n");
}

function wordsOf(cell: Cell | undefined): string {
  if (cell?.state !== "passed") return cell?.state ?? "";
  return cell.place ? `${cell.outcome} (${cell.place + 1})` : String(cell.outcome);
}

/** Whether a page is about these languages and these vectors, so that it can be held against them. */
export function isAbout(page: string, results: readonly Result[]): boolean {
  const firstLine = (text: string) => /^\| vectors .*$/m.exec(text)?.[0];
  return firstLine(page) === firstLine(markdownOf(results));
}

function table(head: readonly string[], rows: readonly string[][]): string[] {
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`);
}
