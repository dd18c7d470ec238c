package trace_test

import (
	"encoding/json"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/store"
	"github.com/sayso-news/sayso/internal/store/sqlite"
)

// answers gives everything that can be asked, as JSON lines.
func answers(t *testing.T, d *desk) []string {
	t.Helper()
	v := d.view(t)
	var out []string
	line := func(value any) {
		b, err := json.Marshal(value)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, string(b))
	}
	groups, err := v.CopyGroups()
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range groups {
		line(g)
	}
	claims, err := v.Claims("")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range claims {
		line(c)
	}
	relays, err := v.Relays()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range relays {
		line(r)
	}
	return out
}

// The order in which stories arrive does not change the answers, also where a
// text has more copies than one list is looked at.
func TestOrderOfArrivalDoesNotShow(t *testing.T) {
	g := newSynthetic(7)
	var stories []*store.Kept
	for i := range 50 {
		stories = append(stories, kept(g.next(), i))
	}
	first := stories[0].Reading
	for i := range 20 {
		published := time.Date(2024, 1, 2, i%24, i, 0, 0, time.UTC)
		r := reading("River Herald", &published, first.Text+"\n\nA paragraph for "+g.name()+".")
		stories = append(stories, kept(r, 1000+i))
	}
	var want []string
	for round := range 3 {
		d := newDesk(t)
		rng := rand.New(rand.NewPCG(uint64(round), 2))
		rng.Shuffle(len(stories), func(i, j int) { stories[i], stories[j] = stories[j], stories[i] })
		for i := 0; i < len(stories); {
			n := min(1+rng.IntN(60), len(stories)-i)
			d.add(t, stories[i:i+n]...)
			i += n
			if rng.IntN(3) == 0 {
				d.settle(t)
			}
		}
		got := answers(t, d)
		if round == 0 {
			if want = got; len(want) < 30 {
				t.Fatalf("only %d answers: the stories have too little in common", len(want))
			}
			continue
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("round %d: answers depend on the order of arrival (-first +now):\n%.3000s", round, diff)
		}
	}
}

// Forgetting a story gives the answers that there would be without it.
func TestForgettingIsNeverHavingHeard(t *testing.T) {
	g := newSynthetic(11)
	with, without := newDesk(t), newDesk(t)
	var dropped []string
	for i := range 60 {
		k := kept(g.next(), i)
		with.add(t, k)
		if i%5 == 2 {
			dropped = append(dropped, k.Story.ID)
		} else {
			without.add(t, k)
		}
	}
	for _, id := range dropped {
		st, err := with.db.Story(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		err = with.db.Write(t.Context(), func(tx *sqlite.Tx) error {
			if err := with.tracer.Remove(tx, st.Seq); err != nil {
				return err
			}
			return tx.Forget(st.Seq)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(answers(t, without), answers(t, with)); diff != "" {
		t.Errorf("a forgotten story shows (-never heard +forgotten):\n%.3000s", diff)
	}
	if faults, err := with.db.Check(t.Context()); err != nil || len(faults) > 0 {
		t.Errorf("check: %q, %v", faults, err)
	}
}

// An unknown origin is never counted, and every span lies in its story.
func TestAnswersHold(t *testing.T) {
	g := newSynthetic(3)
	d := newDesk(t)
	texts := map[string]string{}
	for i := range 60 {
		k := kept(g.next(), i)
		texts[k.Story.ID] = k.Reading.Text
		d.add(t, k)
	}
	v := d.view(t)
	claims, err := v.Claims("")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range claims {
		known := 0
		for _, o := range c.Origins {
			if o.State != sayso.OriginUnknown {
				known++
			}
		}
		if c.Independent.Min > c.Independent.Max || c.Independent.Min > known || c.Independent.Max > known+1 {
			t.Errorf("claim %s: %v independent of %d known origins", c.ID, c.Independent, known)
		}
		if c.Lineages.Min > c.Lineages.Max || c.Lineages.Min < 1 {
			t.Errorf("claim %s: lineages %v", c.ID, c.Lineages)
		}
		for _, ev := range c.Evidence {
			if texts[ev.Story][ev.Start:ev.End] != ev.Text {
				t.Errorf("claim %s: evidence %q is not at [%d, %d) of %s", c.ID, ev.Text, ev.Start, ev.End, ev.Story)
			}
		}
		if again, err := v.ClaimOf(c.ID); err != nil || again.ID != c.ID {
			t.Errorf("claim %s by its id: %s, %v", c.ID, again.ID, err)
		}
	}
	groups, err := v.CopyGroups()
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range groups {
		for _, m := range g.Members {
			for _, p := range m.Passages {
				if texts[m.Story][p.Here.Start:p.Here.End] != p.Here.Text || texts[*m.To][p.There.Start:p.There.End] != p.There.Text {
					t.Errorf("group %s: a passage of %s does not stand where it says", g.Group, m.Story)
				}
			}
		}
	}
}
