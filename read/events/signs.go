package events

import (
	"math"

	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// A sign is what speaks for or against an event having been read right.
type sign uint32

// The signs. Those of verb and parties come off the sentence; the last ones are the
// event's type, since some types are told in fewer ways than others.
const (
	byNoun          sign = 1 << iota // a noun names it
	asInfinitive                     // its verb is an infinitive
	asParticiple                     // its verb is a participle without an auxiliary
	ownSubject                       // its verb has a subject of its own
	plain                            // its verb is hardly used otherwise
	purpose                          // its verb is an infinitive of nothing that makes it so
	widened                          // more than the verb names it
	pronoun                          // its verb has a pronoun for its subject
	actorNone                        // nobody is said to do it
	actorNamed                       // who does it has a name
	actorPeople                      // who does it is people without an office
	actorFar                         // who does it stands far off
	recipientNone                    // it is done to nobody in particular
	recipientNamed                   // to whom it is done has a name
	recipientPeople                  // to whom it is done is people without an office
	recipientNext                    // to whom it is done stands right behind it
	recipientFar                     // to whom it is done stands far off
	longSentence                     // its sentence is one of those that trees go wrong in
	unhappened                       // hypothetical
	denied                           // negative
	quoted                           // told in somebody's own words
	isAccuse
	isRequest
	isConsult
	isCoerce
	isSupport
	isAssault
	isAgree
	isReject
	isRetreat
	isThreaten
	signs = iota
)

// How far is far, and how long is long, in tokens.
const (
	farActor     = 10
	farRecipient = 8
	longTokens   = 45
)

var typeSigns = map[string]sign{"ACCUSE": isAccuse, "REQUEST": isRequest, "CONSULT": isConsult, "COERCE": isCoerce, "SUPPORT": isSupport, "ASSAULT": isAssault,
	"AGREE": isAgree, "REJECT": isReject, "RETREAT": isRetreat, "THREATEN": isThreaten}

// signsOf gathers the signs of an event of the sentence.
func (f *finder) signsOf(ev *nlp.Event) sign {
	s := typeSigns[ev.Type]
	at := ev.Trigger.Start
	set := func(is bool, which sign) {
		if is {
			s |= which
		}
	}
	k := f.chunkAt[at-f.sent.Start] - 1
	verb := k >= 0 && f.chunks[k].Kind == nlp.VG
	set(!verb, byNoun)
	if verb {
		c := f.chunks[k]
		set(en.EventPlain(en.EventLemma(f.doc.Tokens[c.Head].Lower, f.doc.Tokens[c.Head].Lemma)), plain)
		set(f.aimless(c), purpose)
		set(f.doc.Tokens[c.Span.Start].Lower == "to", asInfinitive)
		set(!c.Finite && f.doc.Tokens[c.Span.Start].Lower != "to", asParticiple)
		if f.parsed {
			t := f.subjectOf(f.root(c.Head))
			set(t >= 0, ownSubject)
			set(t >= 0 && f.doc.Tokens[t].Tag == nlp.PRON, pronoun)
		}
	}
	set(ev.Trigger.Len() > 1, widened)
	by := f.standing(ev.Actors)
	set(len(ev.Actors) == 0, actorNone)
	set(by == named, actorNamed)
	set(len(ev.Actors) > 0 && by <= people, actorPeople)
	set(far(ev.Actors, ev.Trigger, farActor), actorFar)
	to := f.standing(ev.Recipients)
	set(len(ev.Recipients) == 0, recipientNone)
	set(to == named, recipientNamed)
	set(len(ev.Recipients) > 0 && to <= people, recipientPeople)
	set(len(ev.Recipients) > 0 && ev.Recipients[0].Span.Start >= at && ev.Recipients[0].Span.Start <= ev.Trigger.End, recipientNext)
	set(far(ev.Recipients, ev.Trigger, farRecipient), recipientFar)
	set(f.sent.Len() > longTokens, longSentence)
	set(ev.Modality == "hypothetical", unhappened)
	set(ev.Negative, denied)
	under := f.statement(at)
	set(under >= 0 && f.doc.Attributions[under].Mode == "direct", quoted)
	return s
}

// aimless tells whether a verb group is an infinitive that hangs from no verb that
// makes it happen.
func (f *finder) aimless(c nlp.Chunk) bool {
	tok := &f.doc.Tokens[c.Head]
	return f.doc.Tokens[c.Span.Start].Lower == "to" && !(f.sent.Has(tok.Head) && tok.Rel == "xcomp" && en.EventControl(f.doc.Tokens[tok.Head].Lemma) == "through")
}

// far tells whether the first of some parties stands farther from a trigger than
// so many tokens.
func far(list []nlp.Party, trigger nlp.Span, limit int) bool {
	return len(list) > 0 && max(list[0].Span.Start-trigger.End, trigger.Start-list[0].Span.End) > limit
}

// score gives how sure an event with some signs is to be right, from 0 to 1.
func score(s sign) float64 {
	sum := bias
	for i := range signs {
		if s>>i&1 == 1 {
			sum += weights[i]
		}
	}
	return math.Round(100/(1+math.Exp(-sum))) / 100
}

// SignNames says in a word what each sign of Signs is.
var SignNames = [signs]string{"byNoun", "asInfinitive", "asParticiple", "ownSubject", "plain", "purpose", "widened", "pronoun", "actorNone", "actorNamed", "actorPeople", "actorFar",
	"recipientNone", "recipientNamed", "recipientPeople", "recipientNext", "recipientFar", "longSentence", "unhappened", "denied", "quoted",
	"accuse", "request", "consult", "coerce", "support", "assault", "agree", "reject", "retreat", "threaten"}

// Signs gives which signs an event has, in the order of SignNames: for fitting what
// they weigh.
func Signs(ev *nlp.Event) [signs]bool {
	var out [signs]bool
	for i := range out {
		out[i] = ev.Signs>>i&1 == 1
	}
	return out
}
