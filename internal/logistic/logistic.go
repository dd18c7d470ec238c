// Package logistic fits logistic regressions with a ridge, for the generators of
// tables of weights. Nothing that reads or traces imports it.
package logistic

import "math"

// steps of Newton's method; a few hundred rows are done after ten.
const steps = 30

// Row is one observation. X[0] must be 1: its weight is the bias, on which there is no ridge.
type Row struct {
	X      []float64
	Yes    bool
	Weight float64 // how much it counts
}

// Fit gives the weights of X that minimise the weighted log loss plus half the
// ridge times their squares, by Newton's method. The rows must not be empty.
func Fit(rows []Row, ridge float64) []float64 {
	n := len(rows[0].X)
	w := make([]float64, n)
	for range steps {
		system := make([][]float64, n) // the Hessian with the descent as last column
		for i := range system {
			hold := ridge
			if i == 0 {
				hold = 1e-6
			}
			system[i] = make([]float64, n+1)
			system[i][i], system[i][n] = hold, -hold*w[i]
		}
		for _, row := range rows {
			p, y := Probability(w, row.X), 0.0
			if row.Yes {
				y = 1
			}
			for i, x := range row.X {
				if x == 0 {
					continue
				}
				system[i][n] += row.Weight * (y - p) * x
				for j, other := range row.X {
					system[i][j] += row.Weight * p * (1 - p) * x * other
				}
			}
		}
		for i, step := range solve(system) {
			w[i] += step
		}
	}
	return w
}

// Probability gives the probability of yes.
func Probability(w, x []float64) float64 {
	z := 0.0
	for i := range x {
		z += w[i] * x[i]
	}
	return 1 / (1 + math.Exp(-z))
}

// solve solves a system whose right side is its last column, by elimination: the
// matrix is positive definite, so that no pivot is sought.
func solve(a [][]float64) []float64 {
	n := len(a)
	for i := range n {
		for k := i + 1; k < n; k++ {
			f := a[k][i] / a[i][i]
			for j := i; j <= n; j++ {
				a[k][j] -= f * a[i][j]
			}
		}
	}
	x := make([]float64, n)
	for i := n - 1; i >= 0; i-- {
		x[i] = a[i][n]
		for j := i + 1; j < n; j++ {
			x[i] -= a[i][j] * x[j]
		}
		x[i] /= a[i][i]
	}
	return x
}
