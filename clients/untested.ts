/** A language whose code is generated on demand by openapi-generator. Nobody here has built it, and there is no facade. */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { type Description, type Schema, writeDescription } from "./description.ts";
import type { Language } from "./language.ts";
import { type Generation, missingGenerator, openapiGenerator } from "./openapiGenerator.ts";

type Names = Pick<Language, "name" | "title">;

export function untested({ name, title }: Names, settings: Pick<Generation, "generator" | "properties">): Language {
  return {
    name,
    title,
    support: "untested",
    missing: missingGenerator,
    async generate(context) {
      const input = join(context.folder, "build", "description.yaml");
      const output = join(context.folder, "generated");
      await writeDescription(widen(parse(await readFile(context.actions, "utf8"))), input);
      const properties = { ...settings.properties, hideGenerationTimestamp: "true" };
      await openapiGenerator(context, { generator: settings.generator, properties, input, output });
      await joinPaths(output);
      context.log(`clients/${name}/generated, untested`);
    },
    async build() {
      throw new Error(`${title} is untested: it is generated, and no more`);
    },
    runner() {
      throw new Error(`${title} is untested: it has no runner`);
    },
  };
}

/** Ids are larger than what these generators take an integer for. */
function widen(description: Description): Description {
  const visit = (schema: Schema): void => {
    if (Object(schema) !== schema) return;
    if (schema.type === "integer" && !schema.enum) schema.format = "int64";
    for (const child of Object.values(schema)) visit(child as Schema);
  };
  visit(description.components as Schema);
  return description;
}

/** The part behind # tells the operations apart in the description alone; some HTTP libraries would send it. */
async function joinPaths(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!/\.(cs|kt|swift)$/.test(entry.name)) continue;
    const file = join(entry.parentPath, entry.name);
    const text = await readFile(file, "utf8");
    if (text.includes("/api/v2#")) await writeFile(file, text.replace(/\/api\/v2#[\w=&]+/g, "/api/v2"));
  }
}
