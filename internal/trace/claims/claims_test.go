package claims

import (
	"cmp"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/sayso-news/sayso"
)

// reading makes a reading with one statement over a text.
func reading(text, cue string) *sayso.Reading {
	st := sayso.Statement{ID: "s1", Mode: sayso.Indirect, Content: []sayso.Passage{{Start: 0, End: len(text), Text: text}}}
	if cue != "" {
		st.Cue = &sayso.Passage{Text: cue}
	}
	return &sayso.Reading{Text: text, Statements: []sayso.Statement{st}}
}

// best gives the surest link between two one-statement stories.
func best(a, b *sayso.Reading) Result {
	links := LinkSketches(NewSketch(a), NewSketch(b), 9)
	if len(links) == 0 {
		return Result{}
	}
	return links[0].Result
}

func TestCompare(t *testing.T) {
	for _, c := range []struct {
		name, a, b string
		want       Relation
		on         string
	}{
		{"the same words", "At least 12 people were killed on the Sorrel Bridge", "at least 12 people were killed on the Sorrel Bridge", Same, ""},
		{"other words for one thing", "Twelve people died when the Sorrel Bridge fell into the Osk", "12 people were killed when the Sorrel Bridge collapsed into the Osk", Same, ""},
		{"a number that excludes the other", "Nine people died on the Sorrel Bridge", "Eleven people died on the Sorrel Bridge", Conflict, "number"},
		{"a bound that leaves room", "At least 12 people died on the Sorrel Bridge", "12 people died on the Sorrel Bridge", Related, "number"},
		{"more than ten against nine", "More than ten people died on the Sorrel Bridge", "Nine people died on the Sorrel Bridge", Conflict, "number"},
		{"a denial", "The ministry received the report on the Sorrel Bridge", "The ministry never received the report on the Sorrel Bridge", Conflict, "polarity"},
		{"a denial in other words", "The report on the Sorrel Bridge was sent to the ministry in June", "The ministry never received the report on the Sorrel Bridge", Conflict, "polarity"},
		{"a denial denied", "The ministry did not deny that it received the report on the Sorrel Bridge", "The ministry received the report on the Sorrel Bridge", Same, ""},
		{"a denial of what another has named", "The report was sent to the transport ministry on 14 June 2023", "The ministry never received this document", Conflict, "polarity"},
		{"a denial told at length", "Arne Smith never received the report on the Sorrel Bridge, not in June, not ever", "Arne Smith received the report on the Sorrel Bridge", Conflict, "polarity"},
		{"a denial of something else", "The ministry received the report on the Sorrel Bridge without a signature", "The ministry received the report on the Sorrel Bridge", Related, "polarity"},
		{"a denial under a condition", "If the ministry never received the report on the Sorrel Bridge", "The ministry received the report on the Sorrel Bridge", Related, "polarity, hedge"},
		{"a number that is a name", "Police released the picture of suspect No. 2 in the Marren robbery", "Police released the picture of suspect No. 2 in the Marren robbery", Same, ""},
		{"who did it to whom", "Velmark defeated Torvia in the final in Marren", "Torvia defeated Velmark in the final in Marren", Conflict, "actor"},
		{"names before and behind no verb", "Supreme Court nominee Arne Smith and the Marren hearing", "Arne Smith, the nominee for the Supreme Court, and the Marren hearing", Same, ""},
		{"a hedge", "The ministry may have received the report on the Sorrel Bridge", "The ministry received the report on the Sorrel Bridge", Related, "hedge"},
		{"what is to come", "The ministry will publish the report on the Sorrel Bridge", "The ministry published the report on the Sorrel Bridge", Related, "tense"},
		{"another day", "Alma Lindqvist entered the Marren clinic on Tuesday", "Alma Lindqvist entered the Marren clinic on Friday", Conflict, "time"},
		{"another actor", "General manager Arne Smith said that the Chargers knew of the arrest", "General manager Arne Butler said that the Chargers knew of the arrest", Conflict, "actor"},
		{"another thing", "The ministry received the report", "Bakers brought bread to the quay", Unrelated, ""},
		{"money by its sign and by its word", "The fire in Marren did $1 million of harm", "Harm by the fire in Marren: one million dollars", Same, ""},
		{"metres by their letter", "The climber fell 600m from Mount Sorrel", "The climber fell 600 meters from Mount Sorrel", Same, ""},
		{"metres and feet", "The climber fell 600m from Mount Sorrel", "The climber fell 2,000ft from Mount Sorrel", Same, ""},
		{"other metres and feet", "The climber fell 600m from Mount Sorrel", "The climber fell 200 feet from Mount Sorrel", Conflict, "number"},
		{"two names in either order", "The Harbour Office and the Velmark Guard offered 35,000 crowns for the thief", "The Velmark Guard and the Harbour Office offered 35,000 crowns for the thief", Same, ""},
		{"a share and a count", "In the poll 37 percent of voters in Marren want Arne Smith", "In the poll 802 voters in Marren were asked about Arne Smith", Related, "number"},
		{"a share by its sign", "In the poll 37% of voters in Marren want Arne Smith", "In the poll 37 per cent of voters in Marren want Arne Smith", Same, ""},
		{"two shares", "In the poll 37% of voters in Marren want Arne Smith", "In the poll 45 percent of voters in Marren want Arne Smith", Conflict, "number"},
		{"an age is no count", "The 36-year-old climber fell from the ridge near Mount Sorrel", "The climber fell from the ridge near Mount Sorrel", Same, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := best(reading(c.a, ""), reading(c.b, ""))
			if got.Relation != c.want || got.On != c.on {
				t.Errorf("%d on %q (%.2f), want %d on %q", got.Relation, got.On, got.Score, c.want, c.on)
			}
		})
	}
	if got := best(reading("the ministry had received the report on the Sorrel Bridge", "denied"), reading("The ministry received the report on the Sorrel Bridge", "")); got.Relation != Conflict || got.On != "polarity" {
		t.Errorf("a source that denies it: %d on %q", got.Relation, got.On)
	}
}

