/** Writes tables.go: what the facade knows of the description, and the fields of forms and answers. */
import { answersOf, type Description, idRange, orderForms, type Schema, urlOf } from "../description.ts";
import type { Operation } from "../operations.ts";
import { ENDPOINT, ENVELOPES, KEY } from "../protocol.ts";
import { pascal, quote } from "../words.ts";

/** Keeps an optional field a pointer. */
export const POINTER = "x-go-type-skip-optional-pointer";

const OPTIONAL = /^(start_count|remains|currency)$/;

type Source = { description: Description; operations: readonly Operation[] };

export function writeTables({ description, operations }: Source): string {
  const given = [...new Set(operations.map(({ gives }) => gives))];
  const sets = given.filter((name) => description.components.schemas[name]?.enum);
  const lists = operations.filter(({ isCatalogue }) => isCatalogue).map(({ gives }) => gives);
  const { schemas } = description.components;
  const { smallest, largest } = idRange(description);
  return `// Code generated from the description. DO NOT EDIT.

package autostagram

import "regexp"

const defaultURL = ${quote(urlOf(description))}

var keyShape = regexp.MustCompile(${quote(`^${KEY}$`)})
var urlShape = regexp.MustCompile(${quote(`^${ENDPOINT}$`)})

// isSafe says whether a panel can have such an id.
func isSafe(id int64) bool { return ${smallest} <= id && id <= ${largest} }

var envelopes = []string{${ENVELOPES.map(quote).join(", ")}}

// Order is one of the order forms, or a CustomOrder.
type Order interface{ fields() map[string]any }

// CustomOrder is for service types that are not documented: texts, whole numbers, and lists of texts.
type CustomOrder map[string]any

func (o CustomOrder) fields() map[string]any { return o }

${orderForms(description)
  .map((name) => writeFields(name, schemas[name] ?? {}))
  .join("\n")}
${answersOf(description)
  .map(([name, schema]) => writeReader(name, schema))
  .join("\n")}
// read makes a value of the JSON of an answer, if one came.
func read[T any](value any, err error) (T, error) {
	var made, none T
	if err != nil {
		return none, err
	}
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
