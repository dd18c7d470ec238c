package copies

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/sayso-news/sayso"
)

// report is a story of a dozen sentences; local is another one.
var (
	report = sentencesOf(lead + body + quote + "Pilots had asked for a second lamp three winters ago, and a letter about it lies in the office in Marren. " +
		"Two of the passengers were treated for cold hands, and a boy who had lost his shoes was given a pair by the cook. " +
		"Divers will look at the hull when the ice has gone from the inner harbour, which may take until the end of the month. " +
		"Until then the islands are served by the smaller boat, which takes no cars and sails only when there is light. " +
		"Its crew has been told to stay north of the old wall. " +
		"The timber floated for two days between the reeds and was sold to a joiner who asked no questions. " +
		"Nobody has claimed the cheese.")
	local = sentencesOf(other + " The choir has put off its journey, and the baker keeps the bread that it had ordered. " +
		"In the lower town a cellar stood under water, and three families slept at the school. " +
		"A teacher played the piano for them until the lights went out at midnight. " +
		"The road over the hill has been open again since the morning, though lorries must wait for sand.")
)

func sentencesOf(text string) []string { return strings.SplitAfter(strings.TrimSpace(text), ". ") }

// What an editor does to a text leaves it a copy.
func TestEditedTextIsACopy(t *testing.T) {
	join := func(parts ...[]string) string { return strings.Join(slices.Concat(parts...), "") }
	whole := join(report)
	for name, edited := range map[string]string{
		"cut to its first third":        join(report[:4]),
		"cut to two sentences":          join(report[:2]),
		"cut to one sentence":           join(report[:1]),
		"every other sentence left out": everyOther(report),
		"another headline":              "Lamp had failed before ferry struck ground\n\n" + whole,
		"local paragraphs after it":     whole + "\n\n" + join(local),
		"half of it after a local lead": join(local[:3], report[:5]),
		"local sentences between":       mixed(report, local),
		"in another order":              join(report[6:], report[:6]),
		"every eighth word another":     reworded(whole, 8),
		"every sixth word another":      reworded(whole, 6),
		"in capitals":                   strings.ToUpper(whole),
		"in capitals and cut":           strings.ToUpper(join(report[:5])),
		"without marks, in small":       strings.ToLower(strings.NewReplacer(",", "", ".", "", "“", "", "”", "").Replace(whole)),
	} {
		if got := Compare(NewText(whole), NewText(edited)); got.Relation != sayso.SameText && got.Relation != sayso.Derived {
			t.Errorf("%s: %s (%.2f)", name, got.Relation, got.Score)
		}
		a, b := NewText(strings.ToUpper(whole)), NewText(strings.ToUpper(edited))
		if got := Compare(a, b); got.Relation != sayso.SameText && got.Relation != sayso.Derived {
			t.Errorf("%s, both in capitals: %s (%.2f)", name, got.Relation, got.Score)
		}
	}
}

// What two writers have from one speaker leaves their stories their own, however
// short they are.
func TestSharedWordsOfAnotherAreNoCopy(t *testing.T) {
	second := "“Every door will be open to those who ask, and what they find will be printed, whatever it says about us,” she said. "
	const post = "Nobody asks the pilots, and when a ship goes aground they all say that it was the fog. It was the lamp, and it has been dark since the summer. Sad! — Inga Solheim (@ingasolheim) March 7, 2025"
	for name, pair := range map[string][2]string{
		"one quotation":            {strings.Join(report, "") + quote, strings.Join(local, "") + quote},
		"two quotations":           {strings.Join(report, "") + second, strings.Join(local, "") + quote + second},
		"one quotation, briefs":    {strings.Join(report[7:10], "") + quote, strings.Join(local[:3], "") + quote},
		"one quotation, capitals":  {strings.ToUpper(strings.Join(report[4:], "")), strings.ToUpper(strings.Join(local, "") + quote)},
		"one post that both embed": {strings.Join(report[:6], "") + "\n\n" + post + "\n\n" + report[7], strings.Join(local[:5], "") + "\n\n" + post},
		"a name and a title often": {strings.Join(report, "") + "The Lindhavn Harbour Office and Port Authority is closed.", strings.Join(local, "") + "The Lindhavn Harbour Office and Port Authority was asked."},
	} {
		if got := Compare(NewText(pair[0]), NewText(pair[1])); got.Relation == sayso.SameText || got.Relation == sayso.Derived {
			t.Errorf("%s: %s (%.2f)", name, got.Relation, got.Score)
		}
	}
}

func everyOther(sentences []string) string {
	var b strings.Builder
	for i := 0; i < len(sentences); i += 2 {
		b.WriteString(sentences[i])
	}
	return b.String()
}

func mixed(a, b []string) string {
	var out strings.Builder
	for i := range a {
		out.WriteString(a[i])
		if i < len(b) {
			out.WriteString(b[i])
		}
	}
	return out.String()
}

// reworded puts another word for every nth one.
func reworded(text string, n int) string {
	words := strings.Fields(text)
	for i := n - 1; i < len(words); i += n {
		words[i] = fmt.Sprint("word", i)
	}
	return strings.Join(words, " ")
}
