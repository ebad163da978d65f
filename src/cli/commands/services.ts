/** `autostagram services`: what can be ordered, and for how much. */
import type { Service } from "../../index.ts";
import { EXIT } from "../exit.ts";
import type { Define } from "../program.ts";
import type { Column } from "../rows.ts";
import type { GlobalFlags, Session } from "../session.ts";
import { readText } from "../usage.ts";

const COLUMNS: readonly Column<Service>[] = [
  { name: "service", of: ({ service }) => service, right: true },
  { name: "name", of: ({ name }) => name, wraps: true },
  { name: "type", of: ({ type }) => type, wraps: true },
  { name: "category", of: ({ category }) => category, wraps: true },
  { name: "rate", of: ({ rate }) => rate, right: true },
  { name: "min", of: ({ min }) => min, right: true },
  { name: "max", of: ({ max }) => max, right: true },
  { name: "refill", of: ({ refill }) => refill },
  { name: "cancel", of: ({ cancel }) => cancel },
];

type Flags = GlobalFlags & { type?: string; search?: string };

export function addServices(define: Define): void {
  define("services", showServices)
    .description("what can be ordered: `rate` is for 1,000 units, or for one order of a Package type")
    .option("--type <type>", "only this type, such as Default", readText("--type"))
    .option("--search <text>", "only with these words in the name or the category", readText("--search"));
}

async function showServices({ connect, print, output }: Session, { type, search = "" }: Flags): Promise<number> {
  const services = await connect().listServices();
  const words = folded(search).split(/\s+/);
  const found = services.filter((service) => {
    const text = folded(`${service.name} ${service.category}`);
    return (type === undefined || folded(service.type) === folded(type)) && words.every((word) => text.includes(word));
  });
  await print({ columns: COLUMNS, rows: found, json: found });
  if (found.length === 0) await output.say(`autostagram: none of ${services.length} services is like that\n`);
  return EXIT.ok;
}

/** For comparison: the same letters, however they were typed. Names from a Mac come in single letters of Hangul. */
function folded(text: unknown): string {
  return String(text ?? "")
    .normalize("NFKC")
    .toLowerCase()
    .trim();
}
