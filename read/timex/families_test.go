package timex_test

import (
	"strings"
	"testing"
)

// TestFamilies reads the sentences of testdata/families.txt: one or more for each
// form in which English says times, so that a form that is new to one production
// is seen to be new to none beside it.
func TestFamilies(t *testing.T) {
	for _, line := range lines(t, "testdata/families.txt") {
		sentence, values, ok := strings.Cut(line, " | ")
		if !ok {
			t.Fatalf("%q: want two fields", line)
		}
		want := strings.Fields(values)
		if values == "nothing" {
			want = nil
		}
		i := 0
		for part := range strings.SplitSeq(sentence, "[") {
			if words, _, ok := strings.Cut(part, "]"); ok && i < len(want) {
				want[i] = words + " = " + want[i]
				i++
			}
		}
		doc := read(t, strings.NewReplacer("[", "", "]", "").Replace(sentence), true)
		var got []string
		for _, tx := range doc.Timexes {
			got = append(got, doc.Str(tx.Span)+" = "+tx.Value)
		}
		if strings.Join(got, "; ") != strings.Join(want, "; ") {
			t.Errorf("%s\n got %s\nwant %s", sentence, strings.Join(got, "; "), strings.Join(want, "; "))
		}
	}
}
