/** How both benchmarks print what they found. */

export type Cell = string | number;

/** Prints columns; names to the left, numbers to the right. */
export function printTable(heading: readonly string[], rows: readonly (readonly Cell[])[]): void {
  const lines = [heading, ...rows];
  const widths = heading.map((_, column) => Math.max(...lines.map((line) => String(line[column]).length)));
  for (const line of lines) {
    const cells = line.map((cell, column) => pad(String(cell), widths[column] ?? 0, column > 0));
    console.log(`  ${cells.join("   ").trimEnd()}`);
  }
}

export function printTarget(text: string, met: boolean): void {
  console.log(`  ${met ? "met    " : "not met"}  ${text}`);
}

function pad(text: string, width: number, right: boolean): string {
  return right ? text.padStart(width) : text.padEnd(width);
}
