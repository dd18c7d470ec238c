package model

import (
	"fmt"
	"sync"
)

// Activations are steps of 1/16, up to 127; the residual stream is 32-bit
// integers in steps of 1/4096.
const (
	actStep      = 16
	actTop       = 127
	residualStep = 4096
	normEpsilon  = 1e-3
)

// Net is a loaded network. It never changes, but for the memory that it lends
// out, and is safe for concurrent use.
type Net struct {
	name     string
	emb, dim int
	words    map[string]int32 // lexicon's form → row; row 0 is every other word
	lexicon  []int8           // rows of emb, steps of 1/16
	parts    map[string]int32 // piece of a word → row
	pieces   []int8           // what a word that the lexicon lacks adds up
	hashed   []int8
	rows     uint32 // of hashed
	flags    []int8
	into     *matrix
	layers   []layer
	norm     norm
	reach    int // tokens to each side that can change a token's vector
	margin   int // the largest dilation
	heads    heads
	works    sync.Pool // of *work
	texts    sync.Pool // of *Text
}

type layer struct {
	dilation int
	norm     norm
	conv     *matrix // 3·dim → dim
	out      *matrix // dim → dim
}

// norm is layer normalisation followed by ReLU to 7 bits; gain and bias are in steps.
type norm struct{ gain, bias []float32 }

// Load reads a model file's bytes and keeps them. The error wraps ErrFormat.
func Load(data []byte) (*Net, error) {
	f, err := openFile(data)
	if err != nil {
		return nil, fmt.Errorf("load model: %w", err)
	}
	net := &Net{name: f.Name, emb: f.Emb, dim: f.Dim}
	net.words, net.lexicon = f.vectors("words", "lexicon")
	net.parts, net.pieces = f.vectors("parts", "pieces")
	net.hashed = f.int8s("hashed", -1, f.Emb)
	net.rows = uint32(len(net.hashed) / f.Emb)
	net.flags = f.int8s("flags", 8, f.Emb)
	net.into = f.matrix("into", 2*f.Emb, f.Dim)
	for i, dilation := range f.Dilate {
		name := fmt.Sprintf("layers.%d.", i)
		if dilation <= 0 {
			return nil, fmt.Errorf("load model: %w: layer %d has dilation %d", ErrFormat, i, dilation)
		}
		net.layers = append(net.layers, layer{
			dilation: dilation,
			norm:     norm{f.floats(name+"norm.gain", f.Dim), f.floats(name+"norm.bias", f.Dim)},
			conv:     f.matrix(name+"conv", 3*f.Dim, f.Dim),
			out:      f.matrix(name+"out", f.Dim, f.Dim),
		})
		net.reach += dilation
		net.margin = max(net.margin, dilation)
	}
	net.norm = norm{f.floats("norm.gain", f.Dim), f.floats("norm.bias", f.Dim)}
	net.heads = newHeads(f)
	if f.err == nil && net.rows == 0 {
		f.err = fmt.Errorf("%w: the table of affixes is empty", ErrFormat)
	}
	if f.err != nil {
		return nil, fmt.Errorf("load model: %w", f.err)
	}
	return net, nil
}

// Name gives the model's name and date.
func (net *Net) Name() string { return net.name }

// chunkTokens is how many tokens go through the layers at once: few enough to
// stay in the cache, many enough that what a chunk needs of its neighbours
// (reach, to both sides, computed again) costs little.
const chunkTokens = 1024

// encode gives the activations of every token: rows of dim, and enough more to
// read a tile from any token on. They go into out where that is long enough.
func (net *Net) encode(out []uint8, words []string, flags []uint8) []uint8 {
	n := len(words)
	out = grown(out, (n+tileRows)*net.dim)
	w, _ := net.works.Get().(*work)
	if w == nil {
		w = net.newWork()
	}
	defer net.works.Put(w)
	for start := 0; start < n; start += chunkTokens {
		end := min(start+chunkTokens, n)
		if n-end < chunkTokens/4 { // no small rest
			end = n
		}
		lo, hi := max(0, start-net.reach), min(n, end+net.reach)
		w.fit(hi - lo)
		net.run(w, words[lo:hi], flags[lo:hi])
		copy(out[start*net.dim:end*net.dim], w.row(start-lo))
		if end == n {
			break
		}
	}
	return out
}

