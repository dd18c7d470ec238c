package trained

import (
	"context"
	"strings"
	"testing"

	"github.com/sayso-news/sayso/internal/model/weights"
)

func TestSentencesWithoutStops(t *testing.T) {
	text := strings.Join([]string{
		"The mayor of Tovar said on Monday that the port will close next week The council will meet on Friday",
		"Residents said they had heard nothing about the plan before He did not answer their questions on Monday",
		"Ilse Brandt told reporters that the ferry company would pay for the repairs It has not said how much",
	}, "\n\n")
	net, err := weights.Reader()
	if err != nil {
		t.Fatal(err)
	}
	doc := document(t, text)
	if err := New(net).Read(context.Background(), doc); err != nil {
		t.Fatal(err)
	}
	opens := map[string]bool{}
	for _, sent := range doc.Sentences {
		opens[doc.Str(sent)] = true
	}
	for _, want := range []string{"The council will meet on Friday", "He did not answer their questions on Monday", "It has not said how much"} {
		if !opens[want] {
			t.Errorf("no sentence %q in %v", want, opens)
		}
	}
	for _, att := range doc.Proposals.Attributions {
		for _, span := range att.Contents {
			if got := doc.Str(span); strings.Contains(got, "The council") || strings.Contains(got, "He did not") || strings.Contains(got, "It has not") {
				t.Errorf("content %q goes on into the next sentence", got)
			}
		}
	}
}
