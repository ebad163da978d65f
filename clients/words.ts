/** Names of the description in the styles of other languages. */

/** `not_sent` and `not-sent` become `NotSent`. */
export function pascal(name: string): string {
  return name.replace(/(?:^|[_-])(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** `addOrder` becomes `add_order`. */
export function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** A text with quotes around it, as most languages write it. */
export function quote(text: string): string {
  return JSON.stringify(text);
}
