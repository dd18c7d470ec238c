package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/sayso-news/sayso/internal/demo"
)

// TestTraceSchema holds what the commands write to docs/formats/trace.schema.json.
func TestTraceSchema(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	folder := t.TempDir()
	truth, err := demo.Load()
	if err != nil {
		t.Fatal(err)
	}
	manifest := "path\toutlet\n"
	for _, story := range truth.Stories {
		b, err := demoFile(story.Path)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, story.Path), b, 0o644); err != nil {
			t.Fatal(err)
		}
		manifest += story.Path + "\t" + story.Outlet + "\n"
	}
	if err := os.WriteFile(filepath.Join(folder, "stories.tsv"), []byte(manifest), 0o644); err != nil {
		t.Fatal(err)
	}
	sayso := func(args ...string) string {
		t.Helper()
		var out, errs bytes.Buffer
		if code := run(append(args, "--data", data), streams{nil, &out, &errs}); code != 0 {
			t.Fatalf("sayso %s: exit %d: %s", strings.Join(args, " "), code, errs.String())
		}
		return out.String()
	}
	sayso("add", "--manifest", filepath.Join(folder, "stories.tsv"))
	compiler := jsonschema.NewCompiler()
	file, err := filepath.Abs("../../docs/formats/trace.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		def  string
		args []string
	}{
		{"story", []string{"stories"}}, {"copies", []string{"copies"}}, {"pair", []string{"copies", "--pairs"}}, {"claim", []string{"claims"}},
		{"relay", []string{"relays"}}, {"moment", []string{"timeline", "--about", "Velmark"}},
	} {
		t.Run(c.def, func(t *testing.T) {
			schema, err := compiler.Compile("file://" + filepath.ToSlash(file) + "#/$defs/" + c.def)
			if err != nil {
				t.Fatal(err)
			}
			lines := strings.Split(strings.TrimSuffix(sayso(append(c.args, "--format", "json")...), "\n"), "\n")
			for _, line := range lines {
				value, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
				if err != nil {
					t.Fatalf("%v: %s", err, line)
				}
				if err := schema.Validate(value); err != nil {
					t.Errorf("%v\n%s", err, line)
				}
			}
		})
	}
}
