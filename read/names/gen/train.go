package main

import (
	"math"
	"math/rand"

	"github.com/sayso-news/sayso/read/names"
)

const (
	hidden   = names.Hidden
	verdicts = names.Verdicts
)

// net is the judge while it is trained: floats, with the sums of their squared gradients.
type net struct {
	in     [][hidden]param
	direct [][verdicts]param
	bias   [hidden]param
	out    [verdicts][hidden]param
}

// param is a weight that learns by AdaGrad (Duchi et al. 2011).
type param struct{ w, squares float32 }

func (p *param) learn(gradient, rate, decay float32) {
	gradient += decay * p.w
	p.squares += gradient * gradient
	p.w -= rate * gradient / (float32(math.Sqrt(float64(p.squares))) + 1e-3)
}

func newNet(rng *rand.Rand) *net {
	n := &net{in: make([][hidden]param, names.Rows), direct: make([][verdicts]param, names.Rows)}
	for f := range n.in {
		for h := range n.in[f] {
			n.in[f][h].w = 0.05 * float32(rng.NormFloat64())
		}
	}
	for k := range n.out {
		for h := range n.out[k] {
			n.out[k][h].w = 0.2 * float32(rng.NormFloat64())
		}
	}
	return n
}

// forward gives the hidden units and the scores of the verdicts.
func (n *net) forward(on []uint16) (units [hidden]float32, scores [verdicts]float32) {
	for h := range units {
		units[h] = n.bias[h].w
	}
	for _, f := range on {
		for h := range units {
			units[h] += n.in[f][h].w
		}
		for k := range scores {
			scores[k] += n.direct[f][k].w
		}
	}
	for h := range units {
		units[h] = max(0, units[h])
		for k := range scores {
			scores[k] += units[h] * n.out[k][h].w
		}
	}
	return units, scores
}

// learn makes the right verdict likelier.
func (n *net) learn(on []uint16, right int, weight, rate, decay float32) {
	units, scores := n.forward(on)
	slope := softmax(scores)
	slope[right]--
	var back [hidden]float32
	for k := range slope {
		slope[k] *= weight
		for h, u := range units {
			if u > 0 {
				back[h] += slope[k] * n.out[k][h].w
			}
		}
	}
	for h, u := range units {
		if u == 0 {
			continue
		}
		for k := range slope {
			n.out[k][h].learn(slope[k]*u, 0.3*rate, 0)
		}
		n.bias[h].learn(back[h], 0.3*rate, 0)
	}
	for _, f := range on {
		for k := range slope {
			n.direct[f][k].learn(slope[k], rate, decay)
		}
		for h, g := range back {
			if g != 0 {
				n.in[f][h].learn(g, 0.5*rate, decay)
			}
		}
	}
}

func softmax(scores [verdicts]float32) (p [verdicts]float32) {
	top := scores[0]
	for _, v := range scores {
		top = max(top, v)
	}
	sum := float32(0)
	for k, v := range scores {
		p[k] = float32(math.Exp(float64(v - top)))
		sum += p[k]
	}
	for k := range p {
		p[k] /= sum
	}
	return p
}

// train learns from the texts in an order drawn anew each round; the rate falls to a tenth.
func train(samples []*sample, opt options, rng *rand.Rand) *net {
	n := newNet(rng)
	at, total := 0, opt.epochs*len(samples)
	var kept []uint16
	for range opt.epochs {
		for _, i := range rng.Perm(len(samples)) {
			s := samples[i]
			rate := opt.rate * (1 - 0.9*float32(at)/float32(total))
			at++
			for k, ex := range s.examples {
				kept = kept[:0]
				for _, f := range ex.On {
					if rng.Float32() >= opt.dropout {
						kept = append(kept, f)
					}
				}
				n.learn(kept, s.right[k], s.weight, rate, opt.decay)
			}
		}
	}
	return n
}

// weights rounds what was learned.
func (n *net) weights() *names.Weights {
	w := &names.Weights{}
	for f := range n.in {
		for h, p := range n.in[f] {
			w.In[f][h] = fixed(p)
		}
		for k, p := range n.direct[f] {
			w.Direct[f][k] = fixed(p)
		}
	}
	for h, p := range n.bias {
		w.Bias[h] = int32(fixed(p))
	}
	for k := range n.out {
		for h, p := range n.out[k] {
			w.Out[k][h] = fixed(p)
		}
	}
	return w
}

func fixed(p param) int16 {
	v := math.Round(float64(p.w) * names.Scale)
	return int16(max(math.MinInt16, min(v, math.MaxInt16)))
}
