package main

import (
	"math"

	"github.com/sayso-news/sayso/nlp"
	"github.com/sayso-news/sayso/read/coref/rank"
)

// sample is one document to learn from.
type sample struct {
	doc      *nlp.Doc
	gold     [][][2]int
	examples []rank.Example
	cluster  []int // example → gold cluster, -1 when it is in none
}

// hidden is short for the hidden units' number.
const hidden = rank.Hidden

// net is the ranker while it is trained: floats, with their gradients' moments (Adam).
type net struct {
	in     param
	bias   param
	out    param
	direct param
	step   int
}

type param struct{ w, g, m, v []float32 }

func newParam(n int) param {
	return param{make([]float32, n), make([]float32, n), make([]float32, n), make([]float32, n)}
}

func newNet(rng *random) *net {
	n := &net{in: newParam(rank.Features * hidden), bias: newParam(hidden), out: newParam(hidden), direct: newParam(rank.Features)}
	for i := range n.in.w {
		n.in.w[i] = 0.1 * rng.normal()
	}
	for i := range n.out.w {
		n.out.w[i] = 0.3 * rng.normal()
	}
	return n
}

// cost says how bad each kind of mistake is, added to the scores of wrong answers
// (Durrett and Klein 2013).
type cost struct{ falseLink, falseNew, wrongLink float32 }

// options are what a training is tuned by.
type options struct {
	epochs  int
	rate    float32
	decay   float32
	dropout float32
	cost    cost
	seed    uint64
}

// state of one choice, for going back.
type state struct {
	act   [hidden]float32
	score float32
}

// learn goes once over a document and updates the weights: the loss is the
// likelihood of all right answers together, wrong ones made better by their cost.
func (n *net) learn(doc *sample, opt options, rate float32, rng *random) {
	clear(n.in.g)
	clear(n.bias.g)
	clear(n.out.g)
	clear(n.direct.g)
	count := len(doc.examples)
	back, before := make([][hidden]float32, count), make([][hidden]float32, count)
	direct := make([][2]float32, count)
	for i := range doc.examples {
		ex := &doc.examples[i]
		direct[i][0] = n.forward(&back[i], ex.Back)
		direct[i][1] = n.forward(&before[i], ex.Before)
	}
	backG, beforeG := make([][hidden]float32, count), make([][hidden]float32, count)
	directG := make([][2]float32, count)
	var states []state
	var mask [hidden]float32
	for i := range doc.examples {
		ex := &doc.examples[i]
		for h := range mask {
			mask[h] = 1
			if opt.dropout > 0 {
				if rng.unit() < opt.dropout {
					mask[h] = 0
				} else {
					mask[h] = 1 / (1 - opt.dropout)
				}
			}
		}
		states = states[:0]
		right := make([]bool, len(ex.Choices)+1)
		anyRight := false
		for k, c := range ex.Choices {
			right[k+1] = doc.cluster[i] >= 0 && doc.cluster[i] == doc.cluster[c.Example]
			anyRight = anyRight || right[k+1]
		}
		right[0] = !anyRight
		for k := range len(ex.Choices) + 1 {
			var s state
			s.act = back[i]
			s.score = direct[i][0]
			if k == 0 {
				s.score += n.forward(&s.act, ex.Alone)
			} else {
				c := &ex.Choices[k-1]
				for h, v := range before[c.Example] {
					s.act[h] += v
				}
				s.score += direct[c.Example][1] + n.forward(&s.act, c.Pair)
			}
			for h := range s.act {
				s.act[h] = max(0, s.act[h]+n.bias.w[h]) * mask[h]
				s.score += s.act[h] * n.out.w[h]
			}
			if !right[k] {
				switch {
				case k == 0:
					s.score += opt.cost.falseNew
				case !anyRight:
					s.score += opt.cost.falseLink
				default:
					s.score += opt.cost.wrongLink
				}
			}
			states = append(states, s)
		}
		all, good := logSum(states, nil), logSum(states, right)
		for k := range states {
			s := &states[k]
			g := exp(s.score - all)
			if right[k] {
				g -= exp(s.score - good)
			}
			if g < 1e-6 && g > -1e-6 {
				continue
			}
			var hid [hidden]float32
			for h := range hid {
				n.out.g[h] += g * s.act[h]
				if s.act[h] > 0 {
					hid[h] = g * n.out.w[h] * mask[h]
					n.bias.g[h] += hid[h]
					backG[i][h] += hid[h]
				}
			}
			directG[i][0] += g
			on := ex.Alone
			if k > 0 {
				c := &ex.Choices[k-1]
				on = c.Pair
				directG[c.Example][1] += g
				for h, v := range hid {
					beforeG[c.Example][h] += v
				}
			}
			n.backward(&hid, g, on)
		}
	}
	for i := range doc.examples {
		n.backward(&backG[i], directG[i][0], doc.examples[i].Back)
		n.backward(&beforeG[i], directG[i][1], doc.examples[i].Before)
	}
	n.update(opt, rate)
}

