package en

import "testing"

func TestLookupPerson(t *testing.T) {
	sorted(t, list{"persons.txt", personsText})
	tests := []struct {
		form string
		want Person
	}{
		{"official", Person{"official", false, PersonSource, GenderUnknown}},
		{"officials", Person{"official", true, PersonSource, GenderUnknown}},
		{"spokesman", Person{"spokesman", false, PersonSpokes, GenderMale}},
		{"spokeswomen", Person{"spokeswoman", true, PersonSpokes, GenderFemale}},
		{"people", Person{"person", true, PersonGeneric, GenderUnknown}},
		{"wives", Person{"wife", true, PersonKin, GenderFemale}},
		{"prime ministers", Person{"prime minister", true, PersonOffice, GenderUnknown}},
		{"attorneys general", Person{"attorney general", true, PersonOffice, GenderUnknown}},
		{"democrats", Person{"democrat", true, PersonMember, GenderUnknown}},
		{"plaintiff", Person{"plaintiff", false, PersonParty, GenderUnknown}},
		{"resident", Person{"resident", false, PersonGeneric, GenderUnknown}},
		{"nurse", Person{"nurse", false, PersonJob, GenderUnknown}},
	}
	for _, tt := range tests {
		if got, ok := LookupPerson(tt.form); !ok || got != tt.want {
			t.Errorf("LookupPerson(%q) = %+v, %v, want %+v", tt.form, got, ok, tt.want)
		}
	}
	if got, ok := LookupPerson("harbour"); ok {
		t.Errorf(`LookupPerson("harbour") = %+v, want nothing`, got)
	}
	word, n := at("foreign minister of the island")
	if length, person := MatchPerson(word, n); length != 2 || person.Lemma != "foreign minister" {
		t.Errorf("MatchPerson: %d, %+v", length, person)
	}
}

func TestLookupGroup(t *testing.T) {
	sorted(t, list{"groups.txt", groupsText})
	tests := []struct {
		form string
		want Group
	}{
		{"ministry", Group{"ministry", false, GroupGovernment}},
		{"ministries", Group{"ministry", true, GroupGovernment}},
		{"police", Group{"police", false, GroupForce}},
		{"committee", Group{"committee", false, GroupLegislature}},
		{"supreme court", Group{"supreme court", false, GroupCourt}},
		{"campaigns", Group{"campaign", true, GroupParty}},
		{"agencies", Group{"agency", true, GroupBody}},
		{"company", Group{"company", false, GroupFirm}},
		{"voters", Group{"voters", false, GroupPeople}},
	}
	for _, tt := range tests {
		if got, ok := LookupGroup(tt.form); !ok || got != tt.want {
			t.Errorf("LookupGroup(%q) = %+v, %v, want %+v", tt.form, got, ok, tt.want)
		}
	}
	word, n := at("intelligence service of the island")
	if length, group := MatchGroup(word, n); length != 2 || group.Class != GroupForce {
		t.Errorf("MatchGroup: %d, %+v", length, group)
	}
}

func TestLookupDocument(t *testing.T) {
	sorted(t, list{"documents.txt", documentsText})
	tests := []struct {
		form string
		want Document
	}{
		{"statement", Document{"statement", false, DocumentStatement}},
		{"press releases", Document{"press release", true, DocumentStatement}},
		{"studies", Document{"study", true, DocumentReport}},
		{"polls", Document{"poll", true, DocumentData}},
		{"court documents", Document{"court documents", false, DocumentLegal}},
		{"memos", Document{"memo", true, DocumentMessage}},
		{"e-mail", Document{"e-mail", false, DocumentMessage}},
		{"videos", Document{"video", true, DocumentMedia}},
		{"memoir", Document{"memoir", false, DocumentBook}},
		{"website", Document{"website", false, DocumentWeb}},
	}
	for _, tt := range tests {
		if got, ok := LookupDocument(tt.form); !ok || got != tt.want {
			t.Errorf("LookupDocument(%q) = %+v, %v, want %+v", tt.form, got, ok, tt.want)
		}
	}
	word, n := at("e - mail message to staff")
	if length, document := MatchDocument(word, n); length != 4 || document.Class != DocumentMessage {
		t.Errorf("MatchDocument: %d, %+v", length, document)
	}
}

func TestMatchSocial(t *testing.T) {
	sorted(t, list{"social.txt", socialText})
	tests := []struct {
		text   string
		length int
		class  SocialClass
		plural bool
	}{
		{"tweets", 1, SocialPost, true},
		{"facebook post", 2, SocialPost, false},
		{"posts on x about", 3, SocialPost, true},
		{"telegram channel", 2, SocialAccount, false},
		{"social media", 2, SocialAccount, false},
		{"social work", 0, 0, false},
	}
	for _, tt := range tests {
		word, n := at(tt.text)
		length, noun := MatchSocial(word, n)
		if length != tt.length || noun.Class != tt.class || noun.Plural != tt.plural {
			t.Errorf("MatchSocial(%q) = %d, %+v, want %d, class %d", tt.text, length, noun, tt.length, tt.class)
		}
	}
	for text, want := range map[string]int{"X on Friday": 1, "x": 0, "Truth Social": 2, "Truth": 0, "Telegram": 1, "signal": 0} {
		word, n := at(text)
		if length, _ := MatchPlatform(word, n); length != want {
			t.Errorf("MatchPlatform(%q) = %d, want %d", text, length, want)
		}
	}
}

// A word that is found by its list costs no memory.
func TestLookupsAllocateNothing(t *testing.T) {
	word, n := at("prime minister of the island said in a facebook post")
	got := testing.AllocsPerRun(100, func() {
		Reporting("said")
		ReportingNoun("claims")
		Abbreviation("Gen.")
		LookupPerson("officials")
		LookupGroup("police")
		LookupDocument("report")
		LookupSocial("tweet")
		LookupTitle("minister")
		MatchTitle(word, n)
		MatchCue(word, n)
		MatchPerson(word, n)
	})
	if got != 0 {
		t.Errorf("%v allocations, want none", got)
	}
}
