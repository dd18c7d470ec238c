package nlp

// Mention is a place in the text where somebody or something is spoken of.
// Kind and Form take the values of the root package's EntityKind and
// Mention.Form.
type Mention struct {
	Span   Span
	Head   int    // token
	Kind   string // person, organisation, outlet, place, group, document
	Form   string // name, description, pronoun
	Entity int    // index into Doc.Entities, -1 before coref or when unresolved
	Name   string // canonical name when a table knows it ("Associated Press" for "AP"), else ""
	By     string
	Score  float64
}

// Entity is the mentions that speak of one thing.
type Entity struct {
	Name         string
	Kind         string
	Unnamed      bool // no mention of form name
	Descriptions []Description
	Mentions     []int // indexes into Doc.Mentions, in text order
}

// Description is what the text calls an entity besides its name. From is an
// index into Doc.Timexes, -1 when the text does not say since when.
type Description struct {
	Span Span
	From int
}

// Cluster is the noun phrases of a text that speak of one thing, whatever it is:
// plans and prices as well as people. Spans are maximal (with what hangs on the
// noun), in text order, two at least.
type Cluster struct {
	Mentions []Span
}
