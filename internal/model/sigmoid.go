package model

import "math"

// Sigmoid is 1/(1+e^-x), the same bits on every machine: math.Exp uses fused
// multiply-add where the processor has it, and compilers may fuse as well.
func Sigmoid(x float64) float64 { return 1 / (1 + exp(-x)) }

// exp is e^x for |x| up to 700, beyond which it stays there. The argument is
// reduced by multiples of ln 2 (in two parts, after Cody and Waite 1980); what
// is left is a Taylor series, whose error is under one unit in the last place.
func exp(x float64) float64 {
	const (
		high = 6.93147180369123816490e-01 // its last 32 bits are zero, so that k·high is exact
		low  = 1.90821492927058770002e-10
		last = 14 // of the series: |r| ≤ ln 2 / 2, and 0.35^15 / 15! < 2^-60
	)
	x = min(max(x, -700), 700)
	k := math.Round(x / math.Ln2)
	r := float64(x-float64(k*high)) - float64(k*low)
	sum := 1.0
	for i := last; i > 0; i-- {
		sum = 1 + float64(float64(sum*r)/float64(i))
	}
	return math.Ldexp(sum, int(k))
}