// work is the memory of one encoding.
type work struct {
	net    *Net
	n      int
	acts   []uint8 // n × dim, with a margin of zeros before and after: beyond the text there is nothing
	wide   []uint8 // n × the embeddings' width
	inner  []uint8 // a block's rows of dim
	sums   []int32 // of a block
	stream []int32 // n × dim: the residual stream
}

func (net *Net) newWork() *work {
	block := blockRows * net.into.cols()
	return &work{net: net, inner: make([]uint8, block), sums: make([]int32, block)}
}

// row gives the activations from token i on.
func (w *work) row(i int) []uint8 { return w.acts[(w.net.margin+i)*w.net.dim:] }

// fit makes room for n tokens.
func (w *work) fit(n int) {
	w.n = n
	rows, dim := padRows(n), w.net.dim
	padded := rows + 2*w.net.margin
	if cap(w.acts) < padded*dim {
		w.acts = make([]uint8, padded*dim)
		w.wide = make([]uint8, rows*2*w.net.emb)
		w.stream = make([]int32, rows*dim)
	}
	w.acts, w.stream = w.acts[:padded*dim], w.stream[:rows*dim]
	clear(w.row(n))
}

// run leaves the activations of the words in w.acts. A block of rows goes
// through a whole layer before the next one, so that its sums stay in the cache.
func (net *Net) run(w *work, words []string, flags []uint8) {
	dim := net.dim
	net.embed(w, words, flags)
	clear(w.stream)
	for lo := 0; lo < w.n; lo += blockRows {
		rows := min(blockRows, w.n-lo)
		net.into.sums(w.sums, w.wide[lo*net.into.stride():], rows)
		net.into.addTo(w.stream[lo*dim:], w.sums, rows)
	}
	for i := range net.layers {
		layer := &net.layers[i]
		layer.norm.apply(w.row(0), w.stream, w.n, dim)
		for lo := 0; lo < w.n; lo += blockRows {
			rows := min(blockRows, w.n-lo)
			layer.conv.convolve(w.sums, w.row(lo-layer.dilation), rows, layer.dilation)
			layer.conv.activate(w.inner, w.sums, rows)
			layer.out.sums(w.sums, w.inner, rows)
			layer.out.addTo(w.stream[lo*dim:], w.sums, rows)
		}
	}
	net.norm.apply(w.row(0), w.stream, w.n, dim)
}

// embed fills w.wide with the positive and the negative part of each token's vector.
func (net *Net) embed(w *work, words []string, flags []uint8) {
	emb := net.emb
	var lower, buf []byte
	var rows [slots]uint32
	var parts []int32
	vec := make([]int32, emb)
	for i, word := range words {
		lower = appendLower(lower[:0], word)
		low := string(lower)
		known := net.words[low]
		for j, v := range net.lexicon[int(known)*emb:][:emb] {
			vec[j] = int32(v)
		}
		if known == 0 {
			parts = appendPieces(parts[:0], net.parts, low)
			for _, row := range parts {
				add(vec, net.pieces[int(row)*emb:][:emb])
			}
		}
		hashes(&rows, word, low, net.rows, buf)
		for _, row := range rows {
			add(vec, net.hashed[int(row)*emb:][:emb])
		}
		add(vec, net.flags[int(flags[i]&7)*emb:][:emb])
		both := w.wide[i*2*emb:][:2*emb]
		for j, v := range vec {
			both[j] = uint8(min(max(v, 0), actTop))
			both[emb+j] = uint8(min(max(-v, 0), actTop))
		}
	}
}

func add(vec []int32, row []int8) {
	row = row[:len(vec)]
	for j := range vec {
		vec[j] += int32(row[j])
	}
}
