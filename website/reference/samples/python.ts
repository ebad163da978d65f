import { type Call, lines, quoted } from "./call.ts";

export function python(call: Call): string {
  const fields = lines(call, (name, value) => `        "${name}": ${value},`, "KEY");
  return `import requests

URL = ${quoted(call.url)}
KEY = ${quoted(call.key)}

answer = requests.post(
    URL,
    data={
${fields.join("\n")}
    },
    allow_redirects=False,
    timeout=30,
)
print(answer.text)
`;
}
