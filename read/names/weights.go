package names

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"sync"
)

//go:generate go run ./gen -data ../../../shared/data

//go:embed weights.bin
var weightsFile []byte

// loadWeights gives the trained judge. The error is about a damaged file in the program.
var loadWeights = sync.OnceValues(func() (*Weights, error) { return ParseWeights(weightsFile) })

// Hidden is how many hidden units a judge has.
const Hidden = 16

// Scale is what 1.0 is in a judge's weights; its scores have Scale² to one.
const Scale = 1 << 10

// Weights are a judge: one hidden layer over features that are on or off, beside
// a direct weight for each verdict. All of it is in integers, so that every
// machine judges alike.
type Weights struct {
	In     [Rows][Hidden]int16
	Direct [Rows][Verdicts]int16
	Bias   [Hidden]int32
	Out    [Verdicts][Hidden]int16
}

func (w *Weights) score(on []uint16) (v verdict) {
	hidden := w.Bias
	var direct [Verdicts]int32
	for _, f := range on {
		for h, x := range &w.In[f] {
			hidden[h] += int32(x)
		}
		for k, x := range &w.Direct[f] {
			direct[k] += int32(x)
		}
	}
	for k := range v {
		v[k] = int64(direct[k]) * Scale
		for h, x := range &hidden {
			if x > 0 {
				v[k] += int64(x) * int64(w.Out[k][h])
			}
		}
	}
	return v
}

// The form of stored weights: magic, all weights in little endian in the order of
// the fields, and the CRC-32 of what comes before.
const magic = "SAYSONM1"

var weightsSize = len(magic) + binary.Size(&Weights{}) + 4

// Bytes gives the stored form.
func (w *Weights) Bytes() []byte {
	out, err := binary.Append([]byte(magic), binary.LittleEndian, w)
	if err != nil {
		panic("internal error: " + err.Error())
	}
	return binary.LittleEndian.AppendUint32(out, crc32.ChecksumIEEE(out))
}

// ParseWeights reads the stored form. It fails when the bytes are damaged or of
// another version.
func ParseWeights(data []byte) (*Weights, error) {
	if len(data) != weightsSize || string(data[:len(magic)]) != magic {
		return nil, errors.New("weights of names: not a file of this version: run go generate ./read/names")
	}
	body, sum := data[:len(data)-4], binary.LittleEndian.Uint32(data[len(data)-4:])
	if crc32.ChecksumIEEE(body) != sum {
		return nil, errors.New("weights of names: damaged: run go generate ./read/names")
	}
	w := &Weights{}
	if _, err := binary.Decode(body[len(magic):], binary.LittleEndian, w); err != nil {
		return nil, errors.New("weights of names: cut short: run go generate ./read/names")
	}
	return w, nil
}
