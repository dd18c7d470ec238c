package sayso

import "time"

// Item is one input as it was received. It is immutable and kept, so that
// everything made from it can be made again.
type Item struct {
	Path     string    // as the user gave it: a file path, a URL or "-"
	URL      string    // where the bytes came from, when known
	Bytes    []byte    // after gzip was opened, before any charset was decoded
	Charset  string    // what the transport declared ("" when nothing did)
	SeenAt   time.Time // UTC; zero when it does not matter
	Override Override  // what the user said about it; beats the page
}

// Override holds what a user says about a story (options or a manifest line).
// A zero field says nothing. It always beats what the page says of itself.
type Override struct {
	Outlet    string
	URL       string
	Title     string
	Published time.Time // an instant; its location is the zone given
	DayOnly   bool      // Published is the first moment of a day of which no time was given
	Zone      string    // IANA name, "" when not given
}

// Outlet names who printed a story.
type Outlet struct {
	Name   string `json:"name"`   // "" when not known
	Domain string `json:"domain"` // host without "www.", "" when not known
}

// Basis says where a publication time was found.
type Basis string

// The values of Basis, the strongest first.
const (
	BasisOption     Basis = "option"
	BasisJSONLD     Basis = "json-ld"
	BasisMeta       Basis = "meta"
	BasisFeed       Basis = "feed"
	BasisText       Basis = "text"
	BasisOutletZone Basis = "outlet-zone" // a naive time read in the outlet's home zone
	BasisNone       Basis = "none"
)

// Publication is the moment a story was printed and how it was found.
type Publication struct {
	Time    time.Time // zero when not known; otherwise in the zone it was given in
	Zone    string    // IANA name, "" when only an offset or nothing is known
	Printed string    // the characters the page shows, "" when none were read
	Basis   Basis
}

// BlockKind says what a stretch of a story is for.
type BlockKind string

// The kinds of block.
const (
	BlockHeading   BlockKind = "heading"
	BlockParagraph BlockKind = "paragraph"
	BlockCaption   BlockKind = "caption"
	BlockCredit    BlockKind = "credit"
	BlockNotice    BlockKind = "notice"
	BlockList      BlockKind = "list"
	BlockByline    BlockKind = "byline"
	BlockDateline  BlockKind = "dateline"
)

// Block is a stretch of a page's text. Offsets are bytes of UTF-8, half open.
// Blocks are in text order and do not overlap; bytes between them (blank
// lines, a caption printed twice) belong to none.
type Block struct {
	Kind  BlockKind `json:"kind"`
	Start int       `json:"start"`
	End   int       `json:"end"`
}

// Page is a story ready to be read: its text and what is known about it. The
// zero value with Text set is a valid page; when Blocks is nil the reader
// finds them in the text (paragraphs are separated by blank lines).
type Page struct {
	Path      string // the input as it was given
	Title     string
	URL       string
	Outlet    Outlet
	Published Publication
	Language  string // BCP 47, "" when the page does not say
	Text      string // UTF-8; every offset of a reading points into it
	Blocks    []Block
	Notes     []Note // oddities met on the way here (charset, markup)
}
