// Reads what a panel answers. Some write numbers as text, and some write text as numbers.

package autostagram

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// parse takes JSON out of its envelope.
func parse(body []byte) (answer any, isJSON bool) {
	body = bytes.TrimPrefix(body, []byte("\ufeff"))
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	if !json.Valid(body) || decoder.Decode(&answer) != nil {
		return nil, false
	}
	for _, name := range envelopes {
		switch inner := fieldOf(answer, name).(type) {
		case map[string]any, []any:
			answer = inner
		}
	}
	return answer, true
}

func fieldOf(row any, name string) any {
	fields, _ := row.(map[string]any)
	return fields[name]
}

// rowsByID finds the row of each id, in a map or in rows that name theirs.
func rowsByID(own string, answer any, err error) (map[string]any, error) {
	rows, _ := answer.(map[string]any)
	list, isList := answer.([]any)
	if isList {
		rows = map[string]any{}
	}
	for _, row := range list {
		rows[fmt.Sprint(fieldOf(row, own))] = row
	}
	if _, isNameless := rows["<nil>"]; err == nil && (isNameless || rows == nil) {
		err = unexpected()
	}
	return rows, err
}

// is reads a text or a truth.
func is[T any](value any, into *T) (ok bool) {
	*into, ok = value.(T)
	return ok
}

func isID(value any, into *int64) bool {
	number, err := strconv.ParseInt(fmt.Sprint(value), 10, 64)
	*into = number
	return err == nil && isSafe(number)
}

// isNumber keeps every digit.
func isNumber(value any, into *string) bool {
	*into = fmt.Sprint(value)
	_, err := strconv.ParseFloat(*into, 64)
	return err == nil && !strings.ContainsAny(*into, "eExXnN_")
}
