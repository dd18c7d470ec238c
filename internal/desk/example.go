package desk

import _ "embed"

// Example is a commented configuration: two desks, Jerusalem and New York.
//
//go:embed example.toml
var Example []byte
