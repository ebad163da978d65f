/** The form of order types on the site: it knows every type and field, and the calls that it writes place orders. */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import { withMock } from "../contract-tests/tests/support/stage.ts";
import { orderForms } from "../generated/orderForms.ts";
import { MOCK } from "../scripts/docs/curl.ts";
import { type OrderFormData, type OrderType, orderFormData } from "../scripts/docs/orderForm.ts";
import { missingIn, shownFields, type Typed, writeCall } from "../website/.vitepress/theme/orderCalls.ts";
import { root, run } from "./support/checkout.ts";

let data: OrderFormData;

beforeAll(async () => {
  data = await orderFormData();
});

function typeCalled(name: string): OrderType {
  const found = data.en.find(({ type }) => type === name);
  if (!found) throw new Error(`the form has no type ${name}`);
  return found;
}

/** The example of a type as people would type it. */
function exampleOf({ example }: OrderType): Record<string, string> {
  return Object.fromEntries(Object.entries(example).map(([name, value]) => [name, String(value)]));
}

/** The fields that a call for a shell sends: in place of curl stands a function that prints its arguments. */
async function fieldsIn(call: string): Promise<Record<string, string>> {
  const { stdout } = await run(["-c", `curl() { printf '%s\\0' "$@"; }; ${call}`], { cwd: root, program: "bash" });
  const words = stdout.split("\0").filter((word) => word.includes("="));
  return Object.fromEntries(words.map((word) => word.split(/=(.*)/s).slice(0, 2)));
}

/** Runs a program against a mock, and gives what it prints. */
async function place(program: string, file: string, call: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "autostagram-"));
  try {
    return await withMock({}, async ({ url }) => {
      await writeFile(join(folder, file), call.replace(MOCK, url));
      return (await promisify(execFile)(program, [join(folder, file)], { cwd: root })).stdout;
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

const names = Object.keys(orderForms);

describe("orderFormData", () => {
  test("has the same types and fields in both languages, with words of each", () => {
    const shape = (types: readonly OrderType[]) =>
      types.map(({ type, fields }) => [type, fields.map(({ name }) => name)]);
    expect(shape(data.ko)).toEqual(shape(data.en));
    expect(data.en.map(({ type }) => type)).toEqual(names);
    for (const { description, fields } of data.ko) {
      for (const text of [description, ...fields.map((field) => field.description)]) expect(text).toMatch(/[가-힣]/);
    }
  });

  test("begins with an example that lacks nothing", () => {
    for (const type of data.en) expect([type.type, missingIn(type, exampleOf(type))]).toEqual([type.type, []]);
  });
});

describe("writeCall", () => {
  test.skipIf(process.platform === "win32").each(names)("sends the example of %s from a shell", async (name) => {
    const type = typeCalled(name);
    const sent = await fieldsIn(writeCall("curl", type, exampleOf(type)));
    expect(sent).toEqual({ key: "demo", action: "add", ...exampleOf(type) });
  });

  test.each(["Default", "Mentions with Hashtags", "Web Traffic"])(
    "places an order of %s by TypeScript",
    async (name) => {
      const type = typeCalled(name);
      const source = JSON.stringify(pathToFileURL(join(root, "src", "index.ts")).href);
      const call = writeCall("ts", type, exampleOf(type)).replace('"autostagram"', source);
      expect(await place(process.execPath, "call.ts", call)).toBe("23501\n");
    },
  );

  test("writes PHP for every type, with its class and its fields", () => {
    for (const name of names) {
      const type = typeCalled(name);
      const call = writeCall("php", type, exampleOf(type));
      expect(call).toContain(`new Autostagram\\${type.schema}(\n    service: `);
      for (const field of Object.keys(type.example)) expect(call).toContain(`    ${field}: `);
    }
  });

  test("leaves out what is empty, and every empty line", () => {
    const typed: Typed = { service: "2", link: "https://example.com/", comments: "one\n\n two\n" };
    const call = writeCall("ts", typeCalled("Custom Comments"), typed);
    expect(call).toContain('comments: ["one"," two"],');
    expect(writeCall("ts", typeCalled("Default"), { service: "1", link: "x", quantity: "" })).not.toContain("quantity");
  });

  test("quotes what would end a text", () => {
    const type = typeCalled("Package");
    expect(writeCall("php", type, { service: "1", link: "a'b\\" })).toContain("link: 'a\\'b\\\\',");
    expect(writeCall("ts", type, { service: "1", link: 'a"b' })).toContain('link: "a\\"b",');
  });
});

describe("shownFields", () => {
  test("shows a field of a kind of traffic only beside it", () => {
    const type = typeCalled("Web Traffic");
    const shown = (kind: string) => shownFields(type, { type_of_traffic: kind }).map(({ name }) => name);
    expect([shown("1").includes("google_keyword"), shown("1").includes("referring_url")]).toEqual([true, false]);
    expect([shown("2").includes("google_keyword"), shown("2").includes("referring_url")]).toEqual([false, true]);
  });

  test("names what is missing", () => {
    expect(missingIn(typeCalled("Default"), { service: "1", link: " " })).toEqual(["link", "quantity"]);
  });
});
