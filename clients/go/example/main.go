// Asks a panel where an order stands: AUTOSTAGRAM_KEY=demo AUTOSTAGRAM_URL=http://127.0.0.1:4010/api/v2 go run .
package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	autostagram "autostagram.example/go"
)

func main() {
	panel := autostagram.New(os.Getenv("AUTOSTAGRAM_KEY"))
	panel.URL = os.Getenv("AUTOSTAGRAM_URL")
	order, err := panel.GetOrderStatus(context.Background(), 1)
	var failure *autostagram.Error
	if errors.As(err, &failure) {
		fmt.Println(failure.Kind, failure.Reason, failure.Text)
		os.Exit(1)
	}
	fmt.Println(order.Status, order.Remains, "to go,", order.Charge, order.Currency)
}
