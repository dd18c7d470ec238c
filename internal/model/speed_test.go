package model_test

import (
	"testing"

	"github.com/sayso-news/sayso/internal/model"
	"github.com/sayso-news/sayso/internal/model/weights"
)

// BenchmarkRead reads the fictional paragraphs as one text: the encoder and the
// token tasks, without trees and arguments.
func BenchmarkRead(b *testing.B) {
	net, err := weights.Reader()
	if err != nil {
		b.Fatal(err)
	}
	words, flags := fiction(b)
	for b.Loop() {
		text := net.Read(words, flags)
		for i := range words {
			text.Logits(model.UPOS, i)
		}
	}
	b.ReportMetric(float64(b.N*len(words))/b.Elapsed().Seconds(), "tokens/s")
}

// BenchmarkTree parses the same text in stretches of 25 words.
func BenchmarkTree(b *testing.B) {
	net, err := weights.Reader()
	if err != nil {
		b.Fatal(err)
	}
	words, flags := fiction(b)
	text := net.Read(words, flags)
	for b.Loop() {
		for lo := 0; lo < len(words); lo += 25 {
			text.Tree(lo, min(lo+25, len(words)))
		}
	}
	b.ReportMetric(float64(b.N*len(words))/b.Elapsed().Seconds(), "tokens/s")
}

// BenchmarkArgs tags the arguments of an anchor every 30 words.
func BenchmarkArgs(b *testing.B) {
	net, err := weights.Reader()
	if err != nil {
		b.Fatal(err)
	}
	words, flags := fiction(b)
	text := net.Read(words, flags)
	for b.Loop() {
		for at := 0; at < len(words); at += 30 {
			text.Args(at, max(0, at-128), min(len(words), at+256))
		}
	}
	b.ReportMetric(float64(b.N*len(words))/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkLoad(b *testing.B) {
	data := weights.File()
	for b.Loop() {
		if _, err := model.Load(data); err != nil {
			b.Fatal(err)
		}
	}
}

func fiction(b *testing.B) (words []string, flags []uint8) {
	b.Helper()
	var paragraphs []struct {
		Words []string
		Flags []uint8
	}
	decode(b, "testdata/paragraphs.json", &paragraphs)
	for _, p := range paragraphs {
		words, flags = append(words, p.Words...), append(flags, p.Flags...)
	}
	return words, flags
}
