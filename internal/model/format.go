package model

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"strings"
	"unsafe"
)

// A model file is, little endian:
//
//	magic    "sayso model\n"
//	version  uint32
//	header   uint32 length, then JSON: header
//	tensors  raw, each at its offset from the end of the header
//	check    uint32, CRC-32C of everything before it
//
// training/export.py writes it.
const (
	magic   = "sayso model\n"
	version = 2
)

// ErrFormat is wrapped by every error about a model file's bytes.
var ErrFormat = errors.New("not a model file that this program can use")

type header struct {
	Name    string            `json:"name"`   // of the model, with its date: what By and `sayso version` show
	Emb     int               `json:"emb"`    // width of a word's vector
	Dim     int               `json:"dim"`    // width of the network
	Dilate  []int             `json:"dilate"` // dilation of each layer
	Tensors map[string]tensor `json:"tensors"`
	Labels  map[string]labels `json:"labels"`
}

type labels []string

type tensor struct {
	Type   string `json:"type"` // i8, f32 or text
	Shape  []int  `json:"shape"`
	Offset int    `json:"offset"`
}

// file gives typed views of a checked model file. Asking for a tensor that is
// not there or has another shape sets err, once.
type file struct {
	header
	data []byte
	err  error
}

func openFile(data []byte) (*file, error) {
	if !bytes.HasPrefix(data, []byte(magic)) || len(data) < len(magic)+12 {
		return nil, fmt.Errorf("%w: it does not begin with %q", ErrFormat, magic)
	}
	at := len(magic)
	if v := binary.LittleEndian.Uint32(data[at:]); v != version {
		return nil, fmt.Errorf("%w: version %d, this program reads version %d; use the file that came with the program", ErrFormat, v, version)
	}
	body, check := data[:len(data)-4], binary.LittleEndian.Uint32(data[len(data)-4:])
	if crc32.Checksum(body, crc32.MakeTable(crc32.Castagnoli)) != check {
		return nil, fmt.Errorf("%w: its checksum does not match, the file is damaged; fetch it again", ErrFormat)
	}
	size := int(binary.LittleEndian.Uint32(data[at+4:]))
	at += 8
	if size < 0 || size > len(body)-at {
		return nil, fmt.Errorf("%w: its header runs past its end", ErrFormat)
	}
	f := &file{data: body[at+size:]}
	if err := json.Unmarshal(body[at:at+size], &f.header); err != nil {
		return nil, fmt.Errorf("%w: its header: %w", ErrFormat, err)
	}
	if f.Emb <= 0 || f.Dim <= 0 || len(f.Dilate) == 0 {
		return nil, fmt.Errorf("%w: its header lacks sizes", ErrFormat)
	}
	return f, nil
}

func (f *file) raw(name, kind string, width int, shape ...int) []byte {
	t, ok := f.Tensors[name]
	size := width
	if ok && len(t.Shape) == len(shape) {
		for i, n := range t.Shape {
			ok = ok && n >= 0 && (shape[i] < 0 || n == shape[i])
			size *= n
		}
	} else {
		ok = false
	}
	if !ok || t.Type != kind || t.Offset < 0 || t.Offset%4 != 0 || size > len(f.data)-t.Offset {
		if f.err == nil {
			f.err = fmt.Errorf("%w: tensor %s (%s %v) is missing or has another shape", ErrFormat, name, kind, shape)
		}
		return nil
	}
	return f.data[t.Offset : t.Offset+size]
}

// int8s gives a tensor without copying; -1 in shape is any size.
func (f *file) int8s(name string, shape ...int) []int8 {
	raw := f.raw(name, "i8", 1, shape...)
	if len(raw) == 0 {
		return nil
	}
	return unsafe.Slice((*int8)(unsafe.Pointer(&raw[0])), len(raw))
}

func (f *file) floats(name string, shape ...int) []float32 {
	raw := f.raw(name, "f32", 4, shape...)
	out := make([]float32, len(raw)/4)
	if _, err := binary.Decode(raw, binary.LittleEndian, out); err != nil && f.err == nil {
		f.err = fmt.Errorf("%w: tensor %s: %w", ErrFormat, name, err)
	}
	return out
}

// vectors gives a list of strings with the row of each, from 1 on, and their
// table; row 0 stands for whatever is not in the list.
func (f *file) vectors(list, table string) (map[string]int32, []int8) {
	all := strings.Split(string(f.raw(list, "text", 1, -1)), "\n")
	rows := make(map[string]int32, len(all))
	for i, s := range all {
		rows[s] = int32(i + 1)
	}
	return rows, f.int8s(table, len(all)+1, f.Emb)
}

// matrix gives a layer: name.weight (out × in), name.scale and name.bias (out).
func (f *file) matrix(name string, in, out int) *matrix {
	w := f.int8s(name+".weight", out, in)
	scale, bias := f.floats(name+".scale", out), f.floats(name+".bias", out)
	if f.err != nil {
		return &matrix{}
	}
	return newMatrix(in, out, w, scale, bias)
}
