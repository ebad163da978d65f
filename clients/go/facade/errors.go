// What a call can end with besides an answer. No error holds the key.

package autostagram

// Error is any failure; errors.As finds it. It wraps the error of the context, where that ended the call.
type Error struct {
	Kind    Kind
	Outcome Outcome // of an order, refill or cancel: after OutcomeUnknown it may exist, so look before you repeat the call
	Text    string  // the panel's own words, when it refused
	Reason  Reason  // what they mean
	cause   error
}

func (e *Error) Error() string { return "autostagram: " + string(e.Kind) + ": " + e.Text }

func (e *Error) Unwrap() error { return e.cause }

func badInput(text string) error { return &Error{KindInput, OutcomeNotSent, text, "", nil} }

func unexpected() error {
	return &Error{KindUnexpected, OutcomeUnknown, "not what is documented", "", nil}
}
