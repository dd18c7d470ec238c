package coref_test

import (
	"context"
	"testing"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/read"
)

// A description that says since when it holds points at that time.
func TestDescriptionFrom(t *testing.T) {
	reader, err := read.New(read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ text, name, description, from string }{
		{"Lene Orr, director of the port authority since March, said the quay was safe.", "Lene Orr", "director of the port authority since March", "March"},
		{"Paul Tindall, head of the union since 2019, said the talks had failed.", "Paul Tindall", "head of the union since 2019", "2019"},
		{"Lene Orr, director of the port authority, said the quay was safe.", "Lene Orr", "director of the port authority", ""},
	} {
		r, err := reader.Read(context.Background(), &sayso.Page{Text: test.text})
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, ent := range r.Entities {
			if ent.Name != test.name {
				continue
			}
			for _, d := range ent.Descriptions {
				if d.Text != test.description {
					continue
				}
				found = true
				from := ""
				for _, tx := range r.Times {
					if d.From != nil && tx.ID == *d.From {
						from = tx.Text
					}
				}
				if from != test.from && from != "since "+test.from {
					t.Errorf("%s: since %q, want %q", test.text, from, test.from)
				}
			}
		}
		if !found {
			t.Errorf("%s: no %s described as %q: %+v", test.text, test.name, test.description, r.Entities)
		}
	}
}
