/** The policy of every page, as text; that Chromium refuses nothing by it is told by pages.test.ts. */
import { describe, expect, test } from "vitest";
import { isReference, pages, parsePage } from "./support/built.ts";

const HASH = /^'sha256-[\w+/]{43}='$/;

async function policyOf(page: string): Promise<Map<string, string[]>> {
  const metas = (await parsePage(page)).querySelectorAll('meta[http-equiv="Content-Security-Policy"]');
  expect(metas).toHaveLength(1);
  const directives = metas[0]?.getAttribute("content")?.split(/;\s*/) ?? [];
  return new Map(directives.map((directive) => directive.split(" ")).map(([name = "", ...sources]) => [name, sources]));
}

describe.each(pages)("%s", (page) => {
  test("runs no script but files of its own and what was there when it was built", async () => {
    const policy = await policyOf(page);
    expect(policy.get("default-src")).toEqual(["'none'"]);
    expect(policy.get("script-src")?.filter((source) => !HASH.test(source))).toEqual(["'self'"]);
    expect(policy.get("base-uri")).toEqual(["'none'"]);
  });

  test("reaches nothing but its own host, and from the API reference this machine", async () => {
    const policy = await policyOf(page);
    const others = isReference(page) ? ["http://127.0.0.1:*", "http://localhost:*"] : [];
    expect(policy.get("connect-src")).toEqual(["'self'", ...others]);
    expect(policy.get("img-src")).toEqual(["'self'", "data:"]);
    expect(policy.get("font-src")).toEqual(["'self'"]);
  });

  test("has styles by hash, save in the API reference", async () => {
    const policy = await policyOf(page);
    const inline = policy.get("style-src")?.filter((source) => source !== "'self'" && !HASH.test(source));
    expect(inline).toEqual(isReference(page) ? ["'unsafe-inline'"] : []);
    const known = [
      "default-src",
      "script-src",
      "style-src",
      "img-src",
      "font-src",
      "connect-src",
      "base-uri",
      "form-action",
    ];
    const more = [...policy.keys()].filter((name) => !known.includes(name));
    expect(more).toEqual(isReference(page) ? ["worker-src"] : []);
    expect(policy.get("worker-src")).toEqual(isReference(page) ? ["blob:"] : undefined);
  });
});
