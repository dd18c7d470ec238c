package en

import (
	_ "embed"
	"sync"
)

//go:embed titles.txt
var titlesText string

// TitleClass says what kind of title a word is.
type TitleClass uint8

// Classes of title, as titles.txt spells them.
const (
	TitleHonorific TitleClass = iota // honorific: Mr., Sir
	TitleAcademic                    // academic: Dr., Professor
	TitleRank                        // rank: Gen., Inspector
	TitleReligious                   // religious: Rabbi, Pope
	TitleRoyal                       // royal: King, Baroness
	TitleOffice                      // office: President, spokesman, Prime Minister
)

var titleClasses = []string{"honorific", "academic", "rank", "religious", "royal", "office"}

// Title is a word or phrase that stands before a person's name.
type Title struct {
	Text   string // as listed, in lower case
	Class  TitleClass
	Gender Gender
}

// MatchTitle finds the longest title that starts at word(0). word(i) is the
// i-th of n tokens in lower case, abbreviations with their period. length is
// its number of tokens, 0 when there is none.
func MatchTitle(word func(i int) string, n int) (length int, title Title) {
	return titles().match(word, n)
}

// LookupTitle looks up a whole title in lower case, one space between words.
func LookupTitle(title string) (Title, bool) { return titles().find(title) }

var titles = sync.OnceValue(parseTitles)

func parseTitles() *phrases[Title] {
	l := list{"titles.txt", titlesText}
	p := new(phrases[Title])
	for n, f := range l.entries() {
		if len(f) < 2 || len(f) > 3 {
			l.bad(n, "want 2 or 3 fields, got %q", f)
		}
		p.add(f[0], Title{f[0], class[TitleClass](l, n, titleClasses, f[1]), l.gender(n, field(f, 2))})
	}
	p.index()
	return p
}
