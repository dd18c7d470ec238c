package rank

import "slices"

// group is a kind of feature; each has a range of indexes of its own.
type group int

// The groups. Those of one phrase stand twice: of the one that looks back and of
// the one before.
const (
	gForm group = iota
	gRole
	gTraits // number × gender × animacy
	gKind
	gPlace    // quoted, opens its sentence, possessor, reflexive
	gLength   // of the phrase
	gBefore   // phrases before with the same head
	gOnce     // how often its words stand in the text
	gStory    // sentence in the text
	onePhrase // end of the groups of one phrase
)

const (
	gForms group = 2*onePhrase + iota
	gSentences
	gPhrases
	gMatch
	gAgree
	gRoles
	gEntity
	gSpeech
	gBlocks
	gNearest
	gVerb
	gAlone // nothing before: the phrase is new
	gAloneMatch
	groups
)

var sizes = [groups]int{
	gForm: int(forms), gRole: int(roles), gTraits: 27, gKind: 7, gPlace: 16, gLength: 4, gBefore: 3, gOnce: 4, gStory: 4,
	gForms: int(forms) * int(forms), gSentences: coarses * 8, gPhrases: coarses * 8, gMatch: 16 * 4, gAgree: 3 * 3 * 3 * coarses,
	gRoles: int(roles) * int(roles) * 2, gEntity: 3 * 4, gSpeech: 12 * 4, gBlocks: 6 * coarses, gNearest: 5 * coarses, gVerb: 2,
	gAlone: int(forms) * 4, gAloneMatch: 4 * coarses,
}

// starts gives the first index of each group; the last is how many features there are.
var starts = func() (out [groups + 1]int) {
	at := 0
	for g := range groups {
		out[g] = at
		switch {
		case g < onePhrase:
			at += sizes[g]
		case g < 2*onePhrase:
			at += sizes[g-onePhrase]
		default:
			at += sizes[g]
		}
	}
	out[groups] = at
	return out
}()

// Features is how many features there are.
var Features = starts[groups]

// a list of features that are on.
type features []uint16

func (f *features) add(g group, v int) {
	*f = append(*f, uint16(starts[g]+v))
}

// coarse forms, for features that few forms tell apart.
const coarses = 8

func coarse(f form) int {
	switch f {
	case formI, formWe, formYou:
		return 0
	case formHe, formShe:
		return 1
	case formIt:
		return 2
	case formThey:
		return 3
	case formThis, formOtherPronoun:
		return 4
	case formName:
		return 5
	case formDefinite, formDemonstrative, formPossessed:
		return 6
	}
	return 7
}

// The two parts that a phrase can have in a pair.
const (
	lookingBack    group = 0
	standingBefore group = onePhrase
)

// one adds the features of one phrase in one of its parts.
func (r *reading) one(f features, i int, from group) features {
	p := &r.list[i]
	f.add(from+gForm, int(p.form))
	f.add(from+gRole, int(p.role))
	f.add(from+gTraits, int(p.number)*9+int(p.gender)*3+int(p.animacy))
	f.add(from+gKind, int(p.kind))
	f.add(from+gPlace, bits(p.quote >= 0, p.opens, p.possessor, p.reflexive))
	f.add(from+gLength, length(p.span.Len()))
	f.add(from+gBefore, min(r.before[i], 2))
	f.add(from+gOnce, min(r.times[p.key]-1, 3))
	f.add(from+gStory, story(p.sent))
	return f
}

func bits(list ...bool) (n int) {
	for i, b := range list {
		if b {
			n |= 1 << i
		}
	}
	return n
}

func length(n int) int {
	switch {
	case n <= 2:
		return n - 1
	case n <= 5:
		return 2
	}
	return 3
}

func story(sent int) int {
	switch {
	case sent < 1:
		return 0
	case sent < 4:
		return 1
	case sent < 12:
		return 2
	}
	return 3
}

func distance(n int) int {
	switch {
	case n < 4:
		return max(n, 0)
	case n < 6:
		return 4
	case n < 10:
		return 5
	case n < 20:
		return 6
	}
	return 7
}

// alone adds the features of phrase i being new.
func (r *reading) alone(f features, i int) features {
	p := &r.list[i]
	later := 0
	if r.times[p.key] > r.seen[i] {
		later = 1
	}
	f.add(gAlone, int(p.form)*4+later*2+min(1, r.before[i]))
	f.add(gAloneMatch, coarse(p.form)*4+min(r.seen[i]-1, 3))
	return f
}

