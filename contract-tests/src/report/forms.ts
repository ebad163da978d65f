/** The fields of a body that is a form, when it is one that a client would write. */
import type { Call } from "../exchange.ts";

type Field = readonly [name: string, value: string];

export function isForm(contentType: string): boolean {
  return /^application\/x-www-form-urlencoded\b/i.test(contentType);
}

export function isMultipart(contentType: string): boolean {
  return /^multipart\/form-data\b/i.test(contentType);
}

/** Undefined where the body is something else, or so odd a form that its fields would not give the same body again. */
export function fieldsOf({ contentType, body }: Call): Field[] | undefined {
  if (isMultipart(contentType)) return partsOf(contentType, body) ?? pairsOf(body);
  return isForm(contentType) ? pairsOf(body) : undefined;
}

function pairsOf(body: string): Field[] | undefined {
  const pairs = body.split("&");
  if (!pairs.every((pair) => /^[^=]+=/.test(pair))) return undefined;
  try {
    return pairs.map((pair): Field => {
      const [name = "", ...value] = pair.split("=");
      return [decode(name), decode(value.join("="))];
    });
  } catch {
    return undefined;
  }
}

/** @throws where a percent sign has no byte behind it, or the bytes are no UTF-8. */
function decode(text: string): string {
  return decodeURIComponent(text.replaceAll("+", " "));
}

function partsOf(contentType: string, body: string): Field[] | undefined {
  const [, quoted, bare] = /boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? bare;
  if (boundary === undefined) return undefined;
  const parts = body.split(`--${boundary}`).slice(1);
  if (!parts.pop()?.startsWith("--")) return undefined;
  const fields = parts.map((part) =>
    /^\r\ncontent-disposition: form-data; name="([^"\r\n]+)"\r\n\r\n([\s\S]*)\r\n$/i.exec(part),
  );
  return fields.every((field) => field !== null)
    ? fields.map(([, name = "", value = ""]): Field => [name, value])
    : undefined;
}
