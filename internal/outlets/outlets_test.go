package outlets

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"
	"unicode/utf8"
)

// Every line of the table holds by itself, and the table is sorted.
func TestTable(t *testing.T) {
	tab := loaded()
	if len(tab.outlets) < 600 {
		t.Errorf("%d outlets, want at least 600", len(tab.outlets))
	}
	host := regexp.MustCompile(`^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$`)
	country := regexp.MustCompile(`^[A-Z]{2}$`)
	since := regexp.MustCompile(`^(\d{4}(-\d\d(-\d\d)?)?)?$`)
	zones := make(map[string]bool)
	for i, o := range tab.outlets {
		if i > 0 && tab.outlets[i-1].Name >= o.Name {
			t.Errorf("%q must stand before %q", o.Name, tab.outlets[i-1].Name)
		}
		if !country.MatchString(o.Country) {
			t.Errorf("%s: country %q", o.Name, o.Country)
		}
		if !zones[o.Zone] {
			if loc, err := time.LoadLocation(o.Zone); err != nil || loc == time.Local || o.Zone == "" {
				t.Errorf("%s: zone %q: %v", o.Name, o.Zone, err)
			}
			zones[o.Zone] = true
		}
		if !since.MatchString(o.Since) || o.Owner == "" && o.Since != "" {
			t.Errorf("%s: owner %q since %q", o.Name, o.Owner, o.Since)
		}
		if o.domains == "" {
			continue
		}
		for d := range strings.SplitSeq(o.domains, "|") {
			if !host.MatchString(d) || strings.HasPrefix(d, "www.") {
				t.Errorf("%s: domain %q", o.Name, d)
			}
		}
	}
	if !utf8.ValidString(tableText) || strings.Contains(tableText, "’") {
		t.Error("the table must be UTF-8 with straight apostrophes")
	}
}

// A form belongs to one outlet, or is marked as ambiguous wherever it stands.
func TestFormsAreUnique(t *testing.T) {
	tab := loaded()
	type key struct {
		text    string
		article bool
	}
	byText := make(map[key]form)
	for _, f := range tab.forms {
		name := tab.outlets[f.outlet].Name
		if f.text == "" || f.text != strings.Join(strings.Fields(f.text), " ") || strings.Contains(f.text, "~") {
			t.Errorf("%s: form %q", name, f.text)
		}
		had, twice := byText[key{f.text, f.article}]
		switch {
		case twice && had.outlet == f.outlet:
			t.Errorf("%s: %q is listed twice", name, f.text)
		case twice && !(had.ambiguous && f.ambiguous):
			t.Errorf("%q is %s and %s: mark both as ambiguous", f.text, tab.outlets[had.outlet].Name, name)
		}
		if twice && !f.shared {
			t.Errorf("%q: not known to be shared", f.text)
		}
		byText[key{f.text, f.article}] = f
	}
}

