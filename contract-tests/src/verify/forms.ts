/** The calls that probes make: forms, and the other ways in which people send one. */
import type { Call } from "../exchange.ts";

export const FORM = "application/x-www-form-urlencoded";

/** A key that no panel has given out. */
export const MADE_UP_KEY = "made-up-key-of-the-contract-checker";

export type Fields = Readonly<Record<string, string>>;

export function formCall(url: string, fields: Fields): Call {
  return { method: "POST", url, contentType: FORM, body: new URLSearchParams(fields).toString() };
}

export function getCall(url: string, fields: Fields): Call {
  return { method: "GET", url: `${url}?${new URLSearchParams(fields)}`, contentType: "", body: "" };
}

export function jsonCall(url: string, fields: Fields): Call {
  return { method: "POST", url, contentType: "application/json", body: JSON.stringify(fields) };
}

/** The fields are all made up here, so none of them holds the boundary. */
export function multipartCall(url: string, fields: Fields): Call {
  const boundary = "contract-checker-boundary";
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return {
    method: "POST",
    url,
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: `${parts.join("")}--${boundary}--\r\n`,
  };
}
