import { lineFields } from "../../../generated/operations.ts";
import { type Call, quoted } from "./call.ts";

/** The package of this repository. */
export function client(call: Call): string {
  const imports = call.refused ? "createClient, RefusedError" : "createClient";
  const head = `import { ${imports} } from "autostagram";

const url = ${quoted(call.url)};
const key = ${quoted(call.key)};

const panel = createClient({ url, key });
`;
  const print = `console.log(await panel.${call.operation}(${argument(call)}));`;
  return head + (call.refused ? refusal(print) : `${print}\n`);
}

function refusal(print: string): string {
  return `try {
  ${print.replaceAll("\n", "\n  ")}
} catch (error) {
  if (!(error instanceof RefusedError)) throw error;
  console.log(error.reason, error.text);
}
`;
}

/** An order is an object, ids are numbers; the action goes without saying. */
function argument({ operation, fields }: Call): string {
  const own = fields.filter(([name]) => name !== "action");
  if (operation === "addOrder")
    return `{\n${own.map(([name, value]) => `  ${name}: ${literal(name, value)},\n`).join("")}}`;
  const [id] = own;
  if (id === undefined) return "";
  return typeof id[1] === "number" ? String(id[1]) : `[${id[1].split(",").join(", ")}]`;
}

function literal(name: string, value: string | number): string {
  if (typeof value === "number") return String(value);
  if (!(lineFields as readonly string[]).includes(name)) return quoted(value);
  return `[${value.split("\n").map(quoted).join(", ")}]`;
}
