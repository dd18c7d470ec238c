package timex_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/sayso-news/sayso/nlp"
	"github.com/sayso-news/sayso/read/syntax"
	"github.com/sayso-news/sayso/read/timex"
	"github.com/sayso-news/sayso/read/tokens"
)

// read gives the time expressions of a text printed on Friday 2024-09-13, or at
// no known time.
func read(tb testing.TB, text string, known bool) *nlp.Doc {
	tb.Helper()
	doc := &nlp.Doc{Text: text, Blocks: []nlp.Block{{Kind: "paragraph", End: len(text)}}}
	if known {
		doc.Published = time.Date(2024, 9, 13, 17, 0, 0, 0, time.FixedZone("", 3*3600))
	}
	for _, stage := range []interface {
		Read(context.Context, *nlp.Doc) error
	}{tokens.New(), syntax.New(), timex.New()} {
		if err := stage.Read(context.Background(), doc); err != nil {
			tb.Fatal(err)
		}
	}
	return doc
}

func TestRead(t *testing.T) {
	rows := []struct{ text, words, value, without string }{
		{"The mayor said so on Friday.", "Friday", "2024-09-13", "XXXX-WXX-5"},
		{"The mayor said so on Monday.", "Monday", "2024-09-09", "XXXX-WXX-1"},
		{"The council will meet on Monday.", "Monday", "2024-09-16", "XXXX-WXX-1"},
		{"In April, she left for Oslo.", "April", "2024-04", "XXXX-04"},
		{"In November, she left for Oslo.", "November", "2023-11", "XXXX-11"},
		{"The raid of October 7 began early.", "October 7", "2023-10-07", "XXXX-10-07"},
		{"It began on Dec. 3, 2019.", "Dec. 3, 2019", "2019-12-03", "2019-12-03"},
		{"It began on 3 December 2019.", "3 December 2019", "2019-12-03", "2019-12-03"},
		{"It fell in 1998.", "1998", "1998", "1998"},
		{"Two ships sank yesterday.", "yesterday", "2024-09-12", "PAST_REF"},
		{"They met two days ago.", "two days ago", "2024-09-11", "PAST_REF"},
		{"They met last month.", "last month", "2024-08", "PAST_REF"},
		{"The strike lasted three weeks.", "three weeks", "P3W", "P3W"},
	}
	for _, row := range rows {
		for _, known := range []bool{true, false} {
			doc := read(t, row.text, known)
			want := row.value
			if !known {
				want = row.without
			}
			if len(doc.Timexes) != 1 || doc.Str(doc.Timexes[0].Span) != row.words || doc.Timexes[0].Value != want {
				t.Errorf("%q, published known %v: got %+v, want %q = %s", row.text, known, doc.Timexes, row.words, want)
			}
		}
	}
}

