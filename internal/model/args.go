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

// Args tags the tokens of [lo, hi) by the part they play for the anchor, which
// lies in that range: the best sequence of tags in which no part goes on that
// has not begun. score is the mean margin of the sequence over the best other
// tag of each tagged token.
func (t *Text) Args(anchor, lo, hi int) (tags []Arg, score float32) {
	h := &t.net.heads
	n, width, dim := hi-lo, h.width, t.net.dim
	if t.argTok == nil {
		t.argTok = make([]int16, t.n*width)
		h.argToken.signed(t.argTok, t.multiply(h.argToken, t.acts, t.n), t.n, 2047)
		t.acting = make([]uint8, tileRows*dim)
		t.zs = make([]int16, width)
	}
	copy(t.acting, t.acts[anchor*dim:][:dim])
	h.argAt.signed(t.zs, t.multiply(h.argAt, t.acting, 1), 1, 2047)
	rows := padRows(n)
	if len(t.inner) < rows*width {
		t.inner = make([]uint8, rows*width)
		t.wide = make([]uint8, rows*3*width)
		t.scores = make([]float32, rows*int(numArgs))
	}
	at := t.zs
	for i := range n {
		place := h.argPlace[bucket(lo+i-anchor)*width:][:width]
		tok, out := t.argTok[(lo+i)*width:][:width], t.inner[i*width:][:width]
		for j := range out {
			out[j] = uint8(min(max(tok[j]+at[j]+place[j], 0), actTop))
		}
	}
	gather(t.wide, t.inner, n, width, 1)
	h.argConv.activate(t.inner, t.multiply(h.argConv, t.wide, n), n)
	h.argOut.scores(t.scores, t.multiply(h.argOut, t.inner, n), n)
	return decode(t.scores[:n*int(numArgs)])
}

// decode is Viterbi's algorithm over BIO tags.
func decode(scores []float32) (tags []Arg, score float32) {
	const k = int(numArgs)
	n := len(scores) / k
	tags = make([]Arg, n)
	if n == 0 {
		return tags, 0
	}
	back := make([]uint8, n*k)
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
