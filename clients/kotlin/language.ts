/** Kotlin, generated on demand. */
import { untested } from "../untested.ts";

export const language = untested(
  { name: "kotlin", title: "Kotlin" },
  {
    generator: "kotlin",
    properties: {
      packageName: "autostagram",
      artifactId: "autostagram",
      library: "jvm-okhttp4",
      serializationLibrary: "gson",
      generateOneOfAnyOfWrappers: "true",
    },
  },
);
