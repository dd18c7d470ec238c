package main

import (
	"math"

	"github.com/sayso-news/sayso/internal/logistic"
	"github.com/sayso-news/sayso/internal/trace/copies"
)

// model is a logistic function of features.
type model struct {
	bias    float64
	weights copies.Features
}

func (m model) score(f copies.Features) float64 {
	z := m.bias
	for i := range f {
		z += m.weights[i] * f[i]
	}
	return 1 / (1 + math.Exp(-z))
}

const ridge = 3.3 // on the weights of standardised features

// fit minimises the weighted log loss with a ridge on all but the bias.
func fit(examples []example) model {
	var mean, dev copies.Features
	for _, e := range examples {
		for i, f := range e.features {
			mean[i] += f / float64(len(examples))
		}
	}
	for _, e := range examples {
		for i, f := range e.features {
			dev[i] += (f - mean[i]) * (f - mean[i]) / float64(len(examples))
		}
	}
	for i := range dev {
		dev[i] = max(math.Sqrt(dev[i]), 1e-9)
	}
	rows := make([]logistic.Row, len(examples))
	for k, e := range examples {
		x := []float64{1}
		for i, f := range e.features {
			x = append(x, (f-mean[i])/dev[i])
		}
		rows[k] = logistic.Row{X: x, Yes: e.Copied(), Weight: e.weight}
	}
	beta := logistic.Fit(rows, ridge)
	m := model{bias: beta[0]}
	for i := range m.weights {
		m.weights[i] = beta[i+1] / dev[i]
		m.bias -= m.weights[i] * mean[i]
	}
	return m
}
