const LONG_ID = /("(?:service|order|refill)"\s*:\s*)(-?\d{16,})(?![\d.eE])/g;

/**
 * Parses JSON, with ids of 16 digits and more as text: `JSON.parse` alone turns 9007199254740993 into
 * 9007199254740992, and that is another order.
 *
 * @throws SyntaxError when the text is no JSON.
 */
export function parseJson(text: string): unknown {
  return JSON.parse(text.replace(LONG_ID, '$1"$2"'));
}
