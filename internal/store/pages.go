package store

import (
	"strings"
	"time"

	"github.com/sayso-news/sayso"
)

// Digest is what pages show of a number of stories: worked out from the
// tracer's answers, kept beside the facts, and always to be made again.
type Digest struct {
	Stories []StoryRow
	Claims  []ClaimRow
}

// StoryRow is one story of a Digest.
type StoryRow struct {
	Seq      int64
	At       time.Time // published, or first seen when that is not known
	Outlet   string    // name; "" when not known
	Group    string    // id of its copy group, "" when it is in none
	Digest   StoryDigest
	Mentions []MentionRow
}

// StoryDigest is what lists and the story's page show besides its reading.
type StoryDigest struct {
	Heading    string            `json:"heading"` // its first heading: the title of a story without one
	Statements int               `json:"statements"`
	Own        int               `json:"own"`   // in the outlet's own voice
	Alone      int               `json:"alone"` // that no other outlet has
	Named      int               `json:"named"` // origins
	Unnamed    int               `json:"unnamed"`
	Unknown    int               `json:"unknown"`
	Marks      map[string]string `json:"marks"` // statement id → claim id
	Took       []Took            `json:"took"`
	Copy       *sayso.CopyMember `json:"copy"` // nil when it is no copy; its passages have no text
	Moments    []Moment          `json:"moments"`
}

// Took is one outlet that a story took something from. Start and End are bytes
// of the story's text: the words that show it.
type Took struct {
	Outlet string `json:"outlet"`
	Story  string `json:"story"` // id, "" when the story is not kept or not known
	By     string `json:"by"`
	Words  string `json:"words"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
}

// Moment is a statement that is dated. Date is a TIMEX3 value: a day, or a month
// or a year where no day is given.
type Moment struct {
	Date      string          `json:"date"`
	Words     string          `json:"words"` // that date it
	Statement string          `json:"statement"`
	Start     int             `json:"start"`
	End       int             `json:"end"`
	Text      string          `json:"text"` // shortened at a word
	Claim     string          `json:"claim"`
	Origin    sayso.OriginRef `json:"origin"`
	Event     string          `json:"event"` // PLOVER type, "" when no event was found
}

// MentionRow is one name in one story.
type MentionRow struct {
	Name string
	Kind sayso.EntityKind
	Data Mentioned
}

// Mentioned is what a story has about a name.
type Mentioned struct {
	Descriptions []Described `json:"descriptions"`
	By           []Said      `json:"by"`    // statements by them
	About        []Said      `json:"about"` // statements that name them
	Moments      []Moment    `json:"moments"`
}

// Described is what a story calls somebody, and since when it holds.
type Described struct {
	Text  string `json:"text"`
	Since string `json:"since"` // the words for it, "" when the story does not say
}

// Said is one statement in short.
type Said struct {
	Statement string          `json:"statement"`
	Start     int             `json:"start"`
	End       int             `json:"end"`
	Text      string          `json:"text"` // shortened at a word
	Claim     string          `json:"claim"`
	Origin    sayso.OriginRef `json:"origin"`
}

// ClaimRow is one claim of a Digest.
type ClaimRow struct {
	ClaimLine
	Digest   ClaimDigest
	Evidence []EvidenceRow
}

// ClaimLine is a claim in a list.
type ClaimLine struct {
	ID        string      `json:"id"`
	Text      string      `json:"text"`
	At        time.Time   `json:"at"` // of its latest evidence, UTC
	Stories   int         `json:"stories"`
	Outlets   int         `json:"outlets"`
	Origins   sayso.Range `json:"origins"` // independent ones
	Unknown   int         `json:"unknown"` // lines that end at nobody known; never in Origins
	Unnamed   int         `json:"unnamed"` // origins without a name
	Conflicts int         `json:"conflicts"`
	Loops     int         `json:"loops"`
	Origin    string      `json:"origin"`  // name of the only origin, "" when there are several
	Against   *Against    `json:"against"` // what contradicts it and most outlets carry; nil when nothing does
}

// Against is the other side of a disagreement, in short.
type Against struct {
	ID      string `json:"id"`
	Text    string `json:"text"`
	On      string `json:"on"`
	Outlets int    `json:"outlets"`
}

// EvidenceRow is one place where a story carries a claim.
type EvidenceRow struct {
	Story      int64
	Start, End int
	Statement  string
	Outlet     string
	Head       bool // the story's first for the claim
	First      bool // no story of another outlet had it before
}

// ClaimDigest is what a claim's page shows.
type ClaimDigest struct {
	Wording  string        `json:"wording"` // of its evidence, what can stand by itself best
	Claim    sayso.Claim   `json:"claim"`
	Carriers []Carrier     `json:"carriers"` // the stories, by time
	Chains   []sayso.Chain `json:"chains"`   // of each piece of the claim's evidence
	Rivals   []Rival       `json:"rivals"`
	Unknowns []Gap         `json:"unknowns"`
}

// Carrier is one story that carries a claim.
type Carrier struct {
	Story     string     `json:"story"`
	Title     string     `json:"title"`
	Outlet    string     `json:"outlet"`
	Published *time.Time `json:"published"` // UTC
	OnlyDay   bool       `json:"only_day"`  // it is the first moment of a day; no more is known
	Zone      string     `json:"zone"`
	Group     string     `json:"group"`   // copy group, "" when it is in none
	CopyOf    string     `json:"copy_of"` // story id, "" when it is no copy of one
	Version   bool       `json:"version"` // a later version of CopyOf
	Took      []Took     `json:"took"`    // where it took the claim from
}

// Rival is a claim that cannot be so together with another, and on what.
type Rival struct {
	ClaimLine
	On     string   `json:"on"`
	Values []string `json:"values"`
}

// Gap is something a story says is not known.
type Gap struct {
	Story string `json:"story"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
	By    string `json:"by"` // who leaves it open, "" for the story itself
}

