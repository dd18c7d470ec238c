package main

import (
	"math"

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

const (
	ridge = 3.3 // on the weights of standardised features
	steps = 30
	n     = len(copies.Features{}) + 1 // the last is the bias
)

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
	var beta [n]float64
	for range steps {
		var gradient [n]float64
		var hessian [n][n]float64
		for i := range n - 1 {
			gradient[i], hessian[i][i] = ridge*beta[i], ridge
		}
		for _, e := range examples {
			x := [n]float64{n - 1: 1}
			z := beta[n-1]
			for i, f := range e.features {
				x[i] = (f - mean[i]) / dev[i]
				z += beta[i] * x[i]
			}
			p, y := 1/(1+math.Exp(-z)), 0.0
			if e.Copied() {
				y = 1
			}
			for i := range n {
				gradient[i] += e.weight * (p - y) * x[i]
				for k := range n {
					hessian[i][k] += e.weight * p * (1 - p) * x[i] * x[k]
				}
			}
		}
		step := solve(hessian, gradient)
		for i := range n {
			beta[i] -= step[i]
		}
	}
	m := model{bias: beta[n-1]}
	for i := range m.weights {
		m.weights[i] = beta[i] / dev[i]
		m.bias -= m.weights[i] * mean[i]
	}
	return m
}

// solve gives x with a·x = b; a is symmetric and positive.
func solve(a [n][n]float64, b [n]float64) [n]float64 {
	for i := range n {
		for k := i + 1; k < n; k++ {
			f := a[k][i] / a[i][i]
			for j := i; j < n; j++ {
				a[k][j] -= f * a[i][j]
			}
			b[k] -= f * b[i]
		}
	}
	for i := n - 1; i >= 0; i-- {
		for j := i + 1; j < n; j++ {
			b[i] -= a[i][j] * b[j]
		}
		b[i] /= a[i][i]
	}
	return b
}
