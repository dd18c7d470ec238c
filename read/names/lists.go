package names

import (
	"strings"

	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/internal/outlets"
	"github.com/sayso-news/sayso/nlp"
)

// The functions of this file are the only ones that ask lang/en and outlets.

func isFirstName(w string) bool {
	_, ok := en.Forename(w)
	return ok
}

// isPlaceWord reports whether one word is the whole name of a place.
func isPlaceWord(w string) bool {
	n, place := en.MatchCountry(func(int) string { return w }, 1)
	return n == 1 && place.Kind != en.PlaceDemonym
}

func isDemonym(w string) bool {
	if peoples(w) {
		return true
	}
	n, place := en.MatchCountry(func(int) string { return w }, 1)
	return n == 1 && place.Kind == en.PlaceDemonym
}

// demonymAt gives the number of tokens of the nationality that starts at word(0).
func demonymAt(word func(int) string, n int) int {
	if n > 0 && peoples(word(0)) {
		return 1
	}
	if n, place := en.MatchCountry(word, n); place.Kind == en.PlaceDemonym {
		return n
	}
	return 0
}

// peoples are adjectives and plurals of people that belong to no one country.
func peoples(w string) bool {
	switch w {
	case "african", "africans", "european", "europeans", "asian", "asians", "arab", "arabs", "jewish", "jew", "jews", "muslim", "muslims", "christian", "christians", "islamic", "islamist", "islamists",
		"western", "westerners", "latino", "latinos", "hispanic", "indigenous", "sunni", "sunnis", "shia", "shiite", "shiites", "shi'ite", "catholic", "catholics", "protestant", "orthodox", "hindu", "hindus", "buddhist", "sikh", "sikhs",
		"republican", "republicans", "democrat", "democrats", "democratic", "conservative", "communist", "nazi", "nazis", "zionist", "black", "white", "gazan", "gazans", "northerners", "southerners", "alawite", "druze", "bedouin", "kurdish", "berber", "slavic", "nordic", "baltic",
		"balkan", "mediterranean-style", "marxist", "socialist", "moscow-backed", "us-led", "u.s.-led", "us-backed", "rohingya", "uyghur", "uyghurs", "uighur", "uighurs", "hutu", "tutsi", "zulu", "yoruba", "igbo", "hausa", "caribbean-style", "parisian", "londoners", "ottoman", "roman", "romans", "soviet-era", "victorian":
		return true
	}
	return false
}

// commonNoun reports whether a capitalised word by itself is no name: a body,
// a person's role, a document, a thing known by its capitals.
func commonNoun(w string) bool {
	switch w {
	case "ai", "gdp", "tv", "ceo", "cfo", "pm", "mp", "mps", "hiv", "aids", "dna", "atm", "id", "vat", "gst", "igp", "dc", "ngo", "ngos", "pr", "it", "rm", "tk", "rs", "usd", "hiv/aids", "suv", "internet", "congressional", "bible", "quran", "koran", "torah",
		"olympic", "olympics", "facebook", "section", "article", "chapter", "earth", "moon", "sun", "mars", "ii", "iii", "iv", "vi", "ph.d", "phd", "ok", "rip", "q", "a&e", "pcr", "ppe", "faq", "pdf", "app", "gps", "sms", "usb", "led", "dvd", "cd", "constitution",
		"therefore", "furthermore", "similarly", "clearly", "sadly", "finally", "unfortunately", "fortunately", "apparently", "interestingly", "currently", "recently", "previously", "subsequently", "consequently", "thus", "hence", "besides", "elsewhere", "regarding", "following", "including", "given", "based", "due", "today's", "go", "touch", "zero", "miss", "south", "north", "east", "west", "southern", "northern", "eastern":
		return true
	}
	if _, ok := en.LookupGroup(w); ok {
		return true
	}
	if _, ok := en.LookupPerson(w); ok {
		return true
	}
	_, ok := en.LookupDocument(w)
	return ok
}

// placeAt gives the number of tokens of the place that starts at word(0).
func placeAt(word func(int) string, n int) int {
	if n, place := en.MatchCountry(word, n); place.Kind != en.PlaceDemonym {
		return n
	}
	return 0
}

