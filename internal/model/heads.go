package model

// heads are the small parts on top of the encoder, one or two a task.
type heads struct {
	token    *matrix // dim → all token tasks, one after another
	tasks    [numTasks]labelRange
	argToken *matrix // dim → width
	argAt    *matrix
	argPlace []int16 // buckets × width, in steps
	argConv  *matrix // 3·width → width
	argOut   *matrix // width → args
	width    int
	arcDep   *matrix
	arcHead  *matrix
	arcRoot  []int16
	relDep   *matrix
	relHead  *matrix
	relRoot  []int16
	relOut   *matrix
	rels     []string
}

// Task is a question asked of every token.
type Task uint8

// The token tasks.
const (
	UPOS   Task = iota // universal part of speech
	Form               // inflection
	Sent               // 1: opens a sentence
	News               // names by the rules of news: person, organisation, location, group, other, date, money, as BIO
	Web                // names by the rules of web text: person, organisation, location, as BIO
	Anchor             // 1: stands for the cue of an attribution
	numTasks
)

var taskNames = [numTasks]string{"upos", "form", "sent", "news", "web", "anchor"}

type labelRange struct {
	start, end int
	names      []string
}

func newHeads(f *file) heads {
	var h heads
	at := 0
	for task, name := range taskNames {
		list := f.Labels[name]
		h.tasks[task] = labelRange{at, at + len(list), list}
		at += len(list)
	}
	h.rels = f.Labels["rel"]
	h.token = f.matrix("token", f.Dim, at)
	h.width = len(f.floats("arg_token.bias", -1))
	h.argToken = f.matrix("arg_token", f.Dim, h.width)
	h.argAt = f.matrix("arg_anchor", f.Dim, h.width)
	h.argPlace = steps(f.floats("arg_place", buckets, h.width))
	h.argConv = f.matrix("arg_conv", 3*h.width, h.width)
	h.argOut = f.matrix("arg_out", h.width, int(numArgs))
	h.arcRoot = steps(f.floats("arc_root", -1))
	h.arcDep = f.matrix("arc_dep", f.Dim, len(h.arcRoot))
	h.arcHead = f.matrix("arc_head", f.Dim, len(h.arcRoot))
	h.relRoot = steps(f.floats("rel_root", -1))
	h.relDep = f.matrix("rel_dep", f.Dim, len(h.relRoot))
	h.relHead = f.matrix("rel_head", f.Dim, len(h.relRoot))
	h.relOut = f.matrix("rel_out", len(h.relRoot), len(h.rels))
	return h
}

func steps(values []float32) []int16 {
	out := make([]int16, len(values))
	for i, v := range values {
		out[i] = int16(v)
	}
	return out
}

// Text is what the network says of a text. It keeps working memory and is for
// one goroutine.
type Text struct {
	net    *Net
	n      int
	acts   []uint8   // n × dim
	logits []float32 // n × all token tasks
	argTok []int16   // n × width
	sums   []int32
	zs     []int16
	wide   []uint8
	inner  []uint8
	scores []float32
	acting []uint8
}

// Read runs the network over a text: its words and, for each, the sum of its flags.
func (net *Net) Read(words []string, flags []uint8) *Text {
	t := &Text{net: net, n: len(words), acts: net.encode(words, flags)}
	if t.n == 0 {
		return t
	}
	h := &net.heads
	t.logits = make([]float32, t.n*h.token.out)
	h.token.scores(t.logits, t.multiply(h.token, t.acts, t.n), t.n)
	return t
}

// multiply gives the sums of n rows; they hold until the next call.
func (t *Text) multiply(m *matrix, acts []uint8, n int) []int32 {
	if size := padRows(n) * m.cols(); len(t.sums) < size {
		t.sums = make([]int32, size)
	}
	m.sums(t.sums, acts, n)
	return t.sums
}

// Labels gives the names of a task's labels, in the order of Logits.
func (net *Net) Labels(task Task) []string { return net.heads.tasks[task].names }

// Logits gives the scores of a token's labels in a task.
func (t *Text) Logits(task Task, token int) []float32 {
	r := t.net.heads.tasks[task]
	all := t.net.heads.token.out
	return t.logits[token*all+r.start : token*all+r.end]
}

// Best gives the best label of a token in a task, the first of equals.
func (t *Text) Best(task Task, token int) int {
	return best(t.Logits(task, token))
}

func best(scores []float32) int {
	at := 0
	for i, v := range scores {
		if v > scores[at] {
			at = i
		}
	}
	return at
}
