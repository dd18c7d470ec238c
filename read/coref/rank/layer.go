package rank

// layer is a sum of hidden units, not yet cut off at zero, with the direct weights.
type layer struct {
	hidden [Hidden]int32
	direct int64
}

// add adds the features that are on.
func (r *Ranker) add(l *layer, on features) {
	for _, f := range on {
		l.direct += int64(r.direct[f])
	}
	addHidden(&l.hidden, r.in, on)
}

// join adds another layer.
func (l *layer) join(o *layer) {
	for h := range l.hidden {
		l.hidden[h] += o.hidden[h]
	}
	l.direct += o.direct
}

// score gives the score of a full layer.
func (r *Ranker) score(l *layer) int64 {
	return l.direct + scoreHidden(&l.hidden, &r.bias, &r.out)
}

func addHiddenGeneric(hidden *[Hidden]int32, in [][Hidden]int16, on features) {
	for _, f := range on {
		for h, v := range &in[f] {
			hidden[h] += int32(v)
		}
	}
}

func scoreHiddenGeneric(hidden, bias *[Hidden]int32, out *[Hidden]int16) (sum int64) {
	for h, v := range hidden {
		if v += bias[h]; v > 0 {
			sum += int64(v) * int64(out[h])
		}
	}
	return sum
}
