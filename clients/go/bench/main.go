// Calls a second through the client and through net/http, in turns: bench URL KEY prints {"client": n, "raw": n}.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"time"

	autostagram "autostagram.example/go"
)

const rounds, calls = 20, 500

func main() {
	address, key := os.Args[1], os.Args[2]
	panel := autostagram.New(key)
	panel.URL = address
	best := map[string]float64{}
	for range rounds {
		best["client"] = max(best["client"], speed(func() string {
			status, err := panel.GetOrderStatus(context.Background(), 1)
			check(err)
			return string(status.Status)
		}))
		best["raw"] = max(best["raw"], speed(func() string {
			response, err := http.PostForm(address, url.Values{"key": {key}, "action": {"status"}, "order": {"1"}})
			check(err)
			defer response.Body.Close()
			var status struct{ Status string }
			check(json.NewDecoder(response.Body).Decode(&status))
			return status.Status
		}))
	}
	check(json.NewEncoder(os.Stdout).Encode(best))
}

func speed(call func() string) float64 {
	start := time.Now()
	for range calls {
		if call() != "Partial" {
			check(fmt.Errorf("another answer"))
		}
	}
	return calls / time.Since(start).Seconds()
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
