package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// TestDeskSchema holds what the desk commands write to docs/formats/desk.schema.json.
func TestDeskSchema(t *testing.T) {
	config := filepath.Join(t.TempDir(), "newsroom.toml")
	sayso := func(args ...string) string {
		t.Helper()
		var out, errs bytes.Buffer
		if code := run(args, streams{nil, &out, &errs}); code != 0 {
			t.Fatalf("%v: exit %d: %s", args, code, errs.String())
		}
		return out.String()
	}
	sayso("desk", "init", config)
	for command, args := range map[string][]string{
		"windows": {"--from", "2026-01-01", "--to", "2027-01-01"},
		"now":     nil,
		"rota":    {"--from", "2026-01-01", "--to", "2026-03-01"},
		"stamp":   nil,
	} {
		schema, err := jsonschema.NewCompiler().Compile("../../docs/formats/desk.schema.json#/$defs/" + command)
		if err != nil {
			t.Fatal(err)
		}
		out := sayso(append([]string{"desk", command, "--config", config, "--format", "json"}, args...)...)
		for line := range strings.Lines(out) {
			v, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(v); err != nil {
				t.Errorf("desk %s: %s: %v", command, line, err)
			}
		}
	}
}
