package en

import (
	_ "embed"
	"sync"
)

//go:embed groups.txt
var groupsText string

// GroupClass says what kind of body a group noun names.
type GroupClass uint8

// Classes of group noun, as groups.txt spells them.
const (
	GroupGovernment  GroupClass = iota // government: ministry, embassy, city
	GroupForce                         // force: police, army, militia
	GroupLegislature                   // legislature: parliament, committee
	GroupCourt                         // court: court, prosecution, inquiry
	GroupParty                         // party: party, campaign, coalition
	GroupBody                          // body: agency, union, university, church
	GroupFirm                          // firm: company, airline, industry
	GroupPeople                        // people: voters, officials, the crowd; no name and no office
)

var groupClasses = []string{"government", "force", "legislature", "court", "party", "body", "firm", "people"}

// Group is a common noun for a body or for several people.
type Group struct {
	Lemma  string // singular, or the noun as it is used when it has one number only
	Plural bool   // the plural form of a noun that has a singular
	Class  GroupClass
}

// LookupGroup looks up a group noun, singular or plural, in lower case.
func LookupGroup(form string) (Group, bool) { return groups().find(form) }

// MatchGroup finds the longest group noun that starts at word(0). word(i) is
// the i-th of n tokens in lower case; length is its number of tokens.
func MatchGroup(word func(i int) string, n int) (length int, group Group) {
	return groups().match(word, n)
}

var groups = sync.OnceValue(parseGroups)

func parseGroups() *phrases[Group] {
	l := list{"groups.txt", groupsText}
	p := new(phrases[Group])
	for n, f := range l.entries() {
		if len(f) < 2 || len(f) > 3 {
			l.bad(n, "want 2 or 3 fields, got %q", f)
		}
		group := Group{Lemma: f[0], Class: class[GroupClass](l, n, groupClasses, f[1])}
		l.number(n, f[0], field(f, 2), func(form string, plural bool) {
			group.Plural = plural
			p.add(form, group)
		})
	}
	p.index()
	return p
}
