package coref

import (
	"slices"

	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

type pronounKind uint8

const (
	noPronoun pronounKind = iota
	he
	she
	it
	they
	i
	we
	who
)

func pronounOf(w string) pronounKind {
	switch w {
	case "he", "him", "his", "himself":
		return he
	case "she", "her", "hers", "herself":
		return she
	case "it", "its", "itself":
		return it
	case "they", "them", "their", "theirs", "themselves":
		return they
	case "i", "me", "my", "mine", "myself":
		return i
	case "we", "us", "our", "ours", "ourselves":
		return we
	case "who", "which", "that":
		return who
	}
	return noPronoun
}

func possessive(w string) bool {
	switch w {
	case "his", "its", "their", "my", "our", "her":
		return true
	}
	return false
}

// pronouns resolves each pronoun of people by what its form asks for, the last
// speaker first where it speaks itself.
func (r *resolver) pronouns() {
	speakers, writers := r.speakers(), r.writers()
	for at := range r.men {
		if r.men[at].Form != "pronoun" {
			continue
		}
		switch pronounOf(r.men[at].pronoun) {
		case he, she:
			r.settle(at, r.person(at, speakers))
		case i, we:
			found := r.quoted(at)
			if m := &r.men[at]; found < 0 && m.quote < 0 && pronounOf(m.pronoun) == i {
				found = writers.of(r.doc.Tokens[m.Head].Block)
			}
			r.settle(at, found)
		case who:
			r.settle(at, r.relative(at))
		}
	}
}

// settle joins a pronoun with what was found for it, if anything was.
func (r *resolver) settle(at, found int) {
	if found < 0 {
		return
	}
	r.join(found, at)
	m := &r.men[at]
	m.resolved = true
	m.Kind = r.men[found].Kind
	if g := m.gender; g != anyGender {
		r.men[r.root(found)].gender = g
	}
}

// speakers gives, for each attribution with a source, the mention that speaks,
// in the order of the text.
func (r *resolver) speakers() []int {
	var list []int
	for at := range r.men {
		if r.men[at].source || r.men[at].carrier {
			list = append(list, at)
		}
	}
	return list
}

// maxSpeakers is how many speakers back a he that speaks himself is looked for.
const maxSpeakers = 256

// window is how many sentences back an antecedent may stand.
const window = 6

// governing gives the person whose name is the subject of the clause on which the
// one of a he or a she leans: "Mr. Lund left when he was asked", and ahead, "When he
// came home, Mr. Lund said", "In his letter, Mr. Lund said".
func (r *resolver) governing(at int) int {
	m := &r.men[at]
	if m.sent < 0 { // it stands in no sentence
		return -1
	}
	t := m.Head
	for range 6 {
		tok := &r.doc.Tokens[t]
		if tok.Rel == "" || tok.Head < 0 {
			return -1
		}
		ahead := tok.Head > t && (tok.Rel == "advcl" || tok.Rel == "obl")
		behind := tok.Head < t && tok.Rel == "advcl" && m.subject
		if ahead || behind {
			from, to := m.Span.End, tok.Head
			if behind {
				from, to = r.doc.Sentences[m.sent].Start, m.Head
			}
			for s := from; s < to; s++ {
				if sub := &r.doc.Tokens[s]; sub.Rel == "nsubj" && sub.Head == tok.Head {
					k := r.nameAt(s)
					if k < 0 || r.men[k].quote != m.quote {
						continue
					}
					if g := r.men[r.root(k)].gender; g == m.gender || g == anyGender && ahead {
						return k
					}
				}
			}
			return -1
		}
		t = tok.Head
	}
	return -1
}

// person finds who a he or a she is.
func (r *resolver) person(at int, speakers []int) int {
	m := &r.men[at]
	if k := r.governing(at); k >= 0 {
		return k
	}
	best, rank := -1, -1e9
	for k := at - 1; k >= 0 && m.sent-r.men[k].sent <= window; k-- {
		c := &r.men[k]
		if c.Kind != "person" || c.Span.Empty() || c.desc.plural || c.Form == "pronoun" && !c.resolved || pronounOf(c.pronoun) == who {
			continue
		}
		if p := pronounOf(c.pronoun); p == i || p == we {
			continue
		}
		g := r.men[r.root(k)].gender
		if g != anyGender && g != m.gender {
			continue
		}
		if !r.open(c, m) {
			continue
		}
		score := -1.2 * float64(m.sent-c.sent)
		if g == m.gender {
			score += 2
		}
		if c.subject {
			score += 1.5
		}
		if c.source {
			score++
			if m.source {
				score += 1.5
			}
		}
		if c.Form == "name" {
			score += 0.4
		}
		if c.subject && c.Form == "name" && m.sent-c.sent == 1 && r.doc.Tokens[c.Head].Block == r.doc.Tokens[m.Head].Block {
			score++ // the sentence before is about this person
		} else if m.source && m.quote < 0 && c.subject && c.Form == "name" && m.sent-c.sent == 1 {
			score++ // so is the paragraph before
		}
		if c.Form == "pronoun" && c.pronoun == m.pronoun {
			score += 0.5
		}
		if c.sent == m.sent {
			if m.subject && c.subject {
				score += 0.3
			}
			if !m.subject && !possessive(m.pronoun) && c.subject && r.oneClause(c, m) {
				continue // "Ruiz met him"
			}
		}
		if score > rank {
			best, rank = k, score
		}
	}
	if best < 0 && m.source {
		next, _ := slices.BinarySearch(speakers, at)
		for k := next - 1; k >= max(0, next-maxSpeakers); k-- {
			if s := speakers[k]; r.men[s].Kind == "person" && r.men[s].pronoun == "" {
				if g := r.men[r.root(s)].gender; g == anyGender || g == m.gender {
					return s
				}
			}
		}
	}
	return best
}

// open reports whether a pronoun can reach a mention over the quotation marks
// between them: words in a quotation are not looked into from outside, nor is
// the speaker of a quotation meant by a third person inside it.
func (r *resolver) open(c, m *man) bool {
	if c.quote >= 0 && c.quote != m.quote {
		return m.quote >= 0 && r.doc.Quotes[m.quote].Parent == c.quote
	}
	if m.quote >= 0 && c.quote < 0 {
		if att := r.speech[m.Head]; att >= 0 && r.doc.Attributions[att].Mode == "direct" {
			for _, src := range r.doc.Attributions[att].Sources {
				if src.Has(c.Head) {
					return false
				}
			}
		}
	}
	return true
}

// oneClause reports whether one finite verb group at most stands between two mentions.
func (r *resolver) oneClause(c, m *man) bool {
	n := 0
	for t := c.Span.End; t < m.Span.Start; {
		ch := r.chunk(t)
		if ch == nil {
			if w := r.lower(t); w == "," || w == "that" {
				return false
			}
			t++
			continue
		}
		if ch.Kind == nlp.VG && ch.Finite {
			n++
		}
		t = max(t+1, ch.Span.End)
	}
	return n <= 1
}

// speakingBody finds the last outlet or organisation that spoke, for an it that
// speaks itself.
func (r *resolver) speakingBody(at int, speakers []int) int {
	m := &r.men[at]
	if m.pronoun == "it" && (m.source || m.subject && r.speaks(m)) {
		next, _ := slices.BinarySearch(speakers, at)
		for k := next - 1; k >= 0 && m.sent-r.men[speakers[k]].sent <= window; k-- {
			s := speakers[k]
			if c := &r.men[s]; c.pronoun == "" && c.source && !r.many(c) && (r.isBody(c.Kind) || c.Kind == "document" && m.sent-c.sent <= 2) {
				return s
			}
		}
	}
	return -1
}

// body finds the last body that was a subject, for an it.
func (r *resolver) body(at int) int {
	m := &r.men[at]
	best, rank := -1, -1e9
	for k := at - 1; k >= 0 && m.sent-r.men[k].sent <= 2; k-- {
		c := &r.men[k]
		place := c.Kind == "place" && c.Form == "name"
		if !r.isBody(c.Kind) && !place || r.many(c) || c.Form == "pronoun" && !c.resolved || !r.open(c, m) {
			continue
		}
		score := -1.2 * float64(m.sent-c.sent)
		if c.subject {
			score += 1.5
		}
		if c.source {
			score += 0.5
		}
		if place {
			score -= 0.6
		}
		if c.sent == m.sent && !possessive(m.pronoun) && !m.subject && c.subject && r.oneClause(c, m) {
			continue
		}
		if score > rank {
			best, rank = k, score
		}
	}
	if rank < -1 && !m.source {
		return -1
	}
	return best
}

func (r *resolver) isBody(kind string) bool { return kind == "outlet" || kind == "organisation" }

// many reports whether a body is spoken of as many: "police", "troops" are they.
func (r *resolver) many(c *man) bool {
	w := r.lower(c.Head)
	return w == "police" || w == "troops"
}

// empty reports whether an it means nothing: "it was emphasized that", "it is
// clear", "it seems".
func (r *resolver) empty(m *man) bool {
	c := r.chunk(m.Span.End)
	if c == nil || c.Kind != nlp.VG {
		return false
	}
	switch r.doc.Tokens[c.Head].Lemma {
	case "be", "seem", "appear", "rain", "snow", "take", "turn", "happen":
		return true
	}
	return c.Passive
}

// speaks reports whether the verb after a mention reports or gives.
func (r *resolver) speaks(m *man) bool {
	c := r.chunk(m.Span.End)
	if c == nil || c.Kind != nlp.VG {
		return false
	}
	if _, ok := en.Reporting(r.lower(c.Head)); ok {
		return true
	}
	switch r.stem(c.Head) {
	case "give", "gave", "provide", "name", "identify", "specify", "elaborate", "offer", "publish", "air", "run":
		return true
	}
	return false
}

// several finds who they are: the last group, or body, or people named together.
func (r *resolver) several(at int) int {
	m := &r.men[at]
	best, rank := -1, -1e9
	for k := at - 1; k >= 0 && m.sent-r.men[k].sent <= 3; k-- {
		c := &r.men[k]
		last, joint := r.joined[k]
		ok := c.Kind == "group" || r.isBody(c.Kind) || joint
		if !ok || c.Form == "pronoun" && (!c.resolved || pronounOf(c.pronoun) != they) || !r.open(c, m) {
			continue
		}
		score := -1.0 * float64(m.sent-c.sent)
		if c.Kind == "group" || joint {
			score += 1.5
		}
		if c.subject || joint && r.men[last].subject {
			score++
		}
		if c.source && m.source {
			score += 1.5
		}
		if c.sent == m.sent && !possessive(m.pronoun) && !m.subject && c.subject && r.oneClause(c, m) {
			continue
		}
		if score > rank {
			best, rank = k, score
		}
	}
	if last, ok := r.joined[best]; ok {
		return r.together(best, last)
	}
	return best
}

// quoted gives the speaker of the quotation, or of the turn of a transcript, in which
// an I or a we stands.
func (r *resolver) quoted(at int) int {
	m := &r.men[at]
	att := r.speech[m.Head]
	for att >= 0 && m.quote < 0 && r.doc.Attributions[att].By != "attribution/transcript" {
		att = int32(r.doc.Attributions[att].Within)
	}
	if att < 0 {
		return -1
	}
	for _, src := range r.doc.Attributions[att].Sources {
		if s, ok := r.principal(src); ok && s != at {
			return s
		}
	}
	return -1
}

// relative gives the mention that a relative pronoun follows at once, else the one
// whose noun its clause hangs from.
func (r *resolver) relative(at int) int {
	m := &r.men[at]
	t := m.Span.Start
	switch r.lower(t - 1) {
	case ",", "—", "–", "-":
		t--
	}
	if m.pronoun == "who" {
		for k := at - 1; k >= 0 && k > at-6; k-- {
			c := &r.men[k]
			if c.Form != "pronoun" && c.Span.End <= t && c.Kind != "place" && c.Kind != "document" && r.nounPhraseEnd(c.Span.End) == t {
				return k
			}
		}
	}
	noun := r.relativeTo(m.Head)
	if noun < 0 {
		return -1
	}
	if at := r.doc.Tokens[noun].Head; r.doc.Tokens[noun].Rel == "appos" && at >= 0 && at < noun && r.byNoun[at] >= 0 {
		noun = at // "Future Now, a fund that"
	}
	return r.manAt(noun, m)
}

// relativeTo gives the noun from which the clause hangs that a relative pronoun
// opens, -1 when no tree says so.
func (r *resolver) relativeTo(token int) int {
	at := token
	for range 4 {
		tok := &r.doc.Tokens[at]
		if tok.Rel == "acl" && tok.Head >= 0 && tok.Head < token {
			return tok.Head
		}
		if at = tok.Head; at < 0 || at >= len(r.doc.Tokens) || r.doc.Tokens[at].Rel == "" {
			break
		}
	}
	return -1
}
