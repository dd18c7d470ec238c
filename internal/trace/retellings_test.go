package trace_test

import (
	"testing"
	"time"

	"github.com/sayso-news/sayso"
)

// Stories that retell one outlet's report in their own words are one group with
// as many texts; what each has beside it does not bring others in.
func TestRetellingsAreOneGroup(t *testing.T) {
	at := time.Date(2025, 3, 7, 9, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		name  string
		texts [3]string
		want  int // stories in the group
	}{
		{"two credit one paper for the same", [3]string{
			"Eleven people died when the Sorrel Bridge fell into the river Osk, according to the Coast Courier. The mill stopped its machines at noon.",
			"When the Sorrel Bridge fell into the Osk, eleven people were killed, the Coast Courier reported. Schools in the hills stay shut.",
			"Eleven people lost their lives as the Sorrel Bridge fell into the river Osk. A choir sang on the quay."}, 2},
		{"they credit it for different things", [3]string{
			"Eleven people died when the Sorrel Bridge fell into the river Osk, according to the Coast Courier. The mill stopped its machines at noon.",
			"Bread costs more in the hills this winter, the Coast Courier reported. Schools stay shut until the snow has gone.",
			"A choir sang on the quay."}, 0},
		{"an agency has many reports", [3]string{
			"Eleven people died when the Sorrel Bridge fell into the river Osk, according to Reuters. The mill stopped its machines at noon.",
			"When the Sorrel Bridge fell into the Osk, eleven people were killed, Reuters reported. Schools in the hills stay shut.",
			"A choir sang on the quay."}, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t)
			for i, text := range c.texts {
				published := at.Add(time.Duration(i) * time.Hour)
				d.add(t, kept(reading([]string{"North Herald", "South Herald", "Coast Courier"}[i], &published, text), i))
			}
			groups, err := d.view(t).CopyGroups()
			if err != nil {
				t.Fatal(err)
			}
			if c.want == 0 && len(groups) == 0 {
				return
			}
			if len(groups) != 1 || len(groups[0].Members) != c.want {
				t.Fatalf("groups %+v, want one of %d", groups, c.want)
			}
			for i, m := range groups[0].Members {
				if m.Text != i+1 || i > 0 && m.Relation != sayso.Derived {
					t.Errorf("member %+v, want text %d of its own", m, i+1)
				}
			}
		})
	}
}
