// Writes forms as panels read them, and finds the key in what comes back.

package autostagram

import (
	"encoding/base64"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

var noLine = regexp.MustCompile(`^\s*$|[\x00\r\n\x{FFFD}]`)
var oddSigns = regexp.MustCompile(`\W`)

func encode(order Order) (url.Values, error) {
	form := url.Values{}
	for name, value := range order.fields() {
		lines, _ := value.([]string)
		switch value.(type) {
		case string, int, int64:
			lines = []string{fmt.Sprint(value)}
		}
		id, isID := value.(int64)
		// A line more or less would change what is ordered, and charged.
		if len(lines) == 0 || isID && !isSafe(id) || slices.ContainsFunc(lines, noLine.MatchString) {
			return nil, badInput(name + " must be an id, a whole number, a text of one line, or a list of such texts")
		}
		form.Set(name, strings.Join(lines, "\n"))
	}
	return form, nil
}

// hide takes the key out of a text, however forms, JSON, HTML or base64 spell it.
func hide(key, text string) string {
	spelled := []string{oddSigns.ReplaceAllStringFunc(key, func(sign string) string {
		return fmt.Sprintf(`(?:\\*%s|(?:%%(?:25)*|\\+u00)%x|&#?\w+;)`, regexp.QuoteMeta(sign), sign)
	})}
	for before, cut := range []int{0, 2, 3} {
		if coded := base64.RawStdEncoding.EncodeToString([]byte(strings.Repeat(" ", before) + key))[cut:]; len(coded) > 9 {
			spelled = append(spelled, regexp.QuoteMeta(coded[:len(coded)-1]))
		}
	}
	return regexp.MustCompile("(?i)"+strings.Join(spelled, "|")).ReplaceAllString(text, "[key]")
}
