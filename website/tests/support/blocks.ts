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

/** Rust stands among them because its one block is a file that `npm run clients` runs. */
const OTHERS = ["text", "console", "json", "yaml", "http", "toml", "rust"];

export type Language = "ts" | "php" | "sh" | "python" | "go" | "java";

export type Program = {
  language: Language;
  code: string;
  /** Where it stands; a program that is on several pages is run once. */
  places: string[];
  /** Why it is not run. */
  reason?: string | undefined;
  /** What blocks that are one program share, where `continues` does not say it. */
  name?: string | undefined;
  /** The exit code that the page speaks of; 0 unless it does. */
  exits?: number | undefined;
  /** It serves until it is stopped. */
  keepsRunning?: boolean;
};

type Block = Omit<Program, "places"> & { place: string; continues: boolean };

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
      ...marksOf(element),
    };
  });
}

/** What the line that opens the block says of it. */
function marksOf(element: Element) {
  const mark = (name: string) => element.getAttribute(`data-${name}`) ?? undefined;
  return {
    continues: element.hasAttribute("data-continues"),
    keepsRunning: element.hasAttribute("data-keeps-running"),
    reason: mark("no-run"),
    name: mark("program"),
    exits: Number(mark("exits") ?? 0),
  };
}

function chain(blocks: readonly Block[]): Program[] {
  const programs: Program[] = [];
  for (const { place, continues, ...block } of blocks) {
    const { language, name } = block;
    const before = programs.findLast(
      (program) => program.language === language && program.reason === undefined && program.name === name,
    );
    if (before && (continues || name)) before.code += block.code;
    else programs.push({ ...block, places: [place] });
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
