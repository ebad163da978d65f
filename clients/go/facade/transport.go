// Sends a form over HTTP, once, and ends in time.

package autostagram

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
)

var client = http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}

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
