// Package outlets knows the world's news outlets and agencies: what they are
// called, their domains, kind, country, home zone and, where it matters, owner.
//
// Input is a name or a host as a story or a feed gives it; output is an Outlet.
// Its readers are the stages of read that find outlets in a text, extract and
// intake, which need to know in which zone an outlet's clock is, and trace. It
// does no I/O: the table is outlets.tsv, embedded, parsed at the first use in a
// few milliseconds and never changed after. Match and ByDomain allocate
// nothing; everything is safe for concurrent use.
//
// The table is a plain file, one outlet a line, its format in the comment at
// its top, so that a desk can correct it and see the change in a diff. It was
// written for sayso from general knowledge of the press and is not verified line
// by line. What was given up: history. An outlet that changed
// hands shows its last known owner and since when, nothing before.
package outlets

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"sync"
)

//go:embed outlets.tsv
var tableText string

//go:embed generic.txt
var genericText string

// Kind says what an outlet is.
type Kind uint8

// Kinds of outlet, as the table spells them.
const (
	Agency            Kind = iota // agency: sells its stories to other outlets
	StateAgency                   // state-agency: an agency run by a government
	Newspaper                     // newspaper
	Broadcaster                   // broadcaster: television, privately owned
	PublicBroadcaster             // public-broadcaster: publicly funded, at arm's length
	StateBroadcaster              // state-broadcaster: run by a government
	Radio                         // radio
	Online                        // online: news website without a paper or a channel
	Magazine                      // magazine
	FactChecker                   // fact-checker
	Aggregator                    // aggregator: shows others' stories
	PressRelease                  // press-release: sends out releases for those who pay
)

var kinds = [...]string{"agency", "state-agency", "newspaper", "broadcaster", "public-broadcaster", "state-broadcaster",
	"radio", "online", "magazine", "fact-checker", "aggregator", "press-release"}

// String gives the word that the table uses.
func (k Kind) String() string { return kinds[k] }

// State says whether the outlet is run by a government.
func (k Kind) State() bool { return k == StateAgency || k == StateBroadcaster }

// Wire says whether others print its stories as a matter of course.
func (k Kind) Wire() bool { return k == Agency || k == StateAgency || k == PressRelease }

// Outlet is one line of the table.
type Outlet struct {
	Name    string // as the table calls it
	Kind    Kind
	Country string // ISO 3166-1 alpha-2
	Zone    string // IANA zone of its clock
	Owner   string // "" when not known or of no matter
	Since   string // from when Owner owned it: 2018, 2018-06 or 2018-06-18; "" when not known
	// Ambiguous: the form by which it was found is also a common word, a place, a
	// person's name or another outlet's name. It is the outlet only in an outlet's
	// company: told, citing, reported.
	Ambiguous bool
	// Shared: another outlet in the table has the form as well (ABC, CNA). This is
	// the better known one, and may be the wrong one.
	Shared bool

	short   string // "Post|Journal"
	domains string
}

// ShortForm says whether form stands for the outlet once it has been named:
// "Post" for The Washington Post, without the article.
func (o Outlet) ShortForm(form string) bool { return listed(o.short, form) }

// Domain gives the outlet's main host name, "" when it has none.
func (o Outlet) Domain() string { return first(o.domains) }

// Version names the table: the same table has the same version, in every build.
// It is 12 hex digits of a hash over its bytes.
func Version() string { return version() }

var version = sync.OnceValue(func() string {
	h := sha256.New()
	h.Write([]byte(tableText))
	h.Write([]byte{0})
	h.Write([]byte(genericText))
	return hex.EncodeToString(h.Sum(nil))[:12]
})
