/** C#, generated on demand. */
import { untested } from "../untested.ts";

export const language = untested(
  { name: "csharp", title: "C#" },
  { generator: "csharp", properties: { packageName: "Autostagram", library: "httpclient", targetFramework: "net8.0" } },
);
