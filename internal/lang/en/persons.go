package en

import (
	_ "embed"
	"sync"
)

//go:embed persons.txt
var personsText string

// PersonClass says what a person noun tells of the person.
type PersonClass uint8

// Classes of person noun, as persons.txt spells them.
const (
	PersonSpokes  PersonClass = iota // spokes: speaks for somebody else (spokeswoman)
	PersonSource                     // source: part in the telling (source, official, witness, critic)
	PersonOffice                     // office: holds an office (the minister)
	PersonJob                        // job: profession (nurse)
	PersonMember                     // member: of a party or body (Democrat)
	PersonKin                        // kin: family, friend, neighbour
	PersonParty                      // party: to a case or a crime (suspect)
	PersonGeneric                    // generic: resident, voter, woman
)

var personClasses = []string{"spokes", "source", "office", "job", "member", "kin", "party", "generic"}

// Person is a common noun for a person or people.
type Person struct {
	Lemma  string // singular
	Plural bool
	Class  PersonClass
	Gender Gender
}

// LookupPerson looks up a person noun, singular or plural, in lower case. A
// noun without a plural of its own (others, staff) is not Plural.
func LookupPerson(form string) (Person, bool) { return persons().find(form) }

// MatchPerson finds the longest person noun that starts at word(0). word(i) is
// the i-th of n tokens in lower case; length is its number of tokens.
func MatchPerson(word func(i int) string, n int) (length int, person Person) {
	return persons().match(word, n)
}

var persons = sync.OnceValue(parsePersons)

func parsePersons() *phrases[Person] {
	l := list{"persons.txt", personsText}
	p := new(phrases[Person])
	for n, f := range l.entries() {
		if len(f) < 2 || len(f) > 4 {
			l.bad(n, "want 2 to 4 fields, got %q", f)
		}
		person := Person{Lemma: f[0], Class: class[PersonClass](l, n, personClasses, f[1]), Gender: l.gender(n, field(f, 2))}
		l.number(n, f[0], field(f, 3), func(form string, plural bool) {
			person.Plural = plural
			p.add(form, person)
		})
	}
	p.index()
	return p
}
