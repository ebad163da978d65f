/** GitHub's own checker of workflows and actions, as editors use it. */
import { registerHooks } from "node:module";
import { TextDocument } from "vscode-languageserver-textdocument";

// It imports its tables of JSON as bundlers take them; Node wants to be told that they are JSON.
registerHooks({
  load: (url, context, next) =>
    next(url, url.endsWith(".json") ? { ...context, importAttributes: { type: "json" } } : context),
});

const { validate } = await import("@actions/languageservice");

let version = 0;

/**
 * What is wrong with a workflow or an action, each as `line: problem`.
 *
 * @param path Tells which of the two it is.
 */
export async function lintActions(path: string, text: string): Promise<string[]> {
  // It keeps what it has read by name, whatever the version.
  const document = TextDocument.create(`file:///${++version}/${path}`, "yaml", 1, text);
  const problems = await validate(document);
  return problems.map(({ range, message }) => `${range.start.line + 1}: ${message}`);
}