// Each row is a sentence with the expressions in brackets, and their values.
func TestForms(t *testing.T) {
	for topic, rows := range map[string][][2]string{
		"news looks back, unless the words say otherwise": {
			{"Police said the man died [Tuesday].", "2024-09-10"},
			{"The trial begins [Tuesday].", "2024-09-17"},
			{"The vote is on [Tuesday].", "2024-09-17"},
			{"The offer is open until [Monday].", "2024-09-16"},
			{"She asked them to answer by [Nov. 22].", "2024-11-22"},
			{"Dividend payable [Dec. 7] to holders of record [Nov. 22].", "2024-12-07 2024-11-22"},
			{"The ferry has been closed since [early December].", "2023-12"},
			{"He managed to leave on [Monday].", "2024-09-09"},
			{"Ministers criticised [Monday]'s ruling and will appeal.", "2024-09-09"},
			{"[Next Tuesday] the bridge reopens.", "2024-09-17"},
			{"They met [last Friday].", "2024-09-06"},
			{"[This coming Sunday], they will march.", "2024-09-15"},
			{"He will appeal the [Aug. 23] ruling.", "2024-08-23"},
			{"They sang on [Sunday, Oct. 13].", "2024-10-13"},
		},
		"chains": {
			{"He fell ill on [June 3] and died [two days later].", "2024-06-03 2024-06-05"},
			{"It rained on [June 3]. [The next day] the dam broke.", "2024-06-03 2024-06-04"},
			{"She won in [March 2021] and lost [the following year].", "2021-03 2022"},
			{"It began in [1914]; [that year] nobody saw the end.", "1914 1914"},
			{"He came on [5 May 2020] and left [that evening].", "2020-05-05 2020-05-05TEV"},
			{"[Third-quarter] profit rose from [a year earlier].", "2024-Q3 2023-Q3"},
		},
		"a story told in another year": {
			{"They met in [May 2013]. By [July] they had parted.", "2013-05 2013-07"},
			{"They met in [May 2013]. They will meet in [October].", "2013-05 2024-10"},
		},
		"events to hang on": {
			{"[Weeks later] they met, and [after the meeting] she spoke. She left after the war.", "FUTURE_REF FUTURE_REF"},
		},
		"distances": {
			{"It closed [a year and a half ago].", "2023-03"},
			{"It will open in [two weeks].", "2024-W39"},
			{"It closed [the day before yesterday].", "2024-09-11"},
			{"It opens [the week after next].", "2024-W39"},
			{"He resigned [two days before Christmas].", "2023-12-23"},
		},
		"ranges": {
			{"It runs from [3] to [12 October].", "2023-10-03 2023-10-12"},
			{"She ruled from [May] to [October 2020].", "2020-05 2020-10"},
			{"The hall is open from [3] to [5 p.m.]", "2024-09-13T15:00 2024-09-13T17:00"},
			{"They fought from [1939] to [1945].", "1939 1945"},
			{"They fought from [264] to [241 BC].", "BC0264 BC0241"},
			{"It lasted from [Nov. 20, 2021], to [Jan. 3].", "2021-11-20 2022-01-03"},
		},
		"periods": {
			{"It was built in [the 1930s], in [the 19th century] style, by [the early '90s].", "193 18 199"},
			{"[The first half of 2019] was good, [the summer of 2020] was not.", "2019-H1 2020-SU"},
			{"[Fiscal 2023] ended well, [Q3 2022] did not.", "2023 2022-Q3"},
			{"It was over by [the end of last year].", "2023"},
			{"[Earlier this month] it rained; [late last week] it snowed.", "2024-09 2024-W36"},
			{"[The first week of March 2020] was quiet.", "2020-W10"},
			{"[The first Monday of May 2024] was warm.", "2024-05-06"},
		},
		"days with a name": {
			{"They sang on [Christmas Eve].", "2023-12-24"},
			{"They vote on [Easter 2018].", "2018-04-01"},
			{"They met on [Thanksgiving Day].", "2023-11-23"},
			{"It closed over [Labor Day weekend].", "2024-W35-WE"},
			{"Shops closed for [Ramadan].", "XXXX-RAMADAN"},
			{"Nobody forgot [9/11].", "2001-09-11"},
		},
		"durations and repetitions": {
			{"He waited for [two and a half hours], [nearly two years] in all.", "PT2H30M P2Y"},
			{"It rose over [the past two months] and [the next few days].", "P2M PXD"},
			{"They meet [every other Friday] and [every two weeks].", "XXXX-WXX-5 P2W"},
			{"It costs $3 million [a year].", "P1Y"},
			{"He walks there [twice a day], and [daily] at home.", "P1D P1D"},
			{"The plan is a [two-week] truce, a [30-year] bond.", "P2W P30Y"},
		},
		"times of day": {
			{"The blast came at [9:30 a.m.] and again at [noon].", "2024-09-13T09:30 2024-09-13T12:00"},
			{"It began at [half past nine] and ended at [10 o'clock].", "2024-09-13T09:30 2024-09-13T10:00"},
			{"They left [Thursday night].", "2024-09-12TNI"},
			{"They left at [4 in the morning].", "2024-09-13T04:00"},
			{"They left in [the afternoon at 7].", "2024-09-13T19:00"},
		},
		"what is no time": {
			{"The 83-year-old woman, 12 years old then, may march on in room 1990.", ""},
			{"It cost $1,999; 2,000 people won 3-2 under section 1983, rule 2010.", ""},
			{"The sun set, he sat, and Sun, the maker, fell in price.", ""},
			{"About three-quarters of them chose flight 1984 in their 90s.", ""},
			{"The second half of the match was better than the quarter of a million it cost.", ""},
		},
	} {
		for _, row := range rows {
			text := strings.NewReplacer("[", "", "]", "").Replace(row[0])
			var want []string
			for i, part := range strings.Split(row[0], "[") {
				if words, _, ok := strings.Cut(part, "]"); ok && i > 0 {
					want = append(want, words+" = "+strings.Fields(row[1])[len(want)])
				}
			}
			doc := read(t, text, true)
			var got []string
			for _, tx := range doc.Timexes {
				got = append(got, doc.Str(tx.Span)+" = "+tx.Value)
			}
			if strings.Join(got, "; ") != strings.Join(want, "; ") {
				t.Errorf("%s: %s\n got %s\nwant %s", topic, row[0], strings.Join(got, "; "), strings.Join(want, "; "))
			}
		}
	}
}

func TestChained(t *testing.T) {
	doc := read(t, "In April, she left. Weeks later, she was back. On June 3 she resigned and left two days later.", true)
	if len(doc.Timexes) != 4 {
		t.Fatalf("got %+v", doc.Timexes)
	}
	if weeks := doc.Timexes[1]; weeks.Resolved || weeks.Anchor != 0 {
		t.Errorf("Weeks later: got %+v, want open, anchored on April", weeks)
	}
	if days := doc.Timexes[3]; days.Value != "2024-06-05" || days.Anchor != 2 {
		t.Errorf("two days later: got %+v, want 2024-06-05", days)
	}
}

// A day that is not in the calendar is noted, and open.
func TestImpossible(t *testing.T) {
	doc := read(t, "It was signed on February 30, 2023, or on April 31.", true)
	if len(doc.Timexes) != 2 || doc.Timexes[0].Resolved || doc.Timexes[1].Resolved || doc.Timexes[1].Value != "XXXX-04-31" {
		t.Errorf("got %+v", doc.Timexes)
	}
	if len(doc.Notes) != 2 || doc.Notes[0].Code != "impossible-date" {
		t.Errorf("notes: got %+v", doc.Notes)
	}
}
