package en

import (
	_ "embed"
	"sync"
)

//go:embed cues.txt
var cuesText string

// CueKind says which way a cue of several words points.
type CueKind uint8

// Kinds of cue, as cues.txt spells them.
const (
	CueSource     CueKind = iota // source: the speaker follows (according to)
	CueBy                        // by: a carrier or author follows (quoted by)
	CueSaid                      // said: the speaker stands before (was quoted as saying)
	CueVia                       // via: whom or where it was said follows (in an interview with)
	CueAnonymity                 // anonymity: the speaker is not named (on condition of anonymity)
	CueImpersonal                // impersonal: nobody is said to have said it (reportedly)
	CueUnknown                   // unknown: not known, or not said (not immediately clear)
	CueVerb                      // verb: a reporting verb of several words (lashed out at)
)

var cueKinds = map[string]CueKind{"source": CueSource, "by": CueBy, "said": CueSaid, "via": CueVia, "anonymity": CueAnonymity,
	"impersonal": CueImpersonal, "unknown": CueUnknown, "verb": CueVerb}

// Cue is a cue of several words, or a single word that is a cue without being
// a verb (citing, reportedly, per).
type Cue struct {
	Phrase string // as listed: in lower case, a verb uninflected
	Kind   CueKind
	Stance Stance
	Takes  Takes
	Form   VerbForm // of the first word, for CueVerb
}

// MatchCue finds the longest cue that starts at word(0). word(i) is the i-th of
// n tokens in lower case. length is its number of tokens, 0 when there is none.
// An object between verb and particle ("make that clear") is not bridged.
func MatchCue(word func(i int) string, n int) (length int, cue Cue) {
	return cues().match(word, n)
}

var cues = sync.OnceValue(parseCues)

func parseCues() *phrases[Cue] {
	l := list{"cues.txt", cuesText}
	p := new(phrases[Cue])
	for n, f := range l.entries() {
		if len(f) < 3 || len(f) > 5 {
			l.bad(n, "want 3 to 5 fields, got %q", f)
		}
		kind, ok := cueKinds[f[1]]
		if !ok {
			l.bad(n, "unknown kind %q", f[1])
		}
		cue := Cue{Phrase: f[0], Kind: kind, Stance: l.stance(n, f[2])}
		if takes := field(f, 3); takes != "" {
			cue.Takes = l.takes(n, takes)
		}
		if kind != CueVerb {
			p.add(cue.Phrase, cue)
			continue
		}
		first, rest := cutFirst(cue.Phrase)
		forms := l.inflect(n, first, field(f, 4))
		for i, form := range forms {
			if form == "" {
				continue
			}
			cue.Form = 0
			earlier := false
			for j, other := range forms {
				if other == form {
					cue.Form |= 1 << (j % 5)
					earlier = earlier || j < i
				}
			}
			if !earlier {
				p.add(form+rest, cue)
			}
		}
	}
	p.index()
	return p
}
