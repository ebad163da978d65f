/** Words that Redoc writes without asking for a label: the one place in its script where each stands. */
export const wordPlaces: readonly string[] = [
  "t===1?`Value:`:`Enum:`",
  "return t===1?`non-empty`",
  "||`property name`",
  "placeholder:`Search docs...`",
  "children:`Search endpoints, schemas, and more...`",
  "children:`Searching...`",
  "children:`No results`",
  "text:`to navigate`",
  "text:`to select`",
  "text:`to exit`",
  "onClick:e,children:`Cancel`",
  '"aria-label":n?`Show sidebar`:`Hide sidebar`',
  '"aria-label":e?`Close navigation menu`:`Open navigation menu`',
  '"aria-label":`Search trigger button`',
  '"aria-label":`Response status`',
  '"aria-label":`Copy`',
  '"aria-label":`collapse`',
  '"aria-label":`Collapse all`',
  '"aria-label":`Expand all`',
];

/** What stands there instead: the same words, in the language that client/samples.ts knows. */
export function withWords(place: string): string {
  return place.replaceAll(/`([^`]+)`/g, (word) => `referencePage.word(${word})`);
}
