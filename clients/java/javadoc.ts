/** Texts of the description as Javadoc has them. */

export function javadoc(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll("*/", "*&#47;")
    .replaceAll(/`([^`]+)`/g, "{@code $1}")
    .replaceAll("\n\n", "\n<p>")
    .trim();
}
