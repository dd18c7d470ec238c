package en

import (
	"strings"
	"testing"
)

// at cuts text at spaces and gives it as the match functions want it.
func at(text string) (word func(i int) string, n int) {
	words := strings.Fields(text)
	return func(i int) string { return words[i] }, len(words)
}

func TestMatchCue(t *testing.T) {
	sorted(t, list{"cues.txt", cuesText})
	tests := []struct {
		text   string
		length int
		phrase string
		kind   CueKind
		stance Stance
	}{
		{"according to the harbour master", 2, "according to", CueSource, StanceNeutral},
		{"in the words of one diver", 4, "in the words of", CueSource, StanceNeutral},
		{"citing two officials", 1, "citing", CueSource, StanceNeutral},
		{"quoted by Kestrel News", 2, "quoted by", CueBy, StanceNeutral},
		{"quoted as saying that", 3, "quoted as saying", CueSaid, StanceNeutral},
		{"obtained by the paper", 2, "obtained by", CueBy, StanceNeutral},
		{"in an interview with the network", 4, "in an interview with", CueVia, StanceNeutral},
		{"e-mailed to reporters", 2, "e-mailed to", CueBy, StanceNeutral},
		{"e - mailed to reporters", 4, "e-mailed to", CueBy, StanceNeutral},
		{"on condition of anonymity because", 4, "on condition of anonymity", CueAnonymity, StanceNeutral},
		{"reportedly left", 1, "reportedly", CueImpersonal, StanceClaim},
		{"not immediately clear who", 3, "not immediately clear", CueUnknown, StanceDecline},
		{"lashed out at the council", 3, "lash out at", CueVerb, StanceAccuse},
		{"lashed out again", 2, "lash out", CueVerb, StanceAccuse},
		{"boasted of the catch", 2, "boast of", CueVerb, StanceBoast},
		{"took issue with the count", 3, "take issue with", CueVerb, StanceAccuse},
		{"made it clear that", 3, "make it clear", CueVerb, StanceNeutral},
		{"puts it", 2, "put it", CueVerb, StanceNeutral},
		{"declined to say why", 3, "decline to say", CueVerb, StanceDecline},
		{"levelled accusations that", 2, "level accusations", CueVerb, StanceAccuse},
		{"made it", 0, "", 0, 0},
		{"the harbour", 0, "", 0, 0},
		{"", 0, "", 0, 0},
	}
	for _, tt := range tests {
		word, n := at(tt.text)
		length, cue := MatchCue(word, n)
		if length != tt.length || cue.Phrase != tt.phrase || cue.Kind != tt.kind || cue.Stance != tt.stance {
			t.Errorf("MatchCue(%q) = %d, %+v, want %d, %q, kind %d, %v", tt.text, length, cue, tt.length, tt.phrase, tt.kind, tt.stance)
		}
	}
}

func TestMatchCueForm(t *testing.T) {
	for text, want := range map[string]VerbForm{
		"point out": VerbBase, "points out": VerbThird, "pointed out": VerbPast | VerbParticiple, "pointing out": VerbGerund,
		"put it": VerbBase | VerbPast | VerbParticiple, "gone on to say": VerbParticiple,
	} {
		word, n := at(text)
		if _, cue := MatchCue(word, n); cue.Form != want {
			t.Errorf("MatchCue(%q): form %b, want %b", text, cue.Form, want)
		}
	}
}

func TestReportingNoun(t *testing.T) {
	sorted(t, list{"nouns.txt", nounsText})
	tests := []struct {
		form, lemma string
		plural      bool
		stance      Stance
		takes       Takes
		prep        string
	}{
		{"claim", "claim", false, StanceClaim, TakesClause, "of"},
		{"allegations", "allegation", true, StanceAccuse, TakesClause | TakesNP, "of"},
		{"warnings", "warning", true, StanceWarn, TakesClause, "about"},
		{"promise", "promise", false, StancePromise, TakesInf, "of"},
		{"analyses", "analysis", true, StanceBelieve, TakesClause, "of"},
		{"replies", "reply", true, StanceNeutral, TakesQuote, "to"},
	}
	for _, tt := range tests {
		n, ok := ReportingNoun(tt.form)
		if !ok || n.Lemma != tt.lemma || n.Plural != tt.plural || n.Stance != tt.stance || !n.Takes.Has(tt.takes) || !n.Prep(tt.prep) {
			t.Errorf("ReportingNoun(%q) = %+v, %v", tt.form, n, ok)
		}
	}
	if n, ok := ReportingNoun("newses"); ok {
		t.Errorf(`ReportingNoun("newses") = %+v, want nothing`, n)
	}
}

func BenchmarkMatchCue(b *testing.B) {
	word, n := at("in an interview with the network on Monday")
	b.ReportAllocs()
	for b.Loop() {
		MatchCue(word, n)
	}
}
