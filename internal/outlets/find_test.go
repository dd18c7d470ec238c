package outlets_test

import (
	"testing"

	"github.com/sayso-news/sayso/internal/outlets"
)

func TestFind(t *testing.T) {
	for _, test := range []struct{ name, want string }{
		{"The Washington Post", "The Washington Post"},
		{"wash-post", "The Washington Post"},
		{"www.washingtonpost.com", "The Washington Post"},
		{"theguardian", "The Guardian"},
		{"usa-today", "USA Today"},
		{"reuters", "Reuters"},
		{"Lindhavn Herald", ""},
		{"www.lindhavnherald.example", ""},
		{"", ""},
	} {
		o, ok := outlets.Find(test.name)
		if o.Name != test.want || ok != (test.want != "") {
			t.Errorf("Find(%q) = %q, %v, want %q", test.name, o.Name, ok, test.want)
		}
	}
}
