package en

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed reporting.txt
var reportingText string

// Stance is what a reporting word says about the speaker's attitude towards
// what is said, never about its truth.
type Stance uint8

// Stances, as the lists spell them.
const (
	StanceNeutral  Stance = iota // neutral: said, told, wrote, according to
	StanceClaim                  // claim: the teller keeps a distance (claimed, alleged, argued)
	StanceDeny                   // deny: denied, rejected, dismissed, disputed
	StanceUrge                   // urge: urged, demanded, recommended, called for
	StanceWarn                   // warn: warned, cautioned
	StanceBoast                  // boast: boasted, touted
	StanceThreaten               // threaten: threatened
	StanceAsk                    // ask: asked, wondered
	StancePromise                // promise: promised, vowed, assured
	StanceConfirm                // confirm: confirmed, verified, attested
	StanceAdmit                  // admit: admitted, conceded, regretted
	StanceAccuse                 // accuse: accused, blamed, criticized, complained
	StancePraise                 // praise: praised, thanked
	StanceBelieve                // believe: believed, thought, feared, concluded
	StancePredict                // predict: predicted, expected
	StanceReveal                 // reveal: revealed, showed, disclosed
	StanceDecline                // decline: declined, refused
	StanceAgree                  // agree: agreed, echoed
	StanceSupport                // support: endorsed, backed
	StanceOppose                 // oppose: opposed, resisted
)

var stanceNames = [...]string{"neutral", "claim", "deny", "urge", "warn", "boast", "threaten", "ask", "promise", "confirm",
	"admit", "accuse", "praise", "believe", "predict", "reveal", "decline", "agree", "support", "oppose"}

// String gives the word that the lists use.
func (s Stance) String() string { return stanceNames[s] }

// Takes is the set of things that a reporting word can stand with.
type Takes uint16

// What a reporting word takes, as the lists spell it.
const (
	TakesClause  Takes = 1 << iota // clause: said (that) taxes rose
	TakesQuote                     // quote: "Taxes rose," said Ruiz
	TakesWh                        // wh: did not say who paid
	TakesTold                      // told: told Kestrel News that …, recipient first
	TakesTo                        // to: explained to reporters that …
	TakesInf                       // inf: threatened to resign
	TakesObjInf                    // objinf: urged the city to pay
	TakesPassInf                   // passinf: is said to have paid
	TakesNP                        // np: announced the deal
	TakesTarget                    // target: accused the firm of fraud; the object is who is spoken of
	TakesAs                        // as: described the deal as unfair
	TakesName                      // name: called the deal unfair
	TakesWeak                      // weak: a cue only together with a sign of content
	TakesDoc                       // doc: documents are its subjects too
)

var takesNames = [...]string{"clause", "quote", "wh", "told", "to", "inf", "objinf", "passinf", "np", "target", "as", "name", "weak", "doc"}

// Has says whether all of want are in t.
func (t Takes) Has(want Takes) bool { return t&want == want }

// Any says whether one of want is in t.
func (t Takes) Any(want Takes) bool { return t&want != 0 }

// String lists the names of t, separated by commas.
func (t Takes) String() string {
	var b strings.Builder
	for i, name := range takesNames {
		if t&(1<<i) != 0 {
			if b.Len() > 0 {
				b.WriteByte(',')
			}
			b.WriteString(name)
		}
	}
	return b.String()
}

// VerbForm is the set of inflections that one written form may be: "put" is
// the base, the past and the participle.
type VerbForm uint8

// Inflections.
const (
	VerbBase       VerbForm = 1 << iota // say
	VerbThird                           // says
	VerbPast                            // said
	VerbParticiple                      // said (has said, was said)
	VerbGerund                          // saying
)

// Verb is what is known about one written form of a reporting verb.
type Verb struct {
	Lemma  string
	Form   VerbForm
	Stance Stance
	Takes  Takes
	// Share: of 100 times that this form stands in a political story, how often
	// it is part of a cue; -1 when it was too rare to count. Noun uses of the
	// same form count as well, so it is low for "report" and "claims".
	Share int8
	preps string // "of|about"
}

// Prep says whether word is a preposition that opens the content or the target
// of the verb ("boasted of", "accused … of").
func (v Verb) Prep(word string) bool { return among(v.preps, word) }

// among says whether word is one of set, whose members are separated by '|'.
func among(set, word string) bool {
	for set != "" && word != "" {
		var head string
		head, set, _ = strings.Cut(set, "|")
		if head == word {
			return true
		}
	}
	return false
}

// Reporting looks up a verb by one of its written forms in lower case.
func Reporting(form string) (Verb, bool) {
	v, ok := reporting()[form]
	return v, ok
}

var reporting = sync.OnceValue(parseReporting)

func parseReporting() map[string]Verb {
	l := list{"reporting.txt", reportingText}
	m := make(map[string]Verb, 3000)
	for n, f := range l.entries() {
		if len(f) < 3 || len(f) > 6 {
			l.bad(n, "want 3 to 6 fields, got %q", f)
		}
		v := Verb{Lemma: f[0], Stance: l.stance(n, f[1]), Takes: l.takes(n, f[2]), preps: field(f, 3)}
		shares := [5]int8{-1, -1, -1, -1, -1}
		if s := field(f, 5); s != "" {
			for i, part := range l.split(n, s, 4) {
				if part == "-" {
					continue
				}
				share, err := strconv.ParseInt(part, 10, 8)
				if err != nil || share < 0 || share > 100 {
					l.bad(n, "bad share %q", part)
				}
				if i == 3 {
					i = 4 // a participle unlike the past was not counted
				}
				shares[i] = int8(share)
			}
		}
		for i, form := range l.inflect(n, v.Lemma, field(f, 4)) {
			if form == "" {
				continue
			}
			had, twice := m[form]
			switch {
			case !twice:
				v.Form, v.Share = 1<<(i%5), shares[i%5]
				m[form] = v
			case had.Lemma == v.Lemma:
				had.Form |= 1 << (i % 5)
				m[form] = had
			default:
				l.bad(n, "%q is a form of %q already", form, had.Lemma)
			}
		}
	}
	return m
}

func (l list) stance(n int, name string) Stance {
	for i, s := range stanceNames {
		if s == name {
			return Stance(i)
		}
	}
	l.bad(n, "unknown stance %q", name)
	return 0
}

func (l list) takes(n int, names string) Takes {
	var t Takes
flags:
	for name := range strings.SplitSeq(names, ",") {
		for i, s := range takesNames {
			if s == name {
				t |= 1 << i
				continue flags
			}
		}
		l.bad(n, "unknown flag %q", name)
	}
	return t
}

// split cuts s at slashes into exactly want parts.
func (l list) split(n int, s string, want int) []string {
	parts := strings.Split(s, "/")
	if len(parts) != want {
		l.bad(n, "want %d parts between slashes, got %q", want, s)
	}
	return parts
}
