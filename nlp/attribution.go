package nlp

// Attribution is a cue with what is said and who says it. Cue and Sources may
// be empty: an attribution without a source is kept and shown. An own-voice
// statement is an Attribution with Mode "own", no cue and no source.
type Attribution struct {
	Cue      Span
	Contents []Span // in text order; never empty
	Sources  []Span // the immediate speaker's words
	Carriers []Carrier
	Mode     string // direct, indirect, mixed, own
	Negative bool   // polarity of the statement
	Hedges   []Span
	Stance   string // of the reporting verb: "", claim, deny, urge, …
	Within   int    // index of the attribution in whose content this one stands, -1 when none
	Hops     []Hop  // after the printing outlet, nearest the reader first; set by chain
	SameAs   []int  // attributions that say the same thing; set by chain
	Events   []int
	By       string // sieve or model
	Score    float64
}

// Carrier is somebody or something named in the sentence besides the speaker,
// through which the content came: the outlet that was told, the document that
// was cited, the agency that cites.
type Carrier struct {
	Span Span
	Link Span // the words that join it ("told", "citing", "according to")
	Side Side
}

// Side says where a carrier stands in the relay, seen from the speaker.
type Side int8

// The sides.
const (
	Nearer  Side = -1 // between the reader and the speaker ("told Axios", "quoted by Axios")
	Further Side = 1  // behind the speaker ("citing security sources")
)

// Hop is one carrier of a chain. Kind takes the values of the root package's
// HopKind.
type Hop struct {
	Span   Span
	Link   Span
	Kind   string
	Entity int // index into Doc.Entities, -1 when none
	Name   string
	From   int // index of the attribution whose sentence shows it (differs over same_as)
}

// Unknown is something the text says is not known. By is an index into
// Doc.Entities, -1 when the text does not say who left it open.
type Unknown struct {
	Span   Span
	Source Span // who left it open, as the words stand; empty when nobody is named
	By     int
}
