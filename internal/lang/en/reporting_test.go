package en

import "testing"

func TestReporting(t *testing.T) {
	sorted(t, list{"reporting.txt", reportingText})
	tests := []struct {
		form   string
		lemma  string
		is     VerbForm
		stance Stance
		takes  Takes
	}{
		{"said", "say", VerbPast | VerbParticiple, StanceNeutral, TakesClause | TakesQuote | TakesPassInf},
		{"says", "say", VerbThird, StanceNeutral, TakesClause},
		{"told", "tell", VerbPast | VerbParticiple, StanceNeutral, TakesTold | TakesQuote},
		{"denied", "deny", VerbPast | VerbParticiple, StanceDeny, TakesClause | TakesNP},
		{"claiming", "claim", VerbGerund, StanceClaim, TakesClause},
		{"urging", "urge", VerbGerund, StanceUrge, TakesObjInf},
		{"boasted", "boast", VerbPast | VerbParticiple, StanceBoast, TakesClause},
		{"threatens", "threaten", VerbThird, StanceThreaten, TakesInf},
		{"warned", "warn", VerbPast | VerbParticiple, StanceWarn, TakesTold | TakesClause},
		{"admitted", "admit", VerbPast | VerbParticiple, StanceAdmit, TakesClause},
		{"vowed", "vow", VerbPast | VerbParticiple, StancePromise, TakesInf},
		{"shows", "show", VerbThird, StanceReveal, TakesClause | TakesDoc},
		{"thinks", "think", VerbThird, StanceBelieve, TakesClause | TakesWeak},
		{"declined", "decline", VerbPast | VerbParticiple, StanceDecline, TakesInf},
		{"accusing", "accuse", VerbGerund, StanceAccuse, TakesTarget},
		{"written", "write", VerbParticiple, StanceNeutral, TakesClause},
		{"broadcast", "broadcast", VerbBase | VerbPast | VerbParticiple, StanceNeutral, TakesNP},
		{"replies", "reply", VerbThird, StanceNeutral, TakesQuote},
		{"signaled", "signal", VerbPast | VerbParticiple, StanceNeutral, TakesClause},
		{"signalled", "signal", VerbPast | VerbParticiple, StanceNeutral, TakesClause},
		{"criticised", "criticise", VerbPast | VerbParticiple, StanceAccuse, TakesTarget},
		{"foreseen", "foresee", VerbParticiple, StancePredict, TakesClause},
		{"agreeing", "agree", VerbGerund, StanceAgree, TakesClause},
	}
	for _, tt := range tests {
		v, ok := Reporting(tt.form)
		if !ok || v.Lemma != tt.lemma || v.Form != tt.is || v.Stance != tt.stance || !v.Takes.Has(tt.takes) {
			t.Errorf("Reporting(%q) = %+v (takes %v), %v, want %s, form %b, %v, takes %v",
				tt.form, v, v.Takes, ok, tt.lemma, tt.is, tt.stance, tt.takes)
		}
	}
	for _, form := range []string{"", "walk", "Said", "saided", "the"} {
		if v, ok := Reporting(form); ok {
			t.Errorf("Reporting(%q) = %+v, want nothing", form, v)
		}
	}
}

func TestVerbPrep(t *testing.T) {
	boast, _ := Reporting("boasted")
	for word, want := range map[string]bool{"of": true, "about": true, "o": false, "of|about": false, "": false} {
		if got := boast.Prep(word); got != want {
			t.Errorf("boasted: Prep(%q) = %v, want %v", word, got, want)
		}
	}
	if v, _ := Reporting("announced"); v.Prep("") {
		t.Error(`announced: Prep("") = true, want false`)
	}
}

func TestVerbShare(t *testing.T) {
	said, _ := Reporting("said")
	see, _ := Reporting("see")
	if said.Share < 90 || see.Share > 40 || see.Share < 0 {
		t.Errorf("shares: said %d, see %d; want a strong cue and a weak one", said.Share, see.Share)
	}
}

func BenchmarkReporting(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Reporting("said")
		Reporting("minister")
	}
}