// titleAt gives the number of tokens of the title that starts at word(0).
func titleAt(word func(int) string, n int) int {
	length, _ := en.MatchTitle(word, n)
	return length
}

// roleNoun reports whether a noun in lower case names a person's role.
func roleNoun(w string) bool {
	p, ok := en.LookupPerson(w)
	return ok && !p.Plural && p.Class != en.PersonKin && p.Class != en.PersonGeneric || titleAt(func(int) string { return w }, 1) > 0
}

// bodyNoun reports whether a noun in lower case names a body: "the mining group
// Corella".
func bodyNoun(w string) bool {
	g, ok := en.LookupGroup(w)
	return ok && g.Class != en.GroupPeople && !g.Plural
}

// outletNoun reports whether a noun in lower case is a kind of outlet: "the
// broadcaster TRT".
func outletNoun(w string) bool {
	switch w {
	case "newspaper", "paper", "broadcaster", "daily", "magazine", "outlet", "channel", "station", "newswire", "tabloid", "weekly", "website", "newsletter":
		return true
	}
	return false
}

// outletOpens reports whether a word opens names of outlets ("Radio Tamsin").
func outletOpens(w string) bool {
	switch w {
	case "radio", "daily", "agencia", "agence", "agenzia", "canal", "diario", "televisión", "televisao", "rádio", "gazeta", "journal":
		return true
	}
	return false
}

// outletWord reports whether a word is part of many outlets' names and of few others.
func outletWord(w string) bool {
	switch w {
	case "radio", "tv", "magazine", "herald", "gazette", "tribune", "courier", "ledger", "post", "times", "telegraph", "chronicle", "daily", "news", "broadcasting",
		"broadcaster", "newswire", "newspaper", "television", "examiner", "inquirer", "observer", "journal", "mail", "mirror", "guardian", "wire", "bulletin", "dispatch", "sentinel", "echo", "argus", "reporter":
		return true
	}
	return false
}

func reports(w string) bool {
	v, ok := en.Reporting(w)
	return ok && v.Form&(en.VerbPast|en.VerbThird) != 0 && !v.Takes.Has(en.TakesWeak)
}

// listed finds a name that a table knows at token i: an outlet. A name that is
// also a common word needs an outlet's company: "The Hill reported", "told Time".
func (f *finder) listed(i int) (int, cand) {
	if !f.capital(i) {
		return 0, cand{}
	}
	n, o := outlets.Match(func(k int) string { return f.doc.Tok(i + k) }, f.sent.End-i)
	if n == 0 || !f.capital(i+n-1) || o.Ambiguous && !f.outletCompany(i, i+n) {
		return 0, cand{}
	}
	// a longer name goes on: "Bloomberg Philanthropies", "Reuters Institute"
	if end := i + n; end < f.sent.End && f.capital(end) && f.runEnd(i) > end && !neverName(f.lower(end)) && titleAt(func(int) string { return f.lower(end) }, 1) == 0 {
		return 0, cand{}
	}
	name, _, _ := strings.Cut(o.Name, " (")
	if end := i + n; end+1 < f.sent.End && f.lower(end) == "&" && f.capital(end+1) { // "Fox & Friends"
		n += 2
	}
	return n, cand{span: nlp.Span{Start: i, End: i + n}, kind: "outlet", score: 0.95, by: "outlet", name: name}
}

// outletCompany reports whether the words around an ambiguous name speak of an
// outlet: told, cited or quoted by before it, a reporting verb after it.
func (f *finder) outletCompany(start, end int) bool {
	switch f.lower(start - 1) {
	case "told", "by", "citing", "with", "to", "quoting", "magazine", "newspaper", "tabloid":
		return start > f.sent.Start
	}
	if (f.lower(end) == "'s" || f.lower(end) == "’s") && end+1 < f.sent.End {
		switch f.lower(end + 1) { // "on ABC's “This Week”"
		case "“", "\"", "``", "'":
			return true
		}
	}
	return f.speaks(end)
}
