// Runs vectors: runner FILE BASE prints one line of JSON for each, as clients/vectors/README.md says.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"sync"
	"time"

	autostagram "autostagram.example/go"
)

const width = 16

type vector struct {
	ID        string
	Operation string
	Arguments struct {
		Order, Refill   int64
		Orders, Refills []int64
		Form            json.RawMessage
	}
	Client struct {
		Key       *string
		URL       string
		TimeoutMs int
	}
}

type line struct {
	ID      string   `json:"id"`
	Outcome any      `json:"outcome"`
	Shown   []string `json:"shown"`
}

type object map[string]any

func main() {
	text, err := os.ReadFile(os.Args[1])
	var file struct{ Vectors []vector }
	if err = errors.Join(err, json.Unmarshal(text, &file)); err != nil {
		panic(err)
	}
	var output sync.Mutex
	var open sync.WaitGroup
	places := make(chan int)
	for range width {
		open.Add(1)
		go func() {
			defer open.Done()
			for place := range places {
				line := run(file.Vectors[place], fmt.Sprintf("%s/%d/api/v2", os.Args[2], place))
				output.Lock()
				_ = json.NewEncoder(os.Stdout).Encode(line)
				output.Unlock()
			}
		}()
	}
	for place := range file.Vectors {
		places <- place
	}
	close(places)
	open.Wait()
}

func run(one vector, url string) line {
	key := "k3y-canary-7Q2x"
	if one.Client.Key != nil {
		key = *one.Client.Key
	}
	panel := autostagram.New(key)
	panel.URL = url
	if one.Client.URL != "" {
		panel.URL = one.Client.URL
	}
	if one.Client.TimeoutMs != 0 {
		panel.Timeout = time.Duration(one.Client.TimeoutMs) * time.Millisecond
	}
	value, err := call(panel, one)
	shown := seen(panel, *panel, struct{ panel *autostagram.Panel }{panel}, struct{ panel autostagram.Panel }{*panel})
	for cause := err; cause != nil; cause = errors.Unwrap(cause) {
		shown = append(shown, seen(cause)...)
	}
	return line{one.ID, outcome(value, err), shown}
}

// seen has every text that a person could meet.
func seen(values ...any) []string {
	var texts []string
	for _, value := range values {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%d"} {
			texts = append(texts, fmt.Sprintf(verb, value))
		}
		text, _ := json.Marshal(value)
		texts = append(texts, string(text))
	}
	return texts
}

func outcome(value any, err error) object {
	var failure *autostagram.Error
	if !errors.As(err, &failure) {
		return object{"value": value}
	}
	shown := object{"kind": failure.Kind, "outcome": failure.Outcome}
	if failure.Reason != "" {
		shown["text"] = failure.Text
	}
	if entries, ok := value.([]object); ok {
		shown["answered"] = entries
	}
	return object{"error": shown}
}

func call(panel *autostagram.Panel, one vector) (any, error) {
	ctx, given := context.Background(), one.Arguments
	switch one.Operation {
	case "listServices":
		services, err := panel.ListServices(ctx)
		shown := []object{}
		for _, service := range services {
			shown = append(shown, showService(service))
		}
		return shown, err
	case "getBalance":
		balance, err := panel.GetBalance(ctx)
		return filled(object{"balance": balance.Balance, "currency": balance.Currency}), err
	case "addOrder":
		placed, err := panel.AddOrder(ctx, orderOf(given.Form))
		return object{"order": placed.Order}, err
	case "getOrderStatus":
		status, err := panel.GetOrderStatus(ctx, given.Order)
		return showStatus(status), err
	case "createRefill":
		created, err := panel.CreateRefill(ctx, given.Order)
		return object{"refill": created.Refill}, err
	case "getRefillStatus":
		status, err := panel.GetRefillStatus(ctx, given.Refill)
		return object{"status": status.Status}, err
	case "getOrderStatuses":
		entries, err := panel.GetOrderStatuses(ctx, given.Orders...)
		return show(entries, func(status autostagram.OrderStatus) any { return showStatus(status) }), err
	case "createRefills":
		entries, err := panel.CreateRefills(ctx, given.Orders...)
		return show(entries, func(refill int64) any { return refill }), err
	case "getRefillStatuses":
		entries, err := panel.GetRefillStatuses(ctx, given.Refills...)
		return show(entries, func(state autostagram.RefillState) any { return state }), err
	}
	entries, err := panel.CancelOrders(ctx, given.Orders...)
	return show(entries, func(taken bool) any { return taken }), err
}

func show[T any](entries []autostagram.Entry[T], value func(T) any) []object {
	shown := []object{}
	for _, entry := range entries {
		var failure *autostagram.Error
		switch errors.As(entry.Err, &failure); {
		case failure == nil:
			shown = append(shown, object{"id": entry.ID, "value": value(entry.Value)})
		case failure.Reason != "":
			shown = append(shown, object{"id": entry.ID, "error": object{"text": failure.Text}})
		default:
			shown = append(shown, object{"id": entry.ID, string(failure.Kind): true})
		}
	}
	return shown
}

func showStatus(status autostagram.OrderStatus) object {
	return filled(object{
		"charge": status.Charge, "start_count": status.StartCount, "status": status.Status,
		"remains": status.Remains, "currency": status.Currency,
	})
}

func showService(service autostagram.Service) object {
	return object{
		"service": service.Service, "name": service.Name, "type": service.Type, "category": service.Category,
		"rate": service.Rate, "min": service.Min, "max": service.Max, "refill": service.Refill, "cancel": service.Cancel,
	}
}

// filled leaves out what the panel left out.
func filled(fields object) object {
	for name, value := range fields {
		if fmt.Sprint(value) == "" {
			delete(fields, name)
		}
	}
	return fields
}
