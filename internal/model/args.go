package model

// Arg is the part a token plays for an anchor, as BIO tags.
type Arg uint8

// The parts.
const (
	None Arg = iota
	BeginCue
	InCue
	BeginSource
	InSource
	BeginContent
	InContent
	numArgs
)

// buckets is the number of classes of distance between an anchor and a token.
const buckets = 41

// bucket gives the class of a signed distance in tokens: each of its own up to
// eight, then by steps of about √2.
func bucket(d int) int {
	m := max(d, -d)
	k := m
	if m > 8 {
		k = 9
		for _, edge := range [...]int{11, 16, 23, 32, 45, 64, 91, 128, 181, 256, 362} {
			if m > edge {
				k++
			}
		}
	}
	k = min(k, buckets/2)
	if d < 0 {
		k = -k
	}
	return buckets/2 + k
}

// argsWork is the memory of Args, used again at the next anchor.
type argsWork struct {
	acting []uint8 // the anchor's vector, as the first row of a tile
	at     []int16
	from   []int16 // buckets × width: what anchor and distance bring along
	inner  []uint8 // tokens × width, with a row of zeros before and after
	hidden []uint8
	scores []float32
	back   []uint8
}

// Args tags the tokens of [lo, hi) by the part they play for the anchor, which
// lies in that range: the best sequence of tags in which no part goes on that
// has not begun. score is the mean margin of the sequence over the best other
// tag of each tagged token.
func (t *Text) Args(anchor, lo, hi int) (tags []Arg, score float32) {
	h, work := &t.net.heads, &t.args
	n, width, dim := hi-lo, h.width, t.net.dim
	if w := &t.argTok; !w.has(lo, hi) {
		w.move(lo, hi, t.n, width)
		h.argToken.signed(w.rows, t.multiply(h.argToken, t.acts[w.lo*dim:], w.hi-w.lo), w.hi-w.lo, 2047)
	}
	if work.at == nil {
		work.acting = make([]uint8, tileRows*dim)
		work.at = make([]int16, width)
		work.from = make([]int16, buckets*width)
	}
	copy(work.acting, t.acts[anchor*dim:][:dim])
	h.argAt.signed(work.at, t.multiply(h.argAt, work.acting, 1), 1, 2047)
	for b := bucket(lo - anchor); b <= bucket(hi-1-anchor); b++ {
		for j, v := range h.argPlace[b*width:][:width] {
			work.from[b*width+j] = v + work.at[j]
		}
	}
	rows := padRows(n)
	if len(work.scores) < rows*int(numArgs) {
		work.inner = make([]uint8, (1+rows+1)*width)
		work.hidden = make([]uint8, rows*width)
		work.scores = make([]float32, rows*int(numArgs))
		work.back = make([]uint8, rows*int(numArgs))
	}
	inner := work.inner[width:]
	for i := range n {
		from := work.from[bucket(lo+i-anchor)*width:][:width]
		join(inner[i*width:][:width], t.argTok.rows[(lo+i-t.argTok.lo)*width:][:width], from)
	}
	clear(inner[n*width : (rows+1)*width])
	h.argConv.activate(work.hidden, t.convolve(h.argConv, work.inner, n, 1), n)
	h.argOut.scores(work.scores, t.multiply(h.argOut, work.hidden, n), n)
	return decode(work.scores[:n*int(numArgs)], work.back)
}

// decode is Viterbi's algorithm over BIO tags. back is working memory, a byte
// for each score.
func decode(scores []float32, back []uint8) (tags []Arg, score float32) {
	const k = int(numArgs)
	n := len(scores) / k
	tags = make([]Arg, n)
	if n == 0 {
		return tags, 0
	}
	var now, next [k]float32
	copy(now[:], scores[:k])
	now[InCue], now[InSource], now[InContent] = lowest, lowest, lowest
	for i := 1; i < n; i++ {
		top := 0
		for j := 1; j < k; j++ {
			if now[j] > now[top] {
				top = j
			}
		}
		for j := range k {
			from := top
			if j != 0 && j%2 == 0 { // goes on: only from its own beginning or itself
				from = j - 1
				if now[j] > now[j-1] {
					from = j
				}
			}
			back[i*k+j] = uint8(from)
			next[j] = now[from] + scores[i*k+j]
		}
		now = next
	}
	at := best(now[:])
	var sum float32
	count := 0
	for i := n - 1; i >= 0; i-- {
		tags[i] = Arg(at)
		if at != 0 {
			sum += margin(scores[i*k:][:k], at)
			count++
		}
		at = int(back[i*k+at])
	}
	if count > 0 {
		score = sum / float32(count)
	}
	return tags, score
}

const lowest = -1e9

func margin(scores []float32, at int) float32 {
	rest := float32(lowest)
	for i, v := range scores {
		if i != at {
			rest = max(rest, v)
		}
	}
	return scores[at] - rest
}
