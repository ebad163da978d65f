import { type Call, lines, quoted } from "./call.ts";

export function go(call: Call): string {
  const width = Math.max(...["key", ...call.fields.map(([name]) => name)].map((name) => name.length)) + 4;
  const fields = lines(call, (name, value) => `\t\t${`"${name}":`.padEnd(width)}{${value}},`, "key");
  return `package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"net/url"
	"time"
)

const (
	address = ${quoted(call.url)}
	key     = ${quoted(call.key)}
)

func main() {
	form := url.Values{
${fields.join("\n")}
	}
	client := http.Client{
		Timeout: 30 * time.Second,
		CheckRedirect: func(*http.Request, []*http.Request) error {
			return http.ErrUseLastResponse
		},
	}
	answer, err := client.PostForm(address, form)
	if err != nil {
		log.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(string(body))
}
`;
}
