package timex

import "github.com/sayso-news/sayso/nlp"

// tense is when the verbs around an expression put it.
type tense uint8

const (
	unsaid tense = iota
	past
	present
	future
)

// tenses follows the verbs of a sentence. Each token is looked at once from
// either side.
type tenses struct {
	sent   nlp.Span
	behind int   // next token to be passed
	passed tense // of the verb passed last
	ahead  int   // token up to which was looked ahead
	coming tense // of the verb at ahead
}

func (v *tenses) enter(sent nlp.Span) {
	*v = tenses{sent: sent, behind: sent.Start, ahead: sent.Start}
}

// tense gives the tense of the verb nearest before token t, else of the first
// one behind it.
func (r *reader) tense(t int) tense {
	v := &r.verbs
	for ; v.behind < t; v.behind++ {
		if at := r.tenseOf(v.behind); at != unsaid {
			v.passed = at
		}
	}
	if v.passed != unsaid {
		return v.passed
	}
	if v.ahead <= t {
		v.ahead, v.coming = t+1, unsaid
	}
	for v.coming == unsaid && v.ahead < v.sent.End {
		v.coming = r.tenseOf(v.ahead)
		v.ahead++
	}
	return v.coming
}

// tenseOf gives the tense that a token sets, unsaid when it sets none.
func (r *reader) tenseOf(t int) tense {
	r.steps++
	tok := &r.doc.Tokens[t]
	switch tok.Lower {
	case "will", "'ll", "shall", "wo", "would", "can", "could", "may", "might", "must", "should", "scheduled", "expected", "slated", "due":
		return future
	case "have":
		if t > r.verbs.sent.Start && modal[r.doc.Tokens[t-1].Lower] {
			if t+1 < r.verbs.sent.End && (r.doc.Tokens[t+1].Tag == nlp.VERB || r.doc.Tokens[t+1].Tag == nlp.AUX) {
				return past // would have left
			}
			return unsaid // will have a meeting
		}
		return past
	case "was", "were", "had", "did", "has", "'ve":
		return past
	case "to":
		if t+1 < r.verbs.sent.End && r.doc.Tokens[t+1].Tag == nlp.VERB && r.doc.Tokens[t+1].Form == nlp.Base && t > r.verbs.sent.Start && !implicative[r.doc.Tokens[t-1].Lower] {
			return future
		}
	case "going":
		if t+1 < r.verbs.sent.End && r.doc.Tokens[t+1].Lower == "to" {
			return future
		}
	}
	if tok.Tag != nlp.VERB && tok.Tag != nlp.AUX {
		return unsaid
	}
	switch tok.Form {
	case nlp.Past:
		return past
	case nlp.Present:
		if timetable[tok.Lower] {
			return future
		}
		return present
	case nlp.Participle:
		if t > r.verbs.sent.Start && r.doc.Tokens[t-1].Tag != nlp.AUX && r.doc.Tokens[t-1].Tag != nlp.ADV && r.doc.Tokens[t-1].Tag != nlp.PART {
			return past // announced Wednesday
		}
	}
	return unsaid
}

// modal are the words that an infinitive without "to" follows.
var modal = map[string]bool{"will": true, "'ll": true, "shall": true, "would": true, "can": true, "could": true, "may": true, "might": true, "must": true, "should": true, "to": true, "not": true}

// timetable are verbs whose present announces: the trial opens Monday.
var timetable = map[string]bool{"begins": true, "begin": true, "starts": true, "start": true, "opens": true, "open": true, "reopens": true, "ends": true, "end": true, "closes": true,
	"expires": true, "expire": true, "meets": true, "meet": true, "votes": true, "vote": true, "arrives": true, "arrive": true, "leaves": true, "returns": true, "resumes": true, "resume": true,
	"goes": true, "go": true, "holds": true, "hold": true, "kicks": true, "takes": true, "take": true, "plans": true, "plan": true, "faces": true}

// implicative are the words whose infinitive has happened when they have: he
// managed to leave on Friday.
var implicative = map[string]bool{"forced": true, "managed": true, "failed": true, "began": true, "begun": true, "started": true, "continued": true, "helped": true, "able": true,
	"rushed": true, "first": true, "last": true, "only": true, "used": true, "seemed": true, "seem": true, "appeared": true, "appear": true, "had": true, "has": true, "have": true,
	"returned": true, "came": true, "went": true, "refused": true, "ordered": true, "proved": true, "turned": true, "traveled": true, "travelled": true, "gathered": true}
