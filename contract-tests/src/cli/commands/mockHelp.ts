/** What `mock --help` says of faults, from the table of faults itself. */
import type { Fault, Faults } from "../../mock/faults/fault.ts";
import { FAULT_GROUPS } from "../../mock/faults/index.ts";

/** Characters from the left edge to the sentences. */
const COLUMN = 21;

const WIDTH = 80;

const INTRODUCTION = `
What a panel can do wrong, to try your own code against: --fault
NAME[=VALUE][@WHERE][:RATE], such as --fault reset@addOrder:0.1. WHERE is an
operation or an action, and without it the fault hits every call. RATE is from
0 to 1, or per cent; the same --seed and the same calls give the same faults.
Of several faults the first that strikes is played, and told on stderr.

One call alone is asked for by a header: Prefer: fault=NAME, example=NAME,
latency=MS. There fault=none keeps a call whole.

Faults with a + come when the panel has done what was asked: the order is
placed, and whoever sends it again has two. Before the others it has done
nothing.`;

/** A sentence from the column on, in lines that fit. */
function wrapped(text: string): string {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = lines.at(-1) as string;
    if (line !== "" && COLUMN + line.length + 1 + word.length > WIDTH) lines.push(word);
    else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
  }
  return lines.join(`\n${" ".repeat(COLUMN)}`);
}

function lineOf([name, { tells, acts, value }]: [string, Fault]): string {
  const sentence = value ? `${tells} (=${value.is}, else ${value.otherwise})` : tells;
  return `  ${acts ? "+" : " "} ${name.padEnd(COLUMN - 5)} ${wrapped(sentence)}`;
}

function groupOf([title, faults]: readonly [string, Faults]): string {
  return `${title}:\n${Object.entries(faults).map(lineOf).join("\n")}`;
}

export const MOCK_HELP = [INTRODUCTION, ...FAULT_GROUPS.map(groupOf)].join("\n\n");
