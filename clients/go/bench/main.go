// Calls a second through the client and through net/http, in turns: bench URL KEY prints {"client": n, "raw": n} each time.
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
	for range rounds {
		client := speed(func() string {
			status, err := panel.GetOrderStatus(context.Background(), 1)
			check(err)
			return string(status.Status)
		})
		raw := speed(func() string {
			response, err := http.PostForm(address, url.Values{"key": {key}, "action": {"status"}, "order": {"1"}})
			check(err)
			defer response.Body.Close()
			var status struct{ Status string }
			check(json.NewDecoder(response.Body).Decode(&status))
			return status.Status
		})
		check(json.NewEncoder(os.Stdout).Encode(map[string]float64{"client": client, "raw": raw}))
	}
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