// pair adds the features of phrase i speaking of what phrase j does; nearest is
// how many phrases between them agree with i as well.
func (r *reading) pair(f features, i, j, nearest int) features {
	p, q := &r.list[i], &r.list[j]
	c := coarse(p.form)
	f.add(gForms, int(p.form)*int(forms)+int(q.form))
	f.add(gSentences, c*8+distance(p.sent-q.sent))
	f.add(gPhrases, c*8+distance((i-j)/2))
	f.add(gMatch, r.match(p, q)*4+bits(p.form == formName, q.form == formName))
	f.add(gAgree, ((agree(p.number, q.number)*3+agree(p.gender, q.gender))*3+agree(p.animacy, q.animacy))*coarses+c)
	near := 0
	if p.sent == q.sent {
		near = 1
	}
	f.add(gRoles, (int(p.role)*int(roles)+int(q.role))*2+near)
	same := 0
	if p.entity >= 0 && q.entity >= 0 {
		same = 1
		if p.entity == q.entity {
			same = 2
		}
	}
	f.add(gEntity, same*4+bits(p.form == formName, q.form == formName))
	f.add(gSpeech, r.speech(p, q)*4+bits(p.quote >= 0, p.quote >= 0 && p.quote == q.quote))
	f.add(gBlocks, min(p.block-q.block, 5)*coarses+c)
	f.add(gNearest, min(nearest, 4)*coarses+c)
	if p.verb == q.verb && p.verb != "" {
		f.add(gVerb, 1)
	}
	return f
}

// agree is 0 when not known, 1 when the same, 2 when not.
func agree(a, b uint8) int {
	switch {
	case a == unknown || b == unknown:
		return 0
	case a == b:
		return 1
	}
	return 2
}

// match says how much of the words of two phrases is the same.
func (r *reading) match(p, q *phrase) int {
	if p.form.pronoun() || q.form.pronoun() {
		if p.key == q.key {
			return 1
		}
		return 0
	}
	if p.key == q.key {
		return 2
	}
	if p.word == q.word {
		extra, lost := missing(p.mods, q.mods), missing(q.mods, p.mods)
		switch {
		case extra == 0 && lost == 0:
			return 3
		case extra == 0:
			return 4
		case lost == 0:
			return 5
		case extra == 1:
			return 6
		}
		return 7
	}
	if slices.Contains(q.mods, p.word) {
		if missing(p.mods, q.mods) == 0 {
			return 8
		}
		return 9
	}
	if slices.Contains(p.mods, q.word) {
		return 10
	}
	if initials(p, q) || initials(q, p) {
		return 11
	}
	for _, w := range p.mods {
		if slices.Contains(q.mods, w) {
			return 12
		}
	}
	return 13
}

// missing counts the words of a that b lacks.
func missing(a, b []string) (n int) {
	for _, w := range a {
		if !slices.Contains(b, w) {
			n++
		}
	}
	return n
}

// initials reports whether a's word is made of the initials of b's words.
func initials(a, b *phrase) bool {
	if a.form != formName || len(a.mods) > 0 || len(a.word) != len(b.mods)+1 || len(a.word) < 2 {
		return false
	}
	for k, w := range b.mods {
		if w == "" || w[0] != a.word[k] {
			return false
		}
	}
	return b.word != "" && b.word[0] == a.word[len(a.word)-1]
}

// speech says how two phrases stand to who is quoted.
func (r *reading) speech(p, q *phrase) int {
	first := p.form == formI || p.form == formWe
	switch {
	case p.speech >= 0 && q.speaks == p.speech:
		return 1 // in what q says
	case q.speech >= 0 && p.speaks == q.speech:
		return 2
	case first && p.speech >= 0 && q.speech >= 0:
		a, b := r.speaker(p.speech), r.speaker(q.speech)
		if a >= 0 && a == b {
			return 3
		}
		if p.speech == q.speech {
			return 4
		}
		return 5
	case p.speech >= 0 && p.speech == q.speech:
		return 6
	case p.speech >= 0 && q.speech >= 0:
		return 7
	case p.speech >= 0:
		return 8
	case q.speech >= 0:
		return 9
	case p.speaks >= 0 && q.speaks >= 0:
		return 10
	}
	return 0
}
