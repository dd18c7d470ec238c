package en

import (
	_ "embed"
	"sync"
)

//go:embed documents.txt
var documentsText string

// DocumentClass says what kind of document a noun names.
type DocumentClass uint8

// Classes of document noun, as documents.txt spells them.
const (
	DocumentStatement DocumentClass = iota // statement: what somebody issues or decrees (press release, speech, law)
	DocumentReport                         // report: report, study, article
	DocumentData                           // data: poll, figures, tax return
	DocumentLegal                          // legal: indictment, court papers
	DocumentMessage                        // message: letter, e-mail
	DocumentMedia                          // media: video, photograph, programme, advertisement
	DocumentBook                           // book: memoir, diary
	DocumentWeb                            // web: website
)

var documentClasses = []string{"statement", "report", "data", "legal", "message", "media", "book", "web"}

// Document is a common noun for something written, recorded or published.
type Document struct {
	Lemma  string
	Plural bool // the plural form of a noun that has a singular
	Class  DocumentClass
}

// LookupDocument looks up a document noun, singular or plural, in lower case.
func LookupDocument(form string) (Document, bool) { return documents().find(form) }

// MatchDocument finds the longest document noun that starts at word(0). word(i)
// is the i-th of n tokens in lower case; length is its number of tokens.
func MatchDocument(word func(i int) string, n int) (length int, document Document) {
	return documents().match(word, n)
}

var documents = sync.OnceValue(parseDocuments)

func parseDocuments() *phrases[Document] {
	l := list{"documents.txt", documentsText}
	p := new(phrases[Document])
	for n, f := range l.entries() {
		if len(f) < 2 || len(f) > 3 {
			l.bad(n, "want 2 or 3 fields, got %q", f)
		}
		document := Document{Lemma: f[0], Class: class[DocumentClass](l, n, documentClasses, f[1])}
		l.number(n, f[0], field(f, 2), func(form string, plural bool) {
			document.Plural = plural
			p.add(form, document)
		})
	}
	p.index()
	return p
}
