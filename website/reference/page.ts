/** The HTML around Redoc: a header that leads back to the site, the console, and what a reader without JavaScript gets. */
import { createHash } from "node:crypto";
import MarkdownIt from "markdown-it";
import type { Document } from "../../scripts/generate/document.ts";
import { MOCK } from "./calls.ts";
import type { Locale } from "./documents.ts";
import { languages } from "./samples/index.ts";
import { type Texts, texts } from "./texts.ts";

/** `early` is script for the head, the others are addresses from the page. */
export type Parts = { early: string; style: string; script: string; redoc: string; root: string };

const markdown = new MarkdownIt();

export function pageOf(document: Document, locale: Locale, parts: Parts): string {
  const words = texts[locale];
  const title = `${words.title} · autostagram`;
  return `<!doctype html>
<html lang="${locale}" data-live="${html(liveOf(document))}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${html(policy(parts.early))}">
<meta name="referrer" content="no-referrer">
<meta name="theme-color" content="#0f766e">
<title>${html(title)}</title>
<meta name="description" content="${html(String(document.info.summary))}">
<link rel="icon" href="${parts.root}logo.svg" type="image/svg+xml">
<link rel="alternate" hreflang="${locale === "ko" ? "en" : "ko"}" href="${otherLanguage(locale, parts)}">
<script>${parts.early}</script>
<link rel="modulepreload" href="${parts.redoc}">
<link rel="stylesheet" href="${parts.style}">
</head>
<body>
<a class="skip" href="#redoc">${words.skip}</a>
${header(locale, words, parts)}
<div id="redoc">${fallback(document, words, downloadsOf(locale, parts))}</div>
${consoleOf(document, words)}
<script type="application/json" id="description">${JSON.stringify(document).replaceAll("<", "\\u003c")}</script>
<script type="module" src="${parts.script}"></script>
</body>
</html>
`;
}

/** What this page may do. It alone styles inline and starts workers from blobs, which Redoc does; it calls loopback and nothing else. */
function policy(early: string): string {
  const hash = createHash("sha256").update(early).digest("base64");
  return [
    "default-src 'none'",
    `script-src 'self' 'sha256-${hash}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self' http://127.0.0.1:* http://localhost:*",
    "worker-src blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

function liveOf({ servers }: Document): string {
  const [, live] = servers as Array<{ url: string }>;
  return `${live?.url}/api/v2`;
}

function otherLanguage(locale: Locale, { root }: Parts): string {
  return locale === "ko" ? `${root}reference/` : `${root}ko/reference/`;
}

function downloadsOf(locale: Locale, { root }: Parts): string {
  const name = locale === "ko" ? "actions.ko" : "actions";
  const link = (type: string) => `<a href="${root}downloads/${name}.${type}">${type.toUpperCase()}</a>`;
  return `<span id="downloads">${link("yaml")} ${link("json")}</span>`;
}

function header(locale: Locale, words: Texts, parts: Parts): string {
  const home = locale === "ko" ? `${parts.root}ko/` : parts.root;
  const choice = (value: string, label: string) =>
    `<label><input type="radio" name="samples" value="${value}"${value === "mock" ? " checked" : ""}><span>${label}</span></label>`;
  return `<header>
<a class="brand" href="${home}"><img src="${parts.root}logo.svg" alt="" width="24" height="24">autostagram</a>
<nav aria-label="autostagram"><a href="${home}">${words.home}</a><a href="${home}client/">${words.client}</a><a href="${home}downloads/">${words.downloads}</a></nav>
<fieldset><legend>${words.samplesCall}</legend>${choice("mock", words.mock)}${choice("live", words.live)}</fieldset>
<button type="button" id="try">${words.tryIt}</button>
<a id="language" href="${otherLanguage(locale, parts)}" lang="${locale === "ko" ? "en" : "ko"}">${words.language}</a>
</header>`;
}

/** Until Redoc has drawn, and for good where there is no JavaScript. */
function fallback(document: Document, words: Texts, downloads: string): string {
  const operations = Object.values(document.paths).map(({ post }) => {
    const { operationId, summary, description } = post as typeof post & Record<"summary" | "description", string>;
    const text = description.replace(/\n\n\[.*\]\(#try .*\)$/, "");
    return `<h2 id="${operationId}">${html(summary)}</h2>\n${markdown.render(text)}`;
  });
  return `<main class="fallback">
<h1>${html(String(document.info.title))}</h1>
<p>${words.loading} ${downloads}</p>
${markdown.render(document.info.description)}
${operations.join("")}</main>`;
}

function consoleOf(document: Document, { console: words }: Texts): string {
  const operations = Object.values(document.paths).map(({ post }) => {
    const { operationId, summary } = post as typeof post & { summary: string };
    return `<option value="${operationId}">${html(summary)}</option>`;
  });
  const codes = languages.map(({ id, label }) => `<option value="${id}">${label}</option>`);
  return `<dialog id="console" aria-labelledby="console-title">
<form>
<div class="top"><h2 id="console-title">${words.title}</h2><button type="button" class="close">${words.close}</button></div>
<p>${words.why}</p>
<p>${words.start}</p>
<pre><code>npm ci
npm run mock</code></pre>
<p class="hosted">${markdown.renderInline(words.hosted)}</p>
<label><span>${words.address}</span><input name="address" value="${MOCK.url}" autocomplete="off" spellcheck="false"></label>
<label><span>${words.operation}</span><select name="operation" autocomplete="off">${operations.join("")}</select></label>
<label><span>${words.example}</span><select name="example" autocomplete="off"></select></label>
<fieldset><legend>${words.fields}</legend></fieldset>
<p class="hint">${words.empty}</p>
<button type="submit" class="send">${words.send}</button>
<section class="answer" aria-live="polite" hidden><h3>${words.answer}</h3><p class="status"></p><pre class="body" tabindex="0"></pre></section>
<div class="top"><label><span>${words.code}</span><select name="language" autocomplete="off">${codes.join("")}</select></label><button type="button" class="copy">${words.copy}</button></div>
<pre tabindex="0"><code class="code"></code></pre>
</form>
</dialog>`;
}

function html(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
