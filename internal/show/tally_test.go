package show

import "testing"

func TestSentence(t *testing.T) {
	tests := []struct {
		tally tally
		want  string
	}{
		{tally{}, "No statement was found in this story."},
		{tally{Statements: 17, Own: 5, Origins: 4, Named: 2, Unnamed: 2},
			"This story makes 17 statements. 5 are the Post's own; 12 come from 4 origins, 2 of them unnamed."},
		{tally{Statements: 3, Own: 3}, "This story makes 3 statements. All of them are the Post's own; no source is given for any."},
		{tally{Statements: 1, Own: 1}, "This story makes 1 statement. It is the Post's own; no source is given for it."},
		{tally{Statements: 1, Origins: 1, Named: 1}, "This story makes 1 statement. It comes from 1 named origin."},
		{tally{Statements: 2, Own: 1, Origins: 1, Unnamed: 1}, "This story makes 2 statements. 1 is the Post's own; 1 comes from 1 unnamed origin."},
		{tally{Statements: 4, Origins: 3, Named: 2, Unknown: 1}, "This story makes 4 statements. All of them come from 3 origins, 1 of them unknown."},
		{tally{Statements: 4, Origins: 3, Named: 1, Unnamed: 1, Unknown: 1},
			"This story makes 4 statements. All of them come from 3 origins, 1 of them unnamed and 1 unknown."},
	}
	for _, test := range tests {
		if got := test.tally.sentence("the Post"); got != test.want {
			t.Errorf("%+v\ngot  %s\nwant %s", test.tally, got, test.want)
		}
	}
}
