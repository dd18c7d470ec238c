package events

import (
	"slices"
	"strings"

	"github.com/sayso-news/sayso/nlp"
)

// unsaid tells whether a verb group names something without saying that it is
// done: what a draft of a law would do, what nobody but a preposition brings up
// (warned against striking), what is only considered, whose fault something is,
// and the words of a title.
func (f *finder) unsaid(c *clause) bool {
	for _, p := range c.agents() {
		if drafts[f.doc.Tokens[p.head].Lemma] {
			return true
		}
	}
	before := c.chunk.Span.Start - 1
	if f.titled(c.chunk) || f.doc.Tokens[c.chunk.Head].Lemma == "blame" && f.doc.Tokens[c.chunk.Span.Start].Lower == "to" {
		return true
	}
	if before < f.sent.Start || c.chunk.Finite || !strings.HasSuffix(f.doc.Tokens[c.chunk.Span.Start].Lower, "ing") {
		return false
	}
	if f.parsed {
		tok := &f.doc.Tokens[c.chunk.Head]
		if (tok.Rel == "xcomp" || tok.Rel == "ccomp" || tok.Rel == "obj" || tok.Rel == "advcl") && f.sent.Has(tok.Head) && tok.Head < c.chunk.Head && weighed[f.doc.Tokens[tok.Head].Lemma] {
			return true
		}
	}
	return f.onlyNamed(before)
}

// onlyNamed tells whether a gerund behind a token is only spoken of.
func (f *finder) onlyNamed(before int) bool {
	switch tok := &f.doc.Tokens[before]; tok.Lower {
	case "to", "against", "between", "over", "about", "without", "than", "on", "from", "like":
		return true
	case "of":
		return before > f.sent.Start && feared[f.doc.Tokens[before-1].Lemma]
	default:
		return drafts[tok.Lemma]
	}
}

var (
	// Texts of which what they say is not yet so.
	drafts = map[string]bool{"bill": true, "amendment": true, "legislation": true, "proposal": true, "plan": true, "draft": true, "petition": true, "motion": true}
	// Words behind which "of" and a gerund say what need not be.
	feared = map[string]bool{"instead": true, "afraid": true, "fear": true, "risk": true, "danger": true, "threat": true, "possibility": true, "prospect": true, "chance": true, "idea": true, "capable": true}
	// Verbs whose gerund is only thought or spoken of.
	weighed = map[string]bool{"consider": true, "favor": true, "favour": true, "avoid": true, "oppose": true, "discuss": true, "propose": true, "suggest": true, "recommend": true, "support": true,
		"risk": true, "mean": true, "prevent": true, "prohibit": true, "ban": true, "contemplate": true, "weigh": true, "advocate": true, "back": true, "fear": true, "imagine": true, "rule": true}
)

// titled tells whether a verb opens a short title in quotation marks (the
// programme “Meet the Mayor”).
func (f *finder) titled(c nlp.Chunk) bool {
	at := c.Span.Start
	if at <= f.sent.Start || f.doc.Tok(at)[0] < 'A' || f.doc.Tok(at)[0] > 'Z' || !opens(f.doc.Tok(at-1)) {
		return false
	}
	for t := at + 1; t < min(f.sent.End, at+maxTitle); t++ {
		switch f.doc.Tok(t) {
		case "”", "\"", "’", "'", "''":
			return true
		case ".", "!", "?", ",":
			return f.sent.Has(t+1) && t < at+maxTitle-1 && opens(f.doc.Tok(t+1)) || t+1 < f.sent.End && f.doc.Tok(t+1) == "”"
		}
	}
	return false
}

// maxTitle is how many tokens a title in quotation marks has.
const maxTitle = 6

func opens(mark string) bool {
	return mark == "“" || mark == "\"" || mark == "‘" || mark == "'" || mark == "``"
}

// spoken takes out of the subject of a finite verb the speaker of the words that
// the verb stands in: a tree may hang him there (she hit back, Holt said).
func (f *finder) spoken(c *clause) {
	under := f.statement(c.chunk.Head)
	if under < 0 || !c.chunk.Finite || f.doc.Attributions[under].Cue.Has(c.chunk.Head) {
		return
	}
	c.subject = slices.DeleteFunc(c.subject, func(p phrase) bool {
		return slices.ContainsFunc(f.doc.Attributions[under].Sources, func(s nlp.Span) bool { return s.Has(p.head) }) && f.statement(p.head) != under
	})
}
