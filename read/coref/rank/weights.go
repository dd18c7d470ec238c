package rank

import (
	"bytes"
	_ "embed"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"sync"
)

//go:generate go run ./gen -data ../../../../shared/data

//go:embed weights.bin
var weights []byte

// Load gives the trained ranker. The error is about a damaged file in the program.
var Load = sync.OnceValues(func() (*Ranker, error) { return ParseRanker(weights) })

// Hidden is how many hidden units a Ranker has.
const Hidden = 32

// Ranker scores how well one phrase speaks of what another does: one hidden layer
// over features that are on or off, beside a weight for each feature. All of it is
// in integers, so that every machine decides alike.
type Ranker struct {
	in     [][Hidden]int16 // by feature
	bias   [Hidden]int32
	out    [Hidden]int16
	direct []int32 // by feature
}

// Scale is what 1.0 is in a Ranker's weights; its scores have Scale² to one.
const Scale = 1 << 10

// NewRanker rounds trained weights. in holds Hidden weights for each feature.
func NewRanker(in []float32, bias, out []float32, direct []float32) *Ranker {
	r := &Ranker{in: make([][Hidden]int16, Features), direct: make([]int32, Features)}
	for f := range r.in {
		for h := range Hidden {
			r.in[f][h] = int16(fixed(in[f*Hidden+h], Scale, 1<<15-1))
		}
		r.direct[f] = int32(fixed(direct[f], Scale*Scale, 1<<31-1))
	}
	for h := range Hidden {
		r.bias[h] = int32(fixed(bias[h], Scale, 1<<31-1))
		r.out[h] = int16(fixed(out[h], Scale, 1<<15-1))
	}
	return r
}

// fixed rounds v·scale to an integer within ±limit.
func fixed(v float32, scale, limit int) int {
	x := float64(v) * float64(scale)
	if x < 0 {
		return -fixed(-v, scale, limit)
	}
	return min(int(x+0.5), limit)
}

// The form of stored weights: magic, the number of features and hidden units, all
// weights in little endian, and the CRC-32 of what comes before.
const magic = "SAYSOCL1"

// Bytes gives the stored form.
func (r *Ranker) Bytes() []byte {
	var b bytes.Buffer
	b.WriteString(magic)
	for _, v := range []any{uint32(len(r.in)), uint32(Hidden), r.in, r.bias, r.out, r.direct} {
		binary.Write(&b, binary.LittleEndian, v) // a Buffer does not fail
	}
	return binary.LittleEndian.AppendUint32(b.Bytes(), crc32.ChecksumIEEE(b.Bytes()))
}

// ParseRanker reads the stored form. It fails when the bytes are damaged, or were
// made for other features: then the weights must be trained again.
func ParseRanker(data []byte) (*Ranker, error) {
	r := &Ranker{in: make([][Hidden]int16, Features), direct: make([]int32, Features)}
	head := len(magic) + 8
	if len(data) < head+4 || string(data[:len(magic)]) != magic {
		return nil, errors.New("coreference weights: not a file of this version: run go generate ./read/coref/rank")
	}
	if n, h := binary.LittleEndian.Uint32(data[len(magic):]), binary.LittleEndian.Uint32(data[len(magic)+4:]); n != uint32(Features) || h != Hidden {
		return nil, errors.New("coreference weights: made for other features: run go generate ./read/coref/rank")
	}
	body, sum := data[:len(data)-4], binary.LittleEndian.Uint32(data[len(data)-4:])
	if crc32.ChecksumIEEE(body) != sum {
		return nil, errors.New("coreference weights: damaged: run go generate ./read/coref/rank")
	}
	from := bytes.NewReader(body[head:])
	for _, v := range []any{r.in, &r.bias, &r.out, r.direct} {
		if err := binary.Read(from, binary.LittleEndian, v); err != nil {
			return nil, errors.New("coreference weights: cut short: run go generate ./read/coref/rank")
		}
	}
	return r, nil
}
