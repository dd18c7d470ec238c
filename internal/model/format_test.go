package model_test

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"slices"
	"strings"
	"testing"

	"github.com/sayso-news/sayso/internal/model"
	"github.com/sayso-news/sayso/internal/model/weights"
)

func TestLoadRefuses(t *testing.T) {
	file := weights.File()
	sign := func(data []byte) []byte { // a checksum that fits whatever was changed
		body := data[:len(data)-4]
		binary.LittleEndian.PutUint32(data[len(data)-4:], crc32.Checksum(body, crc32.MakeTable(crc32.Castagnoli)))
		return data
	}
	tests := []struct {
		name, want string
		change     func(data []byte) []byte
	}{
		{"an empty file", "does not begin", func([]byte) []byte { return nil }},
		{"another file", "does not begin", func(data []byte) []byte { copy(data, "GIF89a"); return data }},
		{"a later version", "version 9", func(data []byte) []byte { data[12] = 9; return data }},
		{"a flipped bit", "damaged", func(data []byte) []byte { data[len(data)/2] ^= 1; return data }},
		{"half a file", "damaged", func(data []byte) []byte { return data[:len(data)/2] }},
		{"a header without end", "runs past", func(data []byte) []byte {
			binary.LittleEndian.PutUint32(data[16:], 1<<31-1)
			return sign(data)
		}},
		{"a header that is no JSON", "header", func(data []byte) []byte { data[20] = 'x'; return sign(data) }},
		{"a tensor cut off", "tensor", func(data []byte) []byte { return sign(data[:len(data)-1024]) }},
	}
	for _, test := range tests {
		_, err := model.Load(test.change(slices.Clone(file)))
		if !errors.Is(err, model.ErrFormat) || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v, want an error with %q", test.name, err, test.want)
		}
	}
}
