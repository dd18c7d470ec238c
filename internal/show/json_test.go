package show

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/sayso-news/sayso"
)

func TestJSON(t *testing.T) {
	for name, r := range map[string]*sayso.Reading{"harbour": harbour(), "bare": bare(), "hostile": hostile(), "empty": {}} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			if err := JSON(&b, r); err != nil {
				t.Fatal(err)
			}
			if n := bytes.Count(b.Bytes(), []byte("\n")); n != 1 || b.Bytes()[b.Len()-1] != '\n' {
				t.Errorf("%d line feeds, want one at the end", n)
			}
			var back sayso.Reading
			if err := json.Unmarshal(b.Bytes(), &back); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(withLists(r), &back); diff != "" {
				t.Error(diff)
			}
			golden(t, name+".json", b.Bytes())
		})
	}
}
