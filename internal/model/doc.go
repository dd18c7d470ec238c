// Package model runs the trained reader: a small convolutional network on
// integers, in plain Go and, where the processor has them, AVX2 or AVX-512
// VNNI instructions.
//
// Input is the words of a text, as package tokens cuts them, with their flags;
// output is what the network says of each token, of the arguments of each
// anchor, and of the arcs of each sentence. The package knows no nlp.Doc: the
// stages under read do that. Weights are embedded from weights/ and checked
// when first used.
//
// Every path gives the same bits: activations are unsigned 7-bit and weights
// signed 8-bit numbers, so that their sums are exact in 32 bits and no pair of
// products overflows 16; what is left in floating point is elementwise, with
// conversions that keep a compiler from fusing a product and a sum. The shape
// and what was given up are in docs/adr/0011-trained-reader.md.
package model
