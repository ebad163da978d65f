/** The code on the pages, as it stands in the built HTML. */
import { isReference, pages, parsePage } from "./built.ts";

/** Languages of blocks that are programs; answers, output and settings are none. */
const PROGRAMS: { readonly [language: string]: Language } = {
  ts: "ts",
  js: "ts",
  php: "php",
  sh: "sh",
  bash: "sh",
  python: "python",
  go: "go",
  java: "java",
};

const OTHERS = ["text", "console", "json", "yaml", "http", "toml"];

export type Language = "ts" | "php" | "sh" | "python" | "go" | "java";

export type Program = {
  language: Language;
  code: string;
  /** Where it stands; a program that is on several pages is run once. */
  places: string[];
  /** Why it is not run. */
  reason?: string;
};

type Block = { language: Language; code: string; place: string; continues: boolean; reason: string | undefined };

/** Every program on every page, the blocks that continue each other as one. */
export async function findPrograms(): Promise<Program[]> {
  const found = new Map<string, Program>();
  for (const page of pages) {
    const document = await parsePage(page);
    const programs = isReference(page) ? samplesOf(document, page) : chain(blocksOf(document, page));
    for (const program of programs) {
      const key = `${program.language} ${program.code}`;
      const same = found.get(key);
      if (same) same.places.push(...program.places);
      else found.set(key, program);
    }
  }
  return [...found.values()];
}

function blocksOf(document: Document, page: string): Block[] {
  const elements = [...document.querySelectorAll('div[class*="language-"]')];
  return elements.flatMap((element, index) => {
    const name = /language-([\w-]+)/.exec(element.className)?.[1] ?? "";
    const language = PROGRAMS[name];
    if (!language && !OTHERS.includes(name))
      throw new Error(`${page}: nobody knows how to run ${name || "a block without a language"}`);
    if (!language) return [];
    const code = element.querySelector("pre code")?.textContent ?? "";
    return {
      language,
      code: code.endsWith("\n") ? code : `${code}\n`,
      place: `${page}, block ${index + 1}`,
      continues: element.hasAttribute("data-continues"),
      reason: element.getAttribute("data-no-run") ?? undefined,
    };
  });
}

function chain(blocks: readonly Block[]): Program[] {
  const programs: Program[] = [];
  for (const { language, code, place, continues, reason } of blocks) {
    const before = programs.findLast((program) => program.language === language && program.reason === undefined);
    if (continues && before) before.code += code;
    else programs.push({ language, code, places: [place], ...(reason === undefined ? {} : { reason }) });
  }
  return programs;
}

type Operation = { operationId: string; "x-codeSamples": { lang: string; label: string; source: string }[] };

/** The reference holds its samples in the description that its script shows. */
export function operationsOf(document: Document): Operation[] {
  const description = JSON.parse(document.querySelector("#description")?.textContent ?? "{}");
  return Object.values<{ post: Operation }>(description.paths ?? {}).map(({ post }) => post);
}

const SAMPLES: { readonly [lang: string]: Language } = {
  curl: "sh",
  PHP: "php",
  JavaScript: "ts",
  Python: "python",
  Go: "go",
  Java: "java",
};

function samplesOf(document: Document, page: string): Program[] {
  return operationsOf(document).flatMap((operation) =>
    operation["x-codeSamples"].map(({ lang, label, source }) => {
      const language = SAMPLES[lang];
      if (!language) throw new Error(`${page}: nobody knows how to run ${lang}`);
      return { language, code: source, places: [`${page}, ${operation.operationId} in ${label}`] };
    }),
  );
}
