package model

import (
	"strings"
	"testing"
)

func TestFeatures(t *testing.T) {
	tests := []struct{ word, lower, shape string }{
		{"Kestrel", "kestrel", "Xxx"},
		{"U.S.", "u.s.", "X.X."},
		{"didn’t", "didn't", "xx’x"},
		{"2024", "0000", "00"},
		{"“", "\"", "“"},
		{"Élan", "élan", "Xxx"},
		{"東京", "東京", "aa"},
		{"a1b2c3d4e5f6g7", "a0b0c0d0e0f0g0", "x0x0x0x0x0x0"},
	}
	for _, test := range tests {
		if got := string(appendLower(nil, test.word)); got != test.lower {
			t.Errorf("lower(%q) = %q, want %q", test.word, got, test.lower)
		}
		if got := string(appendShape(nil, test.word)); got != test.shape {
			t.Errorf("shape(%q) = %q, want %q", test.word, got, test.shape)
		}
	}
}

// The hash is part of what a model file means: training computes the same.
func TestHashes(t *testing.T) {
	var rows [slots]uint32
	hashes(&rows, "Kestrel", "kestrel", 16384, nil)
	if want := [slots]uint32{8813, 11429, 3997, 3595, 3757, 11689, 2448, 773}; rows != want {
		t.Errorf("got %v, want %v", rows, want)
	}
}

func TestPieces(t *testing.T) {
	table := map[string]int32{}
	for i, piece := range []string{"kes", "##trel", "##tr", "##e", "##l", "al", "o", "brien", "##s", "s", "e"} {
		table[piece] = int32(i + 1)
	}
	names := map[int32]string{}
	for piece, row := range table {
		names[row] = piece
	}
	tests := []struct{ word, want string }{
		{"kestrel", "kes ##trel"},
		{"kestrels", "kes ##trel ##s"},
		{"kestre", "kes ##tr ##e"},
		{"al-kes", "al kes"}, // a mark opens a new run of letters
		{"o'brien", "o brien"},
		{"kesß", "kes"}, // nothing begins with it
		{"kesßs", "kes ##s"},
		{"東京", ""},
		{"eeeeeeeee", "e ##e ##e ##e ##e ##e"}, // six are enough
		{"\xff\xfes", "s"},
	}
	for _, test := range tests {
		var got []string
		for _, row := range appendPieces(nil, table, test.word) {
			got = append(got, names[row])
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("pieces of %q: %q, want %q", test.word, got, test.want)
		}
	}
}
