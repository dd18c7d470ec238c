package nlp

// Block is a stretch of the text; Kind is one of the block kinds of the root
// package ("paragraph", "caption", …). Start and End are bytes, half open.
type Block struct {
	Kind       string
	Start, End int
}

// Token is a word, number or mark. Start and End are bytes of Doc.Text, half
// open; tokens cover every byte that is not space and never cross a block's edge.
// Contractions are split as Universal Dependencies does ("did" "n't", "TRT" "'s").
type Token struct {
	Start, End int
	Block      int    // index into Doc.Blocks, -1 outside every block
	Lower      string // lower-cased text, typographic apostrophes made "'"
	Lemma      string // set by syntax
	Tag        Tag    // set by syntax
	Form       Form   // set by syntax, for verbs and nouns
	Head       int    // the token it hangs from, -1 for the root of its sentence; counts only with Rel
	Rel        string // its universal dependency ("nsubj"), "" where nothing parsed the text
}

// Tag is a universal part of speech (UPOS).
type Tag uint8

// The universal parts of speech.
const (
	X Tag = iota
	ADJ
	ADP
	ADV
	AUX
	CCONJ
	DET
	INTJ
	NOUN
	NUM
	PART
	PRON
	PROPN
	PUNCT
	SCONJ
	SYM
	VERB
)

var tagNames = [...]string{"X", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"}

// String gives the UPOS name.
func (tag Tag) String() string {
	if int(tag) < len(tagNames) {
		return tagNames[tag]
	}
	return "X"
}

// Form is the inflection of a verb or the number of a noun.
type Form uint8

// The forms.
const (
	FormNone   Form = iota
	Base            // say
	Present         // says (third person singular), say (finite plural)
	Past            // said (finite)
	Participle      // said (after have or be, or as a modifier)
	Gerund          // saying
	Plural          // officials
)
