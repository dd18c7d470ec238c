package origins

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sayso-news/sayso"
)

// dropped are words of a name that do not tell one from another.
var dropped = map[string]bool{"the": true, "a": true, "an": true, "of": true, "for": true, "its": true, "his": true, "her": true, "their": true, "at": true, "in": true, "on": true, "to": true,
	"mr": true, "mrs": true, "ms": true, "dr": true, "sir": true, "who": true, "across": true, "from": true, "by": true, "with": true, "and": true,
	"state": true, "local": true, "then": true, "former": true, "said": true}

// roles are words for somebody who speaks for somebody; what they speak for is
// left when they are taken off.
var roles = map[string]bool{"spokesman": true, "spokeswoman": true, "spokesperson": true, "spokespeople": true, "representative": true, "rep": true, "reps": true, "chief": true, "head": true,
	"director": true, "press": true, "officer": true, "secretary": true, "minister": true, "president": true, "chairman": true, "chairwoman": true, "ceo": true, "manager": true,
	"official": true, "officials": true, "lawyer": true, "attorney": true, "publicist": true, "agent": true, "statement": true, "deputy": true, "captain": true, "lieutenant": true,
	"sergeant": true, "sgt": true, "lt": true, "capt": true, "commander": true, "commissioner": true, "general": true}

// same gives one word for offices and the bodies that they lead.
var same = map[string]string{"ministry": "minister", "departments": "department", "dept": "department", "police": "police", "policemen": "police", "cops": "police",
	"authorities": "officials", "official": "officials", "courthouse": "court", "judge": "court", "prosecutor": "prosecutors", "prosecution": "prosecutors"}

// vague are names that mean nobody in particular: two of them may be one.
var vague = map[string]bool{"officials": true, "police": true, "sources": true, "source": true, "friend": true, "friends": true, "people": true, "person": true, "witnesses": true,
	"witness": true, "spokesman": true, "spokeswoman": true, "rep": true, "company": true, "family": true, "team": true,
	"government": true, "report": true, "reports": true, "statement": true, "investigators": true, "prosecutors": true, "court": true, "minister": true, "lawyer": true, "publicist": true}

// pronouns stand for somebody that their own story names, or for nobody that can
// be told; from one story to another they mean nothing.
var pronouns = map[string]bool{"i": true, "we": true, "you": true, "he": true, "she": true, "they": true, "it": true, "who": true, "this": true, "that": true, "these": true,
	"those": true, "him": true, "her": true, "them": true, "us": true, "me": true}

// isName says whether the words for an origin hold a name: a capital after the
// first word, or in the first where that is no article or common word.
func isName(s string) bool {
	for i, w := range strings.Fields(s) {
		r, _ := utf8.DecodeRuneInString(w)
		lower := strings.ToLower(w)
		if unicode.IsUpper(r) && !dropped[lower] && !vague[lower] && !pronouns[lower] && !(i == 0 && (roles[lower] || same[lower] != "")) {
			return true
		}
	}
	return false
}

// key is a name with the words that tell it from others, in lower case and in
// their order.
type key struct {
	name  string
	words []string
}

func keyOf(name string) key {
	var out []string
	for _, w := range strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' && r != '.'
	}) {
		w = strings.TrimSuffix(strings.TrimSuffix(strings.Trim(w, ".'’"), "'s"), "’s")
		if s, ok := same[w]; ok {
			w = s
		}
		if w != "" && !dropped[w] {
			out = append(out, w)
		}
	}
	return key{name, out}
}

// keysOf gives the keys of the names that tell somebody from others.
func keysOf(names []string) (out []key) {
	for _, n := range names {
		if k := keyOf(n); len(k.words) > 0 && !(len(k.words) == 1 && pronouns[k.words[0]]) {
			out = append(out, k)
		}
	}
	return out
}

// alike says whether two names mean one origin, and why.
func alike(a, b *end, nameA, nameB key) (why string, ok bool) {
	short, long := nameA, nameB
	if len(long.words) < len(short.words) {
		short, long = long, short
	}
	x, y := short.words, long.words
	if slices.Equal(x, y) {
		if len(x) == 1 && vague[x[0]] {
			// "police" twice: one force about one matter, unless both stand under a name.
			return "both name only “" + x[0] + "”", true
		}
		return oneName(short, long), true
	}
	if len(x) == 0 {
		return "", false
	}
	person := a.kind == sayso.HopPerson && b.kind == sayso.HopPerson
	if person && x[len(x)-1] == y[len(y)-1] && !roles[x[len(x)-1]] && (len(x) == 1 || x[0][0] == y[0][0]) {
		return "one person: " + long.name, true
	}
	// What somebody speaks for.
	bx, by := withoutRoles(x), withoutRoles(y)
	if len(bx) > 0 && len(by) > 0 && !(len(bx) == 1 && vague[bx[0]] && len(by) > 1) {
		if contains(by, bx) || contains(bx, by) {
			switch plain := len(bx) == len(x) && len(by) == len(y); {
			case plain && len(bx) == 1 && len(by) > 2:
				return "", false
			case plain:
				return oneName(short, long), true
			}
			return long.name + " speaks for " + short.name, true
		}
	}
	return "", false
}

// oneName gives the reason for which two names are one.
func oneName(a, b key) string {
	if strings.EqualFold(a.name, b.name) {
		return "one name: " + b.name
	}
	return "one name: “" + b.name + "” and “" + a.name + "”"
}

func withoutRoles(x []string) (out []string) {
	for _, w := range x {
		if !roles[w] || w == "minister" {
			out = append(out, w)
		}
	}
	return out
}

// contains says whether all words of part are in whole.
func contains(whole, part []string) bool {
	for _, w := range part {
		if !slices.Contains(whole, w) {
			return false
		}
	}
	return true
}
