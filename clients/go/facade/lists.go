// Lists of any length, in calls of 100: the panel refuses a longer one whole.

package autostagram

import (
	"context"
	"fmt"
	"slices"
)

// Entry is one id of a list: its value, or the error in its place.
type Entry[T any] struct {
	ID    int64
	Value T
	Err   error
}

func many[T any](ctx context.Context, p *Panel, action, own, field string, ids []int64) (entries []Entry[T], err error) {
	var distinct []int64
	seen := map[int64]bool{}
	for _, id := range ids {
		if !isSafe(id) {
			return nil, badInput("an id must be a positive whole number")
		}
		if !seen[id] {
			distinct = append(distinct, id)
		}
		seen[id] = true
	}
	for part := range slices.Chunk(distinct, 100) {
		answer, err := p.call(ctx, action, CustomOrder{own + "s": part})
		rows := rowsByID(answer, own)
		if err == nil && rows == nil {
			err = unexpected()
		}
		if err != nil {
			return entries, err
		}
		for _, id := range part {
			value, err := readRow[T](p, rows, fmt.Sprint(id), field)
			entries = append(entries, Entry[T]{id, value, err})
		}
	}
	return entries, nil
}

func readRow[T any](p *Panel, rows map[string]any, id, field string) (value T, err error) {
	row, isThere := rows[id]
	if inner := fieldOf(row, field); inner != nil {
		row = inner
	}
	if text := errorIn(row); text != "" {
		return value, p.refusal(text, OutcomeRefused)
	}
	if !isThere {
		return value, &Error{KindMissing, OutcomeUnknown, "left out of the answer", "", nil}
	}
	return read[T](row)
}

// rowsByID finds the row of each id, in a map or in rows that name theirs; nil when there is neither.
func rowsByID(answer any, own string) map[string]any {
	rows, _ := answer.(map[string]any)
	if list, isList := answer.([]any); isList {
		rows = map[string]any{}
		for _, row := range list {
			rows[fmt.Sprint(fieldOf(row, own))] = row
		}
	}
	if _, isNameless := rows["<nil>"]; isNameless {
		return nil
	}
	return rows
}
