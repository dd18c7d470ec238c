package trace_test

import (
	"testing"
	"time"
)

// What one outlet prints again under another story of its own is no copy; the
// same in two outlets is, and so is a story that an outlet prints anew.
func TestBackgroundOfOneOutlet(t *testing.T) {
	const (
		first      = "Divers found the bell of the ferry Alma on Friday, three metres under the pier at Lindhavn. They will lift it when the wind turns, and the museum has cleared a room for it. A school class drew what it may look like.\n\n"
		second     = "The captain of the ferry Alma will stand trial in May. His lawyer asked for more time, which the court did not give. Two sailors have left the country since, and one of them has written a book. The court will sit in the old school, because the town hall has no heating this winter.\n\n"
		background = "The Alma ran aground on a morning in January with a cargo of timber and cheese. Forty passengers were taken off in the snow. A tug came from Marren at noon, but the rope broke twice and the crew went home."
		more       = " Nobody has claimed the cheese, and the timber was sold to a joiner."
	)
	for _, c := range []struct {
		name    string
		outlets [2]string
		texts   [2]string
		want    int // groups
	}{
		{"one outlet's background", [2]string{"North Herald", "North Herald"}, [2]string{first + background, second + background}, 0},
		{"the same in two outlets", [2]string{"North Herald", "South Herald"}, [2]string{first + background, second + background}, 1},
		{"one outlet's story, printed anew", [2]string{"North Herald", "North Herald"}, [2]string{first + background, first + background + more}, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t)
			for i, text := range c.texts {
				published := time.Date(2025, 3, 7+i, 9, 0, 0, 0, time.UTC)
				d.add(t, kept(reading(c.outlets[i], &published, text), i))
			}
			groups, err := d.view(t).CopyGroups()
			if err != nil {
				t.Fatal(err)
			}
			if len(groups) != c.want {
				t.Errorf("%d groups, want %d", len(groups), c.want)
			}
		})
	}
}
