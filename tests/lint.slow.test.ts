/** The lint of the description and workflows: silent on the repository, loud on each break of redocly.yaml's promises. */
import { readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { edit, type Run, root, run, withCheckout } from "./support/checkout.ts";

const redocly = createRequire(import.meta.url).resolve("@redocly/cli/bin/cli.js");
const checkout = ["spec", "generated", "scripts", "package.json", "redocly.yaml"];

type Problem = { ruleId: string; location: { source: { ref: string }; pointer?: string }[] };
type Report = { totals: { errors: number; warnings: number; ignored: number }; problems: Problem[] };

/** Lints the documents that are named, or all, and reads a report for each. */
async function lint(folder: string, ...documents: string[]): Promise<Run & { reports: Report[] }> {
  const result = await run([redocly, "lint", ...documents, "--format=json"], { cwd: folder });
  return { ...result, reports: JSON.parse(`[${result.stdout.replaceAll(/^\}\s*\{/gm, "},{")}]`) };
}

/** Each problem as `rule  file#pointer`. */
function problemsOf(reports: Report[]): string[] {
  return reports
    .flatMap(({ problems }) => problems)
    .map(({ ruleId, location: [place] }) => `${ruleId}  ${place?.source.ref.replaceAll("\\", "/")}${place?.pointer}`);
}

describe("npm run lint:spec", { timeout: 60_000 }, () => {
  test.concurrent("finds nothing in any document, not even a warning or something to ignore", async () => {
    const { code, reports } = await withCheckout(checkout, (folder) => lint(folder));
    const nothing = { totals: { errors: 0, warnings: 0, ignored: 0 }, problems: [] };
    expect({ code, reports }).toMatchObject({ code: 0, reports: [nothing, nothing, nothing] });
  });

  test("has no file of problems to ignore", async () => {
    expect(await readdir(root)).not.toContain(".redocly.lint-ignore.yaml");
  });

  test.concurrent.each<[string, string, [file: string, from: string, to: string], string]>([
    [
      "an operation that is not named as its file",
      "spec",
      ["spec/actions/getBalance.yaml", "operationId: getBalance", "operationId: readBalance"],
      "panel/operation-is-named-as-its-file  spec/actions/getBalance.yaml#/post/operationId",
    ],
    [
      "a branch to which no value is mapped",
      "spec",
      ["spec/schemas/panel.yaml", "      cancel: orders.yaml#/CancelOrdersRequest\n", ""],
      "panel/discriminator-maps-every-branch  spec/schemas/panel.yaml#/PanelRequest/discriminator",
    ],
    [
      "a property that nobody explains",
      "spec",
      ["spec/schemas/account.yaml", "      description: Selects this operation.\n", ""],
      "panel/property-is-described  spec/schemas/account.yaml#/GetBalanceRequest/properties/action",
    ],
    [
      "a body without examples",
      "spec",
      [
        "spec/actions/getBalance.yaml",
        "        examples:\n          balance:",
        "        x-examples:\n          balance:",
      ],
      "rule/every-body-has-named-examples  spec/actions/getBalance.yaml#/post/requestBody/content/application~1x-www-form-urlencoded/examples",
    ],
    [
      "an example without a name",
      "spec",
      [
        "spec/actions/getBalance.yaml",
        "        examples:\n          balance:",
        "        example: { key: demo, action: balance }\n        examples:\n          balance:",
      ],
      "rule/no-nameless-example  spec/actions/getBalance.yaml#/post/requestBody/content/application~1x-www-form-urlencoded/example",
    ],
    [
      "an example that breaks its schema",
      "spec",
      ["spec/examples/getBalance.yaml", 'balance: "100.84292"', "balance: 100.84292"],
      "no-invalid-media-type-examples  spec/examples/getBalance.yaml#/answers/balance/value/balance",
    ],
    [
      "an example that breaks its schema, in the derived document",
      "actions",
      ["generated/actions.yaml", 'balance: "100.84292"', "balance: 100.84292"],
      "no-invalid-media-type-examples  generated/actions.yaml#/paths/~1api~1v2#action=balance/post/responses/200/content/application~1json/examples/balance/value/balance",
    ],
    [
      "an example of a schema that breaks it",
      "spec",
      ["spec/schemas/refusal.yaml", "      minLength: 1", "      minLength: 1\n      examples: [7]"],
      "no-invalid-schema-examples  spec/schemas/refusal.yaml#/Refusal/properties/error/examples/0",
    ],
    [
      "a required field that does not exist",
      "spec",
      ["spec/schemas/orderForms.yaml", "[key, action, service]", "[key, action, service, colour]"],
      "no-required-schema-properties-undefined  spec/schemas/orderForms.yaml#/CustomOrder/required/3",
    ],
    [
      "what the recommended rules only warn of",
      "actions",
      ["generated/actions.yaml", "    description: The account behind the key.\n", ""],
      "tag-description  generated/actions.yaml#/tags/3/description",
    ],
    [
      "an output of a workflow that no step gives",
      "workflows",
      ["spec/workflows.arazzo.yaml", "currency: $response.body#/currency", "code: $response.body#/currency"],
      "outputs-defined  spec/workflows.arazzo.yaml#/workflows/0/outputs/currency",
    ],
  ])("finds %s, and breaks of no other rule", async (_, document, [file, from, to], problem) => {
    const { code, reports } = await withCheckout(checkout, async (folder) => {
      await edit(join(folder, file), from, to);
      return lint(folder, document);
    });
    // One example that breaks a union is reported once for each branch.
    const rules = reports.flatMap(({ problems }) => problems.map(({ ruleId }) => ruleId));
    expect({ code, rules: [...new Set(rules)] }).toEqual({ code: 1, rules: [problem.split(" ")[0]] });
    expect(problemsOf(reports)).toContain(problem);
    expect(reports).toMatchObject([{ totals: { warnings: 0, ignored: 0 } }]);
  });
});
