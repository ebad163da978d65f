import { type Call, quoted } from "./call.ts";

/** Plain fetch, as Node, Deno, Bun and browsers have it. */
export function javascript({ url, key, fields }: Call): string {
  const rows = fields.map(([name, value]) => `    ${name}: ${quoted(value)},`);
  return `const url = ${quoted(url)};
const key = ${quoted(key)};

const answer = await fetch(url, {
  method: "POST",
  redirect: "error",
  body: new URLSearchParams({
    key,
${rows.join("\n")}
  }),
});
console.log(await answer.text());
`;
}
