package names

import (
	"strings"
	"unicode"

	"github.com/sayso-news/sayso/nlp"
)

// scene is one document with what its candidates are judged by.
type scene struct {
	*finder
	list   []candidate
	story  map[string]*evidence // words of a candidate → the labels of all its places
	ends   map[string]uint32    // last word of a longer likely name → a bit for each class
	parts  map[string]uint32    // other words of one, likewise
	long   map[string]longForm  // what stands in brackets behind its long form
	sentOf []int32              // token → sentence
	ruleAt []int32              // token → into cands, plus one
	on     features             // of the candidate looked at
}

// longForm is what is known of the words that an acronym in brackets stands for.
type longForm struct{ facts, last uint32 }

func newScene(f *finder) *scene {
	n := len(f.doc.Tokens)
	s := &scene{finder: f, list: f.candidates(), story: map[string]*evidence{}, ends: map[string]uint32{}, parts: map[string]uint32{}, long: map[string]longForm{},
		sentOf: make([]int32, n), ruleAt: make([]int32, n)}
	for k, sent := range f.doc.Sentences {
		for i := sent.Start; i < sent.End; i++ {
			s.sentOf[i] = int32(k)
		}
	}
	for c := range f.cands {
		for i := f.cands[c].span.Start; i < f.cands[c].span.End; i++ {
			s.ruleAt[i] = int32(c + 1)
		}
	}
	for _, c := range s.list {
		s.learn(c.span)
	}
	capitals := 0
	for i := range f.doc.Tokens {
		if f.capital(i) {
			capitals++
		}
	}
	if capitals*200 < n {
		s.on.small = 1
	}
	s.longForms()
	return s
}

// learn adds what a candidate says of its words elsewhere.
func (s *scene) learn(span nlp.Span) {
	seen := s.story[s.key(span)]
	if seen == nil {
		seen = &evidence{}
		s.story[s.key(span)] = seen
	}
	seen.count++
	for c := nlp.PersonName; c < nlp.NameClasses; c++ {
		seen.sum[c] += s.whole(span, c)
	}
	const clear = 30
	class, under := s.likeliest(span)
	if span.Len() < 2 || under >= clear || span.End < len(s.doc.Tokens) && goesOn(&s.doc.Proposals.Names[span.End]) == 0 {
		return
	}
	s.ends[s.lower(span.End-1)] |= 1 << class
	for i := span.Start; i < span.End-1; i++ {
		s.parts[s.lower(i)] |= 1 << class
	}
}

// longForms finds "(OWA)" behind the words whose first letters it is.
func (s *scene) longForms() {
	for i := 2; i+2 < len(s.doc.Tokens); i++ {
		if s.lower(i) != "(" || s.lower(i+2) != ")" || !s.allCaps(i+1) {
			continue
		}
		if _, ok := s.long[s.lower(i+1)]; ok {
			continue
		}
		short := strings.TrimSuffix(s.doc.Tok(i+1), "s")
		found := longForm{facts: 1}
		for n := 2; n <= len(short)+3 && n <= i; n++ {
			span := nlp.Span{Start: i - n, End: i}
			if !acronymOf(short, s.words(&cand{span: span})) {
				continue
			}
			const unlikely = 60
			class, under := s.likeliest(span)
			if under > unlikely {
				class = nlp.NoName
			}
			last := s.lower(i - 1)
			found = longForm{2 | bits(s.capital(i-n)) | uint32(class)<<2 | bits(orgHead(last), isTitle(last) || roleNoun(last))<<5, hash(last)}
			break
		}
		s.long[s.lower(i+1)] = found
	}
}

func isTitle(w string) bool { return titleAt(func(int) string { return w }, 1) > 0 }

// classOf gives the class of a kind of mention.
func classOf(kind string) nlp.NameClass {
	switch kind {
	case "person":
		return nlp.PersonName
	case "organisation", "outlet":
		return nlp.OrganisationName
	case "place":
		return nlp.PlaceName
	}
	return nlp.OtherName
}

// relation says how two overlapping spans lie.
func relation(a, b nlp.Span) uint32 {
	switch {
	case a == b:
		return 0
	case a.Covers(b):
		return 1
	case b.Covers(a):
		return 2
	}
	return 3
}

// facts gives the features of candidate i; they hold until the next call.
func (s *scene) facts(i int) []uint16 {
	c := &s.list[i]
	s.sent = s.doc.Sentences[s.sentOf[c.span.Start]]
	s.on.rows = s.on.rows[:0]
	s.on.add(aBias, 0)
	class, under := s.likeliest(c.span)
	s.ofLabels(c.span, class, under)
	s.ofProposals(c, class)
	s.ofRules(c, class)
	s.ofLists(c.span, class)
	s.ofShape(c.span)
	s.ofWords(c.span, class)
	s.ofSentence(c.span)
	s.ofStory(c.span)
	return s.on.rows
}

