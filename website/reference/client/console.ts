/** The console: one call of one operation, as a form, to a mock on this machine and to nothing else. */
import type { Document, Operation } from "../../../scripts/generate/document.ts";
import { type Example, examplesOf, MOCK } from "../calls.ts";
import { languages } from "../samples/index.ts";
import type { Texts } from "../texts.ts";
import { fieldsOf, showFields } from "./fields.ts";
import { loopback } from "./loopback.ts";

const find = <Kind extends Element>(selector: string) => document.querySelector(`#console ${selector}`) as Kind;

const dialog = () => document.getElementById("console") as HTMLDialogElement;

let operations: Operation[] = [];
let words: Texts["console"];

export function wireConsole(description: Document, texts: Texts): void {
  operations = Object.values(description.paths).map(({ post }) => post);
  words = texts.console;
  find<HTMLSelectElement>("[name=operation]").addEventListener("change", () => showOperation());
  find<HTMLSelectElement>("[name=example]").addEventListener("change", () => showExample());
  find<HTMLSelectElement>("[name=language]").addEventListener("change", showCode);
  find<HTMLFormElement>("form").addEventListener("input", showCode);
  find<HTMLFormElement>("form").addEventListener("submit", send);
  find<HTMLButtonElement>(".copy").addEventListener("click", copy);
  find<HTMLButtonElement>(".close").addEventListener("click", () => dialog().close());
  find<HTMLElement>(".hosted").hidden = loopback(location.href) !== undefined;
  showOperation();
}

export function openConsole(operation?: string): void {
  const select = find<HTMLSelectElement>("[name=operation]");
  if (operation !== undefined && operation !== select.value) {
    select.value = operation;
    showOperation();
  }
  dialog().showModal();
}

function chosenExamples(): Example[] {
  const id = find<HTMLSelectElement>("[name=operation]").value;
  const operation = operations.find(({ operationId }) => operationId === id);
  return operation ? examplesOf(operation) : [];
}

function showOperation(): void {
  find<HTMLSelectElement>("[name=example]").replaceChildren(
    ...chosenExamples().map(({ name, summary }) => new Option(summary, name)),
  );
  showExample();
}

function chosenExample(): Example | undefined {
  const name = find<HTMLSelectElement>("[name=example]").value;
  return chosenExamples().find((example) => example.name === name);
}

function showExample(): void {
  const example = chosenExample();
  if (example) showFields(find("fieldset"), example.call);
  find<HTMLElement>(".answer").hidden = true;
  showCode();
}

function showCode(): void {
  const example = chosenExample();
  const language = languages.find(({ id }) => id === find<HTMLSelectElement>("[name=language]").value);
  if (!example || !language) return;
  const { key = MOCK.key, ...fields } = fieldsOf(find("fieldset"));
  const url = find<HTMLInputElement>("[name=address]").value;
  find("code.code").textContent = language.write({ ...example.call, url, key, fields: numbered(fields, example) });
}

/** Ids and quantities are numbers in the samples of the client; a field that is no number any more is text. */
function numbered(fields: Record<string, string>, { call }: Example): Array<[string, string | number]> {
  const numbers = new Set(call.fields.filter(([, value]) => typeof value === "number").map(([name]) => name));
  return Object.entries(fields).map(([name, value]) => [
    name,
    numbers.has(name) && /^\d+$/.test(value) ? Number(value) : value,
  ]);
}

async function send(event: SubmitEvent): Promise<void> {
  event.preventDefault();
  const address = loopback(find<HTMLInputElement>("[name=address]").value);
  if (address === undefined) return show(words.notLoopback);
  show(words.sending);
  try {
    const body = new URLSearchParams(fieldsOf(find("fieldset")));
    const answer = await fetch(address, {
      method: "POST",
      body,
      redirect: "error",
      credentials: "omit",
      referrerPolicy: "no-referrer",
    });
    show(`HTTP ${answer.status}`, pretty(await answer.text()));
  } catch {
    show(words.noAnswer(address.host));
  }
}

function show(status: string, body = ""): void {
  find<HTMLElement>(".answer").hidden = false;
  find(".status").textContent = status;
  find(".body").textContent = body;
  find<HTMLElement>(".body").hidden = body === "";
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

async function copy(event: Event): Promise<void> {
  const button = event.currentTarget as HTMLButtonElement;
  await navigator.clipboard.writeText(find("code.code").textContent ?? "");
  button.textContent = words.copied;
  setTimeout(() => (button.textContent = words.copy), 1500);
}
