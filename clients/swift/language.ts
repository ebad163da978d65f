/** Swift, generated on demand. */
import { untested } from "../untested.ts";

export const language = untested(
  { name: "swift", title: "Swift" },
  { generator: "swift6", properties: { projectName: "Autostagram" } },
);