func (s *scene) ofLabels(span nlp.Span, class nlp.NameClass, under int) {
	on := &s.on
	labels := s.doc.Proposals.Names
	first := &labels[span.Start]
	second := 255
	for c := nlp.PersonName; c < nlp.NameClasses; c++ {
		whole := s.whole(span, c)
		if c != class {
			second = min(second, whole)
		}
		on.add(aBegins, uint32(c)<<4|tier(first.Begins(c)))
		on.add(aWhole, uint32(c)<<4|tier(whole))
		if n := span.Len() - 1; n > 0 {
			sum := 0
			for t := span.Start + 1; t < span.End; t++ {
				sum += labels[t].GoesOn(c)
			}
			on.add(aInside, uint32(c)<<4|tier(sum/n))
		}
	}
	on.add(aLikeliest, uint32(class)<<8|tier(under))
	on.add(aGap, uint32(class)<<8|tier(second-under)<<4|tier(under))
	none := 255
	for t := span.Start; t < span.End; t++ {
		none = min(none, labels[t].Begins(nlp.NoName))
	}
	on.add(aNone, tier(none)<<4|tier(first.Begins(nlp.NoName)))
	if span.End < s.sent.End {
		next := &labels[span.End]
		on.add(aBehind, tier(goesOn(next))<<4|tier(next.GoesOn(class)))
		on.add(aBehind, 1<<8|tier(next.Begins(nlp.NoName))<<4|tier(begins(next)))
	} else {
		on.add(aBehind, 1<<9)
	}
	on.add(aBefore, tier(goesOn(first))<<4|tier(begins(first)))
	if span.Start > s.sent.Start {
		on.add(aBefore, 1<<8|tier(labels[span.Start-1].Begins(nlp.NoName)))
	}
}

func (s *scene) ofProposals(c *candidate, class nlp.NameClass) {
	on := &s.on
	if c.proposal >= 0 {
		p := &s.proposals[c.proposal]
		on.add(aProposal, 1+uint32(p.class))
		on.add(aProposalScore, uint32(p.class)<<4|tenth(p.score))
		on.add(aProposalScore, 1<<8|uint32(p.class)<<4|uint32(class))
		return
	}
	on.add(aProposal, 0)
	for t := c.span.Start; t < c.span.End; t++ {
		if at := s.within[t] - 1; at >= 0 {
			p := &s.proposals[at]
			on.add(aProposalNear, relation(c.span, p.span)<<3|uint32(p.class))
			t = p.span.End - 1
		}
	}
}

func (s *scene) ofRules(c *candidate, class nlp.NameClass) {
	on := &s.on
	if c.rule >= 0 {
		r := &s.cands[c.rule]
		kind := uint32(classOf(r.kind))
		on.add(aRule, hash(r.by)^kind)
		on.add(aRule, 1<<20|kind<<8|uint32(class))
		on.add(aRuleScore, kind<<4|tenth(r.score))
		return
	}
	alone := true
	for t := c.span.Start; t < c.span.End; t++ {
		if at := s.ruleAt[t] - 1; at >= 0 {
			r := &s.cands[at]
			how := relation(c.span, r.span) << 4
			on.add(aRuleNear, how|uint32(classOf(r.kind)))
			on.add(aRuleNear, 1<<10|how|tenth(r.score))
			alone, t = false, r.span.End-1
		}
	}
	on.add(aRule, 1<<21|bits(alone))
}

func (s *scene) ofLists(span nlp.Span, class nlp.NameClass) {
	on := &s.on
	n := span.Len()
	first, last, several := s.lower(span.Start), s.lower(span.End-1), n > 1
	on.add(aForename, bits(isFirstName(first), several && isFirstName(last))|upTo(3, n)<<2)
	place := placeAt(func(k int) string { return s.lower(span.Start + k) }, n)
	on.add(aPlace, bits(isPlaceWord(last), place == n)|upTo(3, n)<<2|upTo(3, place)<<4)
	on.add(aHead, bits(orgHead(last), placeHead(last), eventHead(last), several)|uint32(class)<<8)
	on.add(aFront, bits(placeOpens(first), isDemonym(first), neverName(first), several, isTitle(first), outletOpens(first)))
	on.add(aList, bits(knownBody(s.key(span)), !several && commonNoun(last), isDemonym(last), outletWord(last), several, calendar(last)))
}

