import { type Call, lines } from "./call.ts";

export function php(call: Call): string {
  const fields = lines(call, (name, value) => `        '${name}' => ${value},`, "KEY", text);
  return `<?php

const URL = ${text(call.url)};
const KEY = ${text(call.key)};

$curl = curl_init(URL);
curl_setopt_array($curl, [
    CURLOPT_POSTFIELDS => http_build_query([
${fields.join("\n")}
    ]),
    CURLOPT_RETURNTRANSFER => true,
]);
$answer = curl_exec($curl);
if ($answer === false) {
    throw new RuntimeException(curl_error($curl));
}
echo $answer, "\\n";
`;
}

/** In single quotes only \\ and ' are special, and a line end stays a line end; escapes need double quotes. */
function text(value: string | number): string {
  if (typeof value === "number") return String(value);
  if (!/[\n\r\t]/.test(value)) return `'${value.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
  return JSON.stringify(value).replaceAll("$", "\\$");
}
