/** What the page about errors says of each reason, and of each class. */
import { REASONS } from "../docs/reasonTable.ts";
import { type Count, count } from "./count.ts";

const OUTCOME = /`(?:not-sent|refused|unknown|done)`/;

/**
 * @param page The Markdown of the page.
 * @param file What messages call it.
 * @param errors The names of the classes.
 */
export function countErrors(page: string, file: string, errors: readonly string[]): Count[] {
  const rows = page.split("\n").filter((line) => line.startsWith("|"));
  return [
    count(`reasons in ${file}`, Object.keys(REASONS), (reason) => {
      const [, , , advice] = cellsOf(rows.find((row) => row.startsWith(`| \`${reason}\` |`)) ?? "");
      return advice ? undefined : `${file}: no row says what to do about ${reason}`;
    }),
    count(`errors in ${file}`, errors, (name) =>
      rows.some((row) => row.includes(`\`${name}\``) && OUTCOME.test(row))
        ? undefined
        : `${file}: no row says what the outcome of ${name} is`,
    ),
  ];
}

function cellsOf(row: string): string[] {
  return row.split("|").map((cell) => cell.trim());
}
