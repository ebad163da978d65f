// What the methods of the client are made of: one call, and lists of any length.

package autostagram

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Panel is one panel and one key. Nothing is sent twice, and no redirect is followed.
type Panel struct {
	URL     string        // https, or http to this machine; ends in /api/v2
	Timeout time.Duration // of a whole call
	key     func() string // so that no verb of fmt prints it
}

// New makes a client of the panel of the description, with a timeout of 30 seconds.
func New(key string) *Panel {
	return &Panel{URL: defaultURL, Timeout: 30 * time.Second, key: func() string { return key }}
}

func (p *Panel) call(ctx context.Context, action string, order Order) (any, error) {
	if p.key == nil || !keyShape.MatchString(p.key()) || !urlShape.MatchString(p.URL) {
		return nil, badInput("the key is malformed, or the URL is neither https nor this machine's, or does not end in /api/v2")
	}
	form, err := encode(order)
	if err != nil {
		return nil, err
	}
	form.Set("action", action)
	form.Set("key", p.key())
	status, body, err := p.send(ctx, form.Encode())
	if err != nil {
		return nil, err
	}
	answer, isJSON := parse(body)
	return answer, failureOf(status, p.errorIn(answer), fieldOf(answer, "order") != nil, isJSON)
}

// errorIn is empty where the panel did not say no.
func (p *Panel) errorIn(row any) string {
	if text, _ := fieldOf(row, "error").(string); text != "" {
		return hide(p.key(), text)
	}
	return ""
}

// Entry is one id of a list: its value, or the error in its place.
type Entry[T any] struct {
	ID    int64
	Value T
	Err   error
}

// many cuts lists into calls of 100: the panel refuses a longer one whole.
func many[T any](ctx context.Context, p *Panel, action, own, field string, ids []int64) (entries []Entry[T], err error) {
	distinct, seen := []int64{}, map[int64]bool{}
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
		list := strings.ReplaceAll(strings.Trim(fmt.Sprint(part), "[]"), " ", ",")
		answer, err := p.call(ctx, action, CustomOrder{own + "s": list})
		rows, err := rowsByID(own, answer, err)
		if err != nil {
			return entries, err
		}
		for _, id := range part {
			value, err := read[T](p.valueIn(rows, fmt.Sprint(id), field))
			entries = append(entries, Entry[T]{id, value, err})
		}
	}
	return entries, nil
}

// valueIn finds the value of an id, in a field of its row or in the place of one.
func (p *Panel) valueIn(rows map[string]any, id, field string) (any, error) {
	row, isThere := rows[id]
	if inner := fieldOf(row, field); inner != nil {
		row = inner
	}
	return row, entryFailureOf(p.errorIn(row), isThere)
}