func TestLookup(t *testing.T) {
	tests := []struct {
		name, want, country, zone string
		kind                      Kind
		ambiguous                 bool
	}{
		{"Reuters", "Reuters", "GB", "Europe/London", Agency, false},
		{"Reuters's", "Reuters", "GB", "Europe/London", Agency, false},
		{"Reuters'", "Reuters", "GB", "Europe/London", Agency, false},
		{"TRT", "TRT", "TR", "Europe/Istanbul", StateBroadcaster, false},
		{"TRT’s", "TRT", "TR", "Europe/Istanbul", StateBroadcaster, false},
		{"Axios", "Axios", "US", "America/New_York", Online, false},
		{"AP", "Associated Press", "US", "America/New_York", Agency, false},
		{"the Associated Press", "Associated Press", "US", "America/New_York", Agency, false},
		{"The Associated Press", "Associated Press", "US", "America/New_York", Agency, false},
		{"AFP", "Agence France-Presse", "FR", "Europe/Paris", Agency, false},
		{"Agence France - Presse", "Agence France-Presse", "FR", "Europe/Paris", Agency, false},
		{"ITAR-TASS", "TASS", "RU", "Europe/Moscow", StateAgency, false},
		{"ITAR - TASS", "TASS", "RU", "Europe/Moscow", StateAgency, false},
		{"Xinhua", "Xinhua", "CN", "Asia/Shanghai", StateAgency, false},
		{"Anadolu Agency", "Anadolu", "TR", "Europe/Istanbul", StateAgency, false},
		{"Israel National News", "Israel National News", "IL", "Asia/Jerusalem", Online, false},
		{"Arutz Sheva", "Israel National News", "IL", "Asia/Jerusalem", Online, false},
		{"New York Times", "The New York Times", "US", "America/New_York", Newspaper, false},
		{"the New York Times", "The New York Times", "US", "America/New_York", Newspaper, false},
		{"The Wall Street Journal", "The Wall Street Journal", "US", "America/New_York", Newspaper, false},
		{"People’s Daily", "People's Daily", "CN", "Asia/Shanghai", Newspaper, false},
		{"the Guardian", "The Guardian", "GB", "Europe/London", Newspaper, false},
		{"Guardian", "The Guardian", "GB", "Europe/London", Newspaper, true},
		{"The Hill", "The Hill", "US", "America/New_York", Online, true},
		{"Time", "Time", "US", "America/New_York", Magazine, true},
		{"Time magazine", "Time", "US", "America/New_York", Magazine, false},
		{"ABC News", "ABC News", "US", "America/New_York", Broadcaster, false},
		{"ABC", "ABC News", "US", "America/New_York", Broadcaster, true},
		{"CNA", "Catholic News Agency", "US", "America/Denver", Agency, true},
	}
	for _, tt := range tests {
		o, ok := Lookup(tt.name)
		if !ok || o.Name != tt.want || o.Kind != tt.kind || o.Country != tt.country || o.Zone != tt.zone || o.Ambiguous != tt.ambiguous {
			t.Errorf("Lookup(%q) = %+v, %v, want %s, %v, %s, %s, ambiguous %v",
				tt.name, o, ok, tt.want, tt.kind, tt.country, tt.zone, tt.ambiguous)
		}
	}
	for _, name := range []string{"", "the", "The", "Hill", "time", "reuters", "Reuters Institute", "Post", "the Post", "The Sun Also Rises", "'s"} {
		if o, ok := Lookup(name); ok {
			t.Errorf("Lookup(%q) = %s, want nothing", name, o.Name)
		}
	}
}

func TestMatch(t *testing.T) {
	tests := []struct {
		text      string
		length    int
		want      string
		ambiguous bool
	}{
		{"Reuters reported on Friday", 1, "Reuters", false},
		{"Reuters ' report", 1, "Reuters", false},
		{"Israel National News reported", 3, "Israel National News", false},
		{"Israel Radio", 2, "Israel Radio", true},
		{"Israel said", 0, "", false},
		{"the New York Times reported", 4, "The New York Times", false},
		{"The New York Times reported", 4, "The New York Times", false},
		{"New York Times reported", 3, "The New York Times", false},
		{"New York Magazine", 3, "New York Magazine", false},
		{"New York said", 0, "", false},
		{"ITAR - TASS said", 3, "TASS", false},
		{"ITAR-TASS said", 1, "TASS", false},
		{"Agence France - Presse said", 4, "Agence France-Presse", false},
		{"the hill", 0, "", false},
		{"the Hill said", 2, "The Hill", true},
		{"Hill said", 0, "", false},
		{"The Sunday Times said", 3, "The Sunday Times", false},
		{"the BBC 's Arabic service", 2, "BBC", false},
		{"BBC's Arabic service", 1, "BBC", false},
		{"People 's Daily said", 3, "People's Daily", false},
		{"People ’s Daily said", 3, "People's Daily", false},
		{"Al - Jazeera said", 3, "Al Jazeera", false},
		{"the", 0, "", false},
		{"", 0, "", false},
	}
	for _, tt := range tests {
		words := strings.Fields(tt.text)
		length, o := Match(func(i int) string { return words[i] }, len(words))
		if length != tt.length || o.Name != tt.want || o.Ambiguous != tt.ambiguous {
			t.Errorf("Match(%q) = %d, %q, ambiguous %v, want %d, %q, %v", tt.text, length, o.Name, o.Ambiguous, tt.length, tt.want, tt.ambiguous)
		}
	}
}

func TestByDomain(t *testing.T) {
	for host, want := range map[string]string{
		"israelnationalnews.com":      "Israel National News",
		"www.israelnationalnews.com":  "Israel National News",
		"WWW.Reuters.com.":            "Reuters",
		"graphics.reuters.com":        "Reuters",
		"abcnews.go.com":              "ABC News",
		"learningenglish.voanews.com": "Voice of America",
		"english.ahram.org.eg":        "Al-Ahram",
		"notreuters.com":              "",
		"com":                         "",
		"":                            "",
	} {
		if o, ok := ByDomain(host); o.Name != want || ok != (want != "") {
			t.Errorf("ByDomain(%q) = %q, %v, want %q", host, o.Name, ok, want)
		}
	}
}

