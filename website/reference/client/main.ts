/** The reference page: draws the description with Redoc, and what the page has besides. */
import { init } from "redoc";
import type { Document } from "../../../scripts/generate/document.ts";
import { languages } from "../samples/index.ts";
import { texts } from "../texts.ts";
import { aim, keepTarget, keptTarget, type Target } from "./address.ts";
import { openConsole, wireConsole } from "./console.ts";
import { withSamples } from "./samples.ts";

const place = document.getElementById("redoc") as HTMLElement;
const words = texts[document.documentElement.lang === "ko" ? "ko" : "en"];
const description: Document = JSON.parse(document.getElementById("description")?.textContent ?? "");
const live = document.documentElement.dataset.live ?? "";
const downloads = [...document.querySelectorAll<HTMLAnchorElement>("#downloads a")];

const options = {
  disableTelemetry: true,
  scrollYOffset: () => document.querySelector("body > header")?.clientHeight ?? 0,
  downloadUrls: downloads.map((link) => ({ title: link.textContent, url: link.href })),
  codeSamples: { languages: languages.map(({ lang, label }) => ({ lang, label })) },
};

const target = keptTarget();
let drawn = draw(target);
for (const choice of document.querySelectorAll<HTMLInputElement>("input[name=samples]")) {
  choice.checked = choice.value === target;
  choice.addEventListener("change", () => redraw(choice.value as Target));
}
document.addEventListener("click", followTry, { capture: true });
document.querySelector("#try")?.addEventListener("click", () => openConsole());
document.querySelector("#language")?.addEventListener("click", keepPlace);
wireConsole(description, words);

function draw(to: Target): { unmount(): void } {
  const aimed = withSamples(description, words.labels, (call) => aim(call, to, live));
  return init(aimed, options, place);
}

/** Redoc keeps the samples that it has drawn, so it draws anew, where the reader was. */
function redraw(to: Target): void {
  keepTarget(to);
  const top = window.scrollY;
  place.style.minHeight = `${place.scrollHeight}px`;
  drawn.unmount();
  drawn = draw(to);
  setTimeout(() => {
    window.scrollTo({ top });
    place.style.minHeight = "";
  }, 300);
}

/** A link of a description to the console, which Redoc would take for a page of its own. */
function followTry(event: MouseEvent): void {
  const link = (event.target as Element).closest<HTMLAnchorElement>("a[href$='#try']");
  if (link === null) return;
  event.preventDefault();
  event.stopPropagation();
  openConsole(link.title);
}

function keepPlace(event: Event): void {
  const link = event.currentTarget as HTMLAnchorElement;
  link.hash = location.hash;
}
