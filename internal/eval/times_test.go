package eval

import (
	"testing"

	"github.com/sayso-news/sayso"
)

func TestInlineTimes(t *testing.T) {
	text, got := inlineTimes(`Q&amp;A <TIMEX2 val="1998-05">May of <TIMEX2 val="1998">that year</TIMEX2></TIMEX2>, <EVENT>not</EVENT> <TIMEX2></TIMEX2>later`, "TIMEX2", "val")
	if text != "Q&A May of that year, not later" || len(got) != 2 || text[got[0].start:got[0].end] != "May of that year" || got[1].value != "1998" {
		t.Errorf("got %q, %+v", text, got)
	}
}

func TestMeans(t *testing.T) {
	for _, row := range []struct {
		want    recognizedValue
		counted bool
		got     []string
		right   bool
	}{
		{recognizedValue{Timex: "2018-W11", Type: "daterange", Start: "2018-03-12", End: "2018-03-19"}, false, []string{"2018-W11"}, true},
		{recognizedValue{Timex: "(2019-07-01,2019-10-01,P3M)", Type: "daterange", Start: "2019-07-01", End: "2019-10-01"}, false, []string{"2019-Q3"}, true},
		{recognizedValue{Timex: "(2014-01-01,2018-01-01,P4Y)", Type: "daterange", Start: "2014-01-01", End: "2018-01-01"}, false, []string{"2014", "2018"}, true},
		{recognizedValue{Timex: "(2014-01-01,2018-01-01,P4Y)", Type: "daterange", Start: "2014-01-01", End: "2018-01-01"}, false, []string{"2014"}, false},
		{recognizedValue{Timex: "(2018-03-24,2018-03-29,P5D)", Type: "daterange", Start: "2018-03-24", End: "2018-03-29"}, false, []string{"P5D"}, true},
		{recognizedValue{Timex: "2016", Mod: "after", Type: "daterange", Start: "2017-01-01"}, false, []string{"2016"}, true},
		{recognizedValue{Timex: "2018-04-06", Type: "date", Value: "2018-04-06"}, true, []string{"2018-W14"}, true},
		{recognizedValue{Timex: "2018-04-06", Type: "date", Value: "2018-04-06"}, false, []string{"2018-W14"}, false},
		{recognizedValue{Timex: "T20", Type: "time", Value: "20:00:00"}, false, []string{"2016-11-07T20:00+02:00"}, true},
		{recognizedValue{Timex: "PT24H", Type: "duration", Value: "86400"}, false, []string{"P1D"}, true},
		{recognizedValue{Timex: "P3D", Type: "duration", Value: "259200"}, false, nil, false},
	} {
		if got := means(row.want, row.counted, row.got); got != row.right {
			t.Errorf("%+v as %v: got %v", row.want, row.got, got)
		}
	}
}

func TestUnlikeNews(t *testing.T) {
	one := []recognizedValue{{}}
	for text, kind := range map[string]string{"7/6": "date", "eod": "datetime", "at 5": "time", "week 31": "daterange", "last week": "", "9 p.m.": "", "october 7, 2023": ""} {
		test := kind
		if test == "" {
			test = "date"
		}
		if why := unlikeNews(text, test, one); (why == "") != (kind == "") {
			t.Errorf("%q: got %q", text, why)
		}
	}
}

// A gold expression takes the prediction of the same words before one that
// overlaps more, and each prediction is taken once.
func TestScoreTimes(t *testing.T) {
	docs := []timeDoc{{id: "a", text: "on Friday, May 3, and in May", gold: []timex{
		{span{3, 9}, "DATE", "2024-05-03"}, {span{11, 16}, "DATE", "2024-05-03"}, {span{25, 28}, "DATE", "2024-05"}}}}
	at := func(start, end int, value string) sayso.Time {
		return sayso.Time{Passage: sayso.Passage{Start: start, End: end}, Type: "DATE", Value: value}
	}
	report, err := scoreTimes("tempeval3", Open, docs, map[string]*sayso.Reading{"a": {Times: []sayso.Time{at(3, 17, "2024-05-03"), at(22, 28, "2023-05")}}})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]float64{"extent F1, strict": 0, "extent F1, relaxed": 0.8, "value F1": 0.4, "value accuracy on extents found": 0.5, "type F1": 0.8}
	for _, m := range report.Measures {
		if m.Value != want[m.Name] {
			t.Errorf("%s is %v, want %v", m.Name, m.Value, want[m.Name])
		}
	}
}
