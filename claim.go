package sayso

// Range is a count that may be uncertain; both ends are included.
type Range struct {
	Min int `json:"min"`
	Max int `json:"max"`
}

// Claim is the same statement across stories. A claim keeps polarity, numbers
// and hedges: "12 dead", "at least 12 dead" and "no deaths" are three claims.
type Claim struct {
	ID   string `json:"id"`   // stable: see docs/formats/trace.md
	Text string `json:"text"` // of its first evidence
	// Independent counts the first-hand sources behind the claim after chains,
	// copies, loops and owners are merged. Unknown ones are never in it.
	Independent Range          `json:"independent"`
	Unknown     int            `json:"unknown"` // lines of the claim that end at nobody known
	Evidence    []Evidence     `json:"evidence"`
	Lineages    Range          `json:"lineages"` // independent texts that carry the claim
	Origins     []ClaimOrigin  `json:"origins"`
	Conflicts   []Disagreement `json:"conflicts"`
	Loops       [][]string     `json:"loops"` // story ids that cite each other in a ring
}

// Stance is how a story carries a claim.
type Stance string

// The stances of evidence.
const (
	Asserts Stance = "asserts"
	Hedges  Stance = "hedges"
	Denies  Stance = "denies"
)

// Evidence is one place where a story carries a claim. Start and End are bytes
// of the story's text, half open; Text is what stands there.
type Evidence struct {
	Story     string   `json:"story"`
	Path      string   `json:"path"`
	Statement string   `json:"statement"` // id in the story's reading
	Start     int      `json:"start"`
	End       int      `json:"end"`
	Text      string   `json:"text"`
	Stance    Stance   `json:"stance"`
	Values    []string `json:"values"` // its numbers, with their bounds
}

// ClaimOrigin is one source behind a claim, with every story whose chain ends
// there and the reasons for which chains were merged into it.
type ClaimOrigin struct {
	Name    string      `json:"name"`
	State   OriginState `json:"state"`
	Stories []string    `json:"stories"`
	Why     []string    `json:"why"`
}

// Disagreement names a claim that cannot be so together with this one, and on
// what: "number", "polarity", "time", "actor".
type Disagreement struct {
	Claim string `json:"claim"`
	On    string `json:"on"`
}

// CopyRelation is what two stories are to each other as texts.
type CopyRelation string

// The relations of two texts.
const (
	SameText     CopyRelation = "same-text"     // one text, trivial edits
	Derived      CopyRelation = "derived"       // one from the other, or both from a third
	CommonQuotes CopyRelation = "common-quotes" // own stories that share a quotation, a release or boilerplate
	Independent  CopyRelation = "independent"   // what they share is names, titles and formulae
)

// CopyGroup is stories that derive from one text or retell one report.
type CopyGroup struct {
	Group   string       `json:"group"` // id of the group: of its first member by time and id
	First   *string      `json:"first"` // story id, nil when it cannot be told
	Members []CopyMember `json:"members"`
}

// CopyMember is one story of a group. Direction says which way the text went
// between it and To: "from" To, "to" To, or "unknown". Text numbers the texts of
// the group from 1: members with one number share wording, the others retell the
// same report in their own words.
type CopyMember struct {
	Story     string       `json:"story"`
	Path      string       `json:"path"`
	Relation  CopyRelation `json:"relation"`
	Text      int          `json:"text"`
	To        *string      `json:"to"` // story id; nil for the first
	Direction string       `json:"direction"`
	Reason    string       `json:"reason"`
	Passages  []Shared     `json:"passages"`
}

// Shared is one passage that two stories have.
type Shared struct {
	Here  Passage `json:"here"`
	There Passage `json:"there"`
}

// Relay says that a story took something from a story or an outlet, how that is
// known, and the words that show it.
type Relay struct {
	From     RelayEnd `json:"from"`
	To       RelayEnd `json:"to"`
	By       string   `json:"by"` // "citation", "copied text", "wire byline"
	Score    float64  `json:"score"`
	Evidence Passage  `json:"evidence"` // in the story that took it
}

// RelayEnd is one end of a Relay. Story and Path are nil when the story is not
// kept or not known.
type RelayEnd struct {
	Story  *string `json:"story"`
	Path   *string `json:"path"`
	Outlet string  `json:"outlet"`
}
