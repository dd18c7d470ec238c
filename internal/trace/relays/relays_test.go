package relays

import (
	"fmt"
	"slices"
	"testing"

	"github.com/sayso-news/sayso"
)

func TestFind(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string // by, name, words
	}{
		{"The bridge fell, the Harbour Wire reported on Friday.", []string{"citation|Harbour Wire|Harbour Wire reported"}},
		{"According to the Lindhavn Herald, the lamp was dark.", []string{"citation|Lindhavn Herald|According to the Lindhavn Herald"}},
		{"“It was loud,” a baker told Coast Radio.", []string{"citation|Coast Radio|told Coast Radio"}},
		{"MARREN, Velmark (VPA) - Eleven people died.", []string{"wire byline|VPA|MARREN, Velmark (VPA)"}},
		{"VPA contributed to this report.", []string{"wire byline|VPA|VPA contributed"}},
		{"Nobody answered. “(Hill Post article)", []string{"citation|Hill Post|Hill Post article"}},
		{"The head of the office, according to harbourpost.com, resigned.", []string{"citation|harbourpost.com|according to harbourpost.com"}},
		{"According to Velmark's interior ministry, eleven died.", nil},
		{"The newspaper said so.", nil},
		{"The lamp was dark, reports this morning's Lindhavn Herald.", []string{"citation|Lindhavn Herald|reports this morning's Lindhavn Herald"}},
		{"Word comes from the Lindhavn Herald that the lamp was dark.", []string{"citation|Lindhavn Herald|Word comes from the Lindhavn Herald"}},
		{"According to Ada Lind of the Associated Press, the lamp was dark.",
			[]string{"citation|Ada Lind|According to Ada Lind", "citation|Associated Press|According to Ada Lind of the Associated Press"}},
		{"Bakers in Marren brought bread.", nil},
		{"", nil},
	} {
		r := &sayso.Reading{Text: c.text}
		var got []string
		for _, x := range Find(r) {
			got = append(got, fmt.Sprintf("%s|%s|%s", x.By, x.Name, c.text[x.Start:x.End]))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q:\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

func TestFindSaysTheDay(t *testing.T) {
	found := Find(&sayso.Reading{Text: "Ministers met in Pell, Continental Wire reported on Friday."})
	if len(found) != 1 || found[0].Day != "Friday" {
		t.Errorf("found %+v", found)
	}
}

func TestIs(t *testing.T) {
	for _, c := range []struct {
		outlet sayso.Outlet
		cited  string
		want   bool
	}{
		{sayso.Outlet{Name: "Velmark Press Agency"}, "VPA", true},
		{sayso.Outlet{Name: "Velmark Press Agency"}, "Velmark Press Agency", true},
		{sayso.Outlet{Name: "Velmark Press Agency"}, "Velmark", false},
		{sayso.Outlet{Name: "Marren Morning Post"}, "Marren hospital", false},
		{sayso.Outlet{Name: "hillregister.example"}, "Hill Register", true},
		{sayso.Outlet{Name: "cdnews.example"}, "Coast Daily News", true},
		{sayso.Outlet{Name: "Lindhavn Herald"}, "The Herald", true},
		{sayso.Outlet{Name: "Reuters", Domain: "reuters.com"}, "Reuters", true},
		{sayso.Outlet{Name: "Reuters", Domain: "reuters.com"}, "Associated Press", false},
		{sayso.Outlet{Name: "wlin.example"}, "WLIN-TV", true},
		{sayso.Outlet{Name: "wlin.example"}, "Marren WLIN", true},
		{sayso.Outlet{Name: "marren.example"}, "Marren Marathon", false},
		{sayso.Outlet{Name: "Harbour Watch", Domain: "harbourwatch.example"}, "Harbour Judge", false},
		{sayso.Outlet{Name: "The Hill"}, "Capitol Hill", false},
		{sayso.Outlet{}, "Reuters", false},
	} {
		const sure = 0.55
		if s := OutletOf(c.outlet).Is(OutletCalled(nameOnly(c.cited))); (s >= sure) != c.want {
			t.Errorf("%+v is %q: %.2f, want %v", c.outlet, c.cited, s, c.want)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("MARREN (VPA) — The Herald's report, told “X” by A. B. and C&D.com reported on Friday")
	f.Add("’s (")
	f.Fuzz(func(t *testing.T, text string) {
		for _, c := range Find(&sayso.Reading{Text: text}) {
			if c.Start < 0 || c.Start >= c.End || c.End > len(text) || c.At > c.Start || c.To < c.Start {
				t.Fatalf("citation %+v in %d bytes", c, len(text))
			}
			OutletCalled(c.Name)
		}
	})
}

// A place in which somebody speaks is no outlet, though one is called after it.
func TestFindPassesOverPlaces(t *testing.T) {
	const text = "Police in Marren said so. The Marren Post said so."
	place := sayso.Entity{Kind: sayso.KindPlace, Name: "Marren", Mentions: []sayso.Mention{{Passage: sayso.Passage{Start: 10, End: 16}, Form: "name"}}}
	var got []string
	for _, c := range Find(&sayso.Reading{Text: text, Entities: []sayso.Entity{place}}) {
		got = append(got, c.Name)
	}
	if want := []string{"Marren Post"}; !slices.Equal(got, want) {
		t.Errorf("cited %q, want %q", got, want)
	}
}

// Within the words for one outlet, only the name that the others describe is
// cited.
func TestFindInsideAHop(t *testing.T) {
	const text = "The Velmarkian newspaper Le Quai Monday had it that eleven died."
	hop := sayso.Hop{Kind: sayso.HopOutlet, Evidence: &sayso.Passage{Start: 0, End: len("The Velmarkian newspaper Le Quai")}}
	r := &sayso.Reading{Text: text, Statements: []sayso.Statement{{Chain: []sayso.Hop{{Kind: sayso.HopOutlet}, hop}}}}
	var got []string
	for _, c := range Find(r) {
		got = append(got, c.Name)
	}
	if want := []string{"Le Quai"}; !slices.Equal(got, want) {
		t.Errorf("cited %q, want %q", got, want)
	}
}
