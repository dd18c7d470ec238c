package show

import (
	"fmt"
	"strings"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/testkit"
)

// harbour is a fictional story with every kind of thing a reading can hold.
func harbour() *sayso.Reading {
	s := testkit.NewStory("Marenian minister met harbour strikers in secret, sources say", `
{caption} The old harbour of Port Selwyn

{credit} Lowland Pictures

[con.s1 Marenia's transport minister met leaders of the striking dockworkers in Port Selwyn and discussed an end to the blockade], [src.s1 [wire Coastal Wire]] [cue.s1 reported] [t.mon on Monday], [citing citing] [radio state broadcaster Radio Marenia].

[con.s2 [minister Odile Farrant, [d.farrant head of the Transport Ministry],] had met the strike committee for two hours], [src.s2 Radio Marenia] [cue.s2 said], [citing2 citing] [officials Marenian port officials].

It did not specify [u.who who sat on the committee].

[src.s3 [official A harbour official]] quoted by [daily the Selwyn Daily] that [con.s3 the ministry [hedge.s3 may] have offered a pay rise of 4.5 percent]. The strike has paralysed trade.

[con.s4 “The offer was never made in writing,”] [src.s4 the union's chairman, [d.brack Tomas Brack],] [cue.s4 told] reporters. [con.s4 “We [con.s7 were told by [src.s7 the ministry] that [con.s8 no money was left]]. It is that simple.”]

[con.s5 The blockade has cost the port more than 40 million crowns]. [t.weeks Weeks later] [con.s6 the city called it [mixed “an act of ruin”]], [note.q according to a [memo leaked memo]].

{notice} (The Selwyn desk is closed until Sunday evening. Times shown are local.)
`)
	s.Outlet("The Marenia Courier", "courier.example").Published("2031-03-10T17:00:00+02:00", "Europe/Helsinki")
	wire := s.Hop(sayso.HopOutlet, "Coastal Wire", "reported", "wire")
	radio := s.Hop(sayso.HopOutlet, "Radio Marenia", "citing", "radio")
	officials := s.Hop(sayso.HopUnnamedGroup, "Marenian port officials", "citing", "officials")
	farrant := s.Entity(sayso.KindPerson, "Odile Farrant", "head of the Transport Ministry", "Marenia's transport minister")
	brack := s.Entity(sayso.KindPerson, "Tomas Brack", "the union's chairman")
	station := s.Entity(sayso.KindOutlet, "Radio Marenia", "state broadcaster")
	_ = farrant
	s.Say("s1", sayso.Indirect, wire, radio, officials).SameAs = []string{"s2"}
	s.Say("s2", sayso.Indirect, s.Hop(sayso.HopOutlet, "Radio Marenia", "said", "src.s2"), officials).SameAs = []string{"s1"}
	s.Say("s3", sayso.Indirect, s.Hop(sayso.HopOutlet, "Selwyn Daily", "quoted by", "daily"),
		s.Hop(sayso.HopUnnamedPerson, "A harbour official", "quoted", "official"))
	head := s.Hop(sayso.HopPerson, "Tomas Brack", "told", "d.brack")
	head.Entity = &brack
	s.Say("s4", sayso.Direct, head)
	s.Say("s5", sayso.Own)
	s.Say("s6", sayso.Mixed, s.Hop(sayso.HopDocument, "leaked memo", "according to", "memo"))
	inner := s.Say("s7", sayso.Indirect, head, s.Hop(sayso.HopOrganisation, "the ministry", "told by", "src.s7"))
	outer := "s4"
	inner.Within = &outer
	last := s.Say("s8", sayso.Indirect, head, s.Hop(sayso.HopUnstated, "", "", "src.s7"))
	within := "s7"
	last.Within, last.Polarity = &within, "negative"
	s.Unknown("u.who", station)
	s.Time("t.mon", "DATE", "2031-03-10", "publication", true)
	s.Time("t.weeks", "DATE", "FUTURE_REF", "t1", false)
	s.Note("quote-open", "note.q", "a quotation mark never closes")
	return withEvents(s.Reading())
}

// withEvents adds a dated event that two statements tell, a planned one without a
// date and one that stands under no statement.
func withEvents(r *sayso.Reading) *sayso.Reading {
	at := func(words string) sayso.Passage {
		i := strings.Index(r.Text, words)
		return sayso.Passage{Start: i, End: i + len(words), Text: words}
	}
	party := func(words, country string) []sayso.Party {
		return []sayso.Party{{Passage: at(words), Country: country}}
	}
	r.Events = []sayso.Event{
		{ID: "v1", Type: "CONSULT", Mode: "meet", Cameo: "040", Polarity: "positive", Modality: "happened", Trigger: at("met leaders"),
			Actors: party("Marenia's transport minister", "MR"), Recipients: party("leaders of the striking dockworkers", ""), Places: party("Port Selwyn", ""), Time: &r.Times[0].ID, Score: 0.9},
		{ID: "v2", Type: "AGREE", Cameo: "033", Polarity: "positive", Modality: "planned", Trigger: at("offered a pay rise"), Actors: party("the ministry", "MR"), Recipients: []sayso.Party{}, Places: []sayso.Party{}, Score: 0.8},
		{ID: "v4", Type: "SUPPORT", Cameo: "051", Polarity: "positive", Modality: "happened", Trigger: at("a pay rise"), Actors: party("the ministry", "MR"), Recipients: []sayso.Party{}, Places: []sayso.Party{}, Score: 0.4},
		{ID: "v3", Type: "PROTEST", Mode: "strike", Cameo: "143", Polarity: "positive", Modality: "happened", Trigger: at("The strike"), Actors: []sayso.Party{}, Recipients: []sayso.Party{}, Places: []sayso.Party{}, Score: 0.8},
	}
	for i := range r.Statements {
		switch r.Statements[i].ID {
		case "s1", "s2":
			r.Statements[i].Events = []string{"v1"}
		case "s3":
			r.Statements[i].Events = []string{"v2", "v4"}
		}
	}
	return r
}

// bare is a story about which nothing is known, without statements.
func bare() *sayso.Reading {
	return testkit.NewStory("", "Rain fell on the hills all night.\n\nNobody spoke.").Reading()
}

// long has n statements of one speaker in paragraphs of five.
func long(n int) *sayso.Reading {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "[con.s%d Ferry number %d will not sail], [src.s%d Captain Ilse Moor] [cue.s%d said].", i, i, i, i)
		if i%5 == 4 {
			b.WriteString("\n\n")
		} else {
			b.WriteByte(' ')
		}
	}
	s := testkit.NewStory("Ferries stay in port", b.String()).Outlet("Island Post", "")
	for i := range n {
		s.Say(fmt.Sprintf("s%d", i), sayso.Indirect, s.Hop(sayso.HopPerson, "Ilse Moor", "said", fmt.Sprintf("src.s%d", i)))
	}
	return s.Reading()
}

// hostile tries to drive the terminal, turn text round and break out of markup.
func hostile() *sayso.Reading {
	s := testkit.NewStory("\x1b]0;owned\a<script>alert(1)</script>\u202eevil",
		"[con.s1 \x1bc\u009b31mgone</script><img src=x onerror=alert(1)>], [src.s1 \u202eM. Ill\u2066\u007f] [cue.s1 said\r\nSet].")
	s.Outlet("\x1b[31mBad", "javascript:alert(1)")
	s.Say("s1", sayso.Direct, s.Hop(sayso.HopPerson, "\u202eM. Ill", "\x1bsaid", "src.s1"))
	r := s.Reading()
	r.Story.URL = "javascript:alert(1)"
	return r
}
