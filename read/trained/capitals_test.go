package trained

import (
	"strings"
	"testing"

	"github.com/sayso-news/sayso/nlp"
)

func TestRecase(t *testing.T) {
	tests := []struct{ in, want string }{
		{"MAYOR RUIZ SAYS THE PORT OF TOVAR WILL CLOSE ON FRIDAY", "Mayor Ruiz says the port of Tovar will close on Friday"},
		{"THE FBI SAID 3 MEN IN CALIFORNIA , I THINK , WERE QUESTIONED", "The FBI said 3 men in California , I think , were questioned"},
		{"The FBI said so in Tovar", "The FBI said so in Tovar"},
		{"FBI , CIA", "FBI , CIA"},
		{"mayor ruiz says the port of tovar will close on friday", "Mayor Ruiz says the port of Tovar will close on Friday"},
	}
	for _, test := range tests {
		words := strings.Fields(test.in)
		doc := &nlp.Doc{Sentences: []nlp.Span{{Start: 0, End: len(words)}}}
		recase(doc, words)
		if got := strings.Join(words, " "); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.in, got, test.want)
		}
	}
}
