package eval

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Names stand under a sentence's id; spaces and cuts into words may differ from
// the treebank's.
func TestUNERDocs(t *testing.T) {
	trees, err := parseCoNLLU(`# newdoc id = d
# sent_id = d-1
# text = Kovar's aide left Pell.
1	Kovar	_	PROPN	_	_	3	nmod	_	_
2	's	_	PART	_	_	1	case	_	_
3	aide	_	NOUN	_	_	4	nsubj	_	_
4	left	_	VERB	_	_	0	root	_	_
5	Pell	_	PROPN	_	_	4	obj	_	_
6	.	_	PUNCT	_	_	4	punct	_	_
`)
	if err != nil {
		t.Fatal(err)
	}
	names := "# sent_id = d-1\n# text = Kovar 's aide left Pell .\n1\tKovar's\tB-PER\n2\taide\tO\n3\tleft\tO\n4\tPe\tB-LOC\n5\tll\tI-LOC\n6\t.\tO\n"
	docs, err := unerDocs(trees, parseIOB2(names))
	if err != nil {
		t.Fatal(err)
	}
	want := []name{{span{0, 7}, "person"}, {span{18, 22}, "place"}}
	if diff := cmp.Diff(want, docs[0].gold, cmp.AllowUnexported(name{}, span{})); diff != "" {
		t.Errorf("names (-want +got):\n%s", diff)
	}
	if _, err := unerDocs(trees, parseIOB2("# sent_id = d-1\n1\tKovar\tB-PER\n")); err == nil {
		t.Error("a sentence with too few letters passes")
	}
}

// A name and the "'s" behind it may be one token of the treebank; the name ends
// before it.
func TestUNERInsideAToken(t *testing.T) {
	trees, err := parseCoNLLU(`# newdoc id = d
# sent_id = d-1
# text = Kovar's aide left.
1-2	Kovar's	_	_	_	_	_	_	_	_
1	Kovar	_	PROPN	_	_	3	nmod	_	_
2	's	_	PART	_	_	1	case	_	_
3	aide	_	NOUN	_	_	4	nsubj	_	_
4	left	_	VERB	_	_	0	root	_	_
5	.	_	PUNCT	_	_	4	punct	_	_
`)
	if err != nil {
		t.Fatal(err)
	}
	names := parseIOB2("# sent_id = d-1\n1\tKovar\tB-PER\n2\t's\tO\n3\taide\tO\n4\tleft\tO\n5\t.\tO\n")
	docs, err := unerDocs(trees, names)
	if err != nil {
		t.Fatal(err)
	}
	want := []name{{span{0, 5}, "person"}}
	if diff := cmp.Diff(want, docs[0].gold, cmp.AllowUnexported(name{}, span{})); diff != "" {
		t.Errorf("names (-want +got):\n%s", diff)
	}
}
