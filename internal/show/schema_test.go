package show

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/sayso-news/sayso"
)

const schemaFile = "../../docs/formats/reading.schema.json"

func readingSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	data, err := os.Open(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	defer data.Close()
	doc, err := jsonschema.UnmarshalJSON(data)
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	c.AssertFormat()
	if err := c.AddResource("reading.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("reading.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func TestSchemaHolds(t *testing.T) {
	schema := readingSchema(t)
	full := harbour()
	full.Statements[0].Events = []string{"v1"}
	at := *full.Statements[0].Cue
	full.Events = []sayso.Event{{ID: "v1", Type: "CONSULT", Mode: "visit", Cameo: "040", Polarity: "positive", Modality: "happened",
		Trigger: at, Actors: []sayso.Party{{Passage: at, Country: "MRN", Sector: "GOV"}}}}
	for name, r := range map[string]*sayso.Reading{"full": full, "bare": bare(), "hostile": hostile(), "long": long(300)} {
		t.Run(name, func(t *testing.T) {
			if err := schema.Validate(asJSON(t, r)); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestSchemaRefuses(t *testing.T) {
	schema := readingSchema(t)
	tests := []struct {
		name     string
		from, to string // replaced once in the JSON of harbour
	}{
		{"version", `"version":1`, `"version":2`},
		{"missing field", `"notes":`, `"remarks":`},
		{"null list", `"events":[]`, `"events":null`},
		{"mode", `"mode":"indirect"`, `"mode":"loud"`},
		{"kind of hop", `"kind":"unnamed-group"`, `"kind":"crowd"`},
		{"offset", `"start":0`, `"start":-1`},
		{"first hop", `"chain":[{"name":"The Marenia Courier","kind":"outlet"`, `"chain":[{"name":"The Marenia Courier","kind":"person"`},
		{"score", `"score":0.9`, `"score":9`},
		{"story id", `"id":"00000000000000aa"`, `"id":"7"`},
		{"basis", `"basis":"option"`, `"basis":"hunch"`},
		{"state", `"state":"unnamed"`, `"state":"shy"`},
		{"time", `"time":"2031-03-10T17:00:00+02:00"`, `"time":"yesterday"`},
	}
	var b bytes.Buffer
	if err := JSON(&b, harbour()); err != nil {
		t.Fatal(err)
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if !strings.Contains(b.String(), test.from) {
				t.Fatalf("%s is not in the JSON", test.from)
			}
			doc, err := jsonschema.UnmarshalJSON(strings.NewReader(strings.Replace(b.String(), test.from, test.to, 1)))
			if err != nil {
				t.Fatal(err)
			}
			if schema.Validate(doc) == nil {
				t.Error("the schema accepts it")
			}
		})
	}
}

func TestSchemaAllowsMore(t *testing.T) {
	var b bytes.Buffer
	if err := JSON(&b, bare()); err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(strings.Replace(b.String(), `"version":1`, `"version":1,"added":true`, 1)))
	if err != nil {
		t.Fatal(err)
	}
	if err := readingSchema(t).Validate(doc); err != nil {
		t.Error(err)
	}
}

func asJSON(t *testing.T, r *sayso.Reading) any {
	t.Helper()
	var b bytes.Buffer
	if err := JSON(&b, r); err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(&b)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}