func (s *scene) ofShape(span nlp.Span) {
	on := &s.on
	capitals, small, figures, loud := 0, 0, 0, 0
	joints := uint32(0)
	for t := span.Start; t < span.End; t++ {
		word := s.doc.Tok(t)
		switch r := firstRune(word); {
		case unicode.IsUpper(r):
			capitals++
			if allCaps(word) {
				loud++
			}
		case unicode.IsLower(r):
			small++
		case unicode.IsDigit(r):
			figures++
		}
		joints |= joint(s.lower(t))
	}
	n := upTo(3, span.Len())
	on.add(aLength, upTo(8, span.Len()))
	on.add(aCapitals, upTo(3, capitals)|upTo(2, small)<<2|upTo(1, figures)<<4|upTo(2, loud)<<5|n<<7)
	on.add(aJoints, joints)
	first, last := span.Start, span.End-1
	on.add(aEdges, bits(s.capital(first), s.capital(last), innerCapital(s.doc.Tok(first)), s.allCaps(first), len(s.lower(last)) == 1, len(s.lower(first)) == 1))
	a, b := s.seen[s.lower(first)], s.seen[s.lower(last)]
	on.add(aCasing, upTo(2, a.upper)|upTo(2, a.lower)<<2|upTo(2, b.upper)<<4|upTo(2, b.lower)<<6)
}

// joint gives a bit for each sort of word and mark that joins the parts of a name.
func joint(w string) uint32 {
	switch w {
	case "of":
		return 1
	case "and", "&":
		return 2
	case "-":
		return 4
	case "'s", "'":
		return 8
	case ".", ",":
		return 16
	case "(", ")", "\"", "“", "”", ":", "/":
		return 32
	case "for", "on", "the", "in", "de", "al", "el", "la", "bin", "van", "von":
		return 64
	}
	return 0
}

func (s *scene) ofWords(span nlp.Span, class nlp.NameClass) {
	on := &s.on
	tokens := s.doc.Tokens
	first, last := span.Start, span.End-1
	as := uint32(class) << 24
	word := s.lower(last)
	on.add(aFirst, hash(s.lower(first)))
	on.add(aLast, hash(word))
	on.add(aLastLikeliest, hash(word)^as)
	on.add(aKey, hash(s.key(span)))
	if span.Len() > 1 {
		for t := first; t <= last; t++ {
			on.add(aAny, hash(s.lower(t)))
		}
	}
	for k := 2; k <= 4 && k < len(word); k++ {
		on.add(aSuffix, hash(word[len(word)-k:])^upTo(2, span.Len())<<20)
	}
	const none = 31
	previous, next := "", ""
	before, behind := uint32(none), uint32(none)
	if first > s.sent.Start {
		previous, before = s.lower(first-1), uint32(tokens[first-1].Tag)
	}
	if span.End < s.sent.End {
		next, behind = s.lower(span.End), uint32(tokens[span.End].Tag)
	}
	on.add(aPrevious, hash(previous))
	on.add(aNext, hash(next))
	on.add(aPreviousLikeliest, hash(previous)^as)
	on.add(aNextLikeliest, hash(next)^as)
	if first-1 > s.sent.Start {
		on.add(aPreviousTwo, hash(s.lower(first-2)))
	}
	if span.End+1 < s.sent.End {
		on.add(aNextTwo, hash(s.lower(span.End+1)))
	}
	on.add(aTags, uint32(tokens[first].Tag)<<5|uint32(tokens[last].Tag))
	on.add(aTagsAround, before<<5|behind)
}

func (s *scene) ofSentence(span nlp.Span) {
	on := &s.on
	first := span.Start
	next := ""
	if span.End < s.sent.End {
		next = s.lower(span.End)
	}
	on.add(aOpens, bits(first == s.sent.Start, s.opens(s.sent, first), s.afterMark(first), span.End == s.sent.End))
	on.add(aCapitalsAround, bits(first > s.sent.Start && s.capital(first-1), next != "" && s.capital(span.End))|upTo(2, span.Len())<<2)
	on.add(aRole, bits(s.lowerTitleBefore(first), s.titleBefore(first), s.bodyBefore(first), s.outletBefore(first), first > s.sent.Start && placeBefore(s.lower(first-1))))
	on.add(aVerb, bits(s.speaks(span.End), personAfter(next), ofPlace(next), next == "," && s.age(span.End+1)))
}

func (s *scene) ofStory(span nlp.Span) {
	on := &s.on
	seen := s.story[s.key(span)]
	on.add(aTimes, upTo(6, seen.count))
	if seen.count > 1 {
		for c := nlp.PersonName; c < nlp.NameClasses; c++ {
			on.add(aStory, uint32(c)<<4|tier((seen.sum[c]-s.whole(span, c))/(seen.count-1)))
		}
	}
	first, last, n := s.lower(span.Start), s.lower(span.End-1), upTo(2, span.Len())
	on.add(aLonger, s.ends[last]<<8|n)
	on.add(aPart, s.parts[last]<<8|n)
	if span.Len() > 1 {
		on.add(aPart, 1<<20|s.parts[first]<<8|s.ends[first])
	}
	if span.Len() == 1 && s.allCaps(span.Start) {
		long, ok := s.long[last]
		on.add(aLongForm, long.facts|bits(ok)<<7)
		on.add(aLongFormLast, long.last)
		on.add(aShortLength, upTo(6, len(last)))
	}
}