func TestOutlet(t *testing.T) {
	post, _ := Lookup("The Washington Post")
	if !post.ShortForm("Post") || post.ShortForm("Times") || post.ShortForm("") {
		t.Error("The Washington Post: its short form is Post and nothing else")
	}
	if post.Domain() != "washingtonpost.com" {
		t.Errorf("The Washington Post: domain %q", post.Domain())
	}
	if cna, _ := Lookup("CNA"); !cna.Shared {
		t.Error("CNA: several agencies share it")
	}
	trt, _ := Lookup("TRT")
	if trt.Shared {
		t.Error("TRT: nobody shares it")
	}
	if !trt.Kind.State() || trt.Kind.Wire() || trt.ShortForm("") {
		t.Error("TRT: want a state outlet that is no wire and has no short form")
	}
	if v := Version(); !regexp.MustCompile(`^[0-9a-f]{12}$`).MatchString(v) || v != Version() {
		t.Errorf("Version() = %q", v)
	}
}

func TestGenericNoun(t *testing.T) {
	for word, want := range map[string]bool{
		"newspaper": true, "newspapers": true, "broadcaster": true, "tabloid": true, "dailies": true, "newswire": true,
		"paper": true, "network": true, "agency": false, "press": false, "minister": false, "": false,
	} {
		if got := GenericNoun(word); got != want {
			t.Errorf("GenericNoun(%q) = %v, want %v", word, got, want)
		}
	}
}

func TestMatchGeneric(t *testing.T) {
	tests := []struct {
		text   string
		length int
		want   Generic
	}{
		{"state broadcaster trt", 2, Generic{"state broadcaster", StateBroadcaster, true, false, false}},
		{"state news agency", 3, Generic{"state news agency", StateAgency, true, false, false}},
		{"state - run news agency", 5, Generic{"state-run news agency", StateAgency, true, false, false}},
		{"state-run news agencies", 3, Generic{"state-run news agency", StateAgency, true, true, false}},
		{"state media", 2, Generic{"state media", StateBroadcaster, true, true, false}},
		{"news website", 2, Generic{"news website", Online, true, false, false}},
		{"media outlets", 2, Generic{"media outlet", 0, false, true, false}},
		{"papers", 1, Generic{"paper", Newspaper, true, true, true}},
		{"state law", 0, Generic{}},
		{"", 0, Generic{}},
	}
	for _, tt := range tests {
		words := strings.Fields(tt.text)
		if length, g := MatchGeneric(func(i int) string { return words[i] }, len(words)); length != tt.length || g != tt.want {
			t.Errorf("MatchGeneric(%q) = %d, %+v, want %d, %+v", tt.text, length, g, tt.length, tt.want)
		}
	}
	var nouns []string
	for line := range strings.Lines(genericText) {
		if line[0] != '#' {
			noun, _, _ := strings.Cut(line, "\t")
			nouns = append(nouns, noun)
		}
	}
	if !slices.IsSorted(nouns) {
		t.Error("generic.txt is not sorted")
	}
}

func TestMatchAllocatesNothing(t *testing.T) {
	words := strings.Fields("The New York Times reported , citing the state news agency")
	word := func(i int) string { return words[i] }
	got := testing.AllocsPerRun(100, func() {
		Match(word, len(words))
		ByDomain("www.reuters.com")
		Lookup("the Associated Press")
		MatchGeneric(word, len(words))
	})
	if got != 0 {
		t.Errorf("%v allocations, want none", got)
	}
}

func FuzzMatch(f *testing.F) {
	for _, seed := range []string{"the New York Times reported", "ITAR - TASS", "People ’s Daily", "The", "’s", "Al-"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		words := strings.Fields(text)
		length, o := Match(func(i int) string { return words[i] }, len(words))
		if length < 0 || length > len(words) || (length > 0) != (o.Name != "") {
			t.Errorf("Match(%q) = %d, %q", text, length, o.Name)
		}
		Lookup(text)
		ByDomain(text)
	})
}

func BenchmarkMatch(b *testing.B) {
	words := strings.Fields("The New York Times reported on Friday that ministers met the envoy in New Harbour")
	b.ReportAllocs()
	for b.Loop() {
		for from := range words {
			Match(func(i int) string { return words[from+i] }, len(words)-from)
		}
	}
}

func BenchmarkLookup(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Lookup("the Associated Press")
	}
}

func BenchmarkByDomain(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		ByDomain("www.israelnationalnews.com")
	}
}

// The price of the first use.
func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		parse(tableText)
	}
}