// forward adds the weights of features that are on; it gives their direct weight.
func (n *net) forward(to *[hidden]float32, on []uint16) (direct float32) {
	for _, f := range on {
		w := n.in.w[int(f)*hidden : int(f)*hidden+hidden]
		for h := range to {
			to[h] += w[h]
		}
		direct += n.direct.w[f]
	}
	return direct
}

func (n *net) backward(hid *[hidden]float32, direct float32, on []uint16) {
	for _, f := range on {
		g := n.in.g[int(f)*hidden : int(f)*hidden+hidden]
		for h, v := range hid {
			g[h] += v
		}
		n.direct.g[f] += direct
	}
}

// update is Adam (Kingma and Ba 2015) with decoupled decay.
func (n *net) update(opt options, rate float32) {
	n.step++
	const b1, b2, eps = 0.9, 0.99, 1e-6
	c1 := 1 / (1 - math.Pow(b1, float64(n.step)))
	c2 := 1 / (1 - math.Pow(b2, float64(n.step)))
	for _, p := range []*param{&n.in, &n.bias, &n.out, &n.direct} {
		for i, g := range p.g {
			p.m[i] = b1*p.m[i] + (1-b1)*g
			p.v[i] = b2*p.v[i] + (1-b2)*g*g
			if p.m[i] == 0 {
				continue
			}
			p.w[i] -= rate * (p.m[i]*float32(c1)/(float32(math.Sqrt(float64(p.v[i])*c2))+eps) + opt.decay*p.w[i])
		}
	}
}

func (n *net) ranker() *rank.Ranker {
	return rank.NewRanker(n.in.w, n.bias.w, n.out.w, n.direct.w)
}

// train learns from documents in an order drawn anew each round; the rate falls to nothing.
func train(docs []*sample, opt options) *net {
	rng := random(opt.seed)
	n := newNet(&rng)
	order := make([]int, len(docs))
	for i := range order {
		order[i] = i
	}
	total := opt.epochs * len(docs)
	at := 0
	for range opt.epochs {
		for i := len(order) - 1; i > 0; i-- {
			k := rng.below(i + 1)
			order[i], order[k] = order[k], order[i]
		}
		for _, i := range order {
			n.learn(docs[i], opt, opt.rate*(1-float32(at)/float32(total)), &rng)
			at++
		}
	}
	return n
}

// logSum is the logarithm of the sum of the exponentials of the scores marked, all when only is nil.
func logSum(states []state, only []bool) float32 {
	top := float32(-1e30)
	for k := range states {
		if only == nil || only[k] {
			top = max(top, states[k].score)
		}
	}
	sum := 0.0
	for k := range states {
		if only == nil || only[k] {
			sum += math.Exp(float64(states[k].score - top))
		}
	}
	return top + float32(math.Log(sum))
}

func exp(x float32) float32 { return float32(math.Exp(float64(x))) }

// random is a splitmix64 generator.
type random uint64

func (r *random) next() uint64 {
	*r += 0x9e3779b97f4a7c15
	z := uint64(*r)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

func (r *random) below(n int) int { return int(r.next() % uint64(n)) }

func (r *random) unit() float32 { return float32(r.next()>>40) / (1 << 24) }

// normal draws from a normal distribution (Box and Muller).
func (r *random) normal() float32 {
	u, v := float64(r.next()>>11+1)/(1<<53), float64(r.next()>>11)/(1<<53)
	return float32(math.Sqrt(-2*math.Log(u)) * math.Cos(2*math.Pi*v))
}
