package main

import (
	"bytes"
	"encoding/json"
	"reflect"

	autostagram "autostagram.example/go"
)

// orderOf finds the first typed form that takes these fields and no others. Only an emoji has none: it stands for undescribed
// types. Without a form nothing is sent that a vector expects.
func orderOf(form json.RawMessage) autostagram.Order {
	wanted := fieldsIn(form)
	for _, kind := range kinds {
		order := reflect.New(reflect.TypeOf(kind))
		strict := json.NewDecoder(bytes.NewReader(form))
		strict.DisallowUnknownFields()
		if strict.Decode(order.Interface()) != nil {
			continue
		}
		if again, err := json.Marshal(order.Interface()); err == nil && reflect.DeepEqual(fieldsIn(again), wanted) {
			return order.Elem().Interface().(autostagram.Order)
		}
	}
	custom := autostagram.CustomOrder{}
	if wanted["emoji"] == nil {
		return custom
	}
	for name, value := range wanted {
		switch value := value.(type) {
		case json.Number:
			number, _ := value.Int64()
			custom[name] = int(number)
		case []any:
			lines := []string{}
			for _, line := range value {
				lines = append(lines, line.(string))
			}
			custom[name] = lines
		default:
			custom[name] = value
		}
	}
	return custom
}

func fieldsIn(text []byte) map[string]any {
	var fields map[string]any
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	_ = decoder.Decode(&fields)
	return fields
}
