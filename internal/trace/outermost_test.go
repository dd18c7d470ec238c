package trace

import (
	"slices"
	"testing"

	"github.com/sayso-news/sayso/internal/trace/claims"
)

func TestOutermost(t *testing.T) {
	points := []claims.Point{{Start: 10, End: 30}, {Start: 0, End: 8}, {Start: 12, End: 20}, {Start: 25, End: 40}, {Start: 10, End: 30}}
	if got, want := outermost(points), []int{0, 1, 0, 3, 0}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
