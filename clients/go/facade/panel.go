// What the methods of the client are made of: one call, and lists of any length.

package autostagram

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"regexp"
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

var keyShape = regexp.MustCompile(`^[!-~]+$`)
var urlShape = regexp.MustCompile(`^(https://([\w.-]+|\[[\da-f:]+\])|http://(localhost|127\.0\.0\.1|\[::1\]))(:\d+)?(/[\w.~-]+)*/api/v2$`)
var client = http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}

func one[T any](ctx context.Context, p *Panel, action string, order Order) (value T, err error) {
	answer, err := p.call(ctx, action, order)
	if err != nil {
		return value, err
	}
	return read[T](answer)
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
	switch text := errorIn(answer); {
	case status >= 500 || slices.Contains([]int{408, 425, 499}, status):
		err = &Error{KindHTTP, OutcomeUnknown, fmt.Sprint(status), "", nil}
	case text != "" && fieldOf(answer, "order") != nil:
		err = p.refusal(text, OutcomeUnknown) // The order that is named beside the error exists.
	case text != "":
		err = p.refusal(text, OutcomeRefused)
	case status == 429:
		err = p.refusal("rate limit exceeded", OutcomeRefused)
	case status >= 400:
		err = &Error{KindHTTP, OutcomeRefused, fmt.Sprint(status), "", nil}
	case status >= 300:
		err = &Error{KindRedirect, OutcomeUnknown, fmt.Sprint(status, ", which is not followed"), "", nil}
	case !isJSON:
		err = &Error{KindUnreadable, OutcomeUnknown, "the answer is no JSON", "", nil}
	}
	return answer, err
}

// Entry is one id of a list: its value, or the error in its place.
type Entry[T any] struct {
	ID    int64
	Value T
	Err   error
}

// many cuts lists into calls of 100: the panel refuses a longer one whole.
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
		list := strings.ReplaceAll(strings.Trim(fmt.Sprint(part), "[]"), " ", ",")
		answer, err := p.call(ctx, action, CustomOrder{own + "s": list})
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

func (p *Panel) refusal(text string, outcome Outcome) error {
	kind, reason := judge(text)
	return &Error{kind, outcome, hide(p.key(), text), reason, nil}
}

// send takes at most 32 MiB: what is cut off there is no JSON any more.
func (p *Panel) send(ctx context.Context, form string) (status int, body []byte, err error) {
	ctx, cancel := context.WithTimeout(ctx, p.Timeout)
	defer cancel()
	request, _ := http.NewRequestWithContext(ctx, http.MethodPost, p.URL, strings.NewReader(form))
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	response, err := client.Do(request)
	if err == nil {
		defer response.Body.Close()
		body, err = io.ReadAll(io.LimitReader(response.Body, 32<<20))
	}
	// The error of net/http is left out: it may quote what came.
	op := new(net.OpError)
	switch {
	case err == nil:
		return response.StatusCode, body, nil
	case ctx.Err() != nil:
		return 0, nil, &Error{KindTimeout, OutcomeUnknown, ctx.Err().Error(), "", ctx.Err()}
	case errors.As(err, &op) && op.Op == "dial":
		return 0, nil, &Error{KindConnection, OutcomeNotSent, "no connection; nothing was sent", "", nil}
	}
	return 0, nil, &Error{KindConnection, OutcomeUnknown, "the connection broke", "", nil}
}
