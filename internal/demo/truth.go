package demo

// Truth is what is true of the stories. Paths are file names inside Stories.
type Truth struct {
	Stories  []Story     `json:"stories"`
	Copies   []CopyGroup `json:"copies"`
	Claims   []Claim     `json:"claims"`
	Relays   []Relay     `json:"relays"`
	Loops    []Loop      `json:"loops"`
	Versions []Version   `json:"versions"`
}

// Story is one page. Published is RFC 3339, nil when the page gives no zone;
// Printed is then the local time that it shows. A corrected version keeps the
// time of its first printing.
type Story struct {
	Path       string      `json:"path"`
	Outlet     string      `json:"outlet"`
	Published  *string     `json:"published"`
	Printed    string      `json:"printed,omitempty"`
	Statements []Statement `json:"statements"`
}

// Statement is one content with its chain. Content is in the page's text
// between tags, without the quotation marks around it; it may be a piece of
// the whole content. Chain leaves the printing outlet out, nearest the reader
// first. OriginState is "named", "unnamed" or "unknown".
type Statement struct {
	Content     string `json:"content"`
	Chain       []Hop  `json:"chain"`
	OriginState string `json:"origin_state"`
}

// Hop is one carrier: its name, or its words when it has none, and its kind as
// in the JSON of a reading.
type Hop struct {
	Name string `json:"name"`
	Kind string `json:"kind"`
}

// CopyGroup is stories that derive from one text. Each member's relation,
// "same-text" or "derived", is to First.
type CopyGroup struct {
	First   string   `json:"first"`
	Members []Member `json:"members"`
	Reason  string   `json:"reason"`
}

// Member is one story of a CopyGroup.
type Member struct {
	Path     string `json:"path"`
	Relation string `json:"relation"`
}

// Claim is one statement across stories. Agree lists attributed statements; a
// story that repeats the claim in its own voice is not listed. Conflicts are
// ids of other claims.
type Claim struct {
	ID          string     `json:"id"`
	Text        string     `json:"text"`
	Agree       []Evidence `json:"agree"`
	Independent Range      `json:"independent"`
	Unknown     int        `json:"unknown"` // origins that nobody knows; never counted in Independent
	Reason      string     `json:"reason"`
	Conflicts   []string   `json:"conflicts"`
}

// Evidence points at a Statement of a story by its content.
type Evidence struct {
	Path    string `json:"path"`
	Content string `json:"content"`
}

// Range is a count that may be uncertain; both ends are included.
type Range struct {
	Min int `json:"min"`
	Max int `json:"max"`
}

// Relay says that a story took something from an outlet, and from which story
// of it (nil when that story is not in the set). By is "citation" or "copied
// text"; Words show it and stand in the page.
type Relay struct {
	From     string  `json:"from"`
	ToOutlet string  `json:"to_outlet"`
	To       *string `json:"to"`
	By       string  `json:"by"`
	Words    string  `json:"words"`
}

// Loop is outlets that cite each other for one claim.
type Loop struct {
	Outlets []string `json:"outlets"`
	Stories []string `json:"stories"`
	Claim   string   `json:"claim"`
}

// Version is a later printing of the same story.
type Version struct {
	First  string `json:"first"`
	Later  string `json:"later"`
	Reason string `json:"reason"`
}