// A statement that a cue interrupts is one point, unless each part is a sentence
// that says something.
func TestInterruptedStatements(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{`The ministry never received this document,” Arne Smith said. “We read of it in a newspaper like everybody else`,
			[]string{"The ministry never received this document", "We read of it in a newspaper like everybody else"}},
		{`The ministry,” Arne Smith said. “never received this document`,
			[]string{"The ministry,” Arne Smith said. “never received this document"}},
	} {
		first, rest, _ := strings.Cut(c.text, `,” Arne Smith said. “`)
		r := reading(c.text, "said")
		r.Statements[0].Content = []sayso.Passage{{Start: 0, End: len(first), Text: first}, {Start: len(c.text) - len(rest), End: len(c.text), Text: rest}}
		var got []string
		for _, pt := range NewSketch(r).Points {
			got = append(got, r.Text[pt.Start:pt.End])
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// A clause with a denial of its own is a point, and what both stories say in one
// sentence with it is the same too.
func TestClauseOfItsOwnDenial(t *testing.T) {
	const text = "Torvia has offered nothing, and nobody has asked us for an offer"
	a, b := NewSketch(reading(text, "said")), NewSketch(reading(text, "told"))
	var got []string
	for _, pt := range a.Points {
		got = append(got, text[pt.Start:pt.End])
	}
	if want := []string{"Torvia has offered nothing", "and nobody has asked us for an offer"}; !slices.Equal(got, want) {
		t.Fatalf("points %q, want %q", got, want)
	}
	same := 0
	for _, l := range LinkSketches(a, b, 9) {
		if l.A == l.B && l.Relation == Same {
			same++
		}
	}
	if same != 2 {
		t.Errorf("%d of two clauses are the same", same)
	}
	if got := best(reading(text, "said"), reading("Torvia had offered to pay half of the cost", "said")); got.Relation != Conflict || got.On != "polarity" {
		t.Errorf("against what it denies: %d on %q", got.Relation, got.On)
	}
}

// Words that all of two long stories are about do not make two of their
// statements one; those that stand in few places do.
func TestTopicWordsTellNothing(t *testing.T) {
	topic := ""
	for _, s := range []string{"asked the court about the harbour tax", "wrote to the court about the harbour tax last", "wants the court and the harbour tax to be forgotten",
		"sang about the court and the harbour tax", "painted the court red for the harbour tax", "fears neither the court nor the harbour tax"} {
		topic += " Arne Smith " + s + "."
	}
	long := func(text string) *sayso.Reading {
		r := reading(text+"."+topic, "")
		r.Statements = nil
		for at, rest := 0, r.Text; rest != ""; {
			n := strings.IndexByte(rest, '.') + 1
			r.Statements = append(r.Statements, sayso.Statement{Mode: sayso.Indirect, Content: []sayso.Passage{{Start: at, End: at + n, Text: rest[:n]}}})
			at, rest = at+n, rest[n:]
		}
		return r
	}
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"The court heard bakers on the harbour tax", "The harbour tax went to the court", false},
		{"The court heard nine bakers from Tveit on Monday", "Nine bakers from Tveit were heard in court on Monday", true},
		{"The bakers of Tveit baked the seal of the court into a loaf", "A loaf had the seal of the court baked into it by bakers", true},
	} {
		got := false
		for _, l := range LinkSketches(NewSketch(long(c.a)), NewSketch(long(c.b)), 99) {
			got = got || l.A == 0 && l.B == 0 && l.Relation == Same
		}
		if got != c.want {
			t.Errorf("%q and %q: one claim %t, want %t", c.a, c.b, got, c.want)
		}
	}
}

