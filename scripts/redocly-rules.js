/**
 * Lint rules of this project for its OpenAPI documents, loaded by redocly.yaml. Plain JavaScript, because Redocly and its
 * editor plugins load it as it is.
 */
import { basename } from "node:path";

/** One name for an operation everywhere: in its file's name, in `components.pathItems`, in its operationId. */
function operationIsNamedAsItsFile() {
  return {
    Operation({ operationId }, { report, location }) {
      const file = basename(location.source.absoluteRef, ".yaml");
      if (operationId === file) return;
      report({
        message: `operationId is ${operationId}, its file is ${file}.yaml.`,
        location: location.child("operationId"),
      });
    },
  };
}

/** Without a mapping the value on the wire would have to be the schema's name. */
function discriminatorMapsEveryBranch() {
  return {
    Schema(schema, { report, location }) {
      if (!schema.discriminator) return;
      const mapped = new Set(Object.values(schema.discriminator.mapping ?? {}));
      for (const { $ref } of schema.oneOf ?? schema.anyOf ?? []) {
        if (mapped.has($ref)) continue;
        report({ message: `No value is mapped to ${$ref}.`, location: location.child("discriminator") });
      }
    },
  };
}

/** A field that nobody explains is a field that somebody guesses. */
function propertyIsDescribed() {
  return {
    Schema(schema, { report, location, resolve }) {
      for (const [name, property] of Object.entries(schema.properties ?? {})) {
        const described = property.description ?? resolve(property).node?.description;
        if (described) continue;
        report({ message: `Describe \`${name}\`.`, location: location.child(["properties", name]) });
      }
    },
  };
}

export default function panelRules() {
  return {
    id: "panel",
    rules: {
      oas3: {
        "operation-is-named-as-its-file": operationIsNamedAsItsFile,
        "discriminator-maps-every-branch": discriminatorMapsEveryBranch,
        "property-is-described": propertyIsDescribed,
      },
    },
  };
}
