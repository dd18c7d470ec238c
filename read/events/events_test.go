package events_test

import (
	"strings"
	"testing"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/read"
)

// What a sentence tells, in the form TYPE modality actors > recipients.
func TestEvents(t *testing.T) {
	reader, err := read.New(read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"Alba Ruiz met Bera Holt in Kiel.":                         "CONSULT happened Alba Ruiz > Bera Holt",
		"France threatened to invade Norway.":                      "THREATEN threatened France > Norway",
		"Norway urged France to withdraw its troops.":              "REQUEST asked Norway > France",
		"France refused to meet Norway.":                           "REJECT happened France > Norway",
		"France imposed sanctions on Norway.":                      "SANCTION happened France > Norway",
		"The rebels were arrested by Norwegian police.":            "COERCE happened Norwegian police > The rebels",
		"France expressed support for Norway.":                     "SUPPORT happened France > Norway",
		"France agreed to send aid to Norway.":                     "AGREE planned France > Norway",
		"The minister met rebels and praised the Norwegian envoy.": "CONSULT happened The minister > rebels; SUPPORT happened The minister > the Norwegian envoy",
		"The garden was green in spring.":                          "",
	} {
		r, err := reader.Read(t.Context(), &sayso.Page{Text: text})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, ev := range r.Events {
			got = append(got, ev.Type+" "+ev.Modality+" "+texts(ev.Actors)+" > "+texts(ev.Recipients))
		}
		if g := strings.Join(got, "; "); g != want {
			t.Errorf("%s\n got %s\nwant %s", text, g, want)
		}
	}
}

func texts(list []sayso.Party) string {
	var out []string
	for _, p := range list {
		out = append(out, p.Text)
	}
	return strings.Join(out, ", ")
}
