package sayso

// Mode says how a statement is given.
type Mode string

// The modes of a statement.
const (
	Direct   Mode = "direct"   // in quotation marks
	Indirect Mode = "indirect" // in the outlet's words
	Mixed    Mode = "mixed"    // partly in quotation marks
	Own      Mode = "own"      // no attribution: the outlet itself says so
)

// HopKind says what kind of carrier a hop is.
type HopKind string

// The kinds of hop.
const (
	HopOutlet        HopKind = "outlet"
	HopPerson        HopKind = "person"
	HopOrganisation  HopKind = "organisation"
	HopDocument      HopKind = "document"
	HopSocialPost    HopKind = "social-post"
	HopUnnamedPerson HopKind = "unnamed-person"
	HopUnnamedGroup  HopKind = "unnamed-group"
	HopUnstated      HopKind = "unstated"
)

// OriginState says what is known of an origin. Unknown is a third state and is
// never counted as an independent origin.
type OriginState string

// The states of an origin.
const (
	OriginNamed   OriginState = "named"
	OriginUnnamed OriginState = "unnamed"
	OriginUnknown OriginState = "unknown"
)

// Statement is one content in one story, with who says it and through whom.
type Statement struct {
	ID       string    `json:"id"`
	Within   *string   `json:"within"` // the statement in whose content this one stands
	Content  []Passage `json:"content"`
	Cue      *Passage  `json:"cue"`
	Sources  []Source  `json:"sources"`
	Mode     Mode      `json:"mode"`
	Polarity string    `json:"polarity"` // "positive" or "negative"
	Hedges   []Passage `json:"hedges"`
	Chain    Chain     `json:"chain"`
	Origin   OriginRef `json:"origin"`
	Events   []string  `json:"events"`
	SameAs   []string  `json:"same_as"`
	By       string    `json:"by"`    // the stage and rule, or model, that found it
	Score    float64   `json:"score"` // 0 to 1
}

// Source is the words of the immediate speaker as they stand in the text.
type Source struct {
	Passage
	Entity *string `json:"entity"`
}

// Chain is the ordered hops of a statement: the printing outlet first, the
// furthest known origin last. It is never empty.
type Chain []Hop

// Hop is one carrier in a relay. Evidence is its own words in the text; nil
// only for the printing outlet, whose Name is "" when it is not known.
type Hop struct {
	Name     string   `json:"name"`
	Kind     HopKind  `json:"kind"`
	Entity   *string  `json:"entity"`
	Link     string   `json:"link"` // the words that join it to the hop before
	LinkSpan *Passage `json:"link_span"`
	Evidence *Passage `json:"evidence"`
}

// OriginRef is the last hop of a chain, in short.
type OriginRef struct {
	Name  string      `json:"name"`
	State OriginState `json:"state"`
}

// Origin is one origin of a story with the statements that end at it.
type Origin struct {
	Name       string      `json:"name"`
	Kind       HopKind     `json:"kind"`
	State      OriginState `json:"state"`
	Statements []string    `json:"statements"`
}
