/** Writes tables.go: what the facade knows of the description, and the fields of forms and answers. */
import { answersOf, type Description, orderForms, type Schema, urlOf } from "../description.ts";
import type { Operation } from "../operations.ts";
import type { Words } from "../reasons.ts";
import { pascal, quote } from "./methods.ts";

/** Keeps an optional field a pointer. */
export const POINTER = "x-go-type-skip-optional-pointer";

const OPTIONAL = /^(start_count|remains|currency)$/;

/** How a call fails: the kinds of clients/vectors/README.md, and that of an entry that the answer leaves out. */
const KINDS = "refused rate_limited http redirect unreadable unexpected timeout connection input missing".split(" ");

const OUTCOMES = ["not-sent", "refused", "unknown"];

type Source = { description: Description; operations: readonly Operation[]; words: readonly Words[] };

export function writeTables({ description, operations, words }: Source): string {
  const given = [...new Set(operations.map(({ gives }) => gives))];
  const sets = given.filter((name) => description.components.schemas[name]?.enum);
  const lists = operations.filter(({ isCatalogue }) => isCatalogue).map(({ gives }) => gives);
  const reasons = [...new Set(words.map(({ reason }) => reason)), "other"];
  const { schemas } = description.components;
  return `// Code generated from the description. DO NOT EDIT.

package autostagram

import "strings"

const defaultURL = ${quote(urlOf(description))}

// Kind says how a call failed.
type Kind string

// Outcome says what became of an order, a refill or a cancel.
type Outcome string

// Reason says what the words of a refusal mean.
type Reason string

const (
${constants("Kind", KINDS)}
)

const (
${constants("Outcome", OUTCOMES)}
)

const (
${constants("Reason", reasons)}
)

// judge tells what the words of a refusal mean.
func judge(text string) (Kind, Reason) {
	text = strings.ToLower(text)
	switch {
${words.map((row) => `	case strings.Contains(text, ${quote(row.words)}):\n		return ${row.reason === "rate_limit" ? "KindRateLimited" : "KindRefused"}, ${constant("Reason", row.reason)}`).join("\n")}
	}
	return KindRefused, ReasonOther
}

// Order is one of the order forms, or a CustomOrder.
type Order interface{ fields() map[string]any }

${orderForms(description)
  .map((name) => writeFields(name, schemas[name] ?? {}))
  .join("\n")}
${answersOf(description)
  .map(([name, schema]) => writeReader(name, schema))
  .join("\n")}
// read makes a value of the JSON of an answer.
func read[T any](value any) (T, error) {
	var made, none T
	isGood := false
	switch into := any(&made).(type) {
	case *int64:
		isGood = isID(value, into)
	case *bool: // A wish that is taken: panels say so by a number, or by true.
		isGood = value == true || isID(value, new(int64))
		*into = isGood
${lists
  .map(
    (name) => `	case *[]${name}:
		rows, isList := value.([]any)
		*into, isGood = make([]${name}, len(rows)), isList
		for i, row := range rows {
			isGood = isGood && (*into)[i].read(row)
		}`,
  )
  .join("\n")}
${sets.map((name) => `	case *${name}:\n		isGood = is(value, (*string)(into))`).join("\n")}
	case interface{ read(any) bool }:
		isGood = into.read(value)
	}
	if !isGood {
		return none, unexpected()
	}
	return made, nil
}
`;
}

function constants(type: string, values: readonly string[]): string {
  return values.map((value) => `	${constant(type, value)} ${type} = ${quote(value)}`).join("\n");
}

function constant(type: string, value: string): string {
  return type + pascal(value.replace("-", "_")).replace("Http", "HTTP");
}

/** What an order form sends. Optional fields that are zero are left out. */
function writeFields(name: string, { properties = {}, required = [] }: Schema): string {
  const [always, maybe] = [true, false].map((is) =>
    Object.entries(properties).filter(([field]) => required.includes(field) === is),
  );
  const value = (field: string, { $ref, enum: words }: Schema) =>
    $ref || words ? `int(o.${goName(field)})` : `o.${goName(field)}`;
  const sets = (maybe ?? []).map(([field, schema]) => {
    const isPointer = schema[POINTER] === false;
    const nothing = isPointer ? "nil" : schema.type === "string" ? '""' : "0";
    return `	if o.${goName(field)} != ${nothing} {
		fields[${quote(field)}] = ${isPointer ? "*" : ""}${value(field, schema)}
	}
`;
  });
  return `func (o ${name}) fields() map[string]any {
	fields := map[string]any{${(always ?? []).map(([field, schema]) => `${quote(field)}: ${value(field, schema)}`).join(", ")}}
${sets.join("")}	return fields
}
`;
}

/** Reads a model from JSON. Some panels leave counts out, and some the currency. */
function writeReader(name: string, { properties = {} }: Schema): string {
  const checks = Object.entries(properties).map(([field, { $ref, ...schema }]) => {
    const found = `fieldOf(row, ${quote(field)})`;
    const into = $ref ? `(*string)(&v.${goName(field)})` : `&v.${goName(field)}`;
    const check = `${schema["x-go-read"] ?? "is"}(${found}, ${into})`;
    return OPTIONAL.test(field) ? `(${found} == nil || ${check})` : check;
  });
  return `func (v *${name}) read(row any) bool {
	return ${checks.join(" &&\n\t\t")}
}
`;
}

/** As oapi-codegen writes it. */
function goName(field: string): string {
  return pascal(field).replace(/Url$/, "URL");
}
