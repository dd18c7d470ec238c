package model

import "fmt"

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
	arcDep   halves
	arcHead  halves
	arcRoot  []uint8 // as halves gives it
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
	Web                // names by the rules of web text, as BIO: nobody asks, and files made since have none
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
	root := f.floats("arc_root", -1)
	if len(root)%4 != 0 && f.err == nil {
		f.err = fmt.Errorf("%w: tensor arc_root has %d numbers, not a multiple of four", ErrFormat, len(root))
	}
	h.arcDep = newHalves(f.matrix("arc_dep", f.Dim, len(root)))
	h.arcHead = newHalves(f.matrix("arc_head", f.Dim, len(root)))
	h.arcRoot = make([]uint8, 2*len(root))
	for i, v := range root {
		h.arcRoot[i], h.arcRoot[len(root)+i] = step(v), step(-v)
	}
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

// windowTokens is how many tokens the heads look at in one go. Stories fit; of
// a longer text the heads' answers are kept for one window at a time and worked
// out again when somebody comes back, which costs little beside the encoder.
const windowTokens = 4096

// Text is what the network says of a text. It keeps working memory and is for
// one goroutine. What grows with the text is a vector of dim bytes a token.
// Close hands the memory back.
type Text struct {
	net    *Net
	n      int
	acts   []uint8 // n × dim
	logits window[float32]
	argTok window[int16] // what each token brings along as an argument
	sums   []int32
	args   argsWork
	tree   treeWork
}

// window holds a row of values for each of the tokens [lo, hi).
type window[T any] struct {
	lo, hi int
	rows   []T
}

// has reports whether the tokens [lo, hi) lie in the window.
func (w *window[T]) has(lo, hi int) bool { return w.lo <= lo && hi <= w.hi }

// move sets the window on the tokens of a text of n from lo on, to hi at least.
// Its rows are to be filled again.
func (w *window[T]) move(lo, hi, n, width int) {
	w.lo = lo / tileRows * tileRows
	w.hi = min(n, max(hi, w.lo+windowTokens))
	if size := (w.hi - w.lo) * width; cap(w.rows) < size {
		w.rows = make([]T, size)
	}
	w.rows = w.rows[:(w.hi-w.lo)*width]
}

// Read runs the network over a text: its words and, for each, the sum of its flags.
func (net *Net) Read(words []string, flags []uint8) *Text {
	t, _ := net.texts.Get().(*Text)
	if t == nil {
		t = &Text{net: net}
	}
	t.n, t.acts = len(words), net.encode(t.acts, words, flags)
	t.logits.drop()
	t.argTok.drop()
	return t
}

// Close lets the next text use this one's memory. Nothing that the text gave
// may be looked at afterwards. Whoever does not call it leaves the memory to the
// collector. What a very long text took is not kept.
func (t *Text) Close() {
	if t.n <= windowTokens {
		t.net.texts.Put(t)
	}
}

// drop forgets what the window shows.
func (w *window[T]) drop() { w.lo, w.hi = 0, 0 }

// multiply gives the sums of n rows; they hold until the next call.
func (t *Text) multiply(m *matrix, acts []uint8, n int) []int32 {
	t.sums = grown(t.sums, padRows(n)*m.cols())
	m.sums(t.sums, acts, n)
	return t.sums
}

// convolve is multiply with three rows as the input of each.
func (t *Text) convolve(m *matrix, acts []uint8, n, dilation int) []int32 {
	t.sums = grown(t.sums, padRows(n)*m.cols())
	m.convolve(t.sums, acts, n, dilation)
	return t.sums
}

// Labels gives the names of a task's labels, in the order of Logits.
func (net *Net) Labels(task Task) []string { return net.heads.tasks[task].names }

// Logits gives the scores of a token's labels in a task; they hold until the
// next call for a token further off.
func (t *Text) Logits(task Task, token int) []float32 {
	all := t.net.heads.token.out
	if !t.logits.has(token, token+1) {
		m, w := t.net.heads.token, &t.logits
		w.move(token, token+1, t.n, all)
		m.scores(w.rows, t.multiply(m, t.acts[w.lo*t.net.dim:], w.hi-w.lo), w.hi-w.lo)
	}
	r := t.net.heads.tasks[task]
	row := t.logits.rows[(token-t.logits.lo)*all:]
	return row[r.start:r.end]
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
