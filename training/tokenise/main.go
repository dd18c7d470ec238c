// Command tokenise cuts texts into sayso's own tokens for training.
//
// Input, on standard input: one JSON object a line with "id" and "text".
// Output, on standard output, in the same order: "id" and the tokens as pairs of
// code points [start, end), half open, because the annotated sets and Python
// count so; "block", the block of each token; "sent", the tokens that open a
// sentence by rule; "quotes", pairs of tokens, half open, marks included.
//
// A trained stage sees exactly these tokens when it reads, so it must see them
// when it learns.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/sayso-news/sayso/internal/blocks"
	"github.com/sayso-news/sayso/nlp"
	"github.com/sayso-news/sayso/read/tokens"
)

type input struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

type output struct {
	ID     string   `json:"id"`
	Tokens [][2]int `json:"tokens"`
	Block  []int    `json:"block"`
	Sent   []int    `json:"sent"`
	Quotes [][2]int `json:"quotes"`
}

func main() {
	if err := run(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "tokenise:", err)
		os.Exit(1)
	}
}

func run(r io.Reader, w io.Writer) error {
	dec := json.NewDecoder(bufio.NewReaderSize(r, 1<<20))
	buf := bufio.NewWriterSize(w, 1<<20)
	enc := json.NewEncoder(buf)
	for {
		var in input
		if err := dec.Decode(&in); err == io.EOF {
			return buf.Flush()
		} else if err != nil {
			return fmt.Errorf("read input: %w", err)
		}
		out, err := tokenise(in)
		if err != nil {
			return fmt.Errorf("tokenise %s: %w", in.ID, err)
		}
		if err := enc.Encode(out); err != nil {
			return fmt.Errorf("write output: %w", err)
		}
	}
}

func tokenise(in input) (*output, error) {
	doc := &nlp.Doc{Text: in.Text}
	list, _ := blocks.Find(in.Text)
	for _, block := range list {
		doc.Blocks = append(doc.Blocks, nlp.Block{Kind: string(block.Kind), Start: block.Start, End: block.End})
	}
	if err := tokens.New().Read(context.Background(), doc); err != nil {
		return nil, err
	}
	out := &output{ID: in.ID, Tokens: [][2]int{}, Block: []int{}, Sent: []int{}, Quotes: [][2]int{}}
	point, at := 0, 0
	points := func(b int) int { // tokens come in order, so one walk serves all
		for range in.Text[at:b] {
			point++
		}
		at = b
		return point
	}
	for _, tok := range doc.Tokens {
		start := points(tok.Start)
		out.Tokens = append(out.Tokens, [2]int{start, points(tok.End)})
		out.Block = append(out.Block, tok.Block)
	}
	for _, sent := range doc.Sentences {
		out.Sent = append(out.Sent, sent.Start)
	}
	for _, quote := range doc.Quotes {
		out.Quotes = append(out.Quotes, [2]int{quote.Span.Start, quote.Span.End})
	}
	return out, nil
}
