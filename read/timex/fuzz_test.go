package timex

import (
	"context"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/sayso-news/sayso/nlp"
	"github.com/sayso-news/sayso/read/tokens"
)

// stepsPerToken bounds how often the grammar may look at a word, for each token
// of a text.
const stepsPerToken = 200

func parsed(tb testing.TB, text string, known bool) (*nlp.Doc, *reader) {
	tb.Helper()
	doc := &nlp.Doc{Text: text, Blocks: []nlp.Block{{Kind: "paragraph", End: len(text)}}}
	if known {
		doc.Published = time.Date(2024, 2, 29, 17, 0, 0, 0, time.FixedZone("", -5*3600))
	}
	if err := tokens.New().Read(context.Background(), doc); err != nil {
		tb.Fatal(err)
	}
	r := newReader(doc)
	for _, sent := range doc.Sentences {
		r.sentence(sent)
	}
	return doc, r
}

// FuzzRead holds any text to what the stage promises: spans in text order that
// do not overlap, values that can be read, anchors that exist and come before,
// and steps in proportion to the tokens.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"In April, weeks later, after the meeting, the previous day, two days earlier.",
		"9 p.m. ET on Thursday, 0412 GMT, UTC-3, 12 noon, half past nine, 24:00",
		"the first week of the last week of the first week of the end of the end of 1990",
		"between 3 and 12 and 14 and 15 and 16 September and from May to June to July 2020",
		"1 2 3 4 5 6 7 8 9 10 11 12 1990 1991 1992-93 '94 '90s 264 to 241 BC 7/7/07 1/2",
		"early late mid the early late mid-late-early this last next coming month",
		"a a a a half half and a half to three hundred thousand hundred years and two days ago",
		"February 30, 2023; Feb. 29; 31 April; the 31st; 2024-02-30; 00:60; 99-99-99",
		"Easter 2018, Good Friday, Christmas Eve of last year, 9/11, Ramadan, the start of Shabbat in New York",
		"9am-5pm-3am, 9-11-9 p.m., Monday-Friday-Sunday, June-August-May 2020, from 3 to 5 to 7 this evening from 7 to 9 to 11",
		"every other day at 9 daily at every 9 a.m. every Friday, three times twice once every third half hour",
		"the last day of the first week of the third month of the last year of the century, the second half of the latter half of June",
		"½ hour 2½ three-quarters of a quarter of a quarter-century and a half and a quarter, 31.12.2019 2019/20 H1 2020",
		"all times are times are times are all times Eastern", "twenty-twenty-twenty-twenty-one-half-week-old",
	} {
		f.Add(seed, true)
		f.Add(seed, false)
	}
	f.Fuzz(func(t *testing.T, text string, known bool) {
		if len(text) > 1<<14 {
			return
		}
		doc, r := parsed(t, text, known)
		if limit := stepsPerToken * (len(doc.Tokens) + 1); r.steps > limit {
			t.Errorf("%d steps for %d tokens", r.steps, len(doc.Tokens))
		}
		end := 0
		for i, tx := range doc.Timexes {
			if tx.Span.Start < end || tx.Span.Empty() || tx.Span.End > len(doc.Tokens) {
				t.Errorf("span %v after %d, of %d tokens", tx.Span, end, len(doc.Tokens))
			}
			end = tx.Span.End
			if tx.Anchor >= i || tx.Anchor < nlp.AnchorPublication {
				t.Errorf("anchor %d of %d", tx.Anchor, i)
			}
			if !readable(tx.Value) {
				t.Errorf("%q has the value %q", doc.Str(tx.Span), tx.Value)
			}
			if tx.Resolved && strings.HasPrefix(tx.Value, "XXXX") && tx.Type != "SET" {
				t.Errorf("%q is resolved to %q", doc.Str(tx.Span), tx.Value)
			}
		}
	})
}

// readable says whether a value has the form of one: a reference, a duration, or
// a date with parts of two or more characters.
func readable(value string) bool {
	switch value {
	case "PAST_REF", "PRESENT_REF", "FUTURE_REF":
		return true
	}
	if strings.HasPrefix(value, "P") {
		return len(value) > 2
	}
	if strings.HasPrefix(value, "T") {
		return len(value) == len("TEV") || len(value) >= len("T09:00") && value[3] == ':'
	}
	value, _, _ = strings.Cut(value, "[") // a zone's name
	for part := range strings.SplitSeq(value, "/") {
		date, clock, timed := strings.Cut(strings.TrimPrefix(part, "BC"), "T")
		if timed && len(clock) < 2 {
			return false
		}
		year, _, _ := strings.Cut(date, "-")
		if year == "XXXX" {
			continue
		}
		if n, err := strconv.Atoi(year); err != nil || n < 0 || len(year) > 4 {
			return false
		}
	}
	return true
}

// Texts of nothing but numbers and words of time stay linear.
func TestLinear(t *testing.T) {
	for _, piece := range []string{"1 ", "12 ", "1990 ", "the ", "the end of ", "the first week of ", "last ", "early ", "two ", "a ", "a half and ", "Monday ", "May ", "3 and ", "9 p.m. ",
		"from 3 to ", "October 7, ", "1990-", "of ", "all times ", "quarter ", "the year before ", "year-earlier ", "twenty-", "5 to 6 to ", "Jan. 1 to ",
		"the last day of ", "every ", "June-", "9am-", "9 to 9 p.m. ", "half of June of ", "three times ", "from 7 to ", "and a quarter "} {
		text := strings.Repeat(piece, 2000)
		doc, r := parsed(t, text, true)
		if limit := stepsPerToken * (len(doc.Tokens) + 1); r.steps > limit {
			t.Errorf("%q repeated: %d steps for %d tokens", piece, r.steps, len(doc.Tokens))
		}
	}
}
