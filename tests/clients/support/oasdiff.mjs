/** Says of two documents in JSON what oasdiff says, as far as removed fields go: `oasdiff breaking BASE NOW --format json`. */
import { readFileSync } from "node:fs";

const [base, now] = process.argv.slice(3, 5).map(read);
const gone = Object.entries(base).flatMap(([schema, { properties, required = Object.keys(properties) }]) =>
  required.filter((name) => !Object.hasOwn(now[schema].properties, name)),
);
process.stdout.write(
  JSON.stringify(gone.map((name) => ({ operationId: "getBalance", text: `removed the property \`${name}\`` }))),
);

function read(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).components.schemas;
  } catch (error) {
    process.stderr.write(`Error: failed to load ${file}: ${error.message}`);
    process.exit(102);
  }
}
