package eval

import "testing"

const goldTree = `# newdoc id = a
# text = They don't pay.
1	They	they	PRON	_	_	4	nsubj	_	_
2-3	don't	_	_	_	_	_	_	_	SpaceAfter=No
2	do	do	AUX	_	_	4	aux	_	_
3	n't	not	PART	_	_	4	advmod	_	_
4	pay	pay	VERB	_	_	0	root	_	SpaceAfter=No
5	.	.	PUNCT	_	_	4	punct	_	_

# text = Why?
1	Why	why	ADV	_	_	0	root	_	SpaceAfter=No
2	?	?	PUNCT	_	_	1	punct	_	_

`

func TestCompareTrees(t *testing.T) {
	tests := []struct {
		name, got string
		want      [5]float64 // right: sentences, words, tags, heads, labels
	}{
		{"the same", goldTree, [5]float64{2, 7, 7, 7, 7}},
		{"multiword token as words, one sentence, a wrong tag, head and label", `# newdoc id = a
1	They	they	NOUN	_	_	4	nsubj	_	_
2	do	do	AUX	_	_	4	cop	_	_
3	n't	not	PART	_	_	2	advmod	_	_
4	pay	pay	VERB	_	_	0	root	_	_
5	.	.	PUNCT	_	_	4	punct	_	_
6	Why	why	ADV	_	_	4	advmod	_	_
7	?	?	PUNCT	_	_	6	punct	_	_

`, [5]float64{0, 7, 6, 5, 4}},
		{"a word cut", `# newdoc id = a
1	Th	they	PRON	_	_	2	nsubj	_	_
2	ey	they	PRON	_	_	0	root	_	_
3	do	do	AUX	_	_	2	aux	_	_
4	n't	not	PART	_	_	2	advmod	_	_
5	pay.	pay	VERB	_	_	2	x	_	_

1	Why	why	ADV	_	_	0	root	_	_
2	?	?	PUNCT	_	_	1	punct	_	_

`, [5]float64{2, 4, 4, 2, 2}},
	}
	gold, err := parseCoNLLU(goldTree)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range tests {
		got, err := parseCoNLLU(test.got)
		if err != nil {
			t.Fatal(err)
		}
		all := compareTrees(&gold[0], &got[0])
		for i, c := range all {
			if c.right != test.want[i] {
				t.Errorf("%s: measure %d: %v right, want %v", test.name, i, c.right, test.want[i])
			}
		}
	}
}

func TestParseCoNLLUErrors(t *testing.T) {
	for _, bad := range []string{"1\tone\n", "x\tone\t_\t_\t_\t_\t0\troot\t_\t_\n", "1\tone\t_\t_\t_\t_\tx\troot\t_\t_\n"} {
		if _, err := parseCoNLLU(bad); err == nil {
			t.Errorf("%q: no error", bad)
		}
	}
}