// StoryLine is a story in a list.
type StoryLine struct {
	Story
	At     time.Time
	Group  string
	Digest StoryDigest
}

// StoryClaim is a claim as one story carries it.
type StoryClaim struct {
	ClaimLine
	Statement string `json:"statement"`
	Start     int    `json:"start"`
	End       int    `json:"end"`
	First     bool   `json:"first"`
}

// OutletLine is an outlet with what it adds up to.
type OutletLine struct {
	Name    string `json:"name"`
	Stories int    `json:"stories"`
	Claims  int    `json:"claims"` // shared or contradicted ones that it carries
	First   int    `json:"first"`  // of these, had before every other outlet
	Said    int    `json:"statements"`
	Alone   int    `json:"alone"` // statements that no other outlet has
}

// Tie is how often an outlet takes from another.
type Tie struct {
	Outlet  string `json:"outlet"`
	Stories int    `json:"stories"`
}

// NameLine is a name over all stories.
type NameLine struct {
	N       int64            `json:"-"`
	Kind    sayso.EntityKind `json:"kind"`
	Name    string           `json:"name"`
	Stories int              `json:"stories"`
}

// MentionLine is a name in one story.
type MentionLine struct {
	Story Story
	At    time.Time
	Data  Mentioned
}

// Filter says which stories or claims a list holds. Lists are the latest
// first, and claims with words the best fits first, unless By says otherwise.
type Filter struct {
	Words  string    // all of them stand in it
	Outlet string    // name
	From   time.Time // zero for no bound; UTC
	Until  time.Time // exclusive; zero for no bound
	Kind   string    // of claims: see ClaimKinds; "" for all
	By     string    // of claims: "gap" puts those with many outlets to an origin first, "time" the latest
	After  string    // where the list before this one ended, "" for the start
	Limit  int
}

// ClaimKinds are the kinds of claims that a Filter knows.
var ClaimKinds = []string{"one-origin", "disagreement", "unnamed", "unknown", "loop"}

// Fold gives the form of a name by which it is found: lower case, single spaces.
func Fold(name string) string { return strings.Join(strings.Fields(strings.ToLower(name)), " ") }