func TestNumbers(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"at least 12 people", "at least 12"},
		{"more than ten people", "more than 10"},
		{"twenty-five boats", "25"},
		{"1,200 boats", "1200"},
		{"two million crowns", "2000000"},
		{"two hundred and five boats", "205"},
		{"a dozen boats", "12"},
		{"$3.5bn", "3500000000"},
		{"the fifth boat", "5th"},
		{"12 or more boats", "at least 12"},
		{"no fewer than nine boats", "at least 9"},
		{"as many as 40 boats", "at most 40"},
		{"four and a half boats", "4.5"},
		{"4-1/2 boats", "4.5"},
		{"4½ boats", "4.5"},
		{"2, 000ft of rope", "2000"},
		{"a catch worth $2. 6m", "2600000"},
		{"600 metres (2,000 feet) of rope", "600 2000"},
		{"some boats (seen by 12 and 14 people)", "12 14"},
		{"600m of rope", "600"},
		{"a level of .41 at noon", "0.41"},
		{"a ridge 2,000m high", "2000"},
		{"2,000 feet (600 m) of rope", "2000 600"},
		{"a loan of £600m", "600000000"},
		{"600m people", "600000000"},
		{"5.5m registered voters", "5500000"},
		{"12m euros of aid", "12000000"},
		{"one boat", ""},
		{"a man in his early 30s", ""},
		{"a 36-year-old man", ""},
		{"boats of Alma Lindqvist, 34, and nine others", "9"},
		{"on 14 June 2023", ""},
		{"at 6:40 a.m.", ""},
	} {
		var got []string
		for _, p := range NewSketch(reading("There were "+c.text+" in Marren", "")).Points {
			for _, n := range p.Numbers {
				got = append(got, n.String())
			}
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%q: %q, want %q", c.text, s, c.want)
		}
	}
}

func TestExclude(t *testing.T) {
	for _, c := range []struct {
		a, b Number
		want bool
	}{
		{Number{Value: 12}, Number{Value: 12}, false},
		{Number{Value: 12}, Number{Value: 11}, true},
		{Number{Value: 12, Bound: AtLeast}, Number{Value: 15}, false},
		{Number{Value: 12, Bound: AtLeast}, Number{Value: 11}, true},
		{Number{Value: 12, Bound: Above}, Number{Value: 12}, true},
		{Number{Value: 12, Bound: Below}, Number{Value: 12, Bound: AtLeast}, true},
		{Number{Value: 100, Bound: About}, Number{Value: 105}, false},
		{Number{Value: 100, Bound: About}, Number{Value: 150}, true},
	} {
		if c.a.Exclude(c.b) != c.want || c.b.Exclude(c.a) != c.want {
			t.Errorf("%v and %v: exclude each other %v, want %v", c.a, c.b, !c.want, c.want)
		}
	}
}

func TestPointsAreCutAtClauses(t *testing.T) {
	text := "Eleven people died in the collapse of the old Sorrel Bridge on Tuesday, and seven workers of the paper mill in Marren have not been found"
	sketch := NewSketch(reading(text, ""))
	if len(sketch.Points) != 2 {
		t.Fatalf("%d points, want 2", len(sketch.Points))
	}
	for i, want := range []string{"Eleven people died in the collapse of the old Sorrel Bridge on Tuesday", "and seven workers of the paper mill in Marren have not been found"} {
		p := sketch.Points[i]
		if got := text[p.Start:p.End]; got != want {
			t.Errorf("point %d: %q, want %q", i, got, want)
		}
	}
}

func TestDatelineIsNoPart(t *testing.T) {
	text := "MARREN, Velmark (VPA) - Eleven people died on the Sorrel Bridge"
	if p := NewSketch(reading(text, "")).Points[0]; text[p.Start:p.End] != "Eleven people died on the Sorrel Bridge" {
		t.Errorf("point %q", text[p.Start:p.End])
	}
}

func TestCodec(t *testing.T) {
	sketch := NewSketch(reading("At least 12 people, no fewer than nine of them from Marren, may not have been killed by the Sorrel Bridge on Tuesday 4 November 2025", ""))
	sketch.Points[0].Mark = 77
	got, err := DecodeSketch(sketch.Encode())
	if err != nil {
		t.Fatal(err)
	}
	again, err := DecodeSketch(got.Encode())
	if err != nil || !reflect.DeepEqual(got, again) {
		t.Errorf("a second round differs: %v", err)
	}
	if len(got.Points) != len(sketch.Points) || got.Points[0].Mark != 77 || Measure(&got.Points[0], &sketch.Points[0]).Cosine < 0.99 {
		t.Errorf("decoded %+v, want %+v", got.Points[0], sketch.Points[0])
	}
	links := []Link{{3, 5, Result{Conflict, "number, time", 1}}, {0, 300, Result{Same, "", 0}}}
	back, err := DecodeLinks(EncodeLinks(links))
	if err != nil || !reflect.DeepEqual(back, links) {
		t.Errorf("links %+v, %v; want %+v", back, err, links)
	}
}

