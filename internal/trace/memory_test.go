package trace_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sayso-news/sayso/internal/store/sqlite"
	"github.com/sayso-news/sayso/internal/trace"
)

// What a tracer remembers of a write that was taken back, or of a database that
// another process wrote to meanwhile, does not show in the answers.
func TestMemoryFollowsTheDatabase(t *testing.T) {
	plain, other := newDesk(t), newDesk(t)
	g, h := newSynthetic(5), newSynthetic(5)
	failed := errors.New("no")
	for i := range 40 {
		k := kept(h.next(), i)
		plain.add(t, kept(g.next(), i))
		// Stories of another press take the same numbers, and are taken back.
		if i%4 == 1 {
			bad := newSynthetic(uint64(i))
			err := other.db.Write(t.Context(), func(tx *sqlite.Tx) error {
				for n := range 3 {
					wrong := kept(bad.next(), 1000+n)
					seq, _, err := tx.Put(wrong)
					if err != nil {
						return err
					}
					if err := other.tracer.Add(tx, seq, trace.Prepare(wrong.Reading, wrong.Story.SeenAt), nil); err != nil {
						return err
					}
				}
				return failed
			})
			if !errors.Is(err, failed) {
				t.Fatal(err)
			}
		}
		// Every other story is added by somebody else.
		if i%2 == 0 {
			other.add(t, k)
			continue
		}
		process, err := sqlite.OpenExisting(t.Context(), other.dir)
		if err != nil {
			t.Fatal(err)
		}
		(&desk{db: process, tracer: trace.New()}).add(t, k)
		if err := process.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(answers(t, plain), answers(t, other)); diff != "" {
		t.Errorf("what was remembered shows (-one process +several):\n%.3000s", diff)
	}
}
