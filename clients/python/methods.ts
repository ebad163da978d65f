/** Writes panel.py: a method for each operation of the description, in its own words. */
import { type Operation, textOf } from "../operations.ts";
import { quote, snake } from "../words.ts";

export function writeMethods(operations: readonly Operation[]): string {
  const methods = operations.map((operation) => {
    const { parameters, gives, body } = writeMethod(operation);
    const cut = operation.takes === "ids" ? " A longer list is sent in parts." : "";
    const text = textOf(operation, operations, snake) + cut;
    return `    def ${snake(operation.name)}(self${parameters}) -> ${gives}:
        """${wrap(text).join("\n        ")}"""
        return ${body}
`;
  });
  return `"""The client: a method for each operation of the description. Made from it: do not edit."""

from __future__ import annotations
from collections.abc import Iterable, Mapping
from typing import Any
from . import models
from .answers import Entry
from .calls import Calls
from .tables import Order


class Panel(Calls):
    """One panel, one key. Every method raises a PanelError. Nothing is sent twice, and no redirect is followed."""

${methods.join("\n")}`;
}

function writeMethod({ action, takes, own, gives, isCatalogue, field }: Operation) {
  const model = `models.${gives}`;
  if (takes === "ids") {
    const value = TYPES[gives] ?? model;
    return {
      parameters: `, ${own}s: Iterable[int]`,
      gives: `list[Entry[${value}]]`,
      body: `self._many(${quote(action)}, ${quote(own)}, ${own}s, ${quote(field)}, ${value})`,
    };
  }
  if (isCatalogue) return { parameters: "", gives: `list[${model}]`, body: `self._all(${quote(action)}, ${model})` };
  if (takes === "form") {
    const parameters = ", order: Order | Mapping[str, Any]";
    return { parameters, gives: model, body: `self._one(${quote(action)}, ${model}, order)` };
  }
  const parameters = takes === "id" ? `, ${own}: int` : "";
  const fields = takes === "id" ? `{${quote(own)}: ${own}}` : "{}";
  return { parameters, gives: model, body: `self._one(${quote(action)}, ${model}, ${fields})` };
}

/** What stands for values of lists that are no models. A number that says that a wish was taken is a bool. */
const TYPES: { [schema: string]: string } = { RefillId: "int", RefillState: "str", integer: "bool" };

/** The lines of a text, with its paragraphs kept apart. */
function wrap(text: string): string[] {
  const paragraphs = text
    .split("\n\n")
    .map((paragraph) => paragraph.replaceAll("\n", " ").match(/.{1,105}(?:\s|$)/g) ?? []);
  return paragraphs.flatMap((lines, index) => [...(index > 0 ? [""] : []), ...lines.map((line) => line.trim())]);
}