func FuzzDecodeSketch(f *testing.F) {
	f.Add(NewSketch(reading("At least 12 people died on Tuesday in Marren", "")).Encode())
	f.Add([]byte{1, 255, 255, 255, 255, 15})
	f.Fuzz(func(t *testing.T, b []byte) {
		if s, err := DecodeSketch(b); err == nil {
			if again, err := DecodeSketch(s.Encode()); err != nil || len(again.Points) != len(s.Points) {
				t.Fatalf("does not survive a second round: %v", err)
			}
		}
		DecodeLinks(b)
	})
}

func FuzzNewSketch(f *testing.F) {
	f.Add("At least 12 people died, she said, in Marren (VPA) - and 1,2,3 of 4.5bn…", "denied")
	f.Add("\xff“a-b-c’s -- 12-", "")
	f.Fuzz(func(t *testing.T, text, cue string) {
		for _, p := range NewSketch(reading(text, cue)).Points {
			if p.Start < 0 || p.Start >= p.End || p.End > len(text) {
				t.Fatalf("point [%d, %d) of %d bytes", p.Start, p.End, len(text))
			}
		}
	})
}

func BenchmarkLink(b *testing.B) {
	text := strings.Repeat("At least 12 people died when the Sorrel Bridge fell into the Osk, and the mill in Marren stopped its machines at noon. ", 20)
	r := &sayso.Reading{Text: text}
	for at := 0; at < len(text); at += 120 {
		end := min(at+118, len(text))
		r.Statements = append(r.Statements, sayso.Statement{Content: []sayso.Passage{{Start: at, End: end}}})
	}
	s := NewSketch(r)
	for b.Loop() {
		LinkSketches(s, s, 96)
	}
}

// Points that share a word and are not compared, because they share too little,
// would not be related.
func TestWhatIsNotComparedIsUnrelated(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	words := strings.Fields("Marren Sorrel Osk Velmark Lindqvist Arne police officials said year people ferry bridge captain harbour report fell burned closed 12 30 ministry quay")
	some := func() *Sketch {
		var text strings.Builder
		r := &sayso.Reading{}
		for range 12 {
			start := text.Len()
			for range 3 + rng.IntN(9) {
				text.WriteString(words[rng.IntN(len(words))] + " ")
			}
			r.Statements = append(r.Statements, sayso.Statement{Content: []sayso.Passage{{Start: start, End: text.Len()}}})
		}
		r.Text = text.String()
		return NewSketch(r)
	}
	share := func(a, b *Point) bool {
		return slices.ContainsFunc(a.Words, func(x Term) bool {
			return x.Weight > weightFaint && slices.ContainsFunc(b.Words, func(y Term) bool { return x.Stem == y.Stem && y.Weight > weightFaint })
		})
	}
	related := 0
	for range 200 {
		a, b := some(), some()
		var want []Link
		for i := range a.Points {
			for j := range b.Points {
				r, least := compare(&a.Points[i], &b.Points[j])
				if share(&a.Points[i], &b.Points[j]) && r.Relation != Unrelated && Index(a).telling(Index(b), i, j) >= least {
					want = append(want, Link{i, j, r})
				}
			}
		}
		related += len(want)
		got := LinkSketches(a, b, len(a.Points)*len(b.Points))
		order := func(x, y Link) int { return cmp.Or(x.A-y.A, x.B-y.B) }
		want = veto(a, b, want)
		slices.SortFunc(got, order)
		slices.SortFunc(want, order)
		if !slices.Equal(got, want) {
			t.Fatalf("linked: %v, want %v", got, want)
		}
	}
	if related < 1000 {
		t.Errorf("only %d related pairs: the sketches have too little in common", related)
	}
}

// What an outlet asks is no claim; what a source asks is what it said.
func TestQuestionsOfAnOutlet(t *testing.T) {
	r := reading("Who will pay for the other half of the Sorrel Bridge?", "")
	if n := len(NewSketch(r).Points); n != 1 {
		t.Errorf("%d points of a question that a source asks, want 1", n)
	}
	r.Statements[0].Mode = sayso.Own
	if n := len(NewSketch(r).Points); n != 0 {
		t.Errorf("%d points of an outlet's own question, want none", n)
	}
}
